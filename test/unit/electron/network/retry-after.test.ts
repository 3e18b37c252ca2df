import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LONGEST_RETRY_AFTER_MS, retryAfterMs } from '../../../../electron/network/retry-after';
import { DAY_MS } from '../../../../shared/domain/instant';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['10', 10_000],
    ['0', 0],
    [' 3600 ', 3_600_000],
    ['1.5', 1_500],
    ['86400', DAY_MS],
    ['Mon, 23 Nov 2026 12:02:00 GMT', 120_000],
    ['Monday, 23-Nov-26 12:02:00 GMT', 120_000],
    ['Mon Nov 23 12:02:00 2026', 120_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Sun Nov  6 08:49:37 1994', 0],
    ['soon', null],
    ['-5', null],
    ['+5', null],
    ['1e3', null],
    ['10, 20', null],
    ['NaN', null],
    ['', null],
    ['2026', 2_026_000],
  ])('reads %j as %j', (text, expected) => {
    expect(retryAfterMs(new Headers({ 'Retry-After': text }), NOW)).toBe(expected);
  });

  it.each([
    '86401',
    '31536000',
    '9'.repeat(400),
    'Tue, 23 Nov 2027 12:00:00 GMT',
    'Fri Dec 31 23:59:59 9999',
  ])('waits a day for %j', (text) => {
    expect(retryAfterMs(new Headers({ 'Retry-After': text }), NOW)).toBe(LONGEST_RETRY_AFTER_MS);
  });

  it.each([
    ['Mon, 23 Nov 2026 12:00:00 GMT', 'Mon, 23 Nov 2026 18:00:00 GMT'],
    ['Monday, 23-Nov-26 12:00:00 GMT', 'Monday, 23-Nov-26 18:00:00 GMT'],
    ['Mon Nov 23 12:00:00 2026', 'Mon Nov 23 18:00:00 2026'],
  ])('counts from the server’s own clock, however wrong this computer’s is: %j', (date, text) => {
    const headers = new Headers({ 'Retry-After': text, Date: date });
    for (const wrong of [-300, 300]) {
      expect(retryAfterMs(headers, NOW + wrong * DAY_MS)).toBe(6 * 3_600_000);
    }
  });

  it('counts from this computer’s clock where the server’s date is none', () => {
    const headers = new Headers({ 'Retry-After': 'Mon, 23 Nov 2026 12:02:00 GMT', Date: 'yesterday' });
    expect(retryAfterMs(headers, NOW)).toBe(120_000);
  });

  it('is null without the header', () => {
    expect(retryAfterMs(new Headers(), NOW)).toBeNull();
  });

  it('is null or a wait of at most a day, whatever is sent', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    });
    const text = fc.oneof(
      printable,
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
    );
    fc.assert(
      fc.property(text, text, (asked, date) => {
        const wait = retryAfterMs(new Headers({ 'Retry-After': asked, Date: date }), NOW);
        expect(wait === null || (wait >= 0 && wait <= LONGEST_RETRY_AFTER_MS)).toBe(true);
      }),
    );
  });
});
