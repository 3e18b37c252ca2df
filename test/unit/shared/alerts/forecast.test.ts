import { describe, expect, it } from 'vitest';

import { forecastOf, type ForecastSource } from '../../../../shared/alerts/forecast';
import { planAlerts } from '../../../../shared/alerts/plan-alerts';
import { evaluate } from '../../../../shared/diagnosis/evaluate';
import { EMPTY_ALERT_BOOK } from '../../../../shared/domain/alert';
import type { AlertSettings } from '../../../../shared/domain/alert-settings';
import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { planContext } from '../../../support/alert-fixtures';
import { madeUpConnection, madeUpHealth } from '../../../support/app-state';
import { learnFrom, lookAt } from '../../../support/looks';
import {
  daysFromNow,
  NOW,
  secret,
  SECRET_ID,
  snapshot as healthy,
  withCredentials,
} from '../../../support/snapshot-builder';

const EVERY_DAY: Partial<AlertSettings> = {
  calendar: { workingDays: [1, 2, 3, 4, 5, 6, 7], holidays: [], freezes: [] },
};

/** A connection whose only secret ends after some days, as it is read now. */
function source(days: number, id = 'a'): ForecastSource {
  const snapshot = healthy({ application: withCredentials(secret({ end: daysFromNow(days) })) });
  const evaluation = evaluate(snapshot, DEFAULT_POLICY, NOW);
  const health = { ...madeUpHealth(evaluation.findings, [], NOW), ...evaluation };
  return { snapshot, state: madeUpConnection(id, health), memory: null };
}

function forecast(sources: readonly ForecastSource[], days: number, settings = EVERY_DAY) {
  const context = planContext(NOW, settings);
  const book = planAlerts(
    EMPTY_ALERT_BOOK,
    sources.map(({ state }) => state),
    context,
  ).book;
  return forecastOf(book, sources, DEFAULT_POLICY, context, NOW + days * DAY_MS);
}

const KEY = `credential-expiry/${SECRET_ID}`;

describe('forecastOf', () => {
  it('says when what was read turns, to the moment', () => {
    const { connections } = forecast([source(70)], 100);
    const [one] = connections;
    expect(one).toMatchObject({ connectionId: 'a', to: 'critical' });
    expect(one?.turns.filter(({ key }) => key === KEY).map(({ from, to, at }) => [from, to, at])).toEqual([
      ['ok', 'notice', daysFromNow(10)],
      ['notice', 'warning', daysFromNow(40)],
      ['warning', 'critical', daysFromNow(63)],
    ]);
  });

  it('says what would be told, each once and at its time', () => {
    const told = forecast([source(70)], 100).tellings.filter(({ key }) => key === KEY);
    expect(told.map(({ reason, stage, at }) => [reason, stage, at])).toEqual([
      ['raised', 60, daysFromNow(10)],
      ...[30, 14, 7, 3, 1, 0].map((stage) => ['stage', stage, daysFromNow(70 - stage)]),
    ]);
  });

  it('leaves out what is told today, and what comes later than the day looked at', () => {
    expect(forecast([source(20)], 5).tellings).toEqual([]);
    expect(forecast([source(20)], 7).tellings.map(({ stage }) => stage)).toEqual([14]);
  });

  it('leaves what renews itself as it was read', () => {
    const [one] = forecast([source(700)], 130).connections;
    expect(one).toMatchObject({ turns: [] });
    expect(one?.to).toBe(one?.from);
  });

  it('tells what quiet hours hold when they end', () => {
    const quiet = { hours: { from: '08:00', to: '14:00' }, daysOff: false, criticalPasses: true };
    // A stage is told before quiet hours begin; what they hold is found in them.
    const held = planContext(NOW, { ...EVERY_DAY, quiet });
    const one = source(20);
    const { book } = planAlerts(EMPTY_ALERT_BOOK, [one.state], held);
    const { tellings } = forecastOf(book, [one], DEFAULT_POLICY, held, NOW + DAY_MS);
    expect(tellings.map(({ key, at }) => [key, at])).toEqual([[KEY, instantOf(NOW + 2 * HOUR_MS)]]);
  });

  it('leaves what only earlier looks show as it is: nothing is mended by time', () => {
    const looks = [
      lookAt(NOW - DAY_MS, { application: withCredentials(secret({ end: daysFromNow(400) })) }),
      lookAt(NOW, {
        application: withCredentials(
          secret({ end: daysFromNow(400) }),
          secret({ keyId: 'unplanned', end: daysFromNow(500) }),
        ),
      }),
    ];
    const { memory } = learnFrom(looks);
    const [, snapshot = healthy()] = looks;
    const evaluation = evaluate(snapshot, DEFAULT_POLICY, NOW, memory);
    const health = { ...madeUpHealth(evaluation.findings, [], NOW), ...evaluation };
    const one: ForecastSource = { snapshot, state: madeUpConnection('a', health), memory };
    const { connections, tellings } = forecast([one], 10);
    expect(connections).toMatchObject([{ from: 'warning', to: 'warning', turns: [] }]);
    expect(tellings).toEqual([]);
  });

  it('never promises green of what cannot be read at present', () => {
    const one = source(400);
    const { health } = one.state;
    if (health === null) throw new Error('it was read');
    const stale: ForecastSource = {
      ...one,
      state: { ...one.state, health: { ...health, severity: 'unknown', staleAt: instantOf(NOW - 1) } },
    };
    expect(forecast([stale], 10).connections).toMatchObject([{ from: 'unknown', to: 'unknown' }]);
    expect(forecast([one], 10).connections).toMatchObject([{ to: health.severity }]);
  });

  it('counts what nobody would be told of', () => {
    const one = source(20);
    const deaf = planContext(NOW, EVERY_DAY, { isWanted: ({ severity }) => severity === 'critical' });
    const { tellings, unheard } = forecastOf(
      EMPTY_ALERT_BOOK,
      [one],
      DEFAULT_POLICY,
      deaf,
      NOW + 18 * DAY_MS,
    );
    const critical = tellings.filter(({ severity }) => severity === 'critical').length;
    expect(critical).toBeGreaterThan(0);
    expect(unheard).toBe(tellings.length - critical);
    expect(unheard).toBeGreaterThan(0);
  });

  it('puts the tellings of all connections in the order of time, and leaves out those never read', () => {
    const unread: ForecastSource = { ...source(20, 'c'), state: madeUpConnection('c', null) };
    const { connections, tellings } = forecast([source(20), source(17, 'b'), unread], 10);
    expect(connections.map(({ connectionId }) => connectionId)).toEqual(['a', 'b']);
    expect(tellings.map(({ connectionId, stage }) => [connectionId, stage])).toEqual([
      ['b', 14],
      ['a', 14],
      ['b', 7],
    ]);
  });
});
