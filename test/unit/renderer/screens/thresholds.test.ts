import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  areSameDays,
  MAX_DAYS,
  parseDays,
  parseThresholds,
  textsOf,
} from '../../../../renderer/screens/settings/thresholds';
import { credentialDaysSchema } from '../../../../shared/domain/configuration';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';

const texts = (notice: string, warning: string, critical: string) => ({ notice, warning, critical });

describe('parseDays', () => {
  it.each([
    ['0', 0],
    [' 30 ', 30],
    ['0.5', 0.5],
    ['1,5', 1.5],
    ['3650', 3_650],
    ['3651', null],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['seven', null],
    ['1.234', null],
  ])('%j is %j', (text, days) => {
    expect(parseDays(text)).toBe(days);
  });
});

describe('parseThresholds', () => {
  it('takes what falls or stays from notice to critical', () => {
    expect(parseThresholds(texts('60', '30', '7'))).toEqual({
      ok: true,
      days: DEFAULT_POLICY.credentialDays,
    });
    expect(parseThresholds(texts('7', '7', '7')).ok).toBe(true);
  });

  it.each([
    [texts('20', '30', '7'), { notice: 'order' }],
    [texts('60', '5', '7'), { warning: 'order' }],
    [texts('60', 'x', '7'), { warning: 'number' }],
    [texts('', '5', '7'), { notice: 'number', warning: 'order' }],
    [texts('1', '2', '3'), { notice: 'order', warning: 'order' }],
  ])('%j: %j', (given, problems) => {
    expect(parseThresholds(given)).toEqual({ ok: false, problems });
  });

  it('takes exactly what the command takes, and names a field for what it does not', () => {
    const days = fc.integer({ min: 0, max: MAX_DAYS });
    fc.assert(
      fc.property(days, days, days, (notice, warning, critical) => {
        const given = { notice, warning, critical };
        const parsed = parseThresholds(textsOf(given));
        expect(parsed.ok).toBe(credentialDaysSchema.safeParse(given).success);
        if (parsed.ok) expect(areSameDays(parsed.days, given)).toBe(true);
        else expect(Object.keys(parsed.problems)).not.toEqual([]);
      }),
    );
  });
});
