import { describe, expect, it } from 'vitest';

import { alertsStanding } from '../../../../renderer/screens/alerts/alerts-view';
import { HOUR_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/message';
import {
  connectionFixture,
  FIXTURE_NOW,
  healthyConnection,
  uncertainConnection,
} from '../../../support/app-state-fixtures';
import { alertFixture } from '../../../support/screen-fixtures';

function standing(state: Parameters<typeof alertsStanding>[0], now = FIXTURE_NOW): readonly [string, string] {
  const { sentence, severity } = alertsStanding(state, now);
  return [severity, say(sentence, 'en', createFormatter('en', now, 'UTC'))];
}

const healthy = healthyConnection('A');

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
});
