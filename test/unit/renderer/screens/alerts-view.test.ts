import { describe, expect, it } from 'vitest';

import { alertsStanding, openAlerts, standingChanges } from '../../../../renderer/screens/alerts/alerts-view';
import { HOUR_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import type { Message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import {
  connectionFixture,
  FIXTURE_NOW,
  healthyConnection,
  uncertainConnection,
} from '../../../support/app-state-fixtures';
import { alertFixture, alertsInLife } from '../../../support/screen-fixtures';

const inWords = (text: Message): string => say(text, 'en', createFormatter('en', FIXTURE_NOW, 'UTC'));

function standing(state: Parameters<typeof alertsStanding>[0], now = FIXTURE_NOW): readonly [string, string] {
  const { sentence, severity } = alertsStanding(state, now);
  return [severity, inWords(sentence)];
}

const besides = (state: Parameters<typeof alertsStanding>[0]): readonly string[] =>
  alertsStanding(state, FIXTURE_NOW).besides.map(inWords);

const healthy = healthyConnection('A');
const quiet = alertsInLife().filter((alert) => alert.standing !== 'open');

describe('where alerts stand', () => {
  it.each([
    [['critical'], 'critical', '1 thing needs attention, and it is critical.'],
    [['critical', 'critical'], 'critical', '2 things need attention, all of them critical.'],
    [['critical', 'warning', 'notice'], 'critical', '3 things need attention, 1 of them critical.'],
    [['warning'], 'warning', '1 thing needs attention.'],
  ] as const)('%j', (severities, worst, sentence) => {
    const alerts = severities.map((severity) => alertFixture({ severity }));
    expect(standing({ alerts, connections: [healthy] })).toEqual([worst, sentence]);
  });

  it('is quiet when every connection was read and is fresh', () => {
    expect(standing({ alerts: [], connections: [healthy] })).toEqual(['ok', 'Nothing needs attention.']);
  });

  it('is not quiet while something is not known', () => {
    const unread = connectionFixture('B', null);
    expect(standing({ alerts: [], connections: [] })).toEqual(['unknown', 'No connection is watched yet.']);
    expect(standing({ alerts: [], connections: [healthy, unread] })).toEqual([
      'checking',
      'No alert so far, but 1 of 2 connections has not been read yet.',
    ]);
    expect(standing({ alerts: [], connections: [healthy, uncertainConnection('C')] })).toEqual([
      'unknown',
      'No alert, but it is not known how 1 of 2 connections stands.',
    ]);
    expect(standing({ alerts: [], connections: [healthy] }, FIXTURE_NOW + HOUR_MS)).toEqual([
      'unknown',
      'No alert, but it is not known how the connection stands.',
    ]);
  });

  it('counts what is open, and says beside it what was put aside', () => {
    expect(openAlerts(quiet)).toEqual([]);
    expect(standing({ alerts: quiet, connections: [healthy] })).toEqual(['ok', 'Nothing needs attention.']);
    expect(besides({ alerts: quiet, connections: [healthy] })[0]).toBe(
      '1 taken care of, 1 snoozed and 1 muted.',
    );
    const muted = quiet.filter((alert) => alert.standing === 'muted');
    expect(besides({ alerts: [alertFixture(), ...muted], connections: [healthy] })).toEqual(['1 muted.']);
    expect(standing({ alerts: alertsInLife(), connections: [healthy] })[1]).toBe(
      '2 things need attention, 1 of them critical.',
    );
  });

  it('says beside open alerts that there may be more', () => {
    const unread = connectionFixture('B', null);
    const connections = [healthy, unread, uncertainConnection('C')];
    expect(besides({ alerts: [alertFixture()], connections })).toEqual([
      'Too little is known about 2 of 3 connections: there may be more.',
    ]);
    expect(besides({ alerts: [alertFixture()], connections: [healthy] })).toEqual([]);
  });
});

describe('what the live region tells of alerts', () => {
  it('is which of them stand elsewhere, and not what is new or over', () => {
    const [first, second] = alertsInLife();
    const moved = { ...first!, standing: 'snoozed' } as const;
    const fresh = alertFixture({ id: 'new' });
    expect(standingChanges([first!, second!], [moved, fresh])).toEqual([moved]);
    expect(standingChanges([moved], [first!])).toEqual([first]);
    expect(standingChanges([first!], [{ ...first!, severity: 'notice' }])).toEqual([]);
  });
});
