import { readFile } from 'node:fs/promises';

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import type { ConnectionState } from '../../shared/domain/state';
import { fixtureInstant, stateFixture } from '../support/app-state-fixtures';
import { chromiumPath } from '../support/chromium';
import {
  blindConnection,
  busyConnection,
  largeConnection,
  organisedConnection,
  RECHECK_CHANGES,
  watchedConnection,
} from '../support/connection-page-fixtures';
import { eventually } from '../support/eventually';
import { CONNECTION, refusedToken, snapshot } from '../support/snapshot-builder';
import { goTo, resize, unfoldAll } from '../support/watched-page';
import { type Surroundings, useWindow } from '../support/window-session';

function pageOf(connection: ConnectionState): string {
  return `#/connections/${encodeURIComponent(connection.id)}`;
}

const table = (page: Page, name: string) => page.getByRole('table', { name, exact: true });

/** The cells of one column, from top to bottom. */
async function column(of: Locator, index: number): Promise<readonly string[]> {
  const cells = await of.locator(`tbody tr > :nth-child(${index})`).allInnerTexts();
  return cells.map((text) => text.replace(/\s+/g, ' ').trim());
}

/** The accessibility checker takes seconds a page, more on a busy machine. */
const SLOW = 240_000;

/** What scrolls sideways although it should not, and text that is cut off without being reachable. */
function clipped(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null) return ['no main'];
    const found: string[] = [];
    if (main.scrollWidth > main.clientWidth)
      found.push(`main is ${main.scrollWidth - main.clientWidth} too wide`);
    const edge = main.getBoundingClientRect().right;
    for (const element of main.querySelectorAll('button, a, h1, h2, h3, p, li, dt, dd, input')) {
      const { right, width } = element.getBoundingClientRect();
      // What lies in a table can be scrolled to.
      if (width > 0 && right > edge + 1 && element.closest('table') === null)
        found.push(`${element.tagName} ${element.textContent.slice(0, 40)}`);
    }
    for (const region of main.querySelectorAll('div')) {
      const isCut = region.scrollWidth > region.clientWidth + 1 && region.querySelector('table') !== null;
      const isScrolled = ['auto', 'scroll'].includes(getComputedStyle(region).overflowX);
      if (isCut && isScrolled && region.tabIndex !== 0) found.push('a table that no keyboard can scroll');
    }
    return found;
  });
}

