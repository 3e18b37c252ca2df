import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  areSameStageDays,
  parseStageDays,
  stageDaysText,
  type StageException,
} from '../../../../renderer/screens/settings/stage-days';
import { stageExceptions, withStageDays } from '../../../../renderer/screens/settings/stage-exceptions';

describe('parseStageDays', () => {
  it.each([
    ['60, 30, 14', [60, 30, 14]],
    ['1;7 30', [30, 7, 1]],
    ['  ', []],
    ['3650', [3_650]],
  ])('takes %j', (text, days) => {
    expect(parseStageDays(text)).toEqual({ ok: true, days });
  });

  it.each([
    ['0', 'number'],
    ['3651', 'number'],
    ['7.5', 'number'],
    ['-1', 'number'],
    ['a week', 'number'],
    ['30, 7, 30', 'twice'],
    [Array.from({ length: 21 }, (_, index) => index + 1).join(','), 'many'],
  ])('refuses %j: %s', (text, problem) => {
    expect(parseStageDays(text)).toEqual({ ok: false, problem });
  });

  it('reads back what it was given, in whatever order', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 3_650 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, (some) => {
        const parsed = parseStageDays(stageDaysText(some));
        expect(parsed.ok && areSameStageDays(parsed.days, some)).toBe(true);
      }),
    );
  });
});

describe('days of single connections and checks', () => {
  const settings = {
    stageDaysOfCheck: { 'own-access': [30] },
    stageDaysOfConnection: { 'a b': [60, 7] },
  } as const;

  it('are listed, those of checks first', () => {
    expect(stageExceptions(settings)).toEqual<StageException[]>([
      { owner: { by: 'check', check: 'own-access' }, days: [30] },
      { owner: { by: 'connection', connectionId: 'a b' }, days: [60, 7] },
    ]);
  });

  it('are set, changed and taken away one by one', () => {
    expect(withStageDays(settings, { by: 'connection', connectionId: 'a b' }, [1])).toEqual({
      ...settings,
      stageDaysOfConnection: { 'a b': [1] },
    });
    expect(withStageDays(settings, { by: 'check', check: 'credential-expiry' }, [])).toEqual({
      ...settings,
      stageDaysOfCheck: { 'own-access': [30], 'credential-expiry': [] },
    });
    expect(withStageDays(settings, { by: 'check', check: 'own-access' }, null)).toEqual({
      ...settings,
      stageDaysOfCheck: {},
    });
  });
});
