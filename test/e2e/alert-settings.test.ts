import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../shared/domain/alert-settings';
import type { AppState } from '../../shared/domain/state';
import { chromiumPath } from '../support/chromium';
import { eventually } from '../support/eventually';
import { alertsInLife, desktopState } from '../support/screen-fixtures';
import { resize, sidewaysOverflow } from '../support/watched-page';
import { useWindow } from '../support/window-session';

const row = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** Some of everything. */
const SETTINGS: AlertSettings = {
  ...DEFAULT_ALERT_SETTINGS,
  stageDaysOfConnection: { 'Adatum claims': [90, 7] },
  quiet: { hours: { from: '22:00', to: '07:00' }, daysOff: false, criticalPasses: true },
  calendar: {
    workingDays: [1],
    holidays: ['2026-01-01', '2026-12-25'],
    freezes: [{ name: 'Year end', from: '2026-12-20', to: '2027-01-04' }],
  },
  mutes: [
    {
      id: 'mute-1',
      connectionId: null,
      scope: { by: 'pattern', pattern: 'ConnectSync*' },
      reason: 'Renews itself every month',
      by: 'anna',
      at: '2026-11-13T12:00:00.000Z',
    },
  ],
};

function stateWith(alerts: AlertSettings): AppState {
  const state = desktopState({ alerts: alertsInLife() });
  return { ...state, settings: { ...state.settings, alerts } };
}

describe.skipIf(chromiumPath() === null)('the settings of alerts in Chromium', () => {
  const { show, application, violations } = useWindow();

  const open = (alerts: AlertSettings): Promise<Page> => show(stateWith(alerts), { hash: '#/settings' });
  const saved = (): AlertSettings => application().state().settings.alerts;

  it('saves reminders and quiet hours as they are set, and names the field that is wrong', async () => {
    const page = await open(DEFAULT_ALERT_SETTINGS);
    const days = page.getByLabel('Days before the end, separated by commas');
    await days.fill('45, 0');
    await page.getByText('Days before the end: write whole numbers from 1 to 3,650').waitFor();
    await days.press('Enter');
    await days.fill('7 45');
    await days.press('Enter');
    await eventually(() => saved().stageDays).toEqual([45, 7]);
    await page.getByText('Saved', { exact: true }).waitFor();
    await eventually(() => days.inputValue()).toBe('45, 7');

    await row(page, 'Other reminders').getByRole('button', { name: 'Add…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Other reminders' });
    await dialog.getByLabel('For', { exact: true }).selectOption({ label: 'Connection: Adatum claims' });
    await dialog.getByLabel('Days before the end, separated by commas').fill('90');
    expect(await violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await eventually(() => saved().stageDaysOfConnection).toEqual({ 'Adatum claims': [90] });

    const quiet = row(page, 'Quiet hours');
    await quiet.getByRole('switch').click();
    await eventually(() => saved().quiet.hours).toEqual({ from: '22:00', to: '07:00' });
    await quiet.getByLabel('To', { exact: true }).fill('22:00');
    await quiet.getByText('From and to are the same time').waitFor();
    await quiet.getByLabel('To', { exact: true }).fill('06:30');
    await quiet.getByLabel('To', { exact: true }).press('Enter');
    await eventually(() => saved().quiet.hours).toEqual({ from: '22:00', to: '06:30' });
    await quiet.getByText('Saved', { exact: true }).waitFor();
    await row(page, 'Quiet on days off').getByRole('switch').click();
    await eventually(() => saved().quiet.daysOff).toBe(true);
    expect(saved().stageDays).toEqual([45, 7]);
  });

  it('adds days, and puts back what was removed', async () => {
    const page = await open(SETTINGS);
    const workingDays = row(page, 'Working days');
    await workingDays.getByRole('checkbox', { name: 'Monday' }).click();
    await workingDays.getByText('At least one day of the week has to be a working day.').waitFor();
    await workingDays.getByRole('checkbox', { name: 'Tuesday' }).click();
    await eventually(() => saved().calendar.workingDays).toEqual([1, 2]);

    const holidays = row(page, 'Holidays');
    await holidays.getByLabel('Day', { exact: true }).fill('2026-12-25');
    await holidays.getByRole('button', { name: 'Add' }).click();
    await holidays.getByText('Day: this one is in the list already.').waitFor();
    await holidays.getByRole('button', { name: /^Remove: .*25 Dec 2026/ }).click();
    await eventually(() => saved().calendar.holidays).toEqual(['2026-01-01']);
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Undo');
    await page.keyboard.press('Enter');
    await eventually(() => saved().calendar.holidays).toEqual(['2026-01-01', '2026-12-25']);

    await row(page, 'Change freezes').getByRole('button', { name: 'Add…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a change freeze' });
    await dialog.getByLabel('First day').fill('2027-04-02');
    await dialog.getByLabel('Last day').fill('2027-04-01');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Name: say what the freeze is for.').waitFor();
    await dialog.getByText('Last day: it cannot be before the first day.').waitFor();
    await dialog.getByLabel('Name').fill('Quarter end');
    await dialog.getByLabel('Last day').fill('2027-04-05');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await eventually(() => saved().calendar.freezes.map(({ name }) => name)).toEqual([
      'Year end',
      'Quarter end',
    ]);
  });

  it('lists all mutes, and takes them back', async () => {
    const page = await open(SETTINGS);
    const mutes = row(page, 'Mutes');
    await eventually(async () => (await mutes.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
      /What matches “ConnectSync\*”, in all connections “Renews itself every month” By anna, since .*13 Nov 2026\. Matches 1 present alert\./,
    );
    await mutes.getByRole('button', { name: /^Unmute: / }).click();
    await mutes.getByRole('button', { name: 'Undo' }).click();
    const { connectionId, scope, reason } = SETTINGS.mutes[0] ?? {};
    await eventually(() => application().received).toEqual([
      { name: 'unmuteAlerts', argument: { muteId: 'mute-1' } },
      { name: 'muteAlerts', argument: { connectionId, scope, reason } },
    ]);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
    }
    await resize(page, [360, 520]);
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});
