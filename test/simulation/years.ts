import { describe, expect, it } from 'vitest';

import { reportOf } from './report';
import { simulate } from './simulate';

/** Years in one test: a failed one names each seed that broke something. */
const BATCH = 25;

/** Lives through years, one for each seed. */
export function describeYears(from: number, count: number): void {
  describe('a year of alerts', () => {
    for (let first = from; first < from + count; first += BATCH) {
      const last = Math.min(first + BATCH, from + count) - 1;
      it(`keeps every promise in years ${first} to ${last}`, async () => {
        const broken: string[] = [];
        for (let seed = first; seed <= last; seed += 1) {
          const report = reportOf(await simulate(seed));
          if (report !== null) broken.push(report);
        }
        expect(broken.join('\n')).toBe('');
      });
    }
  });
}
