import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { DAY_MS, HOUR_MS, instantOf } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { message } from '../../shared/messages/message';
import {
  FIXTURE_NOW,
  fixtureInstant,
  healthyConnection,
  stateFixture,
  stoppedConnection,
} from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { alertFixture, alertsInLife, desktopState } from '../support/screen-fixtures';
import { resize, settled, sidewaysScrolling, SMALL_SIZES, unfoldAll } from '../support/watched-page';
import { type ShowOptions, useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('main h1');
const openList = (page: Page) => page.getByRole('list', { name: 'What needs attention, worst first' });
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const focusedName = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );
const liveText = (page: Page) => page.locator('[aria-live=polite][role=status]').last().textContent();

const REFUSED = 'The client secret is refused: it has expired';
const EXPIRING = /^The client secret “genesys-2026” expires/;

describe.skipIf(chromiumPath() === null)('alerts in Chromium', () => {
  const { show, application, become, violations } = useWindow();

  const open = (patch: Partial<AppState> = {}, options: ShowOptions = {}): Promise<Page> =>
    show(desktopState({ alerts: alertsInLife(), ...patch }), { hash: '#/alerts', ...options });

  /** What the main process makes of a command: the alert stands elsewhere. */
  const move = (id: string, standing: 'acknowledged' | 'snoozed' | 'open'): Promise<void> => {
    const state = application().state();
    const alerts = state.alerts.map((alert) =>
      alert.id === id
        ? { ...alert, standing, acknowledged: { at: fixtureInstant(0), by: 'anna', note: null } }
        : alert,
    );
    return become({ ...state, alerts });
  };

  describe('the list', () => {
    it('says what, where, what it means for mail, since and until when, and when it was told', async () => {
      const page = await open();
      await eventually(() => heading(page).textContent()).toBe(
        '2 things need attention, 1 of them critical.',
      );
      const items = await openList(page).locator(':scope > li').allInnerTexts();
      const [first = '', second = ''] = items.map((text) => text.replaceAll(/\s+/g, ' '));
      expect(items).toHaveLength(2);
      expect(first).toMatch(
        /^The client secret is refused: it has expired Critical Adatum claims · New mail is not fetched\. Since .*\(3 hours ago\) ?Last told .*\(3 hours ago\) Explains 4 more findings /,
      );
      expect(second).toMatch(
        /^The client secret “genesys-2026” expires .* Warning Fabrikam orders · Mail is at risk\. Deadline in 6 days \(Sun,? 29 Nov 2026, 12:00\) ?Since .* ?Last told .* Falls on Sunday, which is not a working day: told earlier /,
      );
    });

    it('counts only what is open in the navigation, and leads to the findings', async () => {
      const page = await open();
      await page.getByRole('link', { name: 'Alerts, 2 need attention' }).waitFor();
      await page.getByRole('link', { name: EXPIRING }).click();
      await eventually(() => heading(page).textContent()).toContain('Fabrikam orders');
      await eventually(() => focusedText(page)).toContain('“genesys-2026” expires in 6 days');
    });

    it('shows what an alert explains under it, each leading to its own finding', async () => {
      const page = await open();
      await page.getByRole('button', { name: `Explains 4 more findings: ${REFUSED}` }).click();
      const links = openList(page).locator('article ul a');
      await eventually(() => links.count()).toBe(4);
      await eventually(() => links.first().getAttribute('href')).toBe(
        '#/connections/Adatum%20claims/subscription-health%2F1',
      );
    });

    it('has one primary action each: its fix, what to do, or another look', async () => {
      const stale = alertFixture({
        id: 'stale',
        key: 'stale',
        source: 'stale',
        severity: 'unknown',
        title: message('check.mailboxScope.noCanary'),
        runbook: null,
        explains: [],
      });
      const unguided = alertFixture({ id: 'unguided', runbook: null, explains: [] });
      const page = await open({ alerts: [alertFixture(), unguided, stale] });
      const card = (index: number) => openList(page).locator('article').nth(index);
      await card(2).getByRole('button', { name: 'Re-check everything' }).click();
      await eventually(() => card(1).getByRole('link', { name: 'See what to do' }).getAttribute('href')).toBe(
        '#/connections/Adatum%20claims/credential-works%2Fapp',
      );
      await card(0)
        .getByRole('button', { name: `Rotate the secret…: ${REFUSED}` })
        .click();
      await eventually(() => application().received).toEqual([
        { name: 'recheck', argument: { connectionId: 'Adatum claims' } },
        { name: 'startRunbook', argument: { runbook: 'rotate-secret', connectionId: 'Adatum claims' } },
      ]);
    });

    it('saves all deadlines as a calendar', async () => {
      const page = await open({ environment: { ...desktopState().environment, saving: 'dialog' } });
      await page.getByRole('button', { name: 'Save deadlines as calendar' }).click();
      await eventually(() => application().received.map(({ name }) => name)).toEqual([
        'exportCalendar',
        'saveFile',
      ]);
      expect(application().received[1]?.argument).toMatchObject({
        name: expect.stringMatching(/^graphkeeper-deadlines-\d{4}-\d\d-\d\d$/) as string,
        kind: 'ics',
      });
    });

    it('draws a thousand alerts in steps', async () => {
      const alerts = Array.from({ length: 1_000 }, (_, index) => alertFixture({ id: `a${String(index)}` }));
      const page = await open({ alerts });
      await eventually(() => heading(page).textContent()).toBe(
        '1,000 things need attention, all of them critical.',
      );
      await eventually(() => openList(page).locator(':scope > li').count()).toBe(50);
      await page.getByRole('button', { name: 'Show 50 more' }).click();
      await eventually(() => openList(page).locator(':scope > li').count()).toBe(100);
    });

    it('says when there is nothing, and does not when something is not known', async () => {
      const page = await show(stateFixture([healthyConnection('A')]), { hash: '#/alerts' });
      await eventually(() => heading(page).textContent()).toBe('Nothing needs attention.');
      await eventually(() => page.getByRole('link', { name: 'Alerts', exact: true }).count()).toBe(1);
      const state = application().state();
      const late = instantOf(FIXTURE_NOW + HOUR_MS);
      await become({ ...state, monitor: { ...state.monitor, now: late } });
      await eventually(() => heading(page).textContent()).toBe(
        'No alert, but it is not known how the connection stands.',
      );
    });
  });

  describe('what was put aside', () => {
    it('is folded, with what is known of it and a way back', async () => {
      const page = await open();
      for (const [index, [group, text, action, command]] of (
        [
          [
            'Taken care of (1)',
            /Taken care of by anna 24 hours ago \(.*\)\. “New secret is ordered, ticket 4711”/,
            'Take back',
            { name: 'wakeAlert', argument: { alertId: 'Contoso%20help#credential-expiry/genesys-help' } },
          ],
          [
            'Snoozed (1)',
            /Snoozed by bruno until Thu,? 26 Nov 2026, 12:00 \(in 3 days\)\. “Change window is on Thursday”.*Not seen at the last look: not confirmed since .*11:20/,
            'End the snooze',
            { name: 'wakeAlert', argument: { alertId: 'Litware%20service#credential-expiry/genesys-old' } },
          ],
          [
            'Muted (1)',
            /What matches “ConnectSync\*”, muted by anna 10 days ago \(.*\)\. “Renews itself every month”/,
            'Unmute',
            { name: 'unmuteAlerts', argument: { muteId: 'mute-1' } },
          ],
        ] as const
      ).entries()) {
        const fold = page.getByRole('button', { name: group });
        await eventually(() => fold.getAttribute('aria-expanded'), group).toBe('false');
        await fold.click();
        const section = page.locator('section', { has: fold });
        const undo = section.getByRole('button', { name: action });
        // What is out of sight is not laid out, and has no text.
        await undo.scrollIntoViewIfNeeded();
        await eventually(async () => (await section.innerText()).replaceAll(/\s+/g, ' '), group).toMatch(
          text,
        );
        await undo.click();
        await eventually(() => application().received.slice(index), action).toEqual([command]);
        await fold.click();
      }
    });
  });

  describe('by keyboard', () => {
    it('an alert is acknowledged, announced, and the next one has the focus', async () => {
      const page = await open();
      const button = page.getByRole('button', { name: `Acknowledge…: ${REFUSED}` });
      await button.focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Take care of it' });
      await dialog.waitFor();
      expect(await violations()).toEqual([]);
      await page.keyboard.type('On it');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const [first] = alertsInLife();
      await eventually(() => application().received).toEqual([
        { name: 'acknowledgeAlert', argument: { alertId: first?.id, note: 'On it' } },
      ]);
      await move(first?.id ?? '', 'acknowledged');
      await dialog.waitFor({ state: 'detached' });
      await eventually(() => heading(page).textContent()).toBe('1 thing needs attention.');
      await eventually(() => liveText(page)).toBe(`Taken care of: ${REFUSED}.`);
      await eventually(() => focusedText(page)).toMatch(EXPIRING);
    });

    it('Escape gives up, and the focus is where it was', async () => {
      const page = await open();
      for (const action of ['Acknowledge…', 'Snooze…', 'Mute…']) {
        const button = page.getByRole('button', { name: `${action}: ${REFUSED}` });
        await button.click();
        await page.getByRole('dialog').waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await eventually(() => focusedName(page)).toBe(`${action}: ${REFUSED}`);
      }
      expect(application().received).toEqual([]);
    });

    it('shortcuts rest in a dialog, also on its choices', async () => {
      const page = await open();
      await page.getByRole('button', { name: `Snooze…: ${REFUSED}` }).click();
      await page.getByRole('radio', { name: /^1 week/ }).focus();
      await page.keyboard.press('s');
      await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/alerts');
    });

    it('what is taken back leaves the focus in its group, or at the heading when it was the last', async () => {
      const page = await open();
      await page.getByRole('button', { name: 'Taken care of (1)' }).click();
      await page.getByRole('button', { name: /^Take back: / }).focus();
      await page.keyboard.press('Enter');
      await eventually(() => application().received).toHaveLength(1);
      await move('Contoso%20help#credential-expiry/genesys-help', 'open');
      await eventually(() => heading(page).textContent()).toBe(
        '3 things need attention, 1 of them critical.',
      );
      await eventually(() => focusedText(page)).toBe('3 things need attention, 1 of them critical.');
    });
  });

  describe('a snooze', () => {
    const dialogOf = async (page: Page, title: RegExp | string) => {
      await page.getByRole('button', { name: title }).click();
      return page.getByRole('dialog', { name: 'Snooze' });
    };

    it('needs a reason, says so, and keeps what was typed when it fails', async () => {
      const page = await open({}, { given: { snoozeAlert: new CommandFailure('unknownAlert', 'gone') } });
      const dialog = await dialogOf(page, `Snooze…: ${REFUSED}`);
      await dialog.getByRole('button', { name: 'Snooze' }).click();
      await dialog.getByText('Give a reason.').waitFor();
      expect(application().received).toEqual([]);
      await dialog.getByLabel('Reason').fill('Later');
      await dialog.getByRole('button', { name: 'Snooze' }).click();
      await dialog.getByText('This alert is over. There is nothing to do about it any more.').waitFor();
      await eventually(() => dialog.getByLabel('Reason').inputValue()).toBe('Later');
      expect(await violations()).toEqual([]);
    });

    it('lasts as long as is chosen', async () => {
      const page = await open();
      for (const [index, [choice, until]] of (
        [
          [/^1 day/, 'day'],
          [/^1 week/, 'week'],
          [/^Until its next stage \(3 days\), /, 'nextStage'],
        ] as const
      ).entries()) {
        const dialog = await dialogOf(page, /^Snooze…: .*genesys-2026/);
        await dialog.getByRole('radio', { name: choice }).check();
        await dialog.getByLabel('Reason').fill(' Change window ');
        await dialog.getByRole('button', { name: 'Snooze' }).click();
        await eventually(() => application().received.slice(index), until).toEqual([
          {
            name: 'snoozeAlert',
            argument: {
              alertId: 'Fabrikam%20orders#credential-expiry/genesys-2026',
              until,
              reason: 'Change window',
            },
          },
        ]);
        await dialog.waitFor({ state: 'detached' });
      }
    });

    it('until a date takes only one to come, and offers no stage where there is no deadline', async () => {
      const page = await open();
      const dialog = await dialogOf(page, `Snooze…: ${REFUSED}`);
      await eventually(() => dialog.getByRole('radio').count()).toBe(3);
      await dialog.getByRole('radio', { name: 'Until a date' }).check();
      await dialog.getByLabel('Date', { exact: true }).fill('2026-11-23');
      await dialog.getByLabel('Reason').fill('Later');
      await dialog.getByText('Choose a date after today.').waitFor();
      await dialog.getByRole('button', { name: 'Snooze' }).click();
      expect(application().received).toEqual([]);
      await dialog.getByLabel('Date', { exact: true }).fill('2026-12-01');
      await dialog.getByRole('button', { name: 'Snooze' }).click();
      await eventually(() => application().received.at(-1)).toMatchObject({
        name: 'snoozeAlert',
        argument: { until: { date: '2026-12-01' } },
      });
    });
  });

  describe('a mute', () => {
    it('shows what it would match as its pattern is typed, and says what is never hidden', async () => {
      const page = await open();
      await page.getByRole('button', { name: /^Mute…: .*genesys-2026/ }).click();
      const dialog = page.getByRole('dialog', { name: 'Mute' });
      await dialog.getByText('Matches 1 of 5 present alerts:').waitFor();
      await dialog.getByRole('radio', { name: 'What matches a pattern' }).check();
      await dialog.getByRole('radio', { name: 'In all connections' }).check();
      await dialog.getByLabel('Pattern', { exact: true }).fill('*');
      await dialog.getByText('This would match everything.').waitFor();
      await dialog.getByLabel('Pattern', { exact: true }).fill('genesys-2*');
      await dialog.getByText('Matches 2 of 5 present alerts:').waitFor();
      await eventually(() => dialog.locator('[role=status] li').allInnerTexts()).toEqual([
        expect.stringContaining('Adatum claims'),
        expect.stringContaining('Fabrikam orders'),
      ]);
      await dialog.getByLabel('Pattern', { exact: true }).fill('nothing*');
      await dialog.getByText('Matches none of the present alerts.').waitFor();
      await dialog.getByText('expired and is still in use is told all the same').waitFor();
      expect(await violations()).toEqual([]);
    });

    it('of one thing or of a kind, here or everywhere', async () => {
      const page = await open();
      for (const [index, [what, where, scope]] of (
        [
          [
            /^Credential genesys-2026/,
            'Only in Fabrikam orders',
            { by: 'credential', keyId: 'key-genesys-2026' },
          ],
          [/^Everything of “Expiry/, 'In all connections', { by: 'check', check: 'credential-expiry' }],
        ] as const
      ).entries()) {
        await page.getByRole('button', { name: /^Mute…: .*genesys-2026/ }).click();
        const dialog = page.getByRole('dialog', { name: 'Mute' });
        await dialog.getByRole('radio', { name: what }).check();
        await dialog.getByRole('radio', { name: where }).check();
        await dialog.getByLabel('Reason').fill('Handled elsewhere');
        await dialog.getByRole('button', { name: 'Mute' }).click();
        await eventually(() => application().received.slice(index), scope.by).toEqual([
          {
            name: 'muteAlerts',
            argument: {
              connectionId: where === 'In all connections' ? null : 'Fabrikam orders',
              scope,
              reason: 'Handled elsewhere',
            },
          },
        ]);
        await dialog.waitFor({ state: 'detached' });
      }
    });
  });

  describe('accessibility', () => {
    /** Data long past its limit, and a computer that is offline. */
    const troubled = (state: AppState): AppState => ({
      ...state,
      connections: [stoppedConnection('Adatum claims')],
      alerts: [],
      monitor: { ...state.monitor, status: 'offline', now: fixtureInstant(DAY_MS) },
    });

    it.each([
      ['light', 'en', 'none'],
      ['dark', 'fr', 'none'],
      ['dark', 'en', 'active'],
    ] as const)(
      'has no violation (%s, %s, forced colours: %s)',
      async (colorScheme, language, forcedColors) => {
        const base = desktopState({ alerts: alertsInLife() });
        const state = { ...base, app: { ...base.app, language } };
        const page = await show(state, { hash: '#/alerts', surroundings: { colorScheme, forcedColors } });
        await eventually(() => page.locator('main article').count()).toBe(2);
        await unfoldAll(page);
        await settled(page);
        expect(await violations(), 'unfolded').toEqual([]);
        for (const index of [0, 1, 2]) {
          await page.locator('button[aria-haspopup=dialog]').nth(index).click();
          await page.getByRole('dialog').waitFor();
          await settled(page);
          expect(await violations(), `dialog ${String(index)}`).toEqual([]);
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
        }
        await become(troubled(state));
        await eventually(() => page.locator('main article').count()).toBe(0);
        expect(await violations(), 'offline').toEqual([]);
      },
    );

    it('needs no sideways scrolling at any size of the window, and its dialogs can be used', async () => {
      const page = await open();
      await eventually(() => page.locator('main article').count()).toBe(2);
      await unfoldAll(page);
      expect(await sidewaysScrolling(page)).toEqual([]);
      const dialog = page.getByRole('dialog');
      for (const [width, height] of SMALL_SIZES) {
        await resize(page, [width, height]);
        await page.locator('button[aria-haspopup=dialog]').nth(2).click();
        const confirm = dialog.getByRole('button', { name: 'Mute' });
        await confirm.scrollIntoViewIfNeeded();
        const box = await confirm.boundingBox();
        expect(box !== null && box.x >= 0 && box.x + box.width <= width, String(width)).toBe(true);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
    });
  });
});
