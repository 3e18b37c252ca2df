import { join } from 'node:path';

import { PROJECT_FOLDER } from '../support/build';
import { type Finished, startProgram } from '../support/cli-process';

/**
 * Lives through years in processes of their own: with modules as Node loads them, a year costs a quarter less than with
 * a test runner's.
 *
 * @param args as `npm run simulate:soak` takes them
 */
export function liveThroughYears(args: readonly string[]): Promise<Finished> {
  const program = join(PROJECT_FOLDER, 'test', 'simulation', 'run.ts');
  return startProgram(process.execPath, ['--import', 'tsx', program, ...args], {}).finished;
}
