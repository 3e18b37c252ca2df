import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Fetch } from '../../../electron/network/fetch';
import { integrationStatus } from '../../../electron/simulator/genesys/integration-state';
import { mulberry32 } from '../../../electron/simulator/random';
import { secretExpiring } from '../../../electron/simulator/scenarios/token';
import { MINUTE_MS, SECOND_MS } from '../../../shared/domain/instant';
import type { RunState } from '../../../shared/domain/runbook-run';
import { type Administrator, lookAnew, WILLING } from '../../support/run-bench';
import { expectHonest, type Trial } from '../../support/run-trial';
import { serveTrials, type TrialServer } from '../../support/served-trials';

/** One rotation in so many meets with a fault at each of its requests, all of them taken together. */
const TURNS = 6;

/**
 * Breaks the line at a sixth of all requests: before the request arrives, or after it was acted on and before the answer
 * is back. Which ones is drawn anew in no pattern, so that trying again does not meet the same fault for ever; each
 * request's number is broken in exactly one of the turns.
 */
function breaking(turn: number, when: 'before' | 'after'): (fetch: Fetch) => Fetch {
  const draw = mulberry32(6);
  return (fetch) => async (input, init) => {
    const isBroken = Math.floor(draw() * TURNS) === turn;
    if (!isBroken) return fetch(input, init);
    if (when === 'after') await fetch(input, init);
    throw Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    });
  };
}

/** Waits a minute where something went wrong, and then does what is offered: to look again, or to confirm once more. */
function patient({ bench }: Trial): Administrator {
  return async (state) => {
    const { current } = state;
    if (current !== null && current.problem !== null && current.wait === null) {
      for (let second = 0; second < 60; second += 1) await bench.clock.advance(SECOND_MS);
    }
    return WILLING(state);
  };
}

function farEndOf({ bench }: Trial) {
  const { farEnd } = bench.integration;
  if (farEnd === null) throw new Error('no organisation');
  return farEnd;
}

function confirmations(trial: Trial): number {
  const [record] = trial.bench.store.runs();
  const moments = Object.values(record?.steps ?? {}).flatMap(({ confirmed }) =>
    confirmed.map(({ at }) => at),
  );
  return new Set(moments).size;
}

/** What has to be so however it went: one secret, which both ends have, mail that was pulled all the time. */
function expectRotated(trial: Trial, state: RunState): void {
  expect(['proved', 'told'], JSON.stringify(state.current)).toContain(state.status);
  expectHonest(trial);
  const { bench } = trial;
  const { organisation, integration } = farEndOf(trial);
  const { application } = bench.integration.app;
  expect(application.passwords.map(({ secretText }) => secretText)).toEqual([
    integration.session?.settings.secret,
  ]);
  expect(application.passwords.map(({ keyId }) => keyId)).not.toContain(bench.integration.secret.keyId);
  expect(integrationStatus(organisation, integration, bench.clock.now()).code).toBe('ACTIVE');
  expect(integration.pulls.failed).toBe(0);
}

describe('a rotation at both ends, over HTTPS, while the vendor keeps pulling mail', () => {
  let server: TrialServer;

  beforeAll(async () => {
    server = await serveTrials();
  });
  afterAll(() => server.close());

  it('takes three confirmations, and no pull fails', async () => {
    const trial = server.attempt('rotate-secret', { scenario: secretExpiring, organisation: true });
    const state = await trial.go(patient(trial), 400);
    expectRotated(trial, state);
    expect(state.status).toBe('proved');
    expect(confirmations(trial)).toBe(3);
  });

  it.each(
    (['before', 'after'] as const).flatMap((when) =>
      Array.from({ length: TURNS }, (_, turn) => [when, turn] as const),
    ),
  )('gets through where the line breaks %s a sixth of all requests arrive (%i)', async (when, turn) => {
    const trial = server.attempt('rotate-secret', {
      scenario: secretExpiring,
      organisation: true,
      network: breaking(turn, when),
    });
    const state = await trial.go(patient(trial), 600);
    expectRotated(trial, state);
    // Mail that came meanwhile was pulled: nothing waits longer than it does on a quiet day.
    const { bench } = trial;
    await lookAnew(bench);
    const late = bench.integration.mailboxes.flatMap(({ mailbox }) =>
      (mailbox?.messages ?? []).filter(
        ({ isRead, receivedAt }) => !isRead && receivedAt < bench.clock.now() - 3 * MINUTE_MS,
      ),
    );
    expect(late).toEqual([]);
  });
});
