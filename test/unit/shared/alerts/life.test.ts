import { describe, expect, it } from 'vitest';

import { acknowledge, snooze, wake } from '../../../../shared/alerts/life';
import { EMPTY_ALERT_BOOK } from '../../../../shared/domain/alert';
import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import { ALERT_NOW as NOW, alertFixture } from '../../../support/alert-fixtures';
import { tellingFixture } from '../../../support/notice-fixtures';

const BY = { by: 'anna', at: instantOf(NOW) };
const SECRET = alertFixture({
  source: 'credential-expiry',
  deadline: instantOf(NOW + 10 * DAY_MS),
  stage: 14,
  facts: 'f',
});
const BOOK = {
  alerts: [SECRET, alertFixture({ id: 'other' })],
  held: [tellingFixture('1', { alertId: SECRET.id }), tellingFixture('2', { alertId: 'other' })],
};

function snoozed(length: Parameters<typeof snooze>[2], at = NOW, alert = SECRET, zone = 'Europe/Paris') {
  const result = snooze(
    { alerts: [alert], held: [] },
    alert.id,
    length,
    'r',
    { by: 'anna', at: instantOf(at) },
    zone,
  );
  return result.ok ? result.value.alerts[0]?.snooze?.until : result.error;
}

describe('acknowledge', () => {
  it('notes who and why, what is known by then, and tells no more of what was held back', () => {
    const result = acknowledge(BOOK, SECRET.id, 'on it', BY);
    if (!result.ok) throw new Error(result.error);
    const [changed, other] = result.value.alerts;
    expect(changed).toEqual({
      ...SECRET,
      acknowledged: { at: BY.at, by: 'anna', note: 'on it' },
      known: { severity: 'warning', impact: 'none', facts: 'f', deadline: SECRET.deadline, stage: 14 },
    });
    expect(other).toBe(BOOK.alerts[1]);
    expect(result.value.held.map(({ alertId }) => alertId)).toEqual(['other']);
  });

  it('takes the place of a snooze, and a snooze its place', () => {
    const asleep = { ...SECRET, snooze: { at: BY.at, by: 'b', reason: 'r', until: null } };
    const result = acknowledge({ alerts: [asleep], held: [] }, SECRET.id, null, BY);
    expect(result.ok && result.value.alerts[0]?.snooze).toBeNull();
    const again = result.ok ? snooze(result.value, SECRET.id, 'day', 'r', BY, 'UTC') : result;
    expect(again.ok && again.value.alerts[0]).toMatchObject({ acknowledged: null, snooze: { reason: 'r' } });
  });

  it('fails for an alert that is not there', () => {
    expect(acknowledge(EMPTY_ALERT_BOOK, 'x', null, BY)).toEqual({ ok: false, error: 'unknownAlert' });
  });
});

describe('snooze', () => {
  it('lasts a day or a week by the clock on the wall', () => {
    expect(snoozed('day')).toBe(instantOf(NOW + DAY_MS));
    const beforeChange = Date.parse('2026-10-24T10:00:00.000Z');
    expect(snoozed('day', beforeChange)).toBe('2026-10-25T11:00:00.000Z');
    expect(snoozed('week', beforeChange)).toBe('2026-10-31T11:00:00.000Z');
  });

  it('until a date ends at its first moment where the administrator is', () => {
    expect(snoozed({ date: '2026-12-01' })).toBe('2026-11-30T23:00:00.000Z');
    expect(snoozed({ date: '2026-12-01' }, NOW, SECRET, 'America/New_York')).toBe('2026-12-01T05:00:00.000Z');
    expect(snoozed({ date: '2026-11-23' })).toBe('past');
  });

  it('until the next stage needs a deadline that is final and ahead', () => {
    expect(snoozed('nextStage')).toBeNull();
    expect(snoozed('nextStage', NOW + 10 * DAY_MS)).toBe('noStage');
    expect(snoozed('nextStage', NOW, { ...SECRET, deadline: null })).toBe('noStage');
    expect(snoozed('nextStage', NOW, { ...SECRET, source: 'subscription-health' })).toBe('noStage');
  });
});

describe('wake', () => {
  it('takes both back', () => {
    const asleep = {
      ...SECRET,
      acknowledged: { at: BY.at, by: 'b', note: null },
      snooze: { at: BY.at, by: 'b', reason: 'r', until: null },
    };
    const result = wake({ alerts: [asleep], held: [] }, SECRET.id);
    expect(result.ok && result.value.alerts[0]).toMatchObject({ acknowledged: null, snooze: null });
  });

  it('leaves what nobody put aside as it is, to be told', () => {
    const book = { alerts: [{ ...SECRET, known: null, acknowledged: null, snooze: null }], held: [] };
    expect(wake(book, SECRET.id)).toEqual({ ok: false, error: 'notPutAside' });
  });
});
