import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { Environment } from '../../shared/domain/environment';
import { type AppState, DEFAULT_SETTINGS } from '../../shared/domain/state';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import { fixtureInstant } from '../support/app-state-fixtures';
import { createApplicationDouble, type ReceivedCommand } from '../support/application-double';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { desktopState } from '../support/screen-fixtures';
import { sidewaysScrolling } from '../support/watched-page';
import { type ShowOptions, useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('main h1');

/** One setting: its title names the group around it. */
const row = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

function withEnvironment(patch: Partial<Environment>, state: AppState = desktopState()): AppState {
  return { ...state, environment: { ...state.environment, ...patch } };
}

/** The loopback host in a browser. */
function headlessState(): AppState {
  const state = desktopState();
  return withEnvironment(
    { launchAtLogin: { state: 'unsupported' }, update: { state: 'unsupported', version: null } },
    { ...state, app: { ...state.app, mode: 'headless' } },
  );
}

/** A desktop on which nothing goes as one would like. */
function troubledState(): AppState {
  const state = withEnvironment({
    launchAtLogin: { state: 'blocked' },
    tray: 'absent',
    keychainProblem: message('failure.network', { cause: 'timeout' }),
    proxy: null,
    dataFolder: null,
    lastNotification: { at: fixtureInstant(-60_000), outcome: 'failed' },
    strain: 'battery',
    update: { state: 'failed', version: null },
  });
  return {
    ...state,
    secretStore: 'memory',
    settings: { ...state.settings, updates: { enabled: true } },
    monitor: { ...state.monitor, status: 'paused' },
  };
}

describe.skipIf(chromiumPath() === null)('settings in Chromium', () => {
  const { show, application, become, violations } = useWindow();

  const open = async (state: AppState = desktopState(), options: ShowOptions = {}): Promise<Page> => {
    const page = await show(state, { hash: '#/settings', ...options });
    await eventually(() => heading(page).textContent()).toMatch(/^(Settings|Paramètres)$/);
    return page;
  };

  describe('each control sends its command and nothing else', () => {
    const set = (argument: Extract<ReceivedCommand, { name: 'updateSettings' }>['argument']) =>
      ({ name: 'updateSettings', argument }) as const;

    const USES: readonly (readonly [string, (page: Page) => Promise<void>, ReceivedCommand])[] = [
      ['language', (page) => row(page, 'Language').getByText('Français').click(), set({ language: 'fr' })],
      ['theme', (page) => row(page, 'Theme').getByText('Dark').click(), set({ theme: 'dark' })],
      [
        'launch at login',
        (page) => row(page, 'Start when I sign in').getByRole('switch').click(),
        { name: 'setLaunchAtLogin', argument: { enabled: true } },
      ],
      [
        'shortcuts',
        (page) => row(page, 'Shortcuts of a single key').getByRole('switch').click(),
        set({ shortcuts: { enabled: false } }),
      ],
      [
        'notifications',
        (page) => page.getByRole('switch', { name: 'Notify me when something gets worse' }).click(),
        set({ notifications: { enabled: false } }),
      ],
      [
        'a test notification',
        (page) => page.getByRole('button', { name: 'Send a test notification' }).click(),
        { name: 'testNotification', argument: {} },
      ],
      ['the pace', (page) => row(page, 'Read less often').getByText('Always').click(), set({ pace: 'slow' })],
      [
        'a pause of an hour',
        (page) => row(page, 'Pause checking').getByRole('button', { name: 'For 1 hour' }).click(),
        { name: 'pause', argument: { until: 'oneHour' } },
      ],
      [
        'a pause until tomorrow',
        (page) => row(page, 'Pause checking').getByRole('button', { name: 'Until tomorrow' }).click(),
        { name: 'pause', argument: { until: 'tomorrow' } },
      ],
      [
        'a pause until resumed',
        (page) => row(page, 'Pause checking').getByRole('button', { name: 'Until I resume' }).click(),
        { name: 'pause', argument: { until: 'resumed' } },
      ],
      [
        'export',
        (page) => page.getByRole('button', { name: 'Show the file' }).click(),
        { name: 'exportConnections', argument: {} },
      ],
      [
        'the support bundle',
        (page) => page.getByRole('button', { name: 'Show the bundle' }).click(),
        { name: 'supportBundle', argument: {} },
      ],
      [
        'the data folder',
        (page) => row(page, 'Data folder').getByRole('button', { name: 'Open' }).click(),
        { name: 'openDataFolder', argument: {} },
      ],
      [
        'updates',
        (page) => row(page, 'Look for new versions').getByRole('switch').click(),
        set({ updates: { enabled: true } }),
      ],
    ];

    it('on a desktop', async () => {
      const state = desktopState();
      const page = await open(state);
      for (const [index, [what, use, command]] of USES.entries()) {
        await use(page);
        await eventually(() => application().received.slice(index), what).toEqual([command]);
        // A setting that was changed is so on the page, too: the next one begins as this one did.
        if (application().state() !== state) await become(state);
      }
    });

    it('closing, where there is no tray, and resuming', async () => {
      const page = await open(troubledState());
      await page.getByText('Quit Graphkeeper').click();
      await row(page, 'Pause checking').getByRole('button', { name: 'Resume' }).click();
      await row(page, 'Look for new versions').getByRole('button', { name: 'Look now' }).click();
      await eventually(() => application().received).toEqual([
        set({ closeWithoutTray: 'quit' }),
        { name: 'resume', argument: {} },
        { name: 'checkForUpdate', argument: {} },
      ]);
    });

    it('the dialog of shortcuts, which needs no command', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Show all shortcuts' }).click();
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
      expect(application().received).toEqual([]);
    });
  });

  describe('numbers', () => {
    it('of minutes are checked while typed, taken on Enter and announced', async () => {
      const page = await open();
      const interval = row(page, 'Subscriptions and mail flow');
      const field = interval.getByRole('textbox');
      await field.fill('0');
      await field.press('Enter');
      await interval.getByRole('alert').getByText('Enter a whole number from 1 to 1,440.').waitFor();
      await eventually(() => field.getAttribute('aria-invalid')).toBe('true');
      expect(application().received).toEqual([]);
      await field.fill('10');
      await field.press('Enter');
      await interval.getByRole('status').getByText('Saved', { exact: true }).waitFor();
      expect(application().received).toEqual([
        { name: 'updateSettings', argument: { polling: { frequentMinutes: 10, fullMinutes: 60 } } },
      ]);
      await eventually(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
      await row(page, 'Everything else').getByRole('textbox').fill('4');
      await row(page, 'Everything else').getByText('Enter a whole number from 5 to 1,440.').waitFor();
      expect(await violations()).toEqual([]);
    });

    it('of days must fall, say so on the spot, and go back to the defaults', async () => {
      const page = await open();
      const days = row(page, 'Credentials that end soon');
      const field = (name: string) => days.getByRole('textbox', { name: `${name} (days)` });
      await field('Notice').fill('20');
      await field('Notice').press('Enter');
      await days.getByText('“Notice” must not begin later than “Warning”').waitFor();
      await eventually(() => field('Notice').getAttribute('aria-invalid')).toBe('true');
      await eventually(() => field('Warning').getAttribute('aria-invalid')).toBeNull();
      await field('Critical').fill('soon');
      await days.getByText('“Critical”: enter a number of days from 0 to 3,650.').waitFor();
      expect(await violations()).toEqual([]);
      await field('Critical').fill('3');
      await field('Warning').fill('14');
      expect(application().received).toEqual([]);
      await field('Warning').press('Enter');
      await days.getByRole('status').getByText('Saved', { exact: true }).waitFor();
      await eventually(() => days.getByRole('alert').count()).toBe(0);
      await days.getByRole('button', { name: 'Use the defaults' }).click();
      const defaults = DEFAULT_SETTINGS.credentialDays;
      await eventually(() => application().received).toEqual([
        { name: 'updateSettings', argument: { credentialDays: { notice: 20, warning: 14, critical: 3 } } },
        { name: 'updateSettings', argument: { credentialDays: defaults } },
      ]);
      await eventually(() => field('Notice').inputValue()).toBe('60');
      const reset = days.getByRole('button', { name: 'Use the defaults' });
      await eventually(() => reset.getAttribute('aria-disabled')).toBe('true');
    });

    it('follow a change that was made elsewhere', async () => {
      const page = await open();
      const state = application().state();
      const polling = { frequentMinutes: 15, fullMinutes: 120 };
      const credentialDays = { notice: 90, warning: 45, critical: 10 };
      await become({ ...state, settings: { ...state.settings, polling, credentialDays } });
      const field = row(page, 'Subscriptions and mail flow').getByRole('textbox');
      await eventually(() => field.inputValue()).toBe('15');
      await eventually(() => page.getByRole('textbox', { name: 'Notice (days)' }).inputValue()).toBe('90');
    });
  });

  describe('failures', () => {
    it('are said where they happened, and the control goes back', async () => {
      const failure = new CommandFailure('internal', 'disk full');
      const page = await open(desktopState(), {
        given: {
          setLaunchAtLogin: new CommandFailure('notAllowed', 'no'),
          openDataFolder: failure,
          exportConnections: failure,
        },
      });
      await row(page, 'Start when I sign in').getByRole('switch').click();
      await row(page, 'Start when I sign in').getByText('This is not allowed here.').waitFor();
      await eventually(() => row(page, 'Start when I sign in').getByRole('switch').isChecked()).toBe(false);
      await row(page, 'Data folder').getByRole('button', { name: 'Open' }).click();
      await row(page, 'Data folder').getByText('Something went wrong inside Graphkeeper.').waitFor();
      await page.getByRole('button', { name: 'Show the file' }).click();
      await row(page, 'Export connections').getByText('Something went wrong').waitFor();
      await eventually(() => page.getByText('Dismiss').count()).toBe(0);
      expect(await violations()).toEqual([]);
    });

    it('of saving leave the setting as it was', async () => {
      const page = await open(desktopState(), {
        given: { updateSettings: new CommandFailure('internal', 'disk full') },
      });
      await row(page, 'Theme').getByText('Dark').click();
      await row(page, 'Theme').getByText('Not saved. Something went wrong inside Graphkeeper.').waitFor();
      await eventually(() =>
        row(page, 'Theme').getByRole('radio', { name: 'As the system' }).isChecked(),
      ).toBe(true);
    });

    it('of a test notification are told', async () => {
      const outcomes = [
        ['shown', /^The system took the notification\./],
        ['failed', /^The system refused the notification\./],
        ['unsupported', /^Notifications cannot be shown here\./],
      ] as const;
      const double = createApplicationDouble(desktopState());
      let answer: (typeof outcomes)[number][0] = 'shown';
      const testNotification = () => Promise.resolve({ outcome: answer });
      const page = await open(desktopState(), {
        application: { ...double, handlers: { ...double.handlers, testNotification } },
      });
      for (const [outcome, text] of outcomes) {
        answer = outcome;
        await page.getByRole('button', { name: 'Send a test notification' }).click();
        await row(page, 'Test').getByText(text).waitFor();
      }
    });
  });

  describe('files', () => {
    const text = '{\n  "connections": []\n}\n';

    it('are shown before they are copied or saved', async () => {
      const page = await open(desktopState(), {
        given: {
          exportConnections: { text },
          supportBundle: { text: 'Graphkeeper 0.1.0\nsecret: [removed]' },
        },
      });
      await page.getByRole('button', { name: 'Show the file' }).click();
      const preview = page.getByRole('region', { name: 'Connections as a configuration file' });
      await eventually(() => preview.textContent()).toBe(text);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        row(page, 'Export connections').getByRole('button', { name: 'Save as file' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('graphkeeper-connections.json');
      expect(await readFile(await download.path(), 'utf8')).toBe(text);
      await page.getByRole('button', { name: 'Show the bundle' }).click();
      await page
        .getByRole('region', { name: 'Support bundle, without secrets' })
        .getByText('[removed]')
        .waitFor();
      expect(await violations()).toEqual([]);
      await row(page, 'Export connections').getByRole('button', { name: 'Close' }).click();
      await eventually(() => preview.count()).toBe(0);
    });

    it('are imported, pasted or chosen, and the names of what was added are said', async () => {
      const page = await open(desktopState(), {
        given: { importConnections: { added: ['Contoso help', 'Litware'], problem: null } },
      });
      const area = row(page, 'Import connections');
      await area.getByRole('button', { name: 'Import…' }).click();
      const add = area.getByRole('button', { name: 'Add these connections' });
      await eventually(() => add.getAttribute('aria-disabled')).toBe('true');
      await area.locator('input[type=file]').setInputFiles({
        name: 'graphkeeper.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
      await eventually(() => area.getByRole('textbox').inputValue()).toBe(text);
      await add.click();
      await area.getByText('Added 2 connections: Contoso help and Litware.').waitFor();
      expect(application().received).toEqual([{ name: 'importConnections', argument: { text } }]);
    });

    it('that are wrong are refused with the place, and stay to be corrected', async () => {
      const problem = message('configuration.missingField', { place: 'connections[0].clientId' });
      const page = await open(desktopState(), { given: { importConnections: { added: [], problem } } });
      const area = row(page, 'Import connections');
      await area.getByRole('button', { name: 'Import…' }).click();
      await area.getByRole('textbox').fill('{"connections":[{}]}');
      await area.getByRole('button', { name: 'Add these connections' }).click();
      await area.getByText('connections[0].clientId: this field is missing.').waitFor();
      await eventually(() => area.getByRole('textbox').inputValue()).toBe('{"connections":[{}]}');
      await area.locator('input[type=file]').setInputFiles({
        name: 'film.mp4',
        mimeType: 'video/mp4',
        buffer: Buffer.alloc(4_000_001),
      });
      await area.getByText('The file is larger than 4 MB.').waitFor();
      expect(application().received).toHaveLength(1);
    });
  });

  it('offers no import where connections come from a file that is edited elsewhere', async () => {
    const state = desktopState();
    const page = await open({ ...state, app: { ...state.app, isReadOnly: true } });
    await eventually(() => row(page, 'Import connections').innerText()).toContain('add to that file');
    await eventually(() => row(page, 'Import connections').getByRole('button').count()).toBe(0);
  });

  describe('what is so', () => {
    it('on a desktop where all is well', async () => {
      const page = await open();
      await eventually(() => row(page, 'When the window is closed').innerText()).toContain(
        'hides in the tray',
      );
      await eventually(() => row(page, 'Keychain').innerText()).toContain(
        'Kept in the operating system’s keychain.',
      );
      await eventually(() => row(page, 'Proxy').innerText()).toContain('PROXY proxy.contoso.example:8080');
      await eventually(() => row(page, 'Last notification').innerText()).toContain(
        'Taken by the system 3 hours ago',
      );
      const about = await page.getByRole('region', { name: 'About' }).innerText();
      expect(about.replaceAll(/\s+/g, ' ')).toBe(
        'About Version 0.1.0 Licence MIT Runs as Desktop application Chromium 146.0.7680.31 Electron 45.4.1 Node.js 24.9.0 Copy all of this',
      );
    });

    it('on a desktop where it is not', async () => {
      const page = await open(troubledState());
      const login = row(page, 'Start when I sign in');
      await eventually(() => login.innerText()).toContain('the system keeps it from starting');
      await login.getByRole('switch').click();
      await eventually(() => application().received).toEqual([
        { name: 'setLaunchAtLogin', argument: { enabled: false } },
      ]);
      await eventually(() => row(page, 'When the window is closed').innerText()).toContain(
        'There is no tray here',
      );
      const keychain = await row(page, 'Keychain').innerText();
      expect(keychain).toContain('forgotten when Graphkeeper ends');
      expect(keychain).toContain('sudo apt install gnome-keyring libsecret-1-0');
      expect(keychain).toContain('KWallet');
      await eventually(() => row(page, 'Proxy').innerText()).toContain('Not known here.');
      await eventually(() => row(page, 'Data folder').innerText()).toContain('nothing is kept');
      await eventually(() => row(page, 'Last notification').innerText()).toContain(
        'Refused by the system 1 minute ago',
      );
      await eventually(() => row(page, 'Look for new versions').innerText()).toContain(
        'could not be found out',
      );
    });

    it('in a browser, where much is not offered', async () => {
      const page = await open(headlessState());
      for (const name of ['Start when I sign in', 'When the window is closed', 'Look for new versions']) {
        await eventually(() => row(page, name).getByRole('switch').count(), name).toBe(0);
        await eventually(() => row(page, name).getByRole('radio').count(), name).toBe(0);
      }
      await eventually(() => page.getByRole('button', { name: 'Send a test notification' }).count()).toBe(0);
      await eventually(() => row(page, 'Data folder').getByRole('button', { name: 'Open' }).count()).toBe(0);
    });
  });

  it('switches language and theme at once, on the page and everywhere', async () => {
    const page = await open(desktopState(), { surroundings: { colorScheme: 'light' } });
    await row(page, 'Language').getByText('Français').click();
    await eventually(() => heading(page).textContent()).toBe('Paramètres');
    await row(page, 'Langue').getByText('Enregistré', { exact: true }).waitFor();
    await eventually(() => page.evaluate(() => document.documentElement.lang)).toBe('fr');
    await page.getByText('Sombre').click();
    await eventually(() => page.evaluate(() => document.documentElement.style.colorScheme)).toBe('dark');
    await page.getByRole('link', { name: 'Alertes, 2 à examiner' }).click();
    await eventually(() => heading(page).textContent()).toBe(
      '2 points demandent votre attention, dont 1 critique.',
    );
    await page.getByRole('link', { name: 'Activité' }).click();
    await eventually(() => heading(page).textContent()).toMatch(
      /^2 aggravations au cours des dernières 24\sheures\.$/,
    );
  });

  it('is never shown in a language other than the one set, whatever the browser prefers', async () => {
    const base = desktopState();
    const state: AppState = { ...base, app: { ...base.app, language: 'fr' } };
    const gates = new EventEmitter();
    const stateMayCome = once(gates, 'state');
    const wordsMayCome = once(gates, 'words');
    const double = createApplicationDouble(state);
    const getState = () => stateMayCome.then(() => state);
    const page = await show(state, {
      hash: '#/settings',
      application: { ...double, handlers: { ...double.handlers, getState } },
      isStateLate: true,
    });
    await eventually(() => heading(page).textContent()).toMatch(/^Connecting/);
    await page.evaluate(`
      window.seenNavigations = new Set();
      new MutationObserver(() => {
        const label = document.querySelector('nav')?.getAttribute('aria-label');
        if (label != null) window.seenNavigations.add(label);
      }).observe(document, { childList: true, subtree: true, attributes: true });
    `);
    await page.route('**/assets/fr-*.js', (route) => wordsMayCome.then(() => route.continue()));
    gates.emit('state');
    await page.getByText(/^Connecting/).waitFor({ state: 'detached' });
    gates.emit('words');
    await eventually(() => heading(page).textContent()).toBe('Paramètres');
    await page.unrouteAll();
    await eventually(() => page.evaluate('[...window.seenNavigations]')).toEqual(['Navigation principale']);
    await eventually(() => page.evaluate(() => document.documentElement.lang)).toBe('fr');
  });

  it('leads to each group, for the eye and for the keyboard', async () => {
    const page = await open();
    const index = page.getByRole('navigation', { name: 'Sections' });
    for (const name of ['Checking', 'Notifications', 'Connections', 'This computer', 'About']) {
      await index.getByRole('button', { name }).click();
      await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
    }
    await eventually(() => index.getByRole('button', { name: 'About' }).getAttribute('aria-current')).toBe(
      'true',
    );
  });

  describe('accessibility', () => {
    it.each([
      ['light', 'en', 'none'],
      ['dark', 'fr', 'none'],
      ['dark', 'en', 'active'],
    ] as const)(
      'has no violation (%s, %s, forced colours: %s)',
      async (colorScheme, language, forcedColors) => {
        const speak = (state: AppState): AppState => ({ ...state, app: { ...state.app, language } });
        const page = await open(speak(desktopState()), { surroundings: { colorScheme, forcedColors } });
        expect(await violations()).toEqual([]);
        for (const state of [troubledState(), headlessState()]) {
          await become(speak(state));
          expect(await violations()).toEqual([]);
        }
        await page.locator('main button[aria-expanded=false]').first().click();
        expect(await violations(), 'import').toEqual([]);
      },
    );

    it('needs no sideways scrolling at any size of the window', async () => {
      const page = await open();
      expect(await sidewaysScrolling(page)).toEqual([]);
      await become(troubledState());
      expect(await sidewaysScrolling(page)).toEqual([]);
    });
  });
});
