import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { TrayIconState } from '../../shared/diagnosis/tray-view';
import type { Severity } from '../../shared/domain/severity';
import type { AppState } from '../../shared/domain/state';
import type { CommandName, CommandResult } from '../../shared/ipc/contract';
import { chromiumPath } from '../support/chromium';
import { type DesktopHost, type DesktopLaunch, type DesktopView, untilView } from '../support/desktop-host';
import {
  evaluateInPage,
  hideWindow,
  labels,
  untilPageSays,
  useDesktop,
  useSampleDesktop,
  withPanel,
} from '../support/desktop-session';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { eventually } from '../support/eventually';
import { onEachDesktop } from '../support/hosts';
import { type ServedScenarios, serveScenarios } from '../support/served-scenarios';
import { standInRunner } from '../support/stand-in-host';
import { temporaryFolder, useTemporaryFolder } from '../support/temporary-folder';

/** Gives a command as the page does. */
async function invoke<K extends CommandName>(
  host: DesktopHost,
  name: K,
  argument: object = {},
): Promise<CommandResult<K>> {
  const script = `graphkeeper.invoke(${JSON.stringify(name)}, ${JSON.stringify(argument)})`;
  return (await evaluateInPage(host, script)) as CommandResult<K>;
}

async function stateOf(host: DesktopHost): Promise<AppState> {
  const result = await invoke(host, 'getState');
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** The state that the tray's image shows. */
function iconOf({ tray }: DesktopView): string {
  return basename(tray?.image ?? '').replace(/(?:Template|-\d+)?\.(?:png|ico)$/, '');
}

onEachDesktop('tray and window', (runner) => {
  const host = useSampleDesktop(runner);

  it('pauses and goes on from the menu', async () => {
    await host().call({ name: 'clickMenu', label: 'Until I resume it' });
    const paused = await untilView(host(), 'paused', (view) => iconOf(view) === 'paused');
    expect(paused.tray?.tooltip).toMatch(/^Checking is paused\. Critical: Adatum claims\./);
    expect(labels(paused)).toContain('Resume checking');
    expect(labels(paused)).not.toContain('Pause checking');
    await host().call({ name: 'clickMenu', label: 'Resume checking' });
    const resumed = await untilView(host(), 'resumed', (view) => iconOf(view) === 'critical');
    expect(labels(resumed)).toContain('Pause checking');
    await host().call({ name: 'clickMenu', label: 'For one hour' });
    await untilView(host(), 'paused for an hour', ({ tray }) =>
      (tray?.tooltip ?? '').startsWith('Checking is paused until '),
    );
    await host().call({ name: 'clickMenu', label: 'Resume checking' });
    await untilView(host(), 'resumed again', (view) => iconOf(view) === 'critical');
  });

  it('opens the settings from the menu', async () => {
    await hideWindow(host());
    await host().call({ name: 'clickMenu', label: 'Settings…' });
    await untilView(host(), 'the window', ({ window }) => window?.isVisible === true);
    await eventually(() => evaluateInPage(host(), 'location.hash')).toBe('#/settings');
  });

  it('looks for updates nowhere until somebody wants it to', async () => {
    const { settings, environment } = await stateOf(host());
    expect(settings.updates).toEqual({ enabled: false });
    expect(['off', 'unsupported']).toContain(environment.update.state);
    expect(environment.update.version).toBeNull();
  });
});

describe.skipIf(chromiumPath() === null)('each state of the tray', () => {
  let served: ServedScenarios;
  const { launch } = useDesktop(standInRunner);

  beforeAll(async () => {
    served = await serveScenarios(['healthy']);
  });
  afterAll(() => served.close());

  async function watch(
    severity: Severity,
    options: { readonly desktop?: string } = {},
  ): Promise<DesktopHost> {
    // The healthy tenant, judged by thresholds that its credential is inside of.
    const credentialDays = {
      notice: { notice: 3_650, warning: 1, critical: 1 },
      warning: { notice: 3_650, warning: 3_650, critical: 1 },
      critical: { notice: 3_650, warning: 3_650, critical: 3_650 },
      ok: undefined,
      unknown: undefined,
    }[severity];
    // Where nobody listens, nothing can be read.
    const nowhere = { login: 'https://localhost:9', graph: 'https://localhost:9' };
    const configuration = {
      ...served.configuration,
      ...(credentialDays === undefined ? {} : { policy: { credentialDays } }),
      connections: served.configuration.connections.map((one) =>
        severity === 'unknown' ? { ...one, cloud: nowhere, tokenEndpoint: undefined } : one,
      ),
    };
    return launch({
      arguments: ['--config', served.write(configuration), '--hidden'],
      env: {
        ...served.env,
        ...withPanel(true),
        XDG_CURRENT_DESKTOP: options.desktop ?? 'KDE',
      },
    });
  }

  async function untilIcon(host: DesktopHost, icon: TrayIconState): Promise<DesktopView> {
    const view = await untilView(host, icon, (one) => iconOf(one) === icon);
    expect(existsSync(view.tray?.image ?? '')).toBe(true);
    return view;
  }

  it.each<[Severity, string]>([
    ['ok', 'Healthy'],
    ['notice', 'Notice'],
    ['warning', 'Warning'],
    ['critical', 'Critical'],
    ['unknown', 'Unknown'],
  ])('%s has its image, and its word in tooltip and menu', async (severity, word) => {
    const view = await untilIcon(await watch(severity), severity);
    expect(view.tray?.tooltip.startsWith(`${word}: `)).toBe(true);
    expect(labels(view)[0]?.startsWith(`${word}: `)).toBe(true);
    expect(basename(view.tray?.menu[0]?.icon ?? '')).toBe(`${severity}-16.png`);
  });

  it('offline and paused have theirs, and the healthy one comes back', async () => {
    const host = await watch('ok');
    await untilIcon(host, 'ok');
    await host.call({ name: 'setOnline', isOnline: false });
    await untilIcon(host, 'offline');
    await host.call({ name: 'setOnline', isOnline: true });
    await untilIcon(host, 'ok');
    await host.call({ name: 'clickMenu', label: 'Until tomorrow' });
    await untilIcon(host, 'paused');
  });

  it('checking has its own while nothing is known yet', async () => {
    const slow = await serveScenarios(['healthy'], { latencyMs: 1_000 });
    try {
      const host = await launch({
        arguments: ['--config', slow.write(slow.configuration), '--hidden'],
        env: { ...slow.env, ...withPanel(true) },
      });
      const view = await untilIcon(host, 'checking');
      expect(view.tray?.tooltip).toBe('Graphkeeper is checking for the first time.');
      // What it is still waiting for would hold it up.
      await host.quit();
    } finally {
      await slow.close();
    }
  });

  it.runIf(process.platform === 'linux')(
    'takes light shapes on dark panels, and dark ones on light',
    async () => {
      const folderOf = ({ tray }: DesktopView): string => basename(dirname(tray?.image ?? ''));
      const [light, dark] = await Promise.all([watch('ok'), watch('ok', { desktop: 'ubuntu:GNOME' })]);
      expect(folderOf(await untilIcon(light, 'ok'))).toBe('light');
      expect(folderOf(await untilIcon(dark, 'ok'))).toBe('dark');
    },
  );
});

describe.skipIf(chromiumPath() === null)('what closing the window does', () => {
  const { launch, launchRead } = useDesktop(standInRunner);
  const HINT = 'Graphkeeper goes on watching';

  async function closeAndReopen(host: DesktopHost): Promise<readonly string[]> {
    const hidden = await hideWindow(host);
    expect(hidden).toMatchObject({ windows: 1, window: { isMinimized: false } });
    await host.call({ name: 'clickMenu', label: 'Open Graphkeeper' });
    // What hiding had to say was said with it.
    const { notifications } = await untilView(host, 'shown', ({ window }) => window?.isVisible === true);
    return notifications.map(({ title }) => title).filter((title) => title === HINT);
  }

  it('hides it with a tray, and says once for good that the watching goes on', async () => {
    const options: Partial<DesktopLaunch> = { folder: temporaryFolder(), env: withPanel(true) };
    const host = await launchRead(options);
    await eventually(async () => (await stateOf(host)).environment.tray).toBe('present');
    // That is for the case that there is none.
    await invoke(host, 'updateSettings', { closeWithoutTray: 'quit' });
    expect(await closeAndReopen(host)).toEqual([HINT]);
    expect(await closeAndReopen(host)).toEqual([HINT]);
    expect(await host.quit()).toBe(0);
    const again = await launch({ ...options, arguments: ['--sample'] });
    await untilView(again, 'the window', ({ window }) => window?.isVisible === true);
    expect(await closeAndReopen(again)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'minimises it without a tray, or ends the application where that is set',
    async () => {
      const host = await launchRead({ env: withPanel(false) });
      await eventually(async () => (await stateOf(host)).environment.tray).toBe('absent');
      await host.call({ name: 'closeWindow' });
      const minimised = await untilView(host, 'minimised', ({ window }) => window?.isMinimized === true);
      expect(minimised).toMatchObject({ windows: 1, window: { isVisible: false } });
      expect(await invoke(host, 'updateSettings', { closeWithoutTray: 'quit' })).toMatchObject({ ok: true });
      await host.call({ name: 'closeWindow' });
      expect(await host.exited).toBe(0);
    },
  );
});

describe.skipIf(chromiumPath() === null)('what the settings say about this computer', () => {
  const { launch } = useDesktop(standInRunner);

  it.each([
    ['refuses', 'failing', 'failed'],
    ['has no', 'none', 'unsupported'],
  ] as const)('tells of a system that %s notifications', async (_how, mode, outcome) => {
    const host = await launch({ arguments: ['--sample'], env: { STAND_IN_NOTIFICATIONS: mode } });
    await untilPageSays(host, 'Adatum claims');
    expect(await invoke(host, 'testNotification')).toEqual({ ok: true, value: { outcome } });
    await eventually(async () => (await stateOf(host)).environment.lastNotification?.outcome).toBe(outcome);
    const titles = (await host.view()).notifications.map(({ title }) => title);
    expect(titles.includes('Graphkeeper can reach you')).toBe(mode !== 'none');
  });

  describe('as it is, not installed', () => {
    const host = useSampleDesktop(standInRunner);

    it('tells of a system that shows notifications', async () => {
      expect(await invoke(host(), 'testNotification')).toEqual({ ok: true, value: { outcome: 'shown' } });
      await eventually(async () => (await stateOf(host())).environment.lastNotification?.outcome).toBe(
        'shown',
      );
      const titles = (await host().view()).notifications.map(({ title }) => title);
      expect(titles).toContain('Graphkeeper can reach you');
    });

    it('knows proxy, folder and versions, and opens the folder as often as a hand can ask for it', async () => {
      const { app } = await host().view();
      const dataFolder = join(dirname(app.userData), 'data');
      await eventually(async () => (await stateOf(host())).environment).toMatchObject({
        proxy: 'PROXY proxy.invalid:8080; via graph.microsoft.com',
        dataFolder,
        versions: {
          graphkeeper: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
          node: process.versions.node,
        },
      });
      expect(await invoke(host(), 'openDataFolder')).toMatchObject({ ok: true });
      expect(((await host().view()) as StandInView).openedPaths).toEqual([dataFolder]);

      // No hand could click this fast.
      const results = await evaluateInPage(
        host(),
        `Promise.all(Array.from({ length: 30 }, () => graphkeeper.invoke('openDataFolder', {})))`,
      );
      const codes = (results as CommandResult<'openDataFolder'>[]).map((one) =>
        one.ok ? 'ok' : one.error.code,
      );
      expect(new Set(codes)).toEqual(new Set(['ok', 'busy']));
      expect(((await host().view()) as StandInView).openedPaths).toHaveLength(
        codes.filter((code) => code === 'ok').length + 1,
      );
    });

    it('does not offer to start at login or to update what is not installed', async () => {
      expect((await stateOf(host())).environment.update).toEqual({ state: 'unsupported', version: null });
      expect(await invoke(host(), 'checkForUpdate')).toMatchObject({
        ok: false,
        error: { code: 'notSupported' },
      });
      await eventually(async () => (await stateOf(host())).environment.launchAtLogin.state).toBe(
        'unsupported',
      );
      expect(await invoke(host(), 'setLaunchAtLogin', { enabled: true })).toMatchObject({
        ok: false,
        error: { code: 'notSupported' },
      });
    });
  });

  describe.runIf(process.platform === 'linux')('installed', () => {
    const config = useTemporaryFolder();
    const host = useSampleDesktop(standInRunner, () => ({
      env: { ...withPanel(true, config()), STAND_IN_PACKAGED: '1', XDG_CONFIG_HOME: config() },
    }));

    it('starts at login, and says so when the desktop forbids it', async () => {
      const file = join(config(), 'autostart', 'graphkeeper.desktop');
      const untilState = (state: string): Promise<void> =>
        eventually(async () => (await stateOf(host())).environment.launchAtLogin.state).toBe(state);
      await untilState('off');
      expect(await invoke(host(), 'setLaunchAtLogin', { enabled: true })).toMatchObject({ ok: true });
      await untilState('on');
      expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`);
      appendFileSync(file, 'Hidden=true\n');
      // Coming back from the desktop's own settings.
      await host().call({ name: 'clickMenu', label: 'Open Graphkeeper' });
      await untilState('blocked');
      expect(await invoke(host(), 'setLaunchAtLogin', { enabled: false })).toMatchObject({ ok: true });
      await untilState('off');
      expect(existsSync(file)).toBe(false);
    });
  });
});
