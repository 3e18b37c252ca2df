import { describe, expect, it } from 'vitest';

import { alertEntries } from '../../../../shared/alerts/entries';
import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import { ALERT_NOW as NOW, alertFixture } from '../../../support/alert-fixtures';

const NO_MUTES = { mutes: [] };

describe('alertEntries', () => {
  it('lists one for one cause, with what it explains under it', () => {
    const alerts = [
      alertFixture({ id: 'effect', key: 'effect', cause: 'cause' }),
      alertFixture({ id: 'cause', key: 'cause' }),
      alertFixture({ id: 'orphan', key: 'orphan', cause: 'gone' }),
    ];
    const entries = alertEntries({ alerts }, NO_MUTES, NOW);
    expect(entries.map(({ id, explains }) => [id, explains.map((one) => one.id)])).toEqual([
      ['cause', ['effect']],
      ['orphan', []],
    ]);
  });

  it('puts the worst first, then what ends first, then what has lasted longest', () => {
    const alerts = [
      alertFixture({ id: 'unknown', severity: 'unknown' }),
      alertFixture({ id: 'later', deadline: instantOf(NOW + 20 * DAY_MS) }),
      alertFixture({ id: 'new', since: instantOf(NOW - HOUR_MS) }),
      alertFixture({ id: 'old', since: instantOf(NOW - 9 * HOUR_MS) }),
      alertFixture({ id: 'sooner', deadline: instantOf(NOW + 2 * DAY_MS) }),
      alertFixture({ id: 'worst', severity: 'critical' }),
    ];
    expect(alertEntries({ alerts }, NO_MUTES, NOW).map(({ id }) => id)).toEqual([
      'worst',
      'sooner',
      'later',
      'old',
      'new',
      'unknown',
    ]);
  });

  it('says where each stands', () => {
    const at = instantOf(NOW);
    const acknowledged = { at, by: 'b', note: null };
    const snooze = { at, by: 'b', reason: 'r', until: null };
    const mute = {
      id: 'm',
      connectionId: null,
      scope: { by: 'pattern', pattern: 'muted' },
      reason: 'r',
      by: 'b',
      at,
    } as const;
    const alerts = [
      alertFixture({ id: '1' }),
      alertFixture({ id: '2', acknowledged }),
      alertFixture({ id: '3', snooze }),
      alertFixture({ id: '4', key: 'muted', snooze }),
    ];
    expect(
      alertEntries({ alerts }, { mutes: [mute] }, NOW).map((one) => [one.standing, one.mute?.id ?? null]),
    ).toEqual([
      ['open', null],
      ['acknowledged', null],
      ['snoozed', null],
      ['muted', 'm'],
    ]);
  });

  it('lists what waits for a second look, and not what a look has shown to be over', () => {
    const alerts = [
      alertFixture({ id: 'pending', phase: 'pending' }),
      alertFixture({ id: 'over', goneAt: instantOf(NOW) }),
    ];
    expect(alertEntries({ alerts }, NO_MUTES, NOW).map(({ id }) => id)).toEqual(['pending']);
  });
});
