import { describe, expect, it } from 'vitest';

import { dayOffNote } from '../../../../renderer/screens/alerts/day-off';
import { nextStageOf } from '../../../../renderer/screens/alerts/next-stage';
import { localMoment } from '../../../../shared/alerts/local-time';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../../../shared/domain/alert-settings';
import { DAY_MS } from '../../../../shared/domain/instant';
import { FIXTURE_NOW, fixtureInstant } from '../../../support/app-state-fixtures';

const everyDay: AlertSettings = {
  ...DEFAULT_ALERT_SETTINGS,
  calendar: { ...DEFAULT_ALERT_SETTINGS.calendar, workingDays: [1, 2, 3, 4, 5, 6, 7] },
};

const expiring = (days: number) =>
  ({ source: 'credential-expiry', connectionId: 'A', deadline: fixtureInstant(days * DAY_MS) }) as const;

describe('the next stage of a deadline', () => {
  it.each([
    [90, 60],
    [60.5, 60],
    [6, 3],
    [3, 1],
    [0.5, 0],
  ])('%s days before it', (left, days) => {
    expect(nextStageOf(expiring(left), everyDay, FIXTURE_NOW, 'UTC')).toEqual({
      days,
      at: fixtureInstant((left - days) * DAY_MS),
    });
  });

  it('is none once it has passed, where there is none, and where it renews itself', () => {
    expect(nextStageOf(expiring(-1), everyDay, FIXTURE_NOW, 'UTC')).toBeNull();
    expect(nextStageOf({ ...expiring(1), deadline: null }, everyDay, FIXTURE_NOW, 'UTC')).toBeNull();
    const subscription = { ...expiring(1), source: 'subscription-health' } as const;
    expect(nextStageOf(subscription, everyDay, FIXTURE_NOW, 'UTC')).toBeNull();
  });

  it('goes by the days of the connection, and comes before a day off', () => {
    const own = { ...everyDay, stageDaysOfConnection: { A: [5, 2] } };
    expect(nextStageOf(expiring(6), own, FIXTURE_NOW, 'UTC')?.days).toBe(5);
    // Sunday 29 November; three working days' stage is told on the Tuesday, counted from the Friday before.
    const next = nextStageOf(expiring(6), DEFAULT_ALERT_SETTINGS, FIXTURE_NOW, 'UTC');
    expect(next?.days).toBe(3);
    expect(Date.parse(next?.at ?? '')).toBeLessThan(Date.parse(fixtureInstant(3 * DAY_MS)));
  });
});

describe('a deadline on a day off', () => {
  const dateOf = (at: number) => localMoment(at, 'UTC').date;
  const { calendar } = DEFAULT_ALERT_SETTINGS;
  const note = (days: number, own = calendar) => dayOffNote(expiring(days), own, FIXTURE_NOW, dateOf)?.id;

  it('says why it is told earlier: a freeze, a holiday, a weekend', () => {
    expect(note(6)).toBe('alertPage.weekend');
    expect(note(6, { ...calendar, holidays: ['2026-11-29'] })).toBe('alertPage.holiday');
    const freezes = [{ name: 'Year end', from: '2026-11-29', to: '2027-01-05' }];
    expect(note(6, { ...calendar, holidays: ['2026-11-29'], freezes })).toBe('alertPage.freeze');
    expect(note(8, { ...calendar, freezes })).toBe('alertPage.freeze');
  });

  it('says nothing on a working day, once it has passed, and of what renews itself', () => {
    expect(note(7)).toBeUndefined();
    expect(note(-1)).toBeUndefined();
    const subscription = { source: 'subscription-health', deadline: fixtureInstant(6 * DAY_MS) } as const;
    expect(dayOffNote(subscription, calendar, FIXTURE_NOW, dateOf)).toBeNull();
  });
});
