import { describe, expect, it } from 'vitest';

import {
  BadValueError,
  parseFaults,
  parseMoment,
  parseWhole,
} from '../../../../electron/command-line/option-values';
import { instantOf } from '../../../../shared/domain/instant';

const place = { flag: '--x', command: 'graphkeeper check' };

describe('parseMoment', () => {
  it.each([
    ['2026-12-24T09:00Z', '2026-12-24T09:00:00.000Z'],
    ['2026-12-24T09:00:30.5+01:00', '2026-12-24T08:00:30.500Z'],
    ['2026-12-24T09:00+0100', '2026-12-24T08:00:00.000Z'],
    ['2026-12-24T09:00', '2026-12-24T09:00:00.000Z'],
    ['2026-12-24', '2026-12-24T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(instantOf(parseMoment(text, place))).toBe(instant);
  });

  it.each([
    '',
    '1',
    'tomorrow',
    'March 7',
    '2026-02-30',
    '2026-13-01',
    '2026-12-24T25:00Z',
    '24.12.2026',
    '2026-12-24 09:00',
  ])('refuses “%s”', (text) => {
    expect(() => parseMoment(text, place)).toThrow(BadValueError);
  });
});

describe('parseWhole', () => {
  it('reads what is within the limits', () => {
    expect(parseWhole('0', { min: 0, max: 10 }, place)).toBe(0);
    expect(parseWhole('10', { min: 0, max: 10 }, place)).toBe(10);
  });

  it.each(['', '11', '-1', '1.5', '1e3', '0x10', 'ten', ' 1', '99999999999999999999'])(
    'refuses “%s”',
    (text) => {
      expect(() => parseWhole(text, { min: 0, max: 10 }, place)).toThrow(BadValueError);
    },
  );
});

describe('parseFaults', () => {
  it('reads several faults with rates, seconds and services', () => {
    expect(parseFaults('throttled=0.2:10,slow=0.1, dropped=1@graph,htmlError=0.5:0@entra', place)).toEqual([
      { kind: 'throttled', rate: 0.2, seconds: 10, on: 'all' },
      { kind: 'slow', rate: 0.1, seconds: 1, on: 'all' },
      { kind: 'dropped', rate: 1, seconds: 0, on: 'graph' },
      { kind: 'htmlError', rate: 0.5, seconds: 0, on: 'entra' },
    ]);
  });

  it.each([
    '',
    'throttled',
    'throttled=2',
    'throttled=0.2:x',
    'melted=0.2',
    'slow=0.1@exchange',
    'slow=0.1,,slow=0.1',
  ])('refuses “%s”', (text) => {
    expect(() => parseFaults(text, place)).toThrow(BadValueError);
  });
});
