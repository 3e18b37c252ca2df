import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { TrayIconState } from '../../shared/diagnosis/tray-view';
import type { Severity } from '../../shared/domain/severity';
import type { AppState } from '../../shared/domain/state';
import type { CommandName, CommandResult } from '../../shared/ipc/contract';
import { ensureBuilt } from '../support/build';
import { chromiumPath } from '../support/chromium';
import { type DesktopHost, type DesktopLaunch, type DesktopView, untilView } from '../support/desktop-host';
import {
  buildDesktop,
  labels,
  launch,
  launchRead,
  quitAll,
  untilPage,
  withPanel,
} from '../support/desktop-session';
import { findElectronRunner } from '../support/electron-host';
import type { StandInView } from '../support/electron-stand-in/control-protocol';
import { type SimulatedProcess, startSimulated } from '../support/simulated-process';
import { standInRunner } from '../support/stand-in-host';
import { temporaryFolder } from '../support/temporary-folder';

beforeAll(async () => {
  await buildDesktop();
  await ensureBuilt('cli');
}, 300_000);

afterEach(quitAll);

const electronRunner = findElectronRunner();
const runners = [standInRunner, ...(electronRunner === null ? [] : [electronRunner])];
const hasNoChromium = chromiumPath() === null;

/** Gives a command as the page does. */
async function invoke<K extends CommandName>(
  host: DesktopHost,
  name: K,
  argument: object = {},
): Promise<CommandResult<K>> {
  const expression = `graphkeeper.invoke(${JSON.stringify(name)}, ${JSON.stringify(argument)})`;
  return (await host.call({ name: 'evaluate', expression })) as CommandResult<K>;
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

describe.each(runners)('tray and window on $name', (runner) => {
  beforeEach(({ skip }) => {
    skip(runner === standInRunner && hasNoChromium, 'there is no Chromium');
  });

  it('pauses and goes on from the menu', async () => {
    const host = await launchRead(runner);
    await host.call({ name: 'clickMenu', label: 'Until I resume it' });
    const paused = await untilView(host, 'paused', (view) => iconOf(view) === 'paused');
    expect(paused.tray?.tooltip).toMatch(/^Checking is paused\. Critical: Adatum claims\./);
    expect(labels(paused)).toContain('Resume checking');
    expect(labels(paused)).not.toContain('Pause checking');
    await host.call({ name: 'clickMenu', label: 'Resume checking' });
    const resumed = await untilView(host, 'resumed', (view) => iconOf(view) === 'critical');
    expect(labels(resumed)).toContain('Pause checking');
    await host.call({ name: 'clickMenu', label: 'For one hour' });
    await untilView(host, 'paused for an hour', ({ tray }) =>
      (tray?.tooltip ?? '').startsWith('Checking is paused until '),
    );
  });

  it('opens the settings from the menu', async () => {
    const host = await launchRead(runner);
    await host.call({ name: 'closeWindow' });
    await host.call({ name: 'clickMenu', label: 'Settings…' });
    await untilView(host, 'the window', ({ window }) => window?.isVisible === true);
    await expect
      .poll(() => host.call({ name: 'evaluate', expression: 'location.hash' }), { timeout: 10_000 })
      .toBe('#/settings');
  });

  it('looks for updates nowhere until somebody wants it to', async () => {
    const { settings, environment } = await stateOf(await launchRead(runner));
    expect(settings.updates).toEqual({ enabled: false });
    expect(['off', 'unsupported']).toContain(environment.update.state);
    expect(environment.update.version).toBeNull();
  });
});

describe.skipIf(hasNoChromium)('each state of the tray', () => {
  let simulated: SimulatedProcess;

  beforeAll(async () => {
    simulated = await startSimulated(['--scenario', 'healthy']);
  }, 60_000);
  afterAll(() => simulated.stop());

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
      ...simulated.config,
      ...(credentialDays === undefined ? {} : { policy: { credentialDays } }),
      connections: simulated.config.connections.map((one) =>
        severity === 'unknown' ? { ...one, cloud: nowhere, tokenEndpoint: undefined } : one,
      ),
    };
    return launch(standInRunner, {
      arguments: ['--config', await simulated.write(configuration, `${severity}.json`), '--hidden'],
      env: {
        ...simulated.env,
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
    const slow = await startSimulated(['--scenario', 'healthy', '--latency', '3000']);
    try {
      const host = await launch(standInRunner, {
        arguments: ['--config', await slow.write(slow.config), '--hidden'],
        env: { ...slow.env, ...withPanel(true) },
      });
      const view = await untilIcon(host, 'checking');
      expect(view.tray?.tooltip).toBe('Graphkeeper is checking for the first time.');
    } finally {
      await slow.stop();
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

describe.skipIf(hasNoChromium)('what closing the window does', () => {
  const HINT = 'Graphkeeper goes on watching';

  async function closeAndReopen(host: DesktopHost): Promise<readonly string[]> {
    await host.call({ name: 'closeWindow' });
    await untilView(host, 'hidden', ({ window }) => window?.isVisible === false);
    // What would be said is said by now.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { notifications } = await host.view();
    await host.call({ name: 'clickMenu', label: 'Open Graphkeeper' });
    await untilView(host, 'shown', ({ window }) => window?.isVisible === true);
    return notifications.map(({ title }) => title).filter((title) => title === HINT);
  }

  it('says once for good that the watching goes on', async () => {
    const options: Partial<DesktopLaunch> = { folder: temporaryFolder(), env: withPanel(true) };
    const host = await launchRead(standInRunner, options);
    expect(await closeAndReopen(host)).toEqual([HINT]);
    expect(await closeAndReopen(host)).toEqual([HINT]);
    expect(await host.quit()).toBe(0);
    const again = await launchRead(standInRunner, options);
    expect(await closeAndReopen(again)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'ends the application without a tray, where that is set',
    async () => {
      const host = await launchRead(standInRunner, { env: withPanel(false) });
      expect((await stateOf(host)).environment.tray).toBe('absent');
      expect(await invoke(host, 'updateSettings', { closeWithoutTray: 'quit' })).toMatchObject({ ok: true });
      await host.call({ name: 'closeWindow' });
      expect(await host.exited).toBe(0);
    },
  );

  it('hides with a tray, whatever is set for the case that there is none', async () => {
    const host = await launchRead(standInRunner, { env: withPanel(true) });
    expect((await stateOf(host)).environment.tray).toBe('present');
    await invoke(host, 'updateSettings', { closeWithoutTray: 'quit' });
    await host.call({ name: 'closeWindow' });
    const view = await untilView(host, 'hidden', ({ window }) => window?.isVisible === false);
    expect(view.windows).toBe(1);
  });
});

describe.skipIf(hasNoChromium)('what the settings say about this computer', () => {
  it.each([
    ['shows', '', 'shown'],
    ['refuses', 'failing', 'failed'],
    ['has no', 'none', 'unsupported'],
  ] as const)('tells of a system that %s notifications', async (_how, mode, outcome) => {
    const host = await launch(standInRunner, {
      arguments: ['--sample'],
      env: { STAND_IN_NOTIFICATIONS: mode },
    });
    await untilView(host, 'the window', ({ window }) => window?.isVisible === true);
    await untilPage(host, 'the page', 'Adatum claims');
    expect(await invoke(host, 'testNotification')).toEqual({ ok: true, value: { outcome } });
    expect((await stateOf(host)).environment.lastNotification?.outcome).toBe(outcome);
    const titles = (await host.view()).notifications.map(({ title }) => title);
    expect(titles.includes('Graphkeeper can reach you')).toBe(mode !== 'none');
  });

  it('knows proxy, folder and versions, and opens the folder as often as a hand can ask for it', async () => {
    const folder = temporaryFolder();
    const host = await launchRead(standInRunner, { folder });
    await expect
      .poll(async () => (await stateOf(host)).environment, { timeout: 10_000 })
      .toMatchObject({
        proxy: 'PROXY proxy.invalid:8080; via graph.microsoft.com',
        dataFolder: join(folder, 'data'),
        versions: {
          graphkeeper: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
          node: process.versions.node,
        },
      });
    expect(await invoke(host, 'openDataFolder')).toMatchObject({ ok: true });
    expect(((await host.view()) as StandInView).openedPaths).toEqual([join(folder, 'data')]);

    // No hand could click this fast.
    const results = await host.call({
      name: 'evaluate',
      expression: `Promise.all(Array.from({ length: 30 }, () => graphkeeper.invoke('openDataFolder', {})))`,
    });
    const codes = (results as CommandResult<'openDataFolder'>[]).map((one) =>
      one.ok ? 'ok' : one.error.code,
    );
    expect(new Set(codes)).toEqual(new Set(['ok', 'busy']));
    expect(((await host.view()) as StandInView).openedPaths).toHaveLength(
      codes.filter((code) => code === 'ok').length + 1,
    );
  });

  it('does not offer to start at login or to update what is not installed', async () => {
    const host = await launchRead(standInRunner);
    expect((await stateOf(host)).environment.update).toEqual({ state: 'unsupported', version: null });
    expect(await invoke(host, 'checkForUpdate')).toMatchObject({
      ok: false,
      error: { code: 'notSupported' },
    });
    expect((await stateOf(host)).environment.launchAtLogin.state).toBe('unsupported');
    expect(await invoke(host, 'setLaunchAtLogin', { enabled: true })).toMatchObject({
      ok: false,
      error: { code: 'notSupported' },
    });
  });

  it.runIf(process.platform === 'linux')(
    'starts at login, and says so when the desktop forbids it',
    async () => {
      const config = temporaryFolder();
      const file = join(config, 'autostart', 'graphkeeper.desktop');
      const host = await launchRead(standInRunner, {
        env: { ...withPanel(true), STAND_IN_PACKAGED: '1', XDG_CONFIG_HOME: config },
      });
      const untilState = (state: string): Promise<void> =>
        expect
          .poll(async () => (await stateOf(host)).environment.launchAtLogin.state, { timeout: 10_000 })
          .toBe(state);
      await untilState('off');
      expect(await invoke(host, 'setLaunchAtLogin', { enabled: true })).toMatchObject({ ok: true });
      await untilState('on');
      expect(readFileSync(file, 'utf8')).toContain(`Exec="${process.execPath}" "--hidden"\n`);
      appendFileSync(file, 'Hidden=true\n');
      // Coming back from the desktop's own settings.
      await host.call({ name: 'clickMenu', label: 'Open Graphkeeper' });
      await untilState('blocked');
      expect(await invoke(host, 'setLaunchAtLogin', { enabled: false })).toMatchObject({ ok: true });
      await untilState('off');
      expect(existsSync(file)).toBe(false);
    },
  );
});
