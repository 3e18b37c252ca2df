import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { localMoment } from '../../../../shared/alerts/local-time';
import { earlinessOf, stageDaysOf, stageStanding } from '../../../../shared/alerts/stages';
import { isWorkingDay } from '../../../../shared/alerts/working-days';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../../../../shared/domain/alert-settings';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';

const PARIS = 'Europe/Paris';
/** Sunday 29 November 2026, 10:00 in Paris. */
const SUNDAY = Date.parse('2026-11-29T09:00:00.000Z');

function settings(changes: Partial<AlertSettings> = {}): AlertSettings {
  return { ...DEFAULT_ALERT_SETTINGS, ...changes };
}

/** The stage that has come at a moment. */
function dueAt(iso: string, end: number, changes: Partial<AlertSettings> = {}, zone = PARIS): number | null {
  return stageStanding(instantOf(end), [1, 3, 7], settings(changes), Date.parse(iso), zone).due;
}

describe('stageDaysOf', () => {
  const all = settings({
    stageDays: [3, 30],
    stageDaysOfCheck: { 'own-access': [5, 10] },
    stageDaysOfConnection: { b: [2] },
  });

  it('are those of the connection, else of the check, else the common ones; the most urgent first', () => {
    expect(stageDaysOf({ connectionId: 'a', source: 'credential-expiry' }, all)).toEqual([3, 30]);
    expect(stageDaysOf({ connectionId: 'a', source: 'own-access' }, all)).toEqual([5, 10]);
    expect(stageDaysOf({ connectionId: 'b', source: 'own-access' }, all)).toEqual([2]);
  });
});

describe('stageStanding', () => {
  it('counts back from the last working day before a deadline at a weekend', () => {
    // Friday 27 November stands for the Sunday: the last day before it is Thursday at the same time of day.
    expect(dueAt('2026-11-26T08:59:00.000Z', SUNDAY)).toBe(3);
    expect(dueAt('2026-11-26T09:00:00.000Z', SUNDAY)).toBe(1);
    expect(dueAt('2026-11-29T08:59:59.999Z', SUNDAY)).toBe(1);
    expect(dueAt('2026-11-29T09:00:00.000Z', SUNDAY)).toBe(0);
  });

  it('tells a stage that falls on a day off before it', () => {
    const wednesday = Date.parse('2026-12-02T09:00:00.000Z');
    // Three days before is Sunday, so Friday.
    expect(dueAt('2026-11-27T08:59:00.000Z', wednesday)).toBe(7);
    expect(dueAt('2026-11-27T09:00:00.000Z', wednesday)).toBe(3);
  });

  it('leaves time before holidays and freezes that are in a row', () => {
    const calendar = {
      ...DEFAULT_ALERT_SETTINGS.calendar,
      holidays: ['2026-12-18'],
      freezes: [{ name: 'Christmas', from: '2026-12-19', to: '2027-01-03' }],
    };
    const end = Date.parse('2026-12-30T09:00:00.000Z');
    // The last day on which anything can be changed is Thursday, 17 December.
    expect(dueAt('2026-12-16T09:00:00.000Z', end, { calendar })).toBe(1);
    expect(dueAt('2026-12-16T08:59:00.000Z', end, { calendar })).toBe(3);
  });

  it('tells a stage that falls into quiet hours before they begin', () => {
    const quiet = { hours: { from: '18:00', to: '08:00' }, daysOff: false, criticalPasses: true };
    const night = Date.parse('2026-12-03T02:00:00.000Z');
    expect(dueAt('2026-12-01T16:58:00.000Z', night, { quiet })).toBe(3);
    expect(dueAt('2026-12-01T16:59:00.000Z', night, { quiet })).toBe(1);
  });

  it('tells a stage that falls on a day off on the evening before it, where its hour is a quiet one', () => {
    const quiet = { hours: { from: '19:00', to: '07:30' }, daysOff: true, criticalPasses: false };
    // Wednesday, 6:00: three days before is Sunday, and nobody is to be disturbed on Friday at six.
    const wednesday = Date.parse('2026-12-02T05:00:00.000Z');
    expect(dueAt('2026-11-27T17:58:00.000Z', wednesday, { quiet })).toBe(7);
    expect(dueAt('2026-11-27T17:59:00.000Z', wednesday, { quiet })).toBe(3);
  });

  it('keeps the time of day on the wall through the change of daylight time', () => {
    // Monday after the clocks went back, 10:00 on the wall; a weekend before it is stepped over.
    const calendar = { ...DEFAULT_ALERT_SETTINGS.calendar, holidays: ['2026-10-26'] };
    const monday = Date.parse('2026-10-26T09:00:00.000Z');
    // Friday 23 October, 10:00 summer time, less a day.
    expect(dueAt('2026-10-22T07:59:00.000Z', monday, { calendar })).toBe(3);
    expect(dueAt('2026-10-22T08:00:00.000Z', monday, { calendar })).toBe(1);
  });

  it('keeps the order of stages that fall on the same day, between which the clocks change', () => {
    // New York's clocks go back on Sunday 1 November. From the last working day, Friday the 27th, 26 days lead to
    // that Sunday at 4:00 winter time and 27 to the Saturday at 5:00 summer time: both are told on the Friday before.
    const end = Date.parse('2026-11-29T09:00:00.000Z');
    const standing = (now: number) =>
      stageStanding(instantOf(end), [1, 26, 27], settings(), now, 'America/New_York');
    const { due, nextAt } = standing(end - 60 * DAY_MS);
    expect(due).toBeNull();
    expect(standing((nextAt ?? 0) - 1)).toEqual({ due: null, nextAt });
    expect(standing(nextAt ?? 0).due).toBe(26);
  });

  it('is the same on a calendar on which nothing is ever worked', () => {
    const calendar = {
      ...DEFAULT_ALERT_SETTINGS.calendar,
      freezes: [{ name: 'for ever', from: '2000-01-01', to: '2099-12-31' }],
    };
    expect(dueAt('2026-11-28T08:59:00.000Z', SUNDAY, { calendar })).toBe(3);
    expect(dueAt('2026-11-28T09:00:00.000Z', SUNDAY, { calendar })).toBe(1);
  });

  it('never tells a stage later than its days say, nor on a day that is not worked, and always says what comes next', () => {
    const date = fc.integer({ min: 0, max: 60 }).map((day) => instantOf(SUNDAY + day * DAY_MS).slice(0, 10));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 60 }),
        fc.array(date, { maxLength: 8 }),
        fc.constantFrom('UTC', PARIS, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
        (minutes, holidays, zone, days) => {
          const end = SUNDAY + minutes * MINUTE_MS;
          const all = settings({ calendar: { ...DEFAULT_ALERT_SETTINGS.calendar, holidays } });
          const sorted = days.toSorted((a, b) => a - b);
          const standing = (now: number) => stageStanding(instantOf(end), sorted, all, now, zone);
          for (const day of days) {
            const { due } = standing(end - day * DAY_MS);
            expect(due).not.toBeNull();
            expect(due ?? 99).toBeLessThanOrEqual(day);
          }
          let now = end - 120 * DAY_MS;
          let last = Number.POSITIVE_INFINITY;
          for (let step = 0; step <= days.length; step += 1) {
            const { nextAt } = standing(now);
            if (nextAt === null) break;
            expect(nextAt).toBeGreaterThan(now);
            expect(standing(nextAt - 1)).toEqual(standing(now));
            const { due } = standing(nextAt);
            expect(due ?? 99).toBeLessThan(last);
            last = due ?? last;
            if (due !== 0) {
              expect(isWorkingDay(localMoment(nextAt, zone).date, all.calendar)).toBe(true);
            }
            now = nextAt;
          }
          expect(standing(end)).toEqual({ due: 0, nextAt: null });
        },
      ),
    );
  });
});

