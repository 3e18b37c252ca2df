import { describe, expect, it } from 'vitest';

import { mailBacklog } from '../../../../electron/simulator/scenarios/delivery';
import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { mailboxUnlicensed } from '../../../../electron/simulator/scenarios/scope';
import {
  subscriptionExpiring,
  subscriptionMissing,
} from '../../../../electron/simulator/scenarios/subscription';
import { secretExpired } from '../../../../electron/simulator/scenarios/token';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { type Administrator, subscribeAnew, WILLING, wordsOf } from '../../../support/run-bench';
import {
  byHand,
  done,
  expectHonest,
  type Mishap,
  refusal,
  restarting,
  type Trial,
  tryRunbook,
} from '../../../support/run-trial';

/** Genesys Cloud, enabled again: it makes its subscriptions anew, and goes on as it should. */
function enable({ bench }: Trial): void {
  const { tenant } = bench.integration;
  tenant.subscriptions.splice(0);
  tenant.vendor.renewsSubscriptions = true;
  tenant.vendor.fetchesMail = true;
  subscribeAnew(bench);
}

/** Does at Genesys Cloud what the refresh asks for. */
function refreshing(trial: Trial): Administrator {
  return (state) => {
    if (state.current?.id === 'enable') enable(trial);
    return WILLING(state);
  };
}

function statusOf(state: RunState): Readonly<Record<string, string>> {
  return Object.fromEntries(state.steps.map(({ id, status }) => [id, status]));
}

/** Hours that are left of each subscription. */
function hoursLeft({ bench }: Trial): readonly number[] {
  return bench.integration.tenant.subscriptions.map(({ expiration }) =>
    Math.round((expiration - bench.clock.now()) / HOUR_MS),
  );
}

const EXTEND = 'PATCH /subscriptions/{id}';
const CONFIRM = 'POST /subscriptions/{id}/reauthorize';

/** The vendor does not renew, and one mailbox's subscription is about to end. */
const ONE_ENDING: Scenario = {
  prepare: ({ tenant, now }) => {
    tenant.vendor.renewsSubscriptions = false;
    tenant.subscriptions.forEach((one, index) => {
      one.expiration = now + (index === 0 ? 2 * HOUR_MS : 3 * DAY_MS);
    });
  },
};

describe('restore-subscriptions, from broken to proved', () => {
  it('extends what is about to end to less than seven days, with the integration’s own identity', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionExpiring });
    const ids = trial.bench.integration.tenant.subscriptions.map(({ id }) => id);
    const shown: unknown[] = [];
    const state = await trial.go((one) => {
      if (one.current?.id === 'extend') shown.push(...one.current.requests.map(({ body }) => body));
      return one.current?.id === 'disable' ? { action: 'skip' } : WILLING(one);
    });
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([EXTEND, EXTEND, EXTEND]);
    expect(trial.bench.integration.tenant.subscriptions.map(({ id }) => id)).toEqual(ids);
    const end = new Date(trial.bench.integration.now + 10_000 * MINUTE_MS).toISOString();
    expect(shown).toEqual([1, 2, 3].map(() => ({ expirationDateTime: end })));
    expect(hoursLeft(trial)).toEqual([167, 167, 167]);
    const proofs = state.steps.at(-1)?.proofs.map(({ text }) => wordsOf(text, trial.bench.clock));
    expect(proofs?.[0]).toContain('Each of the 3 mailboxes has a live subscription');
    expectHonest(trial);
  });

  it('extends only what is about to end', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: ONE_ENDING });
    const state = await trial.go(refreshing(trial));
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([EXTEND]);
    expectHonest(trial);
  });

  it('proposes a shorter time where resource data limits it', async () => {
    const trial = tryRunbook('restore-subscriptions', {
      scenario: {
        prepare: (integration) => {
          ONE_ENDING.prepare?.(integration);
          const { subscriptions } = integration.tenant;
          const withData = subscriptions.map((one) => ({ ...one, includeResourceData: true }));
          subscriptions.splice(0, withData.length, ...withData);
        },
      },
    });
    const problems: unknown[] = [];
    const state = await trial.go((one) => {
      if (one.current?.problem) problems.push(one.current.problem.text.params);
      return one.current?.id === 'disable' ? { action: 'skip' } : WILLING(one);
    });
    expect(problems).toEqual([{ problem: 'tooLong', addresses: [] }]);
    expect(state.status).toBe('proved');
    expect(hoursLeft(trial)[0]).toBe(23);
    expectHonest(trial);
  });

  it('waits for Genesys Cloud where there is none to extend', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionMissing });
    const missing: string[] = [];
    let waited = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'prove') return WILLING(one);
      waited += 1;
      if (one.current.problem !== null) missing.push(wordsOf(one.current.problem.text, trial.bench.clock));
      if (waited === 3) enable(trial);
      return null;
    });
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(missing[0]).toContain('help@contoso.example');
    expect(statusOf(state)).toMatchObject({ extend: 'notNeeded', reauthorize: 'notNeeded', enable: 'done' });
  });

  it('confirms what is held back, and sees that mail is fetched again', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: mailBacklog });
    const state = await trial.go(refreshing(trial));
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([CONFIRM, CONFIRM, CONFIRM]);
    expectHonest(trial);
  });
});

