import { expect, it } from 'vitest';

import { liveThroughYears } from './simulated-years';

/** Each reading costs as much as fifty without a wire: some weeks of some years, on two processors at once. */
const RUN = ['--https', '--from', '1', '--count', '4', '--days', '45', '--workers', '2'];

it('reads over real sockets what it reads in process, and keeps every promise', async () => {
  const { exitCode, stdout, stderr } = await liveThroughYears(RUN);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^4 years, [1-9]\d* polls, \d+ kills, 0 broken$/m);
  expect(exitCode).toBe(0);
});
