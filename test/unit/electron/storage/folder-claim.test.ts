import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { Clock } from '../../../../electron/clock';
import { claimFolder, type FolderClaim } from '../../../../electron/storage/folder-claim';
import { createFormatter } from '../../../../shared/messages/formatter';
import type { Message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import { temporaryFolder } from '../../../support/temporary-folder';

const lockIn = (folder: string): string => join(folder, 'graphkeeper.lock');
const holderIn = (folder: string): string => join(folder, 'graphkeeper.lock.json');

/** The real time of day; waits end at once, after `onWait`. */
function clockThat(onWait: () => void = () => undefined): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    schedule: (_, callback) => {
      onWait();
      callback();
      return () => undefined;
    },
  };
}

async function claim(
  folder: string,
  {
    clock = clockThat(),
    onLost = (): void => undefined,
  }: { clock?: Clock; onLost?: (text: Message) => void } = {},
): Promise<FolderClaim> {
  const claimed = await claimFolder({ folder, surface: 'headless', onLost, clock });
  if (claimed.state === 'held') onTestFinished(claimed.release);
  return claimed;
}

/** What another process leaves that holds the folder, or held it. */
function holdAs(
  folder: string,
  { pid, host = hostname(), ageS = 0 }: { pid: number; host?: string; ageS?: number },
): void {
  mkdirSync(lockIn(folder));
  const at = Date.now() / 1_000 - ageS;
  utimesSync(lockIn(folder), at, at);
  const since = '2026-11-23T10:00:00.000Z';
  writeFileSync(holderIn(folder), JSON.stringify({ surface: 'desktop', pid, host, since }));
}

/** The number of a process that has ended. */
function endedPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function words(claimed: FolderClaim): string {
  if (claimed.state === 'held') return '';
  return say(claimed.refusal, 'en', createFormatter('en', Date.now(), 'UTC'));
}

describe('a data folder', () => {
  it('is held by one, which is named to the next, until it lets go', async () => {
    const folder = temporaryFolder();
    const first = await claim(folder);
    expect(first.state).toBe('held');
    const second = await claim(folder);
    expect(words(second)).toContain(
      `${folder} is in use by graphkeeper serve (process ${String(process.pid)} on `,
    );
    expect(words(second)).toContain('GRAPHKEEPER_DATA_DIR');
    if (first.state === 'held') await first.release();
    expect(readdirSync(folder)).toEqual([]);
    expect((await claim(folder)).state).toBe('held');
  });

  it('is made where there is none', async () => {
    const folder = join(temporaryFolder(), 'data');
    expect((await claim(folder)).state).toBe('held');
    expect(existsSync(holderIn(folder))).toBe(true);
  });

  it('of the desktop application says so', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: process.ppid });
    expect(words(await claim(folder))).toContain('in use by the Graphkeeper in the tray (process ');
    expect(existsSync(lockIn(folder))).toBe(true);
  });

  it('whose holder is not known is taken all the same', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: 1 });
    writeFileSync(holderIn(folder), '{"pid":');
    expect(words(await claim(folder))).toContain('in use by another Graphkeeper. ');
  });

  it('of a killed process on this computer is taken over at once', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: endedPid() });
    expect((await claim(folder)).state).toBe('held');
    expect(JSON.parse(readFileSync(holderIn(folder), 'utf8'))).toMatchObject({ pid: process.pid });
  });

  it('of a killed process is taken over by one only: whoever comes next does not take the successor for it', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: endedPid() });
    const first = claim(folder);
    // The lock is being taken, and who has it is not written yet.
    expect(existsSync(holderIn(folder))).toBe(false);
    expect((await Promise.all([first, claim(folder)])).map(({ state }) => state)).toEqual(['held', 'taken']);
    expect(readdirSync(folder).sort()).toEqual(['graphkeeper.lock', 'graphkeeper.lock.json']);
  });

  it('of a predecessor with the same number, as in a container, is taken over at once', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: process.pid });
    expect((await claim(folder)).state).toBe('held');
  });

  it('of another computer is taken over only once it was silent for long', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: endedPid(), host: 'elsewhere' });
    expect(words(await claim(folder))).toContain('on elsewhere');
    rmSync(lockIn(folder), { recursive: true });
    holdAs(folder, { pid: endedPid(), host: 'elsewhere', ageS: 60 });
    expect((await claim(folder)).state).toBe('held');
  });

  it('stays with a holder that slept with its computer and shows itself again', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: process.ppid, ageS: 3_600 });
    let waits = 0;
    const clock = clockThat(() => {
      waits += 1;
      utimesSync(lockIn(folder), new Date(), new Date());
    });
    expect((await claim(folder, { clock })).state).toBe('taken');
    expect(waits).toBe(1);
  });

  it('whose number belongs to another program by now is taken over after a moment', async () => {
    const folder = temporaryFolder();
    holdAs(folder, { pid: process.ppid, ageS: 3_600 });
    expect((await claim(folder)).state).toBe('held');
  });

  it('where nothing can be written is nobody’s and keeps nobody from starting', async () => {
    const blocked = join(temporaryFolder(), 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const claimed = await claim(blocked);
    expect(claimed.state).toBe('held');
    if (claimed.state === 'held') await claimed.release();
    expect(readFileSync(blocked, 'utf8')).toBe('a file where the folder should be');
  });

  it('that another took over meanwhile is let go of, and its holder is told', async () => {
    const folder = temporaryFolder();
    const lost = new Promise<Message>((resolve) => {
      void claim(folder, { onLost: resolve }).then(() => {
        rmSync(lockIn(folder), { recursive: true });
        // Shown for a while to come: on a starved machine the lock would be stale before it is looked at.
        holdAs(folder, { pid: process.ppid, ageS: -60 });
      });
    });
    expect((await lost).id).toBe('folder.taken');
    expect(JSON.parse(readFileSync(holderIn(folder), 'utf8'))).toMatchObject({ pid: process.ppid });
  });

  it('whose lock somebody deleted is claimed again by its holder', async () => {
    const folder = temporaryFolder();
    await claim(folder, {
      onLost: () => {
        throw new Error('it was free');
      },
    });
    rmSync(lockIn(folder), { recursive: true });
    await expect.poll(() => existsSync(lockIn(folder)), { timeout: 30_000 }).toBe(true);
    expect((await claim(folder)).state).toBe('taken');
  });
});
