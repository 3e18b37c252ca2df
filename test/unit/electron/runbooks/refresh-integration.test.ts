import { describe, expect, it } from 'vitest';

import { subscriptionMissing } from '../../../../electron/simulator/scenarios/subscription';
import { secretExpired } from '../../../../electron/simulator/scenarios/token';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  quiet,
  type RunBench,
  subscribeAnew,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

/** Enables the integration at the step that says so. */
function enabling(bench: RunBench): Administrator {
  return (state) => {
    if (state.current?.id === 'enable' && !state.current.isBusy) subscribeAnew(bench);
    return WILLING(state);
  };
}

describe('refresh-integration', () => {
  it('sees the subscriptions come back, and changes nothing at Microsoft', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const state = await drive(bench, begin(bench, 'refresh-integration'), enabling(bench));
    expect(state.status).toBe('proved');
    const needed = state.steps.filter(({ status }) => status === 'done');
    expect(needed.map(({ id }) => id)).toEqual(['survey', 'disable', 'pause', 'enable', 'prove']);
    const proof = state.steps.at(-1)!.proofs[0]!;
    expect(proof.from).toBe('read');
    expect(wordsOf(proof.text, bench.clock)).toContain('made anew or renewed');
    expect(bench.writes()).toEqual([]);
  });

  it('waits as long as nothing shows it, and takes the administrator’s word', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const id = begin(bench, 'refresh-integration');
    const waiting = await drive(bench, id, WILLING, 20);
    expect(waiting.current?.id).toBe('prove');
    bench.keeper.act(id, 'prove', 'vouch', {});
    const state = await drive(bench, id);
    expect(state.status).toBe('told');
  });

  it('does not let an integration be disabled that could not come back', async () => {
    const bench = createRunBench({ scenario: secretExpired });
    const id = begin(bench, 'refresh-integration');
    const state = await drive(bench, id, () => null);
    expect(state.current?.id).toBe('survey');
    expect(wordsOf(state.current!.problem!.text, bench.clock)).toContain('could not come back');
    expect(state.current?.others.map(({ action }) => action)).toEqual(['skip']);
  });

  it('goes on where it was after a start', async () => {
    const bench = createRunBench({ scenario: subscriptionMissing });
    const id = begin(bench, 'refresh-integration');
    await drive(bench, id, (state) => (state.current?.id === 'enable' ? null : WILLING(state)));
    bench.restart();
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('enable');
    const state = await drive(bench, id, enabling(bench));
    expect(state.status).toBe('proved');
  });
});
