import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * True the first time that it is asked, in this start or any before: noted as an empty file at `path`. Where
 * the note cannot be written, true once a start.
 */
export function createOnce(path: string): () => boolean {
  let isDone = false;
  return () => {
    if (isDone) return false;
    isDone = true;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'EEXIST');
    }
  };
}
