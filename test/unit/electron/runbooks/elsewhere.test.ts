import { afterEach, describe, expect, it, vi } from 'vitest';

import { RUNBOOKS } from '../../../../electron/runbooks/runbooks';
import { consentMissing } from '../../../../electron/simulator/scenarios/consent';
import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { scopeOpen } from '../../../../electron/simulator/scenarios/scope';
import {
  subscriptionExpiring,
  subscriptionMissing,
} from '../../../../electron/simulator/scenarios/subscription';
import { appDisabled, secretExpiring, tokenEndpointV1 } from '../../../../electron/simulator/scenarios/token';
import { RUNBOOK_IDS, type RunbookId, runbooksFor } from '../../../../shared/domain/runbook-id';
import type { SubscriptionProblem } from '../../../../shared/messages/en/restore-subscriptions';
import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  type RunBench,
  type RunBenchOptions,
  subscribeAnew,
  WILLING,
} from '../../../support/run-bench';
import { wordsIn } from '../../../support/words-in';

const OFFERED = runbooksFor(true);

/** What is wrong, and which of the runbooks mends it. */
const BROKEN: Readonly<Partial<Record<RunbookId, readonly Scenario[]>>> = {
  'rotate-secret': [secretExpiring],
  'grant-consent': [consentMissing],
  'restore-subscriptions': [subscriptionMissing, subscriptionExpiring],
  'scope-mailboxes': [scopeOpen],
  'fix-token-endpoint': [tokenEndpointV1],
  'fix-app-registration': [
    appDisabled,
    {
      finish: ({ app }) =>
        (app.application.disabledByMicrosoftStatus = 'DisabledDueToViolationOfServicesAgreement'),
    },
  ],
};

afterEach(() => {
  vi.useRealTimers();
});

function create(scenario: Scenario, options: RunBenchOptions = {}): RunBench {
  return createRunBench({
    ...options,
    scenario: {
      ...scenario,
      prepare: (integration) => {
        scenario.prepare?.(integration);
        integration.connection.profile = 'generic';
      },
    },
  });
}

/** Everything that a run can say from where it stands: its steps, those that are not needed too, and its way back. */
function collect(bench: RunBench, id: string, said: Set<string>): void {
  const record = bench.store.runs().find((one) => one.id === id);
  if (record === undefined) throw new Error('no run');
  const plan = RUNBOOKS[record.runbook].plan(record.values, {
    runId: id,
    connection: bench.connection,
    connections: [bench.connection],
    startedAt: Date.parse(record.startedAt),
  });
  for (const text of wordsIn([plan, bench.run(id), bench.noted], bench.clock.now())) said.add(text);
}

/** Does what is offered, and by hand what can be done so. */
const BY_HAND: Administrator = (state) =>
  state.current?.others.some(({ action }) => action === 'byHand') === true
    ? { action: 'byHand' }
    : (WILLING(state) ?? VOUCHING(state));

/** Says that it is so where nothing shows it. */
const VOUCHING: Administrator = (state) => {
  const { current } = state;
  const offered = current?.others.map(({ action }) => action) ?? [];
  if (current?.isBusy !== false) return null;
  return offered.includes('vouch')
    ? { action: 'vouch' }
    : offered.includes('skip')
      ? { action: 'skip' }
      : null;
};

/** Who works on it, and with what access. */
const WAYS: readonly (readonly [RunBenchOptions, Administrator])[] = [
  [{}, (state) => WILLING(state) ?? VOUCHING(state)],
  [{}, BY_HAND],
  [{ writes: 'none' }, BY_HAND],
  [{ access: (all) => all.filter(({ kind }) => kind !== 'integrationCredential') }, BY_HAND],
];

async function saidBy(
  runbook: RunbookId,
  bench: RunBench,
  administrator: Administrator,
): Promise<Set<string>> {
  const said = new Set<string>();
  const id = begin(bench, runbook);
  collect(bench, id, said);
  await drive(
    bench,
    id,
    (state) => {
      collect(bench, id, said);
      return administrator(state);
    },
    40,
  );
  collect(bench, id, said);
  bench.keeper.cancel(id);
  await drive(bench, id, administrator, 20);
  collect(bench, id, said);
  return said;
}

describe('for another vendor’s integration', () => {
  it.each(OFFERED)('%s never speaks of Genesys Cloud, in no language', async (runbook) => {
    for (const scenario of BROKEN[runbook] ?? [{}]) {
      for (const [options, administrator] of WAYS) {
        const bench = create(scenario, options);
        const said = await saidBy(runbook, bench, administrator);
        expect(said.size).toBeGreaterThan(20);
        expect([...said].filter((text) => text.includes('Genesys'))).toEqual([]);
      }
    }
  });

  it('has no runbook for what only Genesys Cloud has', () => {
    const bench = create({});
    const others = RUNBOOK_IDS.filter((id) => !OFFERED.includes(id));
    expect(others).toEqual(['allow-ip-ranges', 'read-but-missing', 'enable-multiple-destinations']);
    for (const id of others)
      expect(() => bench.keeper.begin(id, bench.connection.id)).toThrow('Genesys Cloud');
    expect(bench.store.runs()).toEqual([]);
  });

  it('has advice of its own about each problem with subscriptions', () => {
    const problems = {
      token: true,
      closed: true,
      vanished: true,
      tooLong: true,
      refused: true,
      missing: true,
      ending: true,
      stalled: true,
      noMailbox: true,
    } satisfies Record<SubscriptionProblem, true>;
    for (const language of LANGUAGES) {
      const format = createFormatter(language, 0, 'UTC');
      for (const problem of Object.keys(problems) as readonly SubscriptionProblem[]) {
        const advice = say(message('subscriptions.elsewhere.advice', { problem }), language, format);
        expect(advice).not.toContain('Genesys');
      }
    }
  });

  it('gives the new secret a name that is none of Genesys Cloud’s', async () => {
    const bench = create(secretExpiring);
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, (state) => (state.current?.id === 'add' ? null : WILLING(state)), 20);
    expect(JSON.stringify(bench.run(id).current?.requests)).toContain('"displayName":"mail-integration 20');
  });

  it.each(['restore-subscriptions', 'refresh-integration'] as const)(
    '%s has it restarted, and sees mail flow again',
    async (runbook) => {
      const bench = create(runbook === 'restore-subscriptions' ? subscriptionMissing : {});
      const id = begin(bench, runbook);
      const state = await drive(bench, id, (run) => {
        if (run.current?.id === 'restart') {
          const { tenant, app, mailboxes, random } = bench.integration;
          tenant.subscriptions.splice(0);
          subscribeAnew({ integration: { tenant, app, mailboxes, random }, clock: bench.clock });
        }
        return WILLING(run);
      });
      expect(state.status).toBe('proved');
      expect(state.steps.map((step) => step.id)).toEqual(
        expect.arrayContaining(['pause', 'restart', 'prove']),
      );
      expect(state.steps.map((step) => step.id)).not.toContain('disable');
    },
  );
});
