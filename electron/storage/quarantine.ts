import { existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

import { type EpochMs, instantOf } from '../../shared/domain/instant';

/**
 * Puts a damaged file aside, byte for byte, as `name.corrupt-<time>.ext`, and returns its new path. Earlier ones
 * stay: what is in them may be all that is left of something. (Colons of the time are hyphens: Windows.)
 *
 * @throws what `rename` throws; the file is then where it was
 */
export function quarantine(path: string, now: EpochMs): string {
  const extension = extname(path);
  const stem = join(
    dirname(path),
    `${basename(path, extension)}.corrupt-${instantOf(now).replaceAll(':', '-')}`,
  );
  let target = `${stem}${extension}`;
  for (let copy = 2; existsSync(target); copy += 1) target = `${stem}-${copy}${extension}`;
  renameSync(path, target);
  return target;
}
