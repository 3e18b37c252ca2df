import { existsSync, writeFileSync } from 'node:fs';

/**
 * True the first time that it is asked, in this start or any before: noted as an empty file at `path`, in a
 * folder that is there. Where the note cannot be written, true once a start.
 */
export function createOnce(path: string): () => boolean {
  let isDone = false;
  return () => {
    if (isDone) return false;
    isDone = true;
    if (existsSync(path)) return false;
    try {
      writeFileSync(path, '', { mode: 0o600 });
    } catch {
      // Said once more at the next start, then.
    }
    return true;
  };
}
