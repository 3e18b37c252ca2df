import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { instantOf } from '../../shared/domain/instant';
import {
  FIXTURE_NOW,
  healthyConnection,
  sampleConnections,
  stateFixture,
  stoppedConnection,
} from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { goTo, sidewaysScrolling, unfoldAll } from '../support/watched-page';
import { useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('h1');

describe.skipIf(chromiumPath() === null)('the window in Chromium', () => {
  const { show, application, become, violations, stopServing, serveAgain } = useWindow();

  describe('overview', () => {
    it('opens with the sentence, the next deadline and the worst connection', async () => {
      const page = await show(stateFixture(sampleConnections()));
      await eventually(() => heading(page).textContent()).toBe('Mail has stopped for 1 of 4 connections.');
      await eventually(() => page.title()).toBe('Mail has stopped for 1 of 4 connections. · Graphkeeper');
      const main = await page.locator('main').innerText();
      expect(main).toContain('Besides: 1 at risk and 1 not known.');
      expect(main).toMatch(
        /Next deadline\s+Fabrikam orders, client secret genesys-2026\s+in 6 days \(Sun,? 29 Nov 2026, 12:00\)/,
      );
      await eventually(() => page.locator('main article h2').allTextContents()).toEqual([
        'Adatum claims',
        'Fabrikam orders',
        'Litware service',
      ]);
      await eventually(() => page.locator('main li > a').innerText()).toContain('Contoso help');
    });

    it('has a chain that a screen reader hears as an ordered list with state words', async () => {
      const page = await show(stateFixture([stoppedConnection('Adatum claims')]));
      const chain = page.getByRole('list', { name: 'Health chain of Adatum claims' });
      await eventually(async () =>
        (await chain.getByRole('listitem').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()),
      ).toEqual([
        'Token Critical',
        'Consent Not reached',
        'Scope Not reached',
        'Subscription Not reached',
        'Delivery Not reached',
        'Genesys Cloud Not connected',
      ]);
    });

    it('shows changes in place, announces them and keeps order, focus and scroll', async () => {
      const state = stateFixture([healthyConnection('A'), healthyConnection('B')]);
      const page = await show(state);
      const recheck = page.getByRole('button', { name: 'Re-check all' });
      await recheck.focus();
      await become({ ...state, connections: [healthyConnection('A'), stoppedConnection('B')] });
      await eventually(() => heading(page).textContent()).toBe('Mail has stopped for 1 of 2 connections.');
      await eventually(() => page.locator('main ul > li').allInnerTexts()).toEqual([
        expect.stringContaining('A'),
        expect.stringContaining('B'),
      ]);
      await eventually(() => recheck.evaluate((element) => element === document.activeElement)).toBe(true);
      await eventually(() => page.locator('[aria-live=polite][role=status]').last().textContent()).toContain(
        'B: Critical.',
      );
      await page.getByRole('button', { name: 'Worst first' }).click();
      await eventually(() => page.locator('main ul > li').first().innerText()).toContain('B');
    });

    it('turns to unknown by itself when the data gets too old', async () => {
      const state = stateFixture([healthyConnection('A')]);
      const page = await show(state);
      await eventually(() => heading(page).textContent()).toBe('Mail flows for the connection.');
      await become({
        ...state,
        monitor: { status: 'running', now: instantOf(FIXTURE_NOW + 3_600_000), pausedUntil: null },
      });
      await eventually(() => heading(page).textContent()).toBe(
        'It is not known whether mail flows for the connection.',
      );
      await eventually(() => page.locator('main').innerText()).toContain('too old to rely on');
    });

    it('sends a re-check and the one next action to the application', async () => {
      const page = await show(stateFixture([stoppedConnection('Adatum claims')]));
      await page.getByRole('button', { name: 'Re-check all' }).click();
      await page.getByRole('button', { name: 'Rotate the secret…' }).click();
      await eventually(() => application().received).toEqual([
        { name: 'recheck', argument: {} },
        { name: 'startRunbook', argument: { runbook: 'rotate-secret', connectionId: 'Adatum claims' } },
      ]);
    });

    it('has a state for no connection, and for nothing read yet', async () => {
      const page = await show(stateFixture([]));
      await eventually(() => heading(page).textContent()).toBe(
        'Know whether mail flows, and what breaks next.',
      );
      expect(await violations()).toEqual([]);
      const unread = sampleConnections().map((one) => ({ ...one, health: null, checking: 'full' as const }));
      await become(stateFixture(unread));
      await eventually(() => heading(page).textContent()).toBe('Reading 4 connections for the first time.');
      expect(await violations()).toEqual([]);
    });

    it('says that it is offline or paused', async () => {
      const page = await show(stateFixture(sampleConnections()));
      for (const [status, text] of [
        ['offline', 'This computer is offline.'],
        ['paused', 'Checking is paused.'],
      ] as const) {
        const monitor = { status, now: instantOf(FIXTURE_NOW), pausedUntil: null };
        await become(stateFixture(sampleConnections(), { monitor }));
        await page.locator('[role=status] > p', { hasText: text }).waitFor();
        expect(await violations(), status).toEqual([]);
      }
    });
  });

  describe('connection page', () => {
    it('shows what was found under each link, and the evidence when it is asked for', async () => {
      const page = await show(stateFixture([stoppedConnection('Adatum claims')]));
      await page.getByRole('link', { name: 'Adatum claims', exact: true }).last().click();
      await eventually(() => heading(page).textContent()).toBe('Adatum claims');
      const section = page.getByRole('region', { name: 'Token', exact: true });
      await eventually(() => section.innerText()).toContain('AADSTS7000222');
      expect(await section.innerText()).not.toContain('trace-1');
      const evidence = section.getByRole('button', { name: /^Evidence/ });
      await evidence.click();
      await eventually(() => evidence.getAttribute('aria-expanded')).toBe('true');
      await eventually(() => section.innerText()).toMatch(/traceId\s+trace-1/);
      await eventually(() => section.innerText()).toMatch(/nested\.isLast\s+yes/);
      expect(await violations()).toEqual([]);
    });

    it('re-checks permissions of this connection alone', async () => {
      const page = await show(stateFixture([stoppedConnection('Adatum claims')]), {
        hash: '#/connections/Adatum%20claims',
      });
      await page.getByRole('button', { name: 'Re-check permissions' }).click();
      await eventually(() => application().received).toEqual([
        { name: 'recheckPermissions', argument: { connectionId: 'Adatum claims' } },
      ]);
    });

    it('leads from a link of the chain to its section', async () => {
      const page = await show(stateFixture([stoppedConnection('Adatum claims')]), {
        hash: '#/connections/Adatum%20claims',
      });
      await page.getByRole('button', { name: 'Delivery Not reached' }).click();
      await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Delivery');
    });

    it('says so when there is no such connection, and why a command failed', async () => {
      const state = stateFixture([stoppedConnection('Adatum claims')]);
      const page = await show(state, { hash: '#/connections/gone' });
      await eventually(() => heading(page).textContent()).toBe('This connection is not watched (any more).');
      await page.getByRole('link', { name: 'Back to the overview' }).click();
      await eventually(() => heading(page).textContent()).toContain('Mail has stopped');
    });
  });

  describe('keyboard', () => {
    it('reaches everything in order, skips to the content and shows where it is', async () => {
      const page = await show(
        stateFixture([stoppedConnection('Adatum claims'), healthyConnection('Contoso help')]),
      );
      const names: string[] = [];
      for (let presses = 0; presses < 17; presses += 1) {
        await page.keyboard.press('Tab');
        names.push(
          await page.evaluate(() => {
            const element = document.activeElement;
            const style = element === null ? null : getComputedStyle(element);
            const after = element === null ? null : getComputedStyle(element, '::after');
            const isMarked = [style, after].some(
              (one) =>
                one !== null &&
                (one.outlineStyle !== 'none' || one.boxShadow !== 'none' || one.borderTopWidth === '2px'),
            );
            const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
            return `${name.slice(0, 24)}${isMarked ? '' : ' (not visible)'}`;
          }),
        );
      }
      expect(names).toEqual([
        'Skip to content',
        'Overview',
        'Look ahead',
        'Adatum claims, Critical',
        'Contoso help, Healthy',
        'Connect your own tenant',
        'Alerts',
        'Runbooks',
        'Activity',
        'Settings',
        expect.stringContaining('Contoso help, client sec'),
        'Look ahead to that day',
        'Pause',
        'Re-check all',
        'Adatum claims',
        'Rotate the secret…',
        expect.stringContaining('Contoso help'),
      ]);
    });

    it('skips the navigation, and starts reading at each new page', async () => {
      const page = await show(stateFixture([healthyConnection('Contoso help')]));
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
      await page.getByRole('link', { name: 'Settings' }).focus();
      await page.keyboard.press('Enter');
      await eventually(() => heading(page).textContent()).toBe('Settings');
      await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    });
  });

  describe('connection to the host', () => {
    it('says that it is lost, keeps what it shows, and comes back to the newest state', async () => {
      const page = await show(stateFixture([healthyConnection('A')]));
      await eventually(() => heading(page).textContent()).toBe('Mail flows for the connection.');
      // The other pages are fetched once the first one is drawn; here they must not be cut off.
      await page.waitForLoadState('networkidle');
      await stopServing();
      await page.getByText('The connection to Graphkeeper is lost.').waitFor();
      await eventually(() => heading(page).textContent()).toBe('Mail flows for the connection.');
      const recheck = page.getByRole('button', { name: 'Re-check all' });
      await eventually(() => recheck.getAttribute('aria-disabled')).toBe('true');
      expect(await violations()).toEqual([]);
      await serveAgain(stateFixture([stoppedConnection('A')]));
      await eventually(() => heading(page).textContent()).toBe('Mail has stopped for the connection.');
      await eventually(() => page.getByText('The connection to Graphkeeper is lost.').count()).toBe(0);
    });
  });

  describe('accessibility', () => {
    const pages = [
      '#/overview',
      '#/connections/Adatum%20claims',
      '#/connections/Contoso%20help',
      '#/settings',
    ];

    it.each([
      ['light', 'en'],
      ['dark', 'fr'],
    ] as const)('has no violation on any page (%s, %s)', async (theme, language) => {
      const state = stateFixture(sampleConnections());
      const page = await show(
        { ...state, app: { ...state.app, language } },
        { surroundings: { colorScheme: theme } },
      );
      for (const hash of pages) {
        await goTo(page, hash);
        await unfoldAll(page);
        expect(await violations(), hash).toEqual([]);
      }
    });

    it('draws states in forced colours without losing a shape', async () => {
      const page = await show(stateFixture(sampleConnections()), {
        surroundings: { forcedColors: 'active' },
      });
      await eventually(() => page.locator('article svg use').first().isVisible()).toBe(true);
      expect(await violations()).toEqual([]);
    });

    it('needs no sideways scrolling at any size of the window', async () => {
      const page = await show(stateFixture(sampleConnections()));
      for (const hash of pages) {
        await goTo(page, hash);
        expect(await sidewaysScrolling(page), hash).toEqual([]);
      }
    });

    it('moves nothing when the system asks for no motion', async () => {
      const page = await show(stateFixture(sampleConnections()), {
        surroundings: { reducedMotion: 'reduce' },
      });
      const durations = await page.evaluate(() =>
        [...document.querySelectorAll('main *')].map((element) =>
          parseFloat(getComputedStyle(element).transitionDuration),
        ),
      );
      expect(Math.max(...durations)).toBeLessThan(0.001);
    });
  });
});
