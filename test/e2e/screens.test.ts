import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { AppState } from '../../shared/domain/state';
import { manyConnections } from '../bench/renderer';
import { fixtureInstant, stateFixture } from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { activityFixture, desktopState } from '../support/screen-fixtures';
import { goTo, settled, sidewaysScrolling } from '../support/watched-page';
import { useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('main h1');
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Whether screen readers reach the page: an open dialog hides it, a closed one must not. */
const isHidden = (page: Page) =>
  page.evaluate(() => document.getElementById('root')?.getAttribute('aria-hidden') === 'true');

describe.skipIf(chromiumPath() === null)('activity, pausing and the keyboard in Chromium', () => {
  const { show, application, become, violations } = useWindow();

  describe('activity', () => {
    it('is listed newest first, by day, with the age of each entry', async () => {
      const page = await show(desktopState(), { hash: '#/activity' });
      await eventually(() => heading(page).textContent()).toBe('2 things got worse in the last 24 hours.');
      await eventually(() => page.locator('main h2').allTextContents()).toEqual([
        expect.stringMatching(/^Today, Mon,? 23 Nov 2026$/),
        expect.stringMatching(/^Yesterday, Sun,? 22 Nov 2026$/),
        expect.stringMatching(/^Fri,? 20 Nov 2026$/),
      ]);
      const first = (await page.locator('main ol > li').first().innerText()).replaceAll(/\s+/g, ' ');
      expect(first).toBe(
        '09:00 The client secret is refused: it has expired Adatum claims Got worse 3 hours ago',
      );
      const entry = activityFixture('6', -60_000, { kind: 'better', severity: 'ok' });
      const state = application().state();
      await become({ ...state, activity: [entry, ...state.activity] });
      await eventually(() => page.locator('main ol > li').count()).toBe(6);
      await eventually(() => page.locator('main ol > li').first().innerText()).toContain('1 minute ago');
    });

    it('is filtered, says when no entry matches, and shows everything again', async () => {
      const page = await show(desktopState(), { hash: '#/activity' });
      for (const [label, choice, count] of [
        ['Connection', 'Fabrikam orders', '2 of 5 entries'],
        ['Connection', 'Graphkeeper', '1 of 5 entries'],
        ['Kind', 'Notified', '1 of 5 entries'],
        ['Severity', 'Critical', '2 of 5 entries'],
      ] as const) {
        await page.getByLabel(label, { exact: true }).selectOption(choice);
        await page.getByText(count, { exact: true }).waitFor();
        await page.getByLabel(label, { exact: true }).selectOption({ index: 0 });
        await page.getByText('5 entries', { exact: true }).waitFor();
      }
      await page.getByLabel('Search').fill('nothing like this');
      await page.getByText('Nothing matches these filters.').waitFor();
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByText('5 entries', { exact: true }).waitFor();
      await become({ ...application().state(), activity: [] });
      await eventually(() => heading(page).textContent()).toBe('Nothing has happened yet.');
    });

    it('is saved as CSV, as filtered', async () => {
      const page = await show(desktopState(), { hash: '#/activity' });
      await page.getByLabel('Kind').selectOption('Got better');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('graphkeeper-activity-2026-11-23.csv');
      expect(await readFile(await download.path(), 'utf8')).toBe(
        '\uFEFFTime (UTC),Severity,Kind,Connection,What happened,Details\r\n' +
          '2026-11-22T10:00:00.000Z,Healthy,Got better,Fabrikam orders,The client secret works,\r\n',
      );
      await page.getByRole('button', { name: 'Copy table' }).click();
      await page.getByRole('button', { name: 'Copied' }).waitFor();
    });
  });

  describe('pausing', () => {
    it('is offered quietly on the overview, for as long as is chosen', async () => {
      const page = await show(desktopState());
      for (const [name, until] of [
        ['For 1 hour', 'oneHour'],
        ['Until tomorrow', 'tomorrow'],
        ['Until I resume', 'resumed'],
      ] as const) {
        await page.getByRole('button', { name: 'Pause', exact: true }).click();
        await page.getByRole('button', { name }).click();
        await eventually(() => application().received.at(-1)).toEqual({ name: 'pause', argument: { until } });
      }
      expect(application().received).toHaveLength(3);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await page.keyboard.press('Tab');
      await eventually(() => focusedText(page)).toBe('For 1 hour');
      await page.keyboard.press('Escape');
      await eventually(() => focusedText(page)).toBe('Pause');
      await eventually(() => page.getByRole('button', { name: 'For 1 hour' }).count()).toBe(0);
    });

    it('is shown by a banner with its end, announced, and taken back there', async () => {
      const page = await show(desktopState());
      await eventually(() => heading(page).textContent()).toContain('Mail has stopped');
      const state = application().state();
      const monitor = { ...state.monitor, status: 'paused', pausedUntil: fixtureInstant(3_600_000) } as const;
      const pause = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Pause', exact: true }).click();
        await page.getByRole('button', { name: 'For 1 hour' }).click();
      };
      // It goes with the pause: whoever was at it reads on at the beginning, whoever is elsewhere by then stays there.
      await pause();
      await page.getByRole('link', { name: 'Settings' }).focus();
      await become({ ...state, monitor });
      expect(await focusedText(page)).toBe('Settings');
      await become(state);
      await pause();
      await become({ ...state, monitor });
      await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
      await page.getByText(/^Checking is paused until Mon,? 23 Nov 2026, 13:00 \(in 1 hour\)\./).waitFor();
      await eventually(() => page.getByRole('button', { name: 'Pause', exact: true }).count()).toBe(0);
      await eventually(() => page.locator('[aria-live=polite][role=status]').last().textContent()).toBe(
        'Checking is paused.',
      );
      await page.getByRole('button', { name: 'Resume' }).click();
      await eventually(() => application().received.at(-1)).toEqual({ name: 'resume', argument: {} });
      await become(state);
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor();
    });
  });

  describe('shortcuts', () => {
    it('go to pages and connections', async () => {
      const page = await show(desktopState());
      await eventually(() => heading(page).textContent()).toContain('Mail has stopped');
      const steps = [
        ['a', '#/alerts'],
        ['l', '#/activity'],
        ['s', '#/settings'],
        ['o', '#/overview'],
        ['j', '#/connections/Contoso%20help'],
        ['j', '#/connections/Fabrikam%20orders'],
        ['k', '#/connections/Contoso%20help'],
        ['k', '#/connections/Adatum%20claims'],
      ] as const;
      for (const [key, hash] of steps) {
        await page.keyboard.press(key);
        await eventually(() => page.evaluate(() => window.location.hash)).toBe(hash);
      }
      expect(application().received).toEqual([]);
    });

    it('re-check the connection shown, or all, and go to the filter', async () => {
      const page = await show(desktopState());
      await eventually(() => heading(page).textContent()).toContain('Mail has stopped');
      await page.keyboard.press('r');
      await page.keyboard.press('p');
      await page.keyboard.press('j');
      await eventually(() => heading(page).textContent()).toContain('Contoso help');
      await page.keyboard.press('r');
      await page.keyboard.press('p');
      const shown = { connectionId: 'Contoso help' };
      await eventually(() => application().received).toEqual([
        { name: 'recheck', argument: {} },
        { name: 'recheckPermissions', argument: {} },
        { name: 'recheck', argument: shown },
        { name: 'recheckPermissions', argument: shown },
      ]);
      await page.keyboard.press('l');
      await page.getByLabel('Search').waitFor();
      await page.keyboard.press('/');
      await eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
      await page.keyboard.type('sorry, a?');
      await eventually(() => page.getByLabel('Search').inputValue()).toBe('sorry, a?');
      await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/activity');
      expect(application().received).toHaveLength(4);
    });

    it('are listed by ? and F1, and the page is there again afterwards', async () => {
      const page = await show(desktopState(), { hash: '#/alerts' });
      const link = page.getByRole('link', { name: 'Alerts, 2 need attention' });
      const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      for (const key of ['?', 'F1']) {
        await link.focus();
        await page.keyboard.press(key);
        await dialog.waitFor();
        await eventually(() => dialog.locator('kbd').allTextContents()).toEqual([
          ...['O', 'A', 'L', 'S', 'J', 'K', 'R', 'P', '/', '?', 'F1'],
        ]);
        if (key === '?') expect(await violations()).toEqual([]);
        await page.keyboard.press('s');
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        await eventually(() => isHidden(page)).toBe(false);
        await eventually(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
        await eventually(() => page.evaluate(() => window.location.hash)).toBe('#/alerts');
      }
    });

    it('of a single key rest when they are switched off; F1 stays', async () => {
      const state = desktopState();
      const page = await show({ ...state, settings: { ...state.settings, shortcuts: { enabled: false } } });
      await eventually(() => heading(page).textContent()).toContain('Mail has stopped');
      for (const key of ['s', 'r', '?']) await page.keyboard.press(key);
      await page.keyboard.press('F1');
      await page.getByText('Shortcuts of a single key are switched off.').waitFor();
      expect(await page.evaluate(() => window.location.hash)).not.toBe('#/settings');
      expect(application().received).toEqual([]);
    });
  });

  describe('accessibility', () => {
    const trouble = (state: AppState): AppState => ({
      ...state,
      activity: [],
      monitor: { ...state.monitor, status: 'paused' },
    });

    it.each([
      ['light', 'en', 'none'],
      ['dark', 'fr', 'none'],
      ['dark', 'en', 'active'],
    ] as const)(
      'has no violation (%s, %s, forced colours: %s)',
      async (colorScheme, language, forcedColors) => {
        const base = desktopState();
        const state = { ...base, app: { ...base.app, language } };
        const page = await show(state, { hash: '#/activity', surroundings: { colorScheme, forcedColors } });
        for (const shown of [trouble(state), state]) {
          await become(shown);
          expect(await violations()).toEqual([]);
        }
        await goTo(page, '#/overview');
        await page
          .getByRole('button', { name: language === 'en' ? 'Pause' : 'Mettre en pause', exact: true })
          .click();
        await page.getByRole('group', { name: /^(Pause checking|Mettre la)/ }).waitFor();
        await settled(page);
        expect(await violations(), 'lengths of a pause').toEqual([]);
      },
    );

    it('needs no sideways scrolling at any size of the window', async () => {
      const page = await show(desktopState(), { hash: '#/activity' });
      expect(await sidewaysScrolling(page)).toEqual([]);
    });
  });

  describe('with 200 connections', () => {
    it('draws what is in sight, reaches the last, and takes the keyboard there', async () => {
      const connections = manyConnections(200);
      const page = await show(stateFixture(connections));
      await eventually(() => page.locator('main ul > li').count()).toBe(200);
      const last = page.getByRole('link', { name: /^Tenant 200, / });
      await eventually(() => last.isVisible()).toBe(true);
      await page.keyboard.press('k');
      await eventually(() => heading(page).textContent()).toContain('Tenant 200');
      await eventually(() =>
        last.evaluate((element) => {
          const list = element.closest('ul')?.getBoundingClientRect();
          const { top, bottom } = element.getBoundingClientRect();
          return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1;
        }),
      ).toBe(true);
      const nav = await page.evaluate(() => {
        const list = document.querySelectorAll('nav ul')[1];
        return list === undefined ? 0 : list.scrollHeight / list.clientHeight;
      });
      expect(nav).toBeGreaterThan(5);
    });
  });
});