describe('earlinessOf', () => {
  const why = (iso: string, end: number, stage: number, changes: Partial<AlertSettings> = {}) =>
    earlinessOf(instantOf(end), stage, settings(changes), Date.parse(iso), PARIS);

  it('names what is the matter with the day of the deadline', () => {
    expect(why('2026-11-26T09:00:00.000Z', SUNDAY, 1)).toEqual({
      of: 'deadline',
      because: { kind: 'weekend' },
    });
    const calendar = { workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: ['2026-11-29'], freezes: [] };
    expect(why('2026-11-26T09:00:00.000Z', SUNDAY, 1, { calendar })?.because).toEqual({ kind: 'holiday' });
    const frozen = {
      ...calendar,
      holidays: [],
      freezes: [{ name: 'F', from: '2026-11-29', to: '2026-11-29' }],
    };
    expect(why('2026-11-26T09:00:00.000Z', SUNDAY, 1, { calendar: frozen })?.because).toEqual({
      kind: 'freeze',
      name: 'F',
    });
    const shortWeek = { ...calendar, workingDays: [1, 2, 3, 4, 6, 7], holidays: [] };
    const friday = SUNDAY - 2 * DAY_MS;
    expect(why('2026-11-25T09:00:00.000Z', friday, 1, { calendar: shortWeek })?.because).toEqual({
      kind: 'dayOff',
    });
  });

  it('names what is the matter with the day of the stage, or its hour', () => {
    const wednesday = Date.parse('2026-12-02T09:00:00.000Z');
    expect(why('2026-11-27T09:00:00.000Z', wednesday, 3)).toEqual({
      of: 'stage',
      because: { kind: 'weekend' },
    });
    expect(why('2026-11-30T20:00:00.000Z', wednesday, 1)).toEqual({ of: 'stage', because: null });
  });

  it('is none where a stage is told on its day or later, or the deadline has passed', () => {
    expect(why('2026-11-28T09:00:00.000Z', SUNDAY, 1)).toBeNull();
    expect(why(instantOf(SUNDAY + HOUR_MS), SUNDAY, 0)).toBeNull();
  });
});