describe('restore-subscriptions, where nothing is to be sent', () => {
  it('sends nothing where all is well', async () => {
    const trial = tryRunbook('restore-subscriptions');
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(statusOf(state)).toMatchObject({ extend: 'notNeeded', enable: 'notNeeded' });
  });

  it('finds that Genesys Cloud renewed them meanwhile', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionExpiring });
    const before = await trial.go((one) => (one.current?.id === 'extend' ? null : WILLING(one)));
    expect(before.current?.requests).toHaveLength(3);
    enable(trial);
    trial.bench.restart();
    expect((await trial.go()).status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
  });

  it('says that it cannot look where no access shows subscriptions', async () => {
    const trial = tryRunbook('restore-subscriptions', {
      scenario: subscriptionExpiring,
      access: (access) => [...access.filter(({ kind }) => kind === 'monitorRegistration')],
    });
    const state = await trial.go(undefined, 6);
    // Without that credential nobody sees the integration's subscriptions but an administrator who signs in.
    expect(state.current?.id).toBe('survey');
    expect(state.current?.problem?.text.id).toBe('runbook.problem.unread');
    expect(trial.bench.writes()).toEqual([]);
  });

  it('lets Genesys Cloud do it where that is preferred', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionExpiring });
    const state = await trial.go(
      byHand({
        extend: () => {
          enable(trial);
        },
      }),
    );
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
  });
});

describe('restore-subscriptions, when it cannot be', () => {
  it('says that a mailbox which does not open gets no subscription, and goes on with the others', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: mailboxUnlicensed });
    const problems = new Set<string>();
    const state = await trial.go((one) => {
      if (one.current?.problem) problems.add(wordsOf(one.current.problem.text, trial.bench.clock));
      return one.current?.id === 'survey' ? { action: 'skip' } : WILLING(one);
    }, 20);
    expect(state.status).toBe('active');
    expect(state.current?.id).toBe('prove');
    expect([...problems]).toEqual([
      'The integration cannot open returns@contoso.example, so no subscription can be made there.',
    ]);
  });

  it('says that nothing comes of it without a token', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: secretExpired });
    const state = await trial.go(() => null);
    expect(state.current?.problem?.text.params).toEqual({ problem: 'token', addresses: [] });
    expect(state.current?.problem?.advice.params).toEqual({ problem: 'token' });
  });

  it.each([
    [404, 'ResourceNotFound', 'vanished'],
    [400, 'ExtensionError', 'refused'],
  ])('explains %i %s', async (status, code, expected) => {
    const trial = tryRunbook('restore-subscriptions', {
      scenario: ONE_ENDING,
      answer: () => refusal(status, code, 'No.'),
    });
    let pressed = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'extend') return WILLING(one);
      pressed += 1;
      return pressed <= 2 ? WILLING(one) : null;
    });
    expect(state.current?.problem?.text.params).toEqual({ problem: expected, addresses: [] });
    expect(state.current?.others.map(({ action }) => action)).toContain('byHand');
    expectHonest(trial);
  });
});

describe('restore-subscriptions, when something breaks on the way', () => {
  it.each<Mishap>(['answerLost', 'requestLost', 'killedAfter', 'killedBefore'])(
    'extends each once when each write meets with: %s',
    async (mishap) => {
      const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionExpiring, mishap });
      const state = await trial.go(refreshing(trial));
      expect(state.status).toBe('proved');
      expect(done(trial)).toEqual([EXTEND, EXTEND, EXTEND]);
      expectHonest(trial);
    },
  );

  it('goes on after a restart before each thing that is done', async () => {
    const trial = tryRunbook('restore-subscriptions', { scenario: subscriptionExpiring });
    const state = await trial.go(restarting(trial, refreshing(trial)));
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([EXTEND, EXTEND, EXTEND]);
    expectHonest(trial);
  });
});