describe.skipIf(chromiumPath() === null)('the connection page in Chromium', () => {
  const session = useWindow();
  const { application, become, violations } = session;

  /** Serves connections and opens the page of the first, or another place. */
  async function show(
    connections: readonly ConnectionState[],
    options: Surroundings & { readonly language?: 'fr'; readonly hash?: string } = {},
  ): Promise<Page> {
    const { language = 'en', hash, ...surroundings } = options;
    const state = stateFixture(connections);
    const [first] = connections;
    const page = await session.show(
      { ...state, app: { ...state.app, language } },
      { hash: hash ?? (first === undefined ? '' : pageOf(first)), surroundings },
    );
    await page.locator('h2').first().waitFor();
    return page;
  }

  /** Replaces one connection, as the main process does. */
  function change(connection: ConnectionState): Promise<void> {
    const state = application().state();
    return become({
      ...state,
      connections: state.connections.map((one) => (one.id === connection.id ? connection : one)),
    });
  }

  describe('tables', () => {
    it('lists credentials with what is known of each', async () => {
      const page = await show([busyConnection()]);
      const credentials = table(page, 'Credentials');
      await eventually(() => credentials.locator('thead th').allInnerTexts()).toEqual([
        'Name',
        'State',
        'Hint',
        'Key ID',
        'Start',
        'End',
        'Days left',
        'In use',
        'Works',
        'Last sign-in',
      ]);
      await eventually(() => credentials.locator('tbody tr').first().innerText()).toMatch(
        /genesys-2026\s+Client secret\s+Critical\s+abc…\s+f0b0b335…\s+2 Jun 2026\s+29 Nov 2026\s+6\s+In use\s+Works\s+23 Nov 2026/,
      );
      await eventually(() => column(credentials, 8)).toEqual([
        'In use',
        'Not in use',
        'Not in use',
        'Not in use',
      ]);
    });

    it('shows permissions as required, requested and granted, with the reason', async () => {
      const page = await show([busyConnection()]);
      const permissions = table(page, 'Permissions');
      await eventually(() => column(permissions, 1)).toEqual([
        'Mail.ReadWrite Application',
        'Mail.Send Application',
        'User.Read Delegated',
        'Directory.Read.All Application',
        'dc890d15-9560-4a4c-9b7f-a736ec74ec40 Application, Office 365 Exchange Online',
        'openid Delegated',
        'Mail.Read Application',
      ]);
      const [, , userRead] = await permissions.locator('tbody tr').allInnerTexts();
      expect(userRead).toMatch(
        /Warning\s+Required\s+Requested\s+One user only\s+It gives Genesys Cloud the mailbox user’s address/,
      );
    });

    it('marks the mailbox that must stay closed, and says what is not known', async () => {
      const page = await show([busyConnection()]);
      const rows = await table(page, 'Mailboxes').locator('tbody tr').allInnerTexts();
      expect(rows).toHaveLength(5);
      expect(rows[4]).toMatch(/ceo@contoso\.example\s+Must stay closed\s+Healthy\s+–\s+–\s+Closed\s+–\s+–/);
      expect(rows[3]).toMatch(
        /orders@contoso\.example\s+Critical\s+Enabled\s+1\s+Opens\s+None\s+1 hour ago \(7 unread\)/,
      );
    });

    it('says why a table could not be read instead of showing an empty one', async () => {
      const page = await show([blindConnection('Litware service')]);
      await page
        .getByText(
          'Credentials could not be read: no access was given that may read it (Application.Read.All).',
        )
        .waitFor();
      await eventually(() => table(page, 'Credentials').count()).toBe(0);
      const [row] = await table(page, 'Mailboxes').locator('tbody tr').allInnerTexts();
      expect(row?.match(/Not known/g)?.length).toBeGreaterThanOrEqual(4);
      expect(await violations()).toEqual([]);
    });

    it('turns nothing green that is too old', async () => {
      const page = await show([watchedConnection('Fabrikam orders', snapshot())]);
      await eventually(() => column(table(page, 'Credentials'), 2)).toEqual(['Healthy']);
      const state = application().state();
      await become({
        ...state,
        monitor: { ...state.monitor, now: fixtureInstant(3_600_000) },
      });
      await eventually(() => column(table(page, 'Credentials'), 2)).toEqual(['Unknown']);
    });
  });

  describe('sorting and finding', () => {
    it('sorts by a heading with the keyboard, both ways, and tells a screen reader', async () => {
      const page = await show([busyConnection()]);
      const credentials = table(page, 'Credentials');
      const heading = credentials.getByRole('columnheader', { name: 'Days left' });
      await eventually(() => heading.getAttribute('aria-sort')).toBe('none');
      await heading.getByRole('button').focus();
      await page.keyboard.press('Enter');
      await eventually(() => heading.getAttribute('aria-sort')).toBe('ascending');
      await eventually(() => column(credentials, 7)).toEqual(['Over', '6', '177', '335']);
      await page.keyboard.press('Space');
      await eventually(() => heading.getAttribute('aria-sort')).toBe('descending');
      await eventually(() => column(credentials, 7)).toEqual(['335', '177', '6', 'Over']);
      await eventually(() =>
        heading.getByRole('button').evaluate((one) => one === document.activeElement),
      ).toBe(true);
    });

    it('keeps its order and the focus when the facts change under it', async () => {
      const page = await show([busyConnection()]);
      const credentials = table(page, 'Credentials');
      const button = credentials.getByRole('button', { name: 'Name' });
      await button.click();
      await button.click();
      const before = await column(credentials, 1);
      await change(busyConnection('Contoso help', { checking: 'frequent' }));
      await page.getByText('Checking…').waitFor();
      await eventually(() => column(credentials, 1)).toEqual(before);
      await eventually(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    });

    it('offers a filter where a table is long, and says how much it shows', async () => {
      const page = await show([largeConnection('Northwind teams', 24)]);
      const filter = page.getByRole('searchbox', { name: 'Filter mailboxes' });
      await eventually(() => page.getByRole('searchbox').count()).toBe(2);
      await filter.fill('team2 healthy');
      await eventually(() => column(table(page, 'Mailboxes'), 1)).toEqual([
        'team2@contoso.example',
        'team20@contoso.example',
        'team21@contoso.example',
        'team22@contoso.example',
        'team23@contoso.example',
        'team24@contoso.example',
      ]);
      await page.getByText('6 of 25 rows').waitFor();
      await filter.fill('nobody');
      await page.getByText('No row matches this filter.').waitFor();
      await filter.press('Escape');
      await page.getByText('25 rows').first().waitFor();
    });

    it('draws only what is visible of a very long table, and reaches all of it', async () => {
      const page = await show([largeConnection('Northwind teams', 400)]);
      const mailboxes = table(page, 'Mailboxes');
      await eventually(() => mailboxes.getAttribute('aria-rowcount')).toBe('402');
      expect(await mailboxes.locator('tbody tr[aria-rowindex]').count()).toBeLessThan(60);
      const region = page.getByRole('region', { name: 'Mailboxes: table, can be scrolled' });
      await region.focus();
      await page.keyboard.press('End');
      await mailboxes.getByText('team400@contoso.example').waitFor();
      await eventually(() =>
        mailboxes.locator('tbody tr[aria-rowindex]').last().getAttribute('aria-rowindex'),
      ).toBe('402');
      const head = mailboxes.locator('thead th').first();
      await eventually(() =>
        head.evaluate((cell) => {
          const area = cell.closest('[role=region]')?.getBoundingClientRect();
          return area !== undefined && Math.abs(cell.getBoundingClientRect().top - area.top) < 2;
        }),
      ).toBe(true);
    });
  });

  describe('taking it along', () => {
    /** What an export button saves. */
    async function saved(
      page: Page,
      name: string,
    ): Promise<{ readonly file: string; readonly text: string }> {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    }

    it('exports CSV with whole ids and dates, as it is sorted', async () => {
      const page = await show([busyConnection()]);
      await table(page, 'Credentials').getByRole('button', { name: 'End' }).click();
      const { file, text } = await saved(page, 'Export CSV: Credentials');
      expect(file).toBe('contoso-help-credentials.csv');
      expect(text.split('\r\n')).toEqual([
        '\uFEFFName,State,Type,Owner,Hint,Key ID,Start,End,Days left,In use,Works,Last sign-in',
        ',Notice,Client secret,App registration,K.x,7c11e2f0-90ab-4d1f-8c55-112233445566,2025-11-08T12:00:00.000Z,2026-11-08T11:00:00.000Z,-15,Not in use,Not known,',
        'genesys-2026,Critical,Client secret,App registration,abc,f0b0b335-1d71-4883-8f98-567911bfdca6,2026-06-02T12:00:00.000Z,2026-11-29T13:00:00.000Z,6,In use,Works,2026-11-23T10:00:00.000Z',
        'genesys-2027,Healthy,Client secret,App registration,q7Z,0b9a44de-5f3b-4e0f-9d86-6a2b7e30c1aa,2026-11-20T12:00:00.000Z,2027-05-19T13:00:00.000Z,177,Not in use,Not known,',
        'CN=proxy,Healthy,Certificate,App registration,,93bc223f-0000-4000-8000-000000000000,2026-10-24T12:00:00.000Z,2027-10-24T13:00:00.000Z,335,Not in use,Not known,',
        '',
      ]);
      await page.getByText('Saved as contoso-help-credentials.csv').waitFor();
    });

    it('quotes sentences, and exports what a filter shows', async () => {
      const page = await show([busyConnection('Contoso "help"'), largeConnection('Northwind teams', 24)]);
      const { file, text } = await saved(page, 'Export CSV: Permissions');
      expect(file).toBe('contoso-help-permissions.csv');
      expect(text).toContain(
        'User.Read,Warning,Delegated,Required,Requested,One user only,"It gives Genesys Cloud the mailbox user’s address; without it related mail cannot be read, processed, encrypted or scanned."',
      );
      await goTo(page, pageOf(largeConnection('Northwind teams', 1)));
      await page.getByRole('searchbox', { name: 'Filter mailboxes' }).fill('team7');
      const filtered = await saved(page, 'Export CSV: Mailboxes');
      expect(filtered.text.split('\r\n').slice(1)).toEqual([
        'team7@contoso.example,Healthy,Enabled,1,Opens,2026-11-25T12:00:00.000Z,none',
        '',
      ]);
    });

    it('copies a table as text', async () => {
      const page = await show([busyConnection()], { permissions: ['clipboard-read', 'clipboard-write'] });
      await page.getByRole('button', { name: 'Copy table: Mailboxes' }).click();
      await page.getByText('Copied').waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.split('\n')[0]).toBe(
        'Mailbox\tState\tAccount\tLicences\tAccess\tSubscription left\tOldest unread',
      );
      expect(copied.split('\n')).toHaveLength(6);
    });

    it('copies the token endpoint, and says that the configured one is right or not', async () => {
      const wrong = snapshot();
      const page = await show(
        [
          watchedConnection('Fabrikam orders', {
            ...wrong,
            connection: {
              ...wrong.connection,
              tokenEndpoint: 'https://login.microsoftonline.com/common/oauth2/token',
            },
          }),
        ],
        { permissions: ['clipboard-read', 'clipboard-write'] },
      );
      await page.getByText('The two differ.').waitFor();
      await page.getByRole('button', { name: 'Copy: Token endpoint as it should be' }).click();
      await page.getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        'https://login.microsoftonline.com/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token',
      );
    });
  });

  describe('re-checking permissions', () => {
    it('shows progress, then exactly what changed, and tells a screen reader', async () => {
      const page = await show([busyConnection()]);
      await page.getByText('Grants made in the portal show here after a re-check.').waitFor();
      const button = page.getByRole('button', { name: 'Re-check permissions' });
      await button.click();
      await eventually(() => application().received).toEqual([
        { name: 'recheckPermissions', argument: { connectionId: 'Contoso help' } },
      ]);
      await change(busyConnection('Contoso help', { checking: 'permissions' }));
      await page.getByRole('progressbar').waitFor();
      await eventually(() => button.getAttribute('aria-disabled')).toBe('true');
      expect(await violations()).toEqual([]);
      await change(
        busyConnection('Contoso help', {
          lastRecheck: { at: fixtureInstant(-1_000), changes: RECHECK_CHANGES },
        }),
      );
      const outcome = page.getByRole('status').filter({ hasText: 'Re-checked just now.' });
      await outcome.waitFor();
      await eventually(() => outcome.locator('p').innerText()).toBe(
        'Re-checked just now. 6 things changed since the look before:',
      );
      await eventually(async () => (await outcome.locator('li').allInnerTexts()).slice(0, 2)).toEqual([
        'Mail.Send (Application) was granted, with admin consent.',
        'Directory.Read.All (Application) was granted, with admin consent.',
      ]);
      await eventually(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    });

    it('says that nothing changed', async () => {
      const page = await show([
        busyConnection('Contoso help', { lastRecheck: { at: fixtureInstant(-600_000), changes: [] } }),
      ]);
      await page.getByText('Re-checked 10 minutes ago. Nothing changed since the look before.').waitFor();
    });
  });

  describe('finding one’s way', () => {
    it('leads from the chain and from the contents to the sections', async () => {
      const page = await show([busyConnection()]);
      await page.getByRole('button', { name: 'Subscription Critical' }).click();
      await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Subscription');
      const contents = page.getByRole('navigation', { name: 'On this page' });
      for (const name of [
        'Credentials',
        'Permissions',
        'Mailboxes',
        'Subscriptions',
        'Registration and token endpoint',
        'Network',
      ]) {
        await contents.getByRole('button', { name }).click();
        await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe(name);
        await eventually(() =>
          page.evaluate(() => {
            const top = document.activeElement?.getBoundingClientRect().top ?? -1;
            return top >= 0 && top < window.innerHeight;
          }),
        ).toBe(true);
      }
    });

    it('states what the network needs, and opens Microsoft’s pages about it', async () => {
      const page = await show([busyConnection()]);
      const network = page.getByRole('region', { name: 'Network' });
      await eventually(() => network.innerText()).toContain('No IP range has to be allowed on your side.');
      await eventually(() => network.innerText()).toContain('optional, but strongly recommended');
      await network.getByRole('button', { name: /change notifications/ }).click();
      await network.getByRole('button', { name: /connection filter/ }).click();
      await eventually(() => application().received).toEqual([
        { name: 'openLink', argument: { link: 'notificationsDocumentation' } },
        { name: 'openLink', argument: { link: 'connectionFilterDocumentation' } },
      ]);
    });

    it('shows where mail goes in a connected organisation, and the addresses to let in', async () => {
      const page = await show([organisedConnection()]);
      const routes = table(page, 'Routes');
      await eventually(() => column(routes, 1)).toEqual([
        'help@contoso.example',
        'billing@contoso.example',
        'returns@contoso.example',
      ]);
      await eventually(() => column(routes, 2)).toEqual(['Warning', 'Critical', 'Healthy']);
      await eventually(() => column(routes, 5)).toEqual(['Support', 'Not seen yet', 'Returns']);
      await eventually(() => column(routes, 6)).toEqual(['0 of 4', 'Not known', '1 of 2']);
      await eventually(() => column(routes, 7)).toEqual(['3, oldest 2 hours ago', 'Not known', '0']);
      await page.getByText('Active since Sat, 24 Oct 2026').waitFor();
      await page.getByText('8 of 300 used').waitFor();
      const ranges = page.getByRole('region', { name: 'Addresses of Genesys Cloud' });
      await eventually(() => ranges.innerText()).toBe('203.0.113.0/28\n203.0.113.64/30');
      expect(await clipped(page)).toEqual([]);
      expect(await violations()).toEqual([]);
    });

    it('does not count Genesys Cloud as healthy while it is not connected', async () => {
      const page = await show([watchedConnection('Fabrikam orders', snapshot())]);
      const section = page.getByRole('region', { name: 'Genesys Cloud' });
      await eventually(() => section.innerText()).toMatch(
        /Not connected\s[\s\S]*Not connected yet[\s\S]*It is not counted as healthy\./,
      );
      await eventually(() => section.getByRole('listitem').count()).toBe(5);
    });

    it('says nothing of Genesys Cloud where another vendor’s integration is watched', async () => {
      const facts = snapshot({ connection: { ...CONNECTION, profile: 'generic', genesys: null } });
      const page = await show([watchedConnection('Fabrikam orders', facts)]);
      const section = page.getByRole('region', { name: 'Your integration' });
      await eventually(() => section.innerText()).toContain('only your integration can say');
      // The registration's name is the tenant's own.
      const said = (await page.locator('main').innerText()).replaceAll('Genesys Cloud Email', '');
      expect(said).not.toContain('Genesys');
    });
  });

  describe('timeline', () => {
    it('says in words what it draws', async () => {
      const page = await show([busyConnection()]);
      const figure = page.getByRole('figure', { name: 'Credentials' });
      const rows = await figure.getByRole('listitem').allInnerTexts();
      expect(rows.map((text) => text.replace(/\s+/g, ' '))).toEqual([
        'genesys-2026 in use · Client secret ends in 6 days Sun, 29 Nov 2026',
        'genesys-2027 not in use · Client secret ends in 177 days Wed, 19 May 2027',
        'CN=proxy not in use · Certificate ends in 335 days Sun, 24 Oct 2027',
        'K.x… not in use · Client secret ended 15 days ago Sun, 8 Nov 2026',
      ]);
      await eventually(() => figure.getByRole('img', { name: 'Critical' }).count()).toBe(1);
    });

    it('draws overlapping lives over each other on one axis', async () => {
      const page = await show([busyConnection()]);
      const bars = await page
        .getByRole('figure', { name: 'Credentials' })
        .locator('li')
        .evaluateAll((rows) =>
          rows.map((row) => {
            const boxes = [...row.querySelectorAll('rect')].map((rect) => rect.getBoundingClientRect());
            return {
              left: Math.min(...boxes.map(({ left }) => left)),
              right: Math.max(...boxes.map(({ right }) => right)),
            };
          }),
        );
      const [used, next, , over] = bars;
      expect(next?.left).toBeLessThan(used?.right ?? 0);
      expect(next?.right).toBeGreaterThan(used?.right ?? 0);
      expect(over?.right).toBeLessThan(next?.left ?? 0);
    });

    it('stands on the overview for all connections, the first to end first', async () => {
      const page = await show(
        [
          watchedConnection('Fabrikam orders', snapshot()),
          busyConnection(),
          blindConnection('Litware service'),
        ],
        { hash: '#/overview' },
      );
      const section = page.getByRole('region', { name: 'Credentials, next 180 days' });
      const text = (await section.innerText()).replace(/\s+/g, ' ');
      expect(text).toContain(
        'The next one to end is “genesys-2026” of Contoso help, in 6 days (Sun, 29 Nov 2026).',
      );
      expect(text).toContain('2 more end later than in 180 days.');
      expect(text).toContain('Credentials are not known for Litware service.');
      await eventually(() => section.getByRole('listitem').getByRole('link').allInnerTexts()).toEqual([
        'Contoso help',
        'Contoso help',
      ]);
      expect(await violations()).toEqual([]);
    });
  });

  describe('accessibility', () => {
    const connections = () => [
      busyConnection('Contoso help', {
        lastRecheck: { at: fixtureInstant(-1_000), changes: RECHECK_CHANGES },
      }),
      watchedConnection('Adatum claims', snapshot({ token: refusedToken('secretExpired', 7_000_222) })),
      blindConnection('Litware service'),
      largeConnection('Northwind teams', 9),
    ];
    const places = [...connections().map(pageOf), '#/overview'];

    it.each([
      ['light', 'en', 'none'],
      ['dark', 'fr', 'none'],
      ['light', 'en', 'active'],
    ] as const)(
      'has no violation (%s, %s, forced colours: %s)',
      async (colorScheme, language, forcedColors) => {
        const page = await show(connections(), {
          colorScheme,
          forcedColors,
          ...(language === 'fr' ? { language } : {}),
        });
        for (const hash of places) {
          await goTo(page, hash);
          await unfoldAll(page);
          expect(await violations(), hash).toEqual([]);
        }
      },
      SLOW,
    );

    it.each([
      [
        'en',
        [
          [1080, 720],
          [720, 520],
          [360, 260],
        ],
      ],
      [
        'fr',
        [
          [720, 520],
          // 200 % of the first size.
          [540, 360],
        ],
      ],
    ] as const)(
      'cuts nothing off at any size of the window (%s)',
      async (language, sizes) => {
        const page = await show(connections(), language === 'fr' ? { language } : {});
        for (const size of sizes) {
          await resize(page, size);
          for (const hash of places) {
            await goTo(page, hash);
            expect(await clipped(page), `${hash} at ${size.join(' by ')}`).toEqual([]);
          }
        }
        expect(await violations()).toEqual([]);
      },
      SLOW,
    );

    it('scrolls a table sideways with the keyboard', async () => {
      const page = await show(connections(), { viewport: { width: 720, height: 520 } });
      const region = page.getByRole('region', { name: 'Credentials: table, can be scrolled' });
      await region.focus();
      await page.keyboard.press('ArrowRight');
      await eventually(() => region.evaluate((area) => area.scrollLeft)).toBeGreaterThan(0);
      const name = table(page, 'Credentials').getByRole('rowheader').first();
      await eventually(() =>
        name.evaluate((cell) => {
          const area = cell.closest('[role=region]')?.getBoundingClientRect();
          return area !== undefined && cell.getBoundingClientRect().left >= area.left - 1;
        }),
      ).toBe(true);
    });

    it('moves nothing when the system asks for no motion', async () => {
      const page = await show([busyConnection('Contoso help', { checking: 'permissions' })], {
        reducedMotion: 'reduce',
      });
      const running = await page.getByRole('progressbar').evaluate((bar) => {
        const style = getComputedStyle(bar.firstElementChild ?? bar);
        return parseFloat(style.animationDuration) > 0.01 && style.animationIterationCount === 'infinite';
      });
      expect(running).toBe(false);
    });
  });
});
