import { describe, expect, it } from 'vitest';

import { integrationStatus } from '../../../../electron/simulator/genesys/integration-state';
import { integrationError } from '../../../../electron/simulator/scenarios/genesys';
import { secretExpiring } from '../../../../electron/simulator/scenarios/token';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { drive, type RunBench, WILLING, wordsOf } from '../../../support/run-bench';
import { done, expectHonest, restarting, tryRunbook } from '../../../support/run-trial';

function farEndOf({ integration: { farEnd } }: RunBench) {
  if (farEnd === null) throw new Error('no organisation');
  return farEnd;
}

function reported(bench: RunBench): string {
  const { organisation, integration } = farEndOf(bench);
  return integrationStatus(organisation, integration, bench.clock.now()).code;
}

/** How often the administrator confirmed something. */
function confirmations(state: RunState, bench: RunBench): number {
  const record = bench.store.runs().find(({ id }) => id === state.id);
  const moments = Object.values(record?.steps ?? {}).flatMap(({ confirmed }) =>
    confirmed.map(({ at }) => at),
  );
  return new Set(moments).size;
}

describe('rotate-secret at both ends', () => {
  it('writes the new secret at Genesys Cloud and brings the integration back, with three confirmations', async () => {
    const trial = tryRunbook('rotate-secret', { scenario: secretExpiring, organisation: true });
    const { bench } = trial;
    const state = await trial.go(WILLING, 400);
    expect(state.status, JSON.stringify(state.current?.problem)).toBe('proved');
    expectHonest(trial);
    expect(done(trial)).toEqual([
      'POST /applications/{id}/addPassword',
      'PUT /api/v2/integrations/credentials/{id}',
      'PATCH /api/v2/integrations/{id}',
      'PATCH /api/v2/integrations/{id}',
      'POST /applications/{id}/removePassword',
    ]);
    expect(confirmations(state, bench)).toBe(3);
    expect(reported(bench)).toBe('ACTIVE');
    const { integration } = farEndOf(bench);
    expect(integration.pulls.failed).toBe(0);
    const passwords = bench.integration.app.application.passwords;
    expect(passwords.map(({ secretText }) => secretText)).toEqual([integration.session?.settings.secret]);
    const shown = JSON.stringify([bench.store.runs(), bench.noted, state]);
    for (const { secretText } of passwords) expect(shown).not.toContain(secretText);
  });

  it('mends an integration that was given something else in place of the secret', async () => {
    const trial = tryRunbook('rotate-secret', { scenario: integrationError, organisation: true });
    await trial.bench.clock.advance(2 * MINUTE_MS);
    expect(reported(trial.bench)).toBe('ERROR');
    const state = await trial.go(WILLING, 400);
    expect(state.status, JSON.stringify(state.current?.problem)).toBe('proved');
    expectHonest(trial);
    expect(reported(trial.bench)).toBe('ACTIVE');
  });

  it('goes on after a restart before each thing that is done', async () => {
    const trial = tryRunbook('rotate-secret', { scenario: secretExpiring, organisation: true });
    const state = await trial.go(restarting(trial), 400);
    expect(state.status).toBe('proved');
    expectHonest(trial);
    expect(farEndOf(trial.bench).integration.pulls.failed).toBe(0);
  });

  it('puts the old secret back where the integration does not come back, and removes the new one', async () => {
    const trial = tryRunbook('rotate-secret', { scenario: secretExpiring, organisation: true });
    const { bench, id } = trial;
    const old = bench.integration.secret.secretText;
    // Somebody takes the new secret away while the integration is being enabled.
    const stuck = await trial.go((state) => {
      const passwords = bench.integration.app.application.passwords;
      if (state.current?.id !== 'active') return WILLING(state);
      if (passwords.length === 2) passwords.pop();
      return null;
    }, 60);
    expect(stuck.current?.id).toBe('active');
    expect(reported(bench)).toBe('ERROR');
    bench.keeper.cancel(id);
    const state = await drive(bench, id, WILLING, 400);
    expect(state.status, JSON.stringify(state.current?.problem)).toBe('cancelled');
    expectHonest(trial);
    expect(reported(bench)).toBe('ACTIVE');
    expect(farEndOf(bench).integration.session?.settings.secret).toBe(old);
    expect(bench.integration.app.application.passwords.map(({ secretText }) => secretText)).toEqual([old]);
  });

  it.each([
    ['leaves the new secret where it may have been written, and nobody answered', 'lost', 2],
    ['removes the new secret where the writing was refused', 'refused', 1],
  ] as const)('%s, when it is cancelled then', async (_, how, left) => {
    const trial = tryRunbook('rotate-secret', {
      scenario: secretExpiring,
      organisation: true,
      network: (fetch) => async (input, init) => {
        if (init?.method !== 'PUT') return fetch(input, init);
        if (how === 'refused') {
          return Response.json({ code: 'missing.permissions', status: 403 }, { status: 403 });
        }
        await fetch(input, init);
        throw new TypeError('fetch failed');
      },
    });
    const { bench, id } = trial;
    const stopped = await trial.go(
      (state) => (state.current?.id === 'handOver' && state.current.problem !== null ? null : WILLING(state)),
      60,
    );
    expect(stopped.current?.id).toBe('handOver');
    bench.keeper.cancel(id);
    const state = await drive(bench, id, WILLING, 100);
    expect(state.status).toBe('cancelled');
    expectHonest(trial);
    expect(bench.integration.app.application.passwords).toHaveLength(left);
  });

  it.each([
    ['the new one is written', 'handOver', 'the new secret or still the old one'],
    ['the old one is put back', 'putBack', 'the old secret again or still the new one'],
  ] as const)('says that it is not known whether a secret arrived, when %s', async (_, step, meaning) => {
    let isLost = false;
    const trial = tryRunbook('rotate-secret', {
      scenario: secretExpiring,
      organisation: true,
      network: (fetch) => (input, init) =>
        isLost && init?.method === 'PUT' ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init),
    });
    const { bench, id } = trial;
    const untilLost = (state: RunState) => {
      const { current } = state;
      isLost = current?.id === step;
      if (isLost && current?.problem !== null) return null;
      if (step === 'putBack' && current?.id === 'removeOld') return null;
      return WILLING(state);
    };
    await trial.go(untilLost, 400);
    if (step === 'putBack') {
      bench.keeper.cancel(id);
      await drive(bench, id, untilLost, 400);
    }
    const { current } = bench.run(id);
    const { text, advice } = current?.problem ?? {};
    const words = [text, advice].map((one) => (one === undefined ? '' : wordsOf(one, bench.clock))).join(' ');
    expect(words).toContain('not known');
    expect(words).toContain(meaning);
    expect(words).not.toContain('has not happened');
    // There is nothing to look at: it is sent again, or done by hand.
    expect(current?.primary?.action).toBe('confirm');
    expect(current?.others.map(({ action }) => action)).toEqual(['byHand']);
    isLost = false;
    const state = await drive(bench, id, WILLING, 400);
    expect(state.status).toBe(step === 'putBack' ? 'cancelled' : 'proved');
    expectHonest(trial);
  });

  it('is done by hand at Genesys Cloud where the client may not write there', async () => {
    const trial = tryRunbook('rotate-secret', { scenario: secretExpiring, organisation: true });
    const { bench } = trial;
    const { client } = farEndOf(bench);
    client.permissions.splice(client.permissions.indexOf('integrations:integration:edit'), 1);
    const stopped = await trial.go((state) => {
      const isRefused = state.current?.id === 'handOver' && state.current.problem !== null;
      return isRefused ? null : WILLING(state);
    }, 400);
    expect(stopped.current?.id).toBe('handOver');
    expect(JSON.stringify(stopped.current?.problem)).toContain('integrations:integration:edit');
    expect(stopped.current?.others.map(({ action }) => action)).toContain('byHand');
  });
});
