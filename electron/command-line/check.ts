import PQueue from 'p-queue';

import { evaluate } from '../../shared/diagnosis/evaluate';
import type { Telling } from '../../shared/domain/alert';
import { assertNever } from '../../shared/domain/assert-never';
import type { Connection } from '../../shared/domain/connection';
import type { EpochMs } from '../../shared/domain/instant';
import type { Report } from '../../shared/domain/report';
import type { Snapshot } from '../../shared/domain/snapshot';
import { createFormatter, LANGUAGES } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { buildReport } from '../../shared/report/build-report';
import { formatPrometheus } from '../../shared/report/prometheus';
import { createCollector } from '../monitor/collector';
import { EXIT_CODES, EXIT_INTERRUPTED } from './exit-code';
import { parseChoice, parseMoment } from './option-values';
import { chooseConnections, openSource, type Source, type SourceOptions } from './source';
import { untilStopped } from './stop-signal';
import { formatTable } from './table';
import type { Terminal } from './terminal';
import { toldUntil } from './told-until';

/** The options of `check`, as commander hands them over. */
export interface CheckOptions extends SourceOptions {
  readonly connection?: readonly string[];
  readonly format?: string;
  readonly at?: string;
  /** Chosen already, when the terminal was made; here it is only checked. */
  readonly lang?: string;
}

/** Connections read at once; each takes a sign-in and a few round trips. */
const CONCURRENCY = 8;

const FORMATS = ['table', 'json', 'prometheus'] as const;
const COMMAND = 'graphkeeper check';

/** Progress on one line of standard error, for somebody who watches. */
function progressLine(
  terminal: Terminal,
  total: number,
): { readonly step: () => void; readonly end: () => void } {
  if (!terminal.isWatched) return { step: () => undefined, end: () => undefined };
  let done = -1;
  const step = (): void => {
    done += 1;
    const text = say(message('cli.progress.reading', { done, total }), terminal.language, terminal.format);
    terminal.complain(`\r\u001b[K${text}`);
  };
  step();
  return {
    step,
    end: () => {
      terminal.complain('\r\u001b[K');
    },
  };
}

async function collectAll(
  source: Source,
  connections: readonly Connection[],
  terminal: Terminal,
  signal: AbortSignal,
): Promise<readonly Snapshot[]> {
  const collector = createCollector(source);
  const queue = new PQueue({ concurrency: CONCURRENCY });
  const progress = progressLine(terminal, connections.length);
  try {
    return await Promise.all(
      connections.map((connection) =>
        queue.add(async () => {
          const snapshot = await collector.collect(connection, { depth: 'full', previous: null, signal });
          progress.step();
          return snapshot;
        }),
      ),
    );
  } finally {
    progress.end();
  }
}

function inFormat(
  report: Report,
  format: (typeof FORMATS)[number],
  { at, tellings }: { readonly at: EpochMs | null; readonly tellings: () => readonly Telling[] },
  terminal: Terminal,
): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'prometheus':
      return formatPrometheus(report);
    case 'table':
      return formatTable(report, {
        language: terminal.language,
        format: createFormatter(terminal.language, Date.parse(report.at)),
        width: terminal.width,
        hasColour: terminal.hasColour,
        isAsOf: at !== null,
        tellings: tellings(),
      });
    default:
      return assertNever(format, 'format');
  }
}

/**
 * `graphkeeper check`: reads once, judges, prints. With `--at`, the facts are still those of now; only the
 * judgement takes that moment for the present, and the table ends with the alerts that would be told until then.
 *
 * @returns the exit code
 */
export async function runCheck(options: CheckOptions, terminal: Terminal): Promise<number> {
  const format = parseChoice(options.format ?? 'table', FORMATS, { flag: '--format', command: COMMAND });
  const at = options.at === undefined ? null : parseMoment(options.at, { flag: '--at', command: COMMAND });
  if (options.lang !== undefined) parseChoice(options.lang, LANGUAGES, { flag: '--lang', command: COMMAND });
  const source = await openSource(options, terminal.env, COMMAND);
  const connections = chooseConnections(source.connections, options.connection ?? []);

  const stop = untilStopped();
  try {
    const snapshots = await collectAll(source, connections, terminal, stop.signal);
    const now = at ?? source.clock.now();
    const entries = snapshots.map((snapshot) => ({
      connection: snapshot.connection,
      snapshot,
      evaluation: evaluate(snapshot, source.policy, now),
    }));
    const report = buildReport(entries, now, terminal.language);
    const tellings = (): readonly Telling[] =>
      at === null ? [] : toldUntil(snapshots, source.policy, source.clock.now(), at);
    await terminal.print(inFormat(report, format, { at, tellings }, terminal));
    return EXIT_CODES[report.severity];
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    terminal.tell(message('cli.stopped'));
    return EXIT_INTERRUPTED;
  } finally {
    stop.dispose();
  }
}
