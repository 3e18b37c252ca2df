import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, epochOfLocal, localMoment, weekdayOf } from '../../../../shared/alerts/local-time';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';

describe('local time', () => {
  it('is what the clock on the wall shows', () => {
    expect(localMoment(Date.parse('2026-11-23T23:30:00.000Z'), 'Asia/Kathmandu')).toEqual({
      date: '2026-11-24',
      minutes: 5 * 60 + 15,
    });
  });

  it('that is skipped comes after the gap, and that comes twice is the first', () => {
    const paris = (date: string, hours: number, minutes: number): string =>
      new Date(epochOfLocal({ date, minutes: hours * 60 + minutes }, 'Europe/Paris')).toISOString();
    expect(paris('2026-03-29', 2, 30)).toBe('2026-03-29T01:30:00.000Z');
    expect(paris('2026-10-25', 2, 30)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('goes there and back in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }),
        fc.constantFrom(
          'UTC',
          'Europe/Paris',
          'America/St_Johns',
          'Australia/Lord_Howe',
          'Africa/Casablanca',
        ),
        (minutes, zone) => {
          const at = Date.parse('2020-01-01T00:00:00.000Z') + minutes * MINUTE_MS;
          const back = epochOfLocal(localMoment(at, zone), zone);
          // In the hour that comes twice, the first one is meant.
          expect(at - back).toBeGreaterThanOrEqual(0);
          expect(at - back).toBeLessThanOrEqual(HOUR_MS);
          expect(localMoment(back, zone)).toEqual(localMoment(at, zone));
        },
      ),
    );
  });
});

describe('days', () => {
  it('are added over months and years, both ways', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('have a weekday from Monday, 1, to Sunday, 7', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf)).toEqual([1, 6, 7]);
  });
});
