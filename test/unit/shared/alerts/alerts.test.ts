import { describe, expect, it } from 'vitest';

import { alertsOf } from '../../../../shared/alerts/alerts';
import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import { madeUpConnection, madeUpFinding, madeUpHealth, STATE_NOW } from '../../../support/app-state';

describe('alertsOf', () => {
  it('has nothing of connections that are well or were never read', () => {
    const well = madeUpHealth([madeUpFinding('x', 'ok'), madeUpFinding('y', 'notice')]);
    expect(alertsOf([madeUpConnection('a', well), madeUpConnection('b', null)], STATE_NOW)).toEqual([]);
  });

  it('makes one entry of one cause, with what it explains under it', () => {
    const findings = ['cause', 'effect-1', 'effect-2', 'other'].map((key) => madeUpFinding(key, 'critical'));
    const health = madeUpHealth(findings, ['cause', 'effect-1', 'effect-2']);
    expect(
      alertsOf([madeUpConnection('a', health)], STATE_NOW).map(({ key, explains, title }) => ({
        key,
        explains: explains.map((one) => one.key),
        title: title.params,
      })),
    ).toEqual([
      { key: 'cause', explains: ['effect-1', 'effect-2'], title: { reference: 'headline' } },
      { key: 'other', explains: [], title: { reference: 'other' } },
    ]);
  });

  it('puts the worst first, then what ends first, then what has lasted longest', () => {
    const finding = (key: string, severity: 'unknown' | 'warning' | 'critical', days: number | null) => ({
      ...madeUpFinding(key, severity),
      deadline: days === null ? null : instantOf(STATE_NOW + days * DAY_MS),
    });
    const health = {
      ...madeUpHealth([
        finding('unknown', 'unknown', null),
        finding('later', 'warning', 20),
        finding('new', 'warning', null),
        finding('old', 'warning', null),
        finding('sooner', 'warning', 2),
        finding('worst', 'critical', null),
      ]),
      since: {
        old: instantOf(STATE_NOW - 9 * HOUR_MS),
        new: instantOf(STATE_NOW - HOUR_MS),
      },
    };
    expect(alertsOf([madeUpConnection('a', health)], STATE_NOW).map(({ key }) => key)).toEqual([
      'worst',
      'sooner',
      'later',
      'old',
      'new',
      'unknown',
    ]);
  });

  it('says so when what it knows is too old', () => {
    const well = madeUpConnection('a', madeUpHealth([madeUpFinding('x', 'ok')]));
    expect(alertsOf([well], STATE_NOW + HOUR_MS)).toEqual([]);
    expect(alertsOf([well], STATE_NOW + HOUR_MS + 1)).toMatchObject([
      { key: 'stale', severity: 'unknown', since: instantOf(STATE_NOW + HOUR_MS) },
    ]);
  });
});
