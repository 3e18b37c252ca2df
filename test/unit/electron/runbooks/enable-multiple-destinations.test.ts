import { describe, expect, it } from 'vitest';

import { begin, createRunBench, drive, WILLING } from '../../../support/run-bench';

describe('enable-multiple-destinations', () => {
  it('says what else changes before the switch, and ends with the administrator’s word', async () => {
    const bench = createRunBench();
    const order: string[] = [];
    const state = await drive(bench, begin(bench, 'enable-multiple-destinations'), (now) => {
      if (now.current !== null && order.at(-1) !== now.current.id) order.push(now.current.id);
      return WILLING(now);
    });
    expect(order).toEqual(['effects', 'scripts', 'enable', 'verify']);
    expect(state.status).toBe('told');
    expect(state.steps.at(-1)?.proofs[0]?.from).toBe('word');
    expect(bench.writes()).toEqual([]);
    expect(bench.simulator.requests.filter(({ service }) => service === 'graph')).toEqual([]);
  });
});
