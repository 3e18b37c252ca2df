import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** In memory where there is such a place: some tests write thousands of files, each one flushed to its disk. */
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function create(): string {
  return mkdtempSync(join(PARENT, 'graphkeeper-test-'));
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Empties a folder that stays. */
export function emptyFolder(folder: string): void {
  for (const entry of readdirSync(folder)) remove(join(folder, entry));
}

/** A new empty folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = create();
  onTestFinished(() => {
    remove(folder);
  });
  return folder;
}

/** A new empty folder for all tests of the suite that calls it. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = create();
  });
  afterAll(() => {
    remove(folder);
  });
  return () => folder;
}
