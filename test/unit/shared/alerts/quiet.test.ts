import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isQuiet, quietEnd } from '../../../../shared/alerts/quiet';
import { DEFAULT_ALERT_SETTINGS, type QuietSettings } from '../../../../shared/domain/alert-settings';
import { DAY_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';

const { calendar } = DEFAULT_ALERT_SETTINGS;

function quiet(changes: Partial<QuietSettings>): QuietSettings {
  return { hours: null, daysOff: false, criticalPasses: true, ...changes };
}

function endOf(iso: string, rules: QuietSettings, zone = 'UTC', days = calendar): string | null {
  const end = quietEnd(Date.parse(iso), { quiet: rules, calendar: days }, zone);
  return end === null ? null : instantOf(end);
}

describe('quiet hours', () => {
  const night = quiet({ hours: { from: '22:00', to: '07:00' } });

  it('go past midnight where they end earlier than they begin', () => {
    expect(endOf('2026-11-23T21:59:00.000Z', night)).toBeNull();
    expect(endOf('2026-11-23T22:00:00.000Z', night)).toBe('2026-11-24T07:00:00.000Z');
    expect(endOf('2026-11-24T06:59:59.999Z', night)).toBe('2026-11-24T07:00:00.000Z');
    expect(endOf('2026-11-24T07:00:00.000Z', night)).toBeNull();
  });

  it('are those of the wall clock, through the change of daylight time', () => {
    expect(endOf('2026-10-24T21:00:00.000Z', night, 'Europe/Paris')).toBe('2026-10-25T06:00:00.000Z');
    expect(endOf('2026-03-28T22:00:00.000Z', night, 'Europe/Paris')).toBe('2026-03-29T05:00:00.000Z');
  });

  it('that begin and end at the same time are none', () => {
    expect(endOf('2026-11-23T22:00:00.000Z', quiet({ hours: { from: '22:00', to: '22:00' } }))).toBeNull();
  });

  it('and days off run into each other', () => {
    const both = quiet({ hours: { from: '18:00', to: '08:00' }, daysOff: true });
    expect(endOf('2026-11-27T18:00:00.000Z', both)).toBe('2026-11-30T08:00:00.000Z');
    const monday = { ...calendar, holidays: ['2026-11-30'] };
    expect(endOf('2026-11-28T12:00:00.000Z', both, 'UTC', monday)).toBe('2026-12-01T08:00:00.000Z');
  });

  it('do not last as long as a freeze: people are at work in it', () => {
    const freeze = { ...calendar, freezes: [{ name: 'F', from: '2026-11-23', to: '2026-12-31' }] };
    expect(endOf('2026-11-24T12:00:00.000Z', quiet({ daysOff: true }), 'UTC', freeze)).toBeNull();
  });

  it('end at the first moment at which it is not quiet any more', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 * 24 * 60 }),
        fc.option(fc.record({ from: time, to: time })),
        fc.boolean(),
        fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata'),
        (minutes, hours, daysOff, zone) => {
          const now = Date.parse('2026-01-01T00:00:00.000Z') + minutes * MINUTE_MS;
          const rules = { quiet: quiet({ hours, daysOff }), calendar };
          const end = quietEnd(now, rules, zone);
          expect(end !== null).toBe(isQuiet(now, rules, zone));
          if (end === null) return;
          expect(end).toBeGreaterThan(now);
          expect(end - now).toBeLessThan(5 * DAY_MS);
          expect(isQuiet(end, rules, zone)).toBe(false);
          for (let at = now; at < end; at += 17 * MINUTE_MS) expect(isQuiet(at, rules, zone)).toBe(true);
          expect(isQuiet(end - MINUTE_MS, rules, zone)).toBe(true);
        },
      ),
    );
  });
});
