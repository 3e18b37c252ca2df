import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { check, lock } from 'proper-lockfile';
import { z } from 'zod';

import { type EpochMs, epochOf, instantOf, SECOND_MS } from '../../shared/domain/instant';
import { type Message, message } from '../../shared/messages/message';
import { type Clock, sleep, systemClock } from '../clock';
import { ensureFolder, writeFileAtomically } from './atomic-write';
import { instantSchema } from './stored-schemas';

/** Whether this process has the folder. */
export type FolderClaim =
  | { readonly state: 'held'; readonly release: () => Promise<void> }
  | { readonly state: 'taken'; readonly refusal: Message };

/** A holder that did not show itself for this long has ended: proper-lockfile's own default. */
const STALE_MS = 10 * SECOND_MS;

/** How often a holder shows itself. */
const UPDATE_MS = 5 * SECOND_MS;

const holderSchema = z.object({
  surface: z.enum(['desktop', 'headless']),
  pid: z.number().int().min(1),
  /** The name of its computer: the folder can be on a share, or the process in a container. */
  host: z.string(),
  since: instantSchema,
});

/** Who has a data folder. */
type FolderHolder = z.infer<typeof holderSchema>;

function readHolder(path: string): FolderHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a holder on this computer has ended. In a container, its successor has the same number. */
function hasEnded({ pid, since }: FolderHolder, now: EpochMs): boolean {
  return pid === process.pid ? epochOf(since) < now - process.uptime() * SECOND_MS : !isRunning(pid);
}

function isHeldError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}

/**
 * Claims a data folder for this process, so that no two tell the same alert or write the same journal. A killed
 * holder makes way: at once where its process is seen to be gone, and otherwise after ten seconds. A folder that
 * nothing can be written to is nobody's, and counts as held.
 *
 * @param options.onLost another process has it now, because this one did not show itself for long: a computer that
 *   slept, a folder that was away. Nothing may be told or written any more
 */
export async function claimFolder(options: {
  readonly folder: string;
  readonly surface: FolderHolder['surface'];
  readonly onLost: (refusal: Message) => void;
  readonly clock?: Clock;
}): Promise<FolderClaim> {
  const { folder, clock = systemClock } = options;
  const lockfilePath = join(folder, 'graphkeeper.lock');
  const holderPath = `${lockfilePath}.json`;

  const where = { lockfilePath, realpath: false, stale: STALE_MS };
  let release: (() => Promise<void>) | null = null;

  /**
   * Takes the lock of a holder that has ended away. Of several who see that at once, only whoever gets hold of its
   * description does: the lock that another of them sees may be the successor's already.
   */
  const removeEnded = (holder: FolderHolder): void => {
    const taken = `${holderPath}.${randomUUID()}.tmp`;
    renameSync(holderPath, taken);
    try {
      if (isDeepStrictEqual(readHolder(taken), holder)) rmdirSync(lockfilePath);
      else renameSync(taken, holderPath);
    } finally {
      rmSync(taken, { force: true });
    }
  };

  /** A killed holder need not be waited for; one that slept with its computer shows itself once it is awake. */
  const makeWay = async (): Promise<void> => {
    const holder = readHolder(holderPath);
    if (holder?.host !== hostname() || !existsSync(lockfilePath)) return;
    if (hasEnded(holder, clock.now())) removeEnded(holder);
    else if (!(await check(folder, where))) await sleep(clock, UPDATE_MS);
  };

  const take = async (): Promise<void> => {
    ensureFolder(folder);
    await makeWay().catch(() => undefined);
    release = await lock(folder, {
      ...where,
      update: UPDATE_MS,
      onCompromised: () => {
        release = null;
        void claim().then((again) => {
          if (again.state === 'taken') options.onLost(again.refusal);
        });
      },
    });
    const holder: FolderHolder = {
      surface: options.surface,
      pid: process.pid,
      host: hostname(),
      since: instantOf(clock.now()),
    };
    writeFileAtomically(holderPath, `${JSON.stringify(holder)}\n`);
  };

  const claim = async (): Promise<FolderClaim> => {
    try {
      await take();
    } catch (error) {
      if (isHeldError(error)) {
        return {
          state: 'taken',
          refusal: message('folder.taken', { folder, holder: readHolder(holderPath) }),
        };
      }
    }
    return {
      state: 'held',
      release: async () => {
        if (release === null) return;
        rmSync(holderPath, { force: true });
        await release().catch(() => undefined);
        release = null;
      },
    };
  };

  return claim();
}
