import { describe, expect, it } from 'vitest';

import { begin, createRunBench, drive, WILLING } from '../../../support/run-bench';

describe('rotate-secret', () => {
  it('goes from the old secret to the new one', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, async (one) => {
      if (one.current?.id === 'handOver') {
        const value = await bench.keeper.handOver(id);
        const secret = bench.integration.app.application.passwords.find(
          ({ secretText }) => secretText === value,
        );
        bench.integration.tenant.vendor.keyId = secret?.keyId ?? null;
      }
      return WILLING(one);
    });
<<<<<<< HEAD
=======
    console.log(
      state.status,
      state.current?.id,
      JSON.stringify(bench.store.runs()[0]!.values),
      bench.integration.tenant.vendor,
      bench.clock.now(),
      state.current?.wait,
      state.steps.map((s) => `${s.id} ${s.status}`),
      bench.writes(),
      bench.unexpected,
      state.current?.problem && wordsOf(state.current.problem.text, bench.clock),
    );
>>>>>>> ed8f994 (Runbooks: subscriptions are extended, confirmed, and seen to return)
    expect(state.status).toBe('proved');
  });
});
