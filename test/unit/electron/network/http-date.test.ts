import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { httpDate } from '../../../../electron/network/http-date';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What `Date` itself writes is the form of today: `Mon, 23 Nov 2026 12:00:00 GMT`. */
function partsOf(at: number): Record<'weekday' | 'day' | 'month' | 'year' | 'time', string> {
  const [weekday = '', day = '', month = '', year = '', time = ''] = new Date(at).toUTCString().split(' ');
  return { weekday: weekday.slice(0, 3), day, month, year, time };
}

function rfc850(at: number): string {
  const { day, month, year, time } = partsOf(at);
  return `${DAYS[new Date(at).getUTCDay()] ?? ''}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}

function asctime(at: number): string {
  const { weekday, day, month, year, time } = partsOf(at);
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`;
}

const seconds = fc.integer({ min: Date.parse('1980-01-01') / 1000, max: Date.parse('2075-12-31') / 1000 });

describe('httpDate', () => {
  it('reads the three examples of RFC 9110 as one moment', () => {
    const at = Date.parse('1994-11-06T08:49:37Z');
    expect(httpDate('Sun, 06 Nov 1994 08:49:37 GMT', NOW)).toBe(at);
    expect(httpDate('Sunday, 06-Nov-94 08:49:37 GMT', NOW)).toBe(at);
    expect(httpDate('Sun Nov  6 08:49:37 1994', NOW)).toBe(at);
  });

  it('reads any moment in each form', () => {
    fc.assert(
      fc.property(seconds, (second) => {
        const at = second * 1000;
        expect(httpDate(new Date(at).toUTCString(), NOW)).toBe(at);
        expect(httpDate(rfc850(at), NOW)).toBe(at);
        expect(httpDate(asctime(at), NOW)).toBe(at);
      }),
    );
  });

  it('takes a year of two digits for the last one that is at most 50 years ahead', () => {
    expect(httpDate('Monday, 23-Nov-76 12:00:00 GMT', NOW)).toBe(Date.parse('2076-11-23T12:00:00Z'));
    expect(httpDate('Wednesday, 23-Nov-77 12:00:00 GMT', NOW)).toBe(Date.parse('1977-11-23T12:00:00Z'));
    const later = Date.parse('2099-12-31T23:59:00Z');
    expect(httpDate('Friday, 01-Jan-00 00:01:00 GMT', later)).toBe(Date.parse('2100-01-01T00:01:00Z'));
  });

  it('knows leap seconds and leap days', () => {
    expect(httpDate('Sat, 31 Dec 2016 23:59:60 GMT', NOW)).toBe(Date.parse('2017-01-01T00:00:00Z'));
    expect(httpDate('Tue, 29 Feb 2028 00:00:00 GMT', NOW)).toBe(Date.parse('2028-02-29T00:00:00Z'));
  });

  it.each([
    '',
    'soon',
    '2026-11-23T12:00:00Z',
    'Mon, 23 Nov 2026 12:00:00 +0100',
    'Mon, 23 Nov 2026 24:00:00 GMT',
    'Mon, 23 Nov 2026 12:61:00 GMT',
    'Mon, 31 Feb 2026 12:00:00 GMT',
    'Mon, 29 Feb 2027 12:00:00 GMT',
    'Mon, 00 Nov 2026 12:00:00 GMT',
    'Mon, 23 Nop 2026 12:00:00 GMT',
    'Mon, 23 Nov 2026 12:00:00 GMT; x',
    'Mon Nov 23 12:00:00 2026 GMT',
    'Monday, 23-Nov-2026 12:00:00 GMT',
  ])('is null for %j', (text) => {
    expect(httpDate(text, NOW)).toBeNull();
  });

  it('is a moment or null, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const at = httpDate(text, NOW);
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
    );
  });
});
