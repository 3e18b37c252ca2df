import { describe, expect, it } from 'vitest';

import { DesktopHost, versionsOf } from '../../../../electron/desktop/host';
import type { LaunchState } from '../../../../electron/desktop/launch-at-login';
import type { Delivery } from '../../../../electron/desktop/toasts';
import { message } from '../../../../shared/messages/message';
import { UPDATES_OFF, type UpdateState } from '../../../../shared/updates/update-state';
import { createFakeClock } from '../../../support/fake-clock';
import { noticeFixture } from '../../../support/notice-fixtures';

function setUp(first: LaunchState = 'off') {
  let launch = first;
  let proxy: () => Promise<string> = () => Promise.resolve('PROXY proxy.example:8080');
  let openProblem = '';
  const errors: unknown[] = [];
  const opened: string[] = [];
  const host = new DesktopHost({
    launchAtLogin: {
      read: () => Promise.resolve(launch),
      set: (isEnabled) => {
        // The system has the last word: here it lets nothing be switched on.
        if (!isEnabled) launch = 'off';
        else if (launch === 'off') launch = 'blocked';
        return Promise.resolve();
      },
    },
    resolveProxy: () => proxy(),
    openPath: (path) => {
      opened.push(path);
      return Promise.resolve(openProblem);
    },
    dataFolder: '/data',
    saveFile: ({ name }) => Promise.resolve({ state: 'saved', name }),
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    keychainProblem: message('desktop.tooltip.paused'),
    versions: {},
    clock: createFakeClock(Date.parse('2026-11-23T12:00:00.000Z')),
    onUnexpected: (error) => errors.push(error),
  });
  let changes = 0;
  const stop = host.onEnvironmentChange(() => (changes += 1));
  return {
    host,
    errors,
    opened,
    stop,
    changes: () => changes,
    setProxy: (next: () => Promise<string>) => (proxy = next),
    setOpenProblem: (next: string) => (openProblem = next),
  };
}

describe('DesktopHost', () => {
  it('reads what the system says, and tells only what changed', async () => {
    const { host, changes, stop } = setUp();
    await host.refresh();
    expect(host.environment()).toMatchObject({
      launchAtLogin: { state: 'off' },
      proxy: 'PROXY proxy.example:8080',
      dataFolder: '/data',
      lastNotification: null,
    });
    const seen = host.environment();
    const before = changes();
    await host.refresh();
    expect([changes(), host.environment()]).toEqual([before, seen]);
    expect(host.environment()).toBe(seen);
    stop();
    host.noteTray('absent');
    expect([changes(), host.environment().tray]).toEqual([before, 'absent']);
  });

  it('shows what the system made of launching at login, not what was asked for', async () => {
    const { host } = setUp();
    await host.refresh();
    await host.setLaunchAtLogin(true);
    expect(host.environment().launchAtLogin.state).toBe('blocked');
    await host.setLaunchAtLogin(false);
    expect(host.environment().launchAtLogin.state).toBe('off');
  });

  it('refuses what cannot be done here', async () => {
    const { host, opened, setOpenProblem } = setUp('unsupported');
    await host.refresh();
    await expect(host.setLaunchAtLogin(true)).rejects.toMatchObject({ code: 'notSupported' });
    await expect(host.checkForUpdate()).rejects.toMatchObject({ code: 'notSupported' });
    await host.openDataFolder();
    setOpenProblem('no application');
    await expect(host.openDataFolder()).rejects.toMatchObject({ code: 'notSupported' });
    expect(opened).toEqual(['/data', '/data']);
  });

  it('counts a proxy that cannot be found out as not known', async () => {
    const { host, errors, setProxy } = setUp();
    await host.refresh();
    setProxy(() => Promise.reject(new Error('no session')));
    await host.refresh();
    expect(host.environment().proxy).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it('looks for updates only where they are on', async () => {
    const { host } = setUp();
    let state: UpdateState = UPDATES_OFF;
    let looks = 0;
    host.connect({
      updates: {
        get state() {
          return state;
        },
        check: () => {
          looks += 1;
          return Promise.resolve();
        },
      },
      showNotice: () => Promise.resolve('shown'),
      showTest: () => Promise.resolve('shown'),
    });
    await expect(host.checkForUpdate()).rejects.toMatchObject({ code: 'notSupported' });
    state = { state: 'idle', version: null };
    await host.checkForUpdate();
    expect(looks).toBe(1);
  });

  it('tells how the test notification went, and keeps the last delivery with its time', async () => {
    const { host } = setUp();
    const updates = { state: UPDATES_OFF, check: () => Promise.resolve() };
    expect(await host.testNotification()).toEqual({ outcome: 'unsupported' });
    for (const outcome of ['shown', 'failed'] satisfies Delivery[]) {
      const show = () => Promise.resolve(outcome);
      host.connect({ updates, showNotice: show, showTest: show });
      expect(await host.testNotification()).toEqual({ outcome });
      host.noteDelivery(outcome);
      expect(host.environment().lastNotification).toEqual({ at: '2026-11-23T12:00:00.000Z', outcome });
    }
  });

  it('keeps an alert until there is a surface to show it on, and says what became of it', async () => {
    const { host } = setUp();
    const shown: string[] = [];
    let outcome: Delivery = 'shown';
    const early = host.showNotice(noticeFixture('early'));
    expect(shown).toEqual([]);
    host.connect({
      updates: { state: UPDATES_OFF, check: () => Promise.resolve() },
      showNotice: ({ id }) => {
        shown.push(id);
        return Promise.resolve(outcome);
      },
      showTest: () => Promise.resolve('shown'),
    });
    expect(await early).toEqual({ state: 'delivered' });
    outcome = 'unsupported';
    expect(await host.showNotice(noticeFixture('late'))).toEqual({
      state: 'failed',
      failure: { code: 'notShown' },
      retryAfterMs: null,
    });
    expect(shown).toEqual(['early', 'late']);
  });
});

describe('versionsOf', () => {
  it('leaves out what does not run here', () => {
    expect(versionsOf('1.0.0', { node: '24.0.0', electron: '45.4.1', v8: 'x' }, 'Linux 6.1')).toEqual({
      graphkeeper: '1.0.0',
      electron: '45.4.1',
      node: '24.0.0',
      system: 'Linux 6.1',
    });
  });
});
