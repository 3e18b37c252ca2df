import { describe, expect, it } from 'vitest';

import { retryAfterMs } from '../../../../electron/network/retry-after';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['10', 10_000],
    ['0', 0],
    [' 3600 ', 3_600_000],
    ['1.5', 1_500],
    ['Mon, 23 Nov 2026 12:02:00 GMT', 120_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    ['2026', 2_026_000],
    ['99999999999999', null],
  ])('reads %j as %j', (text, expected) => {
    expect(retryAfterMs(new Headers({ 'Retry-After': text }), NOW)).toBe(expected);
  });

  it('counts a date from the server’s own clock, however wrong this computer’s is', () => {
    const headers = new Headers({
      'Retry-After': 'Wed, 25 Nov 2026 12:00:00 GMT',
      Date: 'Mon, 23 Nov 2026 12:00:00 GMT',
    });
    expect(retryAfterMs(headers, NOW - 300 * 86_400_000)).toBe(48 * 3_600_000);
  });

  it('is null without the header', () => {
    expect(retryAfterMs(new Headers(), NOW)).toBeNull();
  });
});
