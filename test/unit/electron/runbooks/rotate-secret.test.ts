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
    expect(state.status).toBe('proved');
  });
});
