import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { CommandFailure } from '../../shared/ipc/dispatch';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { forecastFixture } from '../support/forecast-fixtures';
import { desktopState } from '../support/screen-fixtures';
import { resize, sidewaysOverflow } from '../support/watched-page';
import { useWindow } from '../support/window-session';

const heading = (page: Page) => page.locator('main h1');
const words = async (page: Page, name: string) =>
  (await page.getByRole('region', { name }).innerText()).replaceAll(/\s+/g, ' ');

/** The end of a day in the zone of the page, which is UTC. */
const END_OF_THE_29TH = '2026-11-29T23:59:59.999Z';

describe.skipIf(chromiumPath() === null)('looking ahead in Chromium', () => {
  const { show, application, violations } = useWindow();

  const asked = (): readonly string[] =>
    application().received.flatMap(({ name, argument }) => (name === 'forecast' ? [argument.at] : []));

  it('leads from the next deadline to its day, and says that it is not the present', async () => {
    const page = await show(desktopState(), { given: { forecast: forecastFixture(END_OF_THE_29TH) } });
    await page.getByRole('link', { name: 'Look ahead to that day' }).click();
    await eventually(() => heading(page).textContent()).toMatch(
      /^By the end of .*29 Nov 2026, mail will have stopped for 1 of 2 connections\.$/,
    );
    expect(asked()).toEqual([END_OF_THE_29TH]);
    await page
      .getByText(/^Looking ahead to .*29 Nov 2026 \(in 6 days\)\. Nothing below is the present/)
      .waitFor();
    // The navigation shows the present.
    await page.getByRole('link', { name: 'Fabrikam orders, Warning' }).waitFor();

    const connections = () => words(page, 'Connections by then');
    await eventually(connections).toContain('Fabrikam orders warning at first, critical then');
    await eventually(connections).toMatch(/in 3 days \(Thu,? 26 Nov 2026, 12:00\)/);
    const turns = page.getByRole('list', { name: 'What turns at Fabrikam orders, in the order of time' });
    await eventually(() => turns.getByRole('link').getAttribute('href')).toBe(
      '#/connections/Fabrikam%20orders/credential-expiry%2Fsecret-1',
    );
    await eventually(connections).toContain('1 connection stays as it is');

    // Each as of its own moment.
    await eventually(() => words(page, 'Alerts that would be told until then')).toMatch(
      /in 3 days .*ends in 3 days \(.*29 Nov 2026, 12:00\).*in 6 days .* ended now \(/,
    );

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
    }
    await resize(page, [720, 520]);
    expect(await sidewaysOverflow(page)).toBe(0);
    await resize(page, [360, 520]);
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it('is moved by keyboard and by date, keeps the day in its address and the focus where it was', async () => {
    const page = await show(desktopState(), {
      hash: '#/forecast/2026-11-30',
      given: { forecast: forecastFixture('2026-11-30T23:59:59.999Z') },
    });
    await eventually(asked).toEqual(['2026-11-30T23:59:59.999Z']);
    await eventually(() => heading(page).textContent()).toMatch(/^By the end of .*30 Nov 2026/);
    const slider = page.getByRole('slider', { name: 'Days ahead' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    await eventually(asked).toHaveLength(2);
    expect(asked()[1]).toBe(END_OF_THE_29TH);
    await eventually(() => slider.getAttribute('aria-valuetext')).toMatch(/^in 6 days, .*29 Nov 2026$/);
    await eventually(() => slider.evaluate((element) => element === document.activeElement)).toBe(true);

    const date = page.getByLabel('Date', { exact: true });
    await date.fill('2026-11-20');
    await page.getByText(/^Choose a day from .*24 Nov 2026 to .*2029\.$/).waitFor();
    await page.getByRole('button', { name: '90 days' }).click();
    await eventually(asked).toHaveLength(3);
    await eventually(() => date.inputValue()).toBe('2027-02-21');
    await page.getByRole('link', { name: 'Back to today' }).click();
    await eventually(() => heading(page).textContent()).toBe('Mail has stopped for 1 of 4 connections.');
    await page.goBack();
    await eventually(asked).toHaveLength(4);
    expect(asked()[3]).toBe('2026-11-30T23:59:59.999Z');
  });

  it('says when nothing changes, and what it does not know of', async () => {
    const { connections } = forecastFixture(END_OF_THE_29TH);
    const page = await show(desktopState(), {
      hash: '#/forecast',
      given: {
        forecast: { at: END_OF_THE_29TH, connections: connections.slice(0, 1), tellings: [], unheard: 0 },
      },
    });
    await eventually(() => heading(page).textContent()).toMatch(/mail will still flow for the connection\.$/);
    await page.getByRole('button', { name: 'It stays as it is' }).waitFor();
    await page.getByText('None: nothing comes up by itself until then.').waitFor();
    await page.getByText('3 connections were never read and are left out.').waitFor();
  });

  it('is asked again after a failure, and in French', async () => {
    const state = desktopState();
    const page = await show(
      { ...state, app: { ...state.app, language: 'fr' } },
      { hash: '#/forecast', given: { forecast: new CommandFailure('internal', 'broken') } },
    );
    await page.getByText(/^La projection n’a pas abouti\./).waitFor();
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await eventually(asked).toHaveLength(2);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Réessayer');
    expect(await violations()).toEqual([]);
  });
});
