import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { channelOf, COMMAND_NAMES } from '../../shared/ipc/channels';
import { chromiumPath } from '../support/chromium';
import { untilView } from '../support/desktop-host';
import {
  evaluateInPage,
  hideWindow,
  labels,
  SAMPLE_SENTENCE,
  untilPageSays,
  useDesktop,
  useSampleDesktop,
  withPanel,
} from '../support/desktop-session';
import type { ForeignSender, StandInView } from '../support/electron-stand-in/control-protocol';
import { eventually } from '../support/eventually';
import { onEachDesktop } from '../support/hosts';
import { standInRunner } from '../support/stand-in-host';
import { temporaryFolder } from '../support/temporary-folder';

/** When each connection was last looked at. */
const OBSERVED = `graphkeeper.invoke('getState', {}).then(({ value }) => value.connections.map((one) => one.health?.observedAt).join())`;

onEachDesktop('the desktop application', (runner) => {
  describe('on the sample tenant', () => {
    const host = useSampleDesktop(runner);

    it('shows the worst connection in the tray: image, tooltip and menu', async () => {
      // All four were read, and the icon is not set as often as they are.
      const view = await untilView(
        host(),
        'all of it',
        (one) => labels(one).filter((label) => label.startsWith('Fix: ')).length === 4,
      );
      expect(existsSync(view.tray?.image ?? '')).toBe(true);
      expect(view.tray?.tooltip).toMatch(
        /^Critical: Adatum claims\. New mail is not fetched.* Checked (?:just now|\d+ minutes? ago)\.$/,
      );
      expect(view.tray?.tooltip.length).toBeLessThanOrEqual(127);
      const lines = labels(view);
      expect(lines.slice(0, 4).map((line) => line.split(' – ')[0])).toEqual([
        'Critical: Adatum claims',
        'Warning: Fabrikam orders',
        'Unknown: Litware service',
        // Its organisation is well; what Exchange Online lets in, nobody has shown to Graphkeeper.
        'Notice: Contoso help',
      ]);
      expect(lines.slice(4)).toEqual([
        '',
        'Fix: Adatum claims – Grant the permissions…',
        'Fix: Fabrikam orders – Rotate the secret…',
        'Fix: Litware service – Restore the access…',
        'Fix: Contoso help – Allow the addresses…',
        '',
        'Re-check permissions now',
        'Re-check everything',
        'Pause checking',
        '',
        'Open Graphkeeper',
        'Settings…',
        'Quit Graphkeeper',
      ]);
    });

    it('notifies once of what is critical and of a deadline that comes nearer, and a click shows it', async () => {
      const { notifications } = await untilView(
        host(),
        'both were told',
        (view) => view.notifications.length > 1,
      );
      // Each is told when its connection was read, and which one that is first is not for this test to say.
      expect(notifications.map(({ title }) => title).sort()).toEqual([
        'Adatum claims: mail has stopped',
        expect.stringMatching(/^Fabrikam orders: /),
      ]);
      const index = notifications.findIndex(({ title }) => title.startsWith('Adatum claims'));
      expect(notifications[index]?.body).toContain('Mail.ReadWrite');
      await hideWindow(host());
      await host().call({ name: 'clickNotification', index });
      await untilView(host(), 'the window is shown', ({ window }) => window?.isVisible === true);
      const { page } = await host().window();
      await eventually(() => page.locator('main h1').innerText()).toContain('Adatum claims');
      const before = await evaluateInPage(host(), OBSERVED);
      await host().call({ name: 'clickMenu', label: 'Re-check everything' });
      await eventually(() => evaluateInPage(host(), OBSERVED)).not.toBe(before);
      await untilView(host(), 'the menu offers it again', (view) =>
        labels(view).includes('Re-check everything'),
      );
      expect((await host().view()).notifications).toHaveLength(2);
    });

    it('begins from a notification what mends it, and goes on with it from the menu', async () => {
      const { notifications } = await host().view();
      const index = notifications.findIndex(({ title }) => title.startsWith('Adatum claims'));
      await hideWindow(host());
      await host().call({ name: 'pressNotification', index, button: 0 });
      await untilView(host(), 'the window is shown', ({ window }) => window?.isVisible === true);
      await eventually(() => evaluateInPage(host(), 'location.hash')).toMatch(/^#\/runbooks\/.+/);
      const run = await evaluateInPage(host(), 'location.hash');
      const goOn = 'Go on: Adatum claims – Grant the missing permissions';
      await untilView(host(), 'it is under way', (view) => labels(view).includes(goOn));
      await evaluateInPage(host(), "location.hash = '#/overview'");
      await host().call({ name: 'clickMenu', label: goOn });
      await eventually(() => evaluateInPage(host(), 'location.hash')).toBe(run);
    });

    it('re-checks permissions from the menu', async () => {
      const before = (await host().view()).tray?.menusSet ?? 0;
      const first = await evaluateInPage(host(), OBSERVED);
      await host().call({ name: 'clickMenu', label: 'Re-check permissions now' });
      await eventually(() => evaluateInPage(host(), OBSERVED)).not.toBe(first);
      await untilView(
        host(),
        'a new menu offers it again',
        (view) => labels(view).includes('Re-check permissions now') && (view.tray?.menusSet ?? 0) > before,
      );
    });
  });

  describe('at its end', () => {
    const { launchRead } = useDesktop(runner);

    it('shows the window again to a second start, which ends without doing anything, and cleans up when it is quit', async () => {
      const folder = temporaryFolder();
      const host = await launchRead({ folder });
      await hideWindow(host);
      const log = join(folder, 'data', 'graphkeeper.log');
      const startsBefore = readFileSync(log, 'utf8').split('"started"').length;
      const second = await runner.launch({ folder });
      expect(await second.exited).toBe(0);
      await untilView(host, 'shown again', ({ window }) => window?.isVisible === true);
      expect(readFileSync(log, 'utf8').split('"started"').length).toBe(startsBefore);

      await host.call({ name: 'clickMenu', label: 'Quit Graphkeeper' });
      expect(await host.exited).toBe(0);
      expect(readFileSync(log, 'utf8')).toContain('"stopped"');
      expect(readFileSync(log, 'utf8')).not.toContain('"uncaught"');
      if (process.platform !== 'win32') expect(statSync(log).mode & 0o777).toBe(0o600);
    });
  });
});

describe.skipIf(chromiumPath() === null)('what the desktop application asks of Electron', () => {
  describe('for its window', () => {
    const host = useSampleDesktop(standInRunner);
    const viewNow = async (): Promise<StandInView> => (await host().view()) as StandInView;

    it('sandboxes everything, loads its own scheme only and makes one tray', async () => {
      const view = await viewNow();
      expect(view.app).toMatchObject({ name: 'Graphkeeper', isSandboxed: true, hasLock: true });
      expect(view.schemes).toEqual([
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
      ]);
      expect(view.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      });
      expect(view.permissionHandlers).toBe(3);
      expect(view.trayCount).toBe(1);
      expect((await host().window()).misdeeds).toEqual([]);
    });

    it('refuses commands of anybody but its own page', async () => {
      const call = (sender: ForeignSender): Promise<unknown> =>
        host().call({ name: 'invokeAs', sender, channel: 'graphkeeper:getState', argument: {} });
      for (const sender of ['noFrame', 'childFrame', 'otherPage', 'otherHost', 'otherContents'] as const) {
        expect(await call(sender), sender).toEqual({
          ok: false,
          error: { code: 'notAllowed', detail: 'sender' },
        });
      }
      expect(await call('own')).toMatchObject({ ok: true, value: { app: { isSample: true } } });
    });

    it('refuses commands that are not in the contract, and arguments that do not fit', async () => {
      expect([...(await viewNow()).channels].sort()).toEqual(COMMAND_NAMES.map(channelOf).sort());
      const invoke = (script: string): Promise<unknown> =>
        evaluateInPage(host(), `graphkeeper.${script}.catch((error) => error.message)`);
      expect(await invoke(`invoke('openPath', {})`)).toBe('unknown command');
      expect(await invoke(`invoke('recheck', { connectionId: 5 })`)).toMatchObject({
        ok: false,
        error: { code: 'badArgument' },
      });
      expect(await invoke(`invoke('recheck', { extra: true })`)).toMatchObject({
        ok: false,
        error: { code: 'badArgument' },
      });
      expect(await evaluateInPage(host(), `Object.keys(graphkeeper).sort().join()`)).toBe('invoke,on');
    });

    it('lets nothing of the page out: no request, no navigation, no window', async () => {
      await evaluateInPage(
        host(),
        `Promise.allSettled([
          fetch('https://out.example/fetch'),
          new Promise((resolve) => { const image = new Image(); image.onerror = resolve; image.src = 'https://out.example/image'; }),
        ]).then(() => { window.open('https://out.example/window'); location.href = 'https://out.example/navigation'; })`,
      );
      const view = await untilView(host(), 'the navigation is refused', (one) =>
        (one as StandInView).refused.includes('https://out.example/navigation'),
      );
      expect((view as StandInView).leaked).toEqual([]);
      await untilPageSays(host(), SAMPLE_SENTENCE);
    });

    it('makes a new page after one crashed', async () => {
      await host().call({ name: 'crashPage' });
      await untilView(host(), 'the page is gone', ({ windows }) => windows === 0);
      await host().call({ name: 'clickMenu', label: 'Open Graphkeeper' });
      await untilPageSays(host(), SAMPLE_SENTENCE);
    });

    it('says that it is offline, and recovers', async () => {
      await host().call({ name: 'setOnline', isOnline: false });
      const offline = await untilView(host(), 'offline', ({ tray }) =>
        basename(tray?.image ?? '').startsWith('offline'),
      );
      expect(offline.tray?.tooltip).toMatch(/^This computer is offline\./);
      await host().call({ name: 'setOnline', isOnline: true });
      await untilView(host(), 'online', ({ tray }) => basename(tray?.image ?? '').startsWith('critical'));
    });
  });

  describe('at its start', () => {
    const { launch } = useDesktop(standInRunner);

    it('opens no window when started hidden, except where that would be the only door', async () => {
      const hidden = ['--sample', '--hidden'];
      const host = await launch({ arguments: hidden, env: withPanel(true) });
      await untilView(host, 'read', ({ notifications }) => notifications.length > 0);
      expect((await host.view()).windows).toBe(0);
      if (process.platform !== 'linux') return;
      const doorless = await launch({ arguments: hidden, env: withPanel(false) });
      await untilView(doorless, 'the window', ({ window }) => window?.isVisible === true);
    });

    it('watches nothing when the given configuration cannot be used, and says where it is wrong', async () => {
      const folder = temporaryFolder();
      const host = await launch({ folder, arguments: ['--config', join(folder, 'absent.json')] });
      await untilPageSays(host, 'absent.json');
      await untilView(host, 'the tray', ({ tray }) => tray?.tooltip === 'No connection is set up yet.');
    });

    it('speaks the language of the system', async () => {
      const host = await launch({
        arguments: ['--sample', '--hidden'],
        env: { ...withPanel(true), STAND_IN_LANGUAGE: 'fr-CA' },
      });
      const view = await untilView(
        host,
        'read',
        ({ tray, notifications }) =>
          basename(tray?.image ?? '').startsWith('critical') && notifications.length > 1,
      );
      expect(view.tray?.tooltip).toMatch(/^Critique\u00a0: Adatum claims\./);
      expect(view.notifications.map(({ title }) => title)).toContain(
        'Adatum claims\u00a0: le courrier est arrêté',
      );
      expect(labels(view)).toContain('Revérifier les autorisations maintenant');
    });
  });
});
