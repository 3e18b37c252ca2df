import { expect, it } from 'vitest';

import { liveThroughYears } from './simulated-years';

/** One for each seed from 1 on; a soak lives through thousands. */
const YEARS = 500;

it(
  'keeps every promise through years of alerts',
  async () => {
    const { exitCode, stdout, stderr } = await liveThroughYears(['--from', '1', '--count', String(YEARS)]);
    // A broken one is named in the output, with the line that lives through it again.
    expect(`${stdout}${stderr}`).toMatch(
      new RegExp(`^(\\d+ years, 0 broken\\n)*${YEARS} years, [1-9]\\d* polls, [1-9]\\d* kills, 0 broken\\n$`),
    );
    expect(exitCode).toBe(0);
  },
  // On two slow processors.
  900_000,
);
