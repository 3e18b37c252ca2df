import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { onTestFinished } from 'vitest';

/** In memory where there is such a place: some tests write thousands of files, each one flushed to its disk. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(PARENT, 'graphkeeper-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
