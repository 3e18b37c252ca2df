import { EventEmitter } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { canUpdate, type Updater, Updates } from '../../../../electron/desktop/updates';
import { DAY_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { createFakeClock, settle } from '../../../support/fake-clock';
import { temporaryFolder } from '../../../support/temporary-folder';

/** electron-updater as far as it is used: a look finds what the test says, and its download ends as it says. */
class FakeUpdater extends EventEmitter implements Updater {
  autoDownload = false;
  autoInstallOnAppQuit = true;
  allowDowngrade = true;
  allowPrerelease = true;
  disableWebInstaller = false;
  logger: unknown = console;
  looks = 0;
  installs = 0;
  answer: () => Promise<{ readonly downloadPromise?: Promise<unknown> } | null> = () => Promise.resolve(null);

  checkForUpdates() {
    this.looks += 1;
    return this.answer();
  }

  quitAndInstall(): void {
    this.installs += 1;
  }
}

async function setUp({ isSupported = true, isEnabled = true } = {}) {
  const updater = new FakeUpdater();
  const clock = createFakeClock();
  const states: string[] = [];
  const failures: unknown[] = [];
  let loads = 0;
  const updates = new Updates({
    isSupported: () => Promise.resolve(isSupported),
    load: () => {
      loads += 1;
      return Promise.resolve(updater);
    },
    onChange: ({ state, version }) => states.push(version === null ? state : `${state} ${version}`),
    onFailed: (error) => failures.push(error),
    clock,
  });
  await updates.begin(isEnabled);
  return { updater, clock, states, failures, updates, loads: () => loads };
}

describe('Updates', () => {
  it('is off by default: nothing is loaded, nothing is asked, no timer runs', async () => {
    const { clock, states, updates, loads } = await setUp({ isEnabled: false });
    await updates.check();
    await clock.advance(3 * DAY_MS);
    expect([states, loads(), clock.pending()]).toEqual([['off'], 0, 0]);
  });

  it('stays away where nobody vouches for what would be fetched', async () => {
    const { clock, states, updates, loads } = await setUp({ isSupported: false });
    updates.setEnabled(false);
    updates.setEnabled(true);
    await updates.check();
    expect([states, updates.state.state, loads(), clock.pending()]).toEqual([[], 'unsupported', 0, 0]);
  });

  it('looks a minute after the start, then once a day', async () => {
    const { updater, clock } = await setUp();
    await clock.advance(MINUTE_MS - 1);
    expect(updater.looks).toBe(0);
    await clock.advance(1);
    expect(updater.looks).toBe(1);
    await clock.advance(2 * DAY_MS);
    expect(updater.looks).toBe(3);
  });

  it('lets electron-updater do nothing that was not asked for', async () => {
    const { updater, updates } = await setUp();
    await updates.check();
    expect(updater).toMatchObject({
      autoInstallOnAppQuit: false,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      logger: null,
    });
  });

  it('installs only what is ready, and only when told to', async () => {
    const { updater, states, updates } = await setUp();
    updater.answer = () => {
      updater.emit('update-available', { version: '1.2.0' });
      return Promise.resolve({
        downloadPromise: settle().then(() => updater.emit('update-downloaded', { version: '1.2.0' })),
      });
    };
    await updates.install();
    const looking = updates.check();
    await settle();
    await updates.install();
    await looking;
    expect(states).toEqual(['off', 'idle', 'checking', 'available 1.2.0', 'downloaded 1.2.0']);
    expect(updater.installs).toBe(0);
    await updates.install();
    expect(updater.installs).toBe(1);
  });

  it('notes a failure once, although it is told twice, and looks again the next day', async () => {
    const { updater, clock, states, failures, updates } = await setUp();
    const error = new Error('no network');
    updater.answer = () => {
      updater.emit('error', error);
      return Promise.reject(error);
    };
    await updates.check();
    expect([states.at(-1), failures]).toEqual(['failed', [error]]);
    updater.answer = () => {
      updater.emit('update-not-available');
      return Promise.resolve(null);
    };
    await clock.advance(DAY_MS);
    expect([updater.looks, states.at(-1)]).toEqual([2, 'idle']);
  });

  it('stops when it is switched off, and begins when it is switched on', async () => {
    const { updater, clock, states, updates } = await setUp();
    updates.setEnabled(false);
    await clock.advance(3 * DAY_MS);
    expect([updater.looks, states.at(-1), clock.pending()]).toEqual([0, 'off', 0]);
    updates.setEnabled(true);
    await clock.advance(MINUTE_MS);
    expect(updater.looks).toBe(1);
    updates.dispose();
    expect(clock.pending()).toBe(0);
  });
});

describe('canUpdate', () => {
  const SIGNED = 'provider: github\nowner: o\nrepo: r\npublisherName:\n  - Contoso Ltd\n';
  const UNSIGNED = 'provider: github\nowner: o\nrepo: r\n';

  function installed(configuration: string | null): string {
    const folder = temporaryFolder();
    mkdirSync(folder, { recursive: true });
    if (configuration !== null) writeFileSync(join(folder, 'app-update.yml'), configuration);
    return folder;
  }

  it.each([
    ['win32', true, SIGNED, true, true],
    ['win32, not signed', true, UNSIGNED, true, false],
    ['win32, installed by MSI', true, SIGNED, false, false],
    ['win32, not installed', false, SIGNED, true, false],
    ['win32, built without a place to look', true, null, true, false],
    ['darwin', true, UNSIGNED, false, true],
    ['darwin, built without a place to look', true, null, false, false],
    ['linux', true, SIGNED, true, false],
  ] as const)('%s', async (name, isPackaged, configuration, hasUninstaller, expected) => {
    const platform = name.split(',')[0] as NodeJS.Platform;
    expect(
      await canUpdate({
        platform,
        isPackaged,
        resourcesPath: installed(configuration),
        exists: () => hasUninstaller,
        uninstallerPath: 'Uninstall Graphkeeper.exe',
      }),
    ).toBe(expected);
  });
});
