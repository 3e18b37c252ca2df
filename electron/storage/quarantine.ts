import { constants, copyFileSync, existsSync, renameSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

import { type EpochMs, instantOf } from '../../shared/domain/instant';

/** A name beside `path` for what was damaged at that time: `name.corrupt-<time>.ext`, where nothing lies yet. */
function freePath(path: string, now: EpochMs): string {
  const extension = extname(path);
  const stem = join(
    dirname(path),
    // Colons of the time are hyphens: Windows.
    `${basename(path, extension)}.corrupt-${instantOf(now).replaceAll(':', '-')}`,
  );
  let target = `${stem}${extension}`;
  for (let copy = 2; existsSync(target); copy += 1) target = `${stem}-${copy}${extension}`;
  return target;
}

/**
 * Puts a damaged file aside, byte for byte, as `name.corrupt-<time>.ext`, and returns its new path. Earlier ones
 * stay: what is in them may be all that is left of something.
 *
 * @throws what `rename` throws; the file is then where it was
 */
export function quarantine(path: string, now: EpochMs): string {
  const target = freePath(path, now);
  renameSync(path, target);
  return target;
}

/**
 * Copies a file that is damaged in parts, as `quarantine` would move it, and returns the copy's path.
 *
 * @throws the file system's error
 */
export function copyAside(path: string, now: EpochMs): string {
  const target = freePath(path, now);
  copyFileSync(path, target, constants.COPYFILE_EXCL);
  return target;
}
