import { RUNBOOK_IDS, runbooksFor } from '../../shared/domain/runbook-id';
import type { PlannedRequest } from '../../shared/domain/runbook-run';
import { LANGUAGES } from '../../shared/messages/formatter';
import { type Message, message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { isElsewhere } from '../../shared/profiles';
import { shownRequest } from '../../shared/runbooks/request-text';
import { createCollector } from '../monitor/collector';
import { dryRun, type DryStep, placeholderContext } from '../runbooks/dry-run';
import { needsOf } from '../runbooks/run-problems';
import type { Step } from '../runbooks/runbook';
import { RUNBOOKS } from '../runbooks/runbooks';
import { createWorkbench, type Workbench } from '../runbooks/workbench';
import { WRITE_PERMISSIONS } from '../runbooks/write-permissions';
import { sampleTenantOf } from '../sample-tenant';
import { CommandLineError } from './command-line-error';
import { EXIT_CODES, EXIT_INTERRUPTED } from './exit-code';
import { parseChoice } from './option-values';
import { chooseConnections, openSource, type Source, type SourceOptions } from './source';
import { untilStopped } from './stop-signal';
import type { Terminal } from './terminal';
import { wrap } from './wrap';

/** The options of `runbook`, as commander hands them over. */
export interface RunbookOptions extends SourceOptions {
  readonly connection?: string;
  /** Chosen already, when the terminal was made; here it is only checked. */
  readonly lang?: string;
}

const COMMAND = 'graphkeeper runbook';
const DEEDS = ['list', 'show', 'dry-run'] as const;
const INDENT = '   ';

function workbenchOf(source: Source): Workbench {
  return source.sample === null
    ? createWorkbench({ ...source, collector: createCollector(source) })
    : sampleTenantOf(source.sample, source.clock).workbench;
}

/** Texts for people, broken to the terminal's width. */
function createPage(terminal: Terminal) {
  const words = (text: Message): string => say(text, terminal.language, terminal.format);
  const lines: string[] = [];
  const add = (text: string, indent = ''): void => {
    lines.push(...wrap(text, Math.max(20, terminal.width - indent.length)).map((line) => `${indent}${line}`));
  };
  return {
    add: (text: Message, indent?: string) => {
      add(words(text), indent);
    },
    request: (request: PlannedRequest) => {
      lines.push(
        ...shownRequest(request)
          .split('\n')
          .map((line) => `${INDENT}${line}`),
      );
    },
    copy: (label: Message, text: string) => {
      add(words(label), INDENT);
      lines.push(...text.split('\n').map((line) => `${INDENT}${INDENT}${line}`));
    },
    gap: () => lines.push(''),
    text: () => `${lines.join('\n')}\n`,
    words,
  };
}

type Page = ReturnType<typeof createPage>;

function describeStep(page: Page, step: Step, number: number): void {
  page.gap();
  page.add(message('cli.runbook.step', { number, title: page.words(step.title), kind: step.kind }));
  for (const paragraph of step.explanation) page.add(paragraph, INDENT);
}

/** What would be done at a step: the requests, or what somebody does by hand. */
function describeDeed(page: Page, { step, outcome, problem }: DryStep): void {
  const { change, byHand } = step;
  if (outcome === 'reached') {
    page.add(message('cli.runbook.reached'), INDENT);
    return;
  }
  if (outcome === 'assumed' && step.look !== undefined) page.add(message('cli.runbook.assumed'), INDENT);
  if (problem !== null) {
    page.add(problem.text, INDENT);
    page.add(problem.advice, INDENT);
  }
  if (change !== undefined) {
    page.add(needsOf(WRITE_PERMISSIONS[change.permission]), INDENT);
    for (const request of change.requests) page.request(request);
    return;
  }
  if (byHand === undefined) return;
  for (const line of byHand.instructions) page.add(line, INDENT);
  for (const { label, text } of byHand.copies) page.copy(label, text);
}

function list(page: Page): void {
  for (const id of RUNBOOK_IDS) {
    page.add(
      message('cli.runbook.line', {
        id,
        title: page.words(message('runbook.title', { runbook: id, credential: null })),
      }),
    );
  }
}

function show(page: Page, id: (typeof RUNBOOK_IDS)[number], now: number): void {
  const runbook = RUNBOOKS[id];
  const plan = runbook.plan(runbook.initial, placeholderContext(now));
  page.add(message('runbook.title', { runbook: id, credential: null }));
  for (const change of plan.changes) page.add(change);
  plan.steps.forEach((step, index) => {
    describeStep(page, step, index + 1);
  });
}

/**
 * `graphkeeper runbook list | show ID | dry-run ID`: what the runbooks are, and what one of them would send for a
 * connection. Nothing is changed by it: runbooks are run in the window, where each request is confirmed.
 *
 * @returns the exit code
 */
export async function runRunbook(
  deed: string,
  id: string | undefined,
  options: RunbookOptions,
  terminal: Terminal,
): Promise<number> {
  const what = parseChoice(deed, DEEDS, { flag: 'runbook', command: COMMAND });
  if (options.lang !== undefined) parseChoice(options.lang, LANGUAGES, { flag: '--lang', command: COMMAND });
  const page = createPage(terminal);
  if (what === 'list') {
    list(page);
    await terminal.print(page.text());
    return EXIT_CODES.ok;
  }
  if (id === undefined)
    throw new CommandLineError(message('cli.runbook.noId', { ids: RUNBOOK_IDS }), COMMAND);
  const runbookId = parseChoice(id, RUNBOOK_IDS, { flag: `runbook ${what}`, command: COMMAND });
  if (what === 'show') {
    show(page, runbookId, Date.now());
    await terminal.print(page.text());
    return EXIT_CODES.ok;
  }
  const source = await openSource(options, terminal.env, COMMAND);
  const chosen = chooseConnections(
    source.connections,
    options.connection === undefined ? [] : [options.connection],
  );
  const [connection] = chosen;
  if (connection === undefined || chosen.length > 1) {
    const names = source.connections.map(({ name }) => name);
    throw new CommandLineError(message('cli.runbook.whichConnection', { names }), COMMAND);
  }
  if (!runbooksFor(isElsewhere(connection)).includes(runbookId)) {
    throw new CommandLineError(message('cli.runbook.notFor', { name: connection.name }), COMMAND);
  }
  const stop = untilStopped();
  try {
    const startedAt = source.clock.now();
    const { credential, steps } = await dryRun(
      RUNBOOKS[runbookId],
      { runId: 'dry-run', connection, connections: source.connections, startedAt },
      { workbench: workbenchOf(source), clock: source.clock, signal: stop.signal },
    );
    page.add(message('runbook.title', { runbook: runbookId, credential }));
    page.add(message('cli.runbook.nothingSent', { name: connection.name }));
    steps.forEach((one, index) => {
      describeStep(page, one.step, index + 1);
      describeDeed(page, one);
    });
    await terminal.print(page.text());
    return EXIT_CODES.ok;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    terminal.tell(message('cli.stopped'));
    return EXIT_INTERRUPTED;
  } finally {
    stop.dispose();
  }
}
