import { describe, expect, it } from 'vitest';

import { catchUp } from '../../../../shared/alerts/catch-up';
import { claim, type OutboxTarget, settle } from '../../../../shared/alerts/outbox';
import { episodeOf } from '../../../../shared/alerts/telling';
import type { Alert } from '../../../../shared/domain/alert';
import { EMPTY_OUTBOX } from '../../../../shared/domain/channel';
import { HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import { ALERT_NOW as NOW, alertFixture, planContext } from '../../../support/alert-fixtures';
import { tellingFixture } from '../../../support/notice-fixtures';

const MAIL: OutboxTarget = { id: 'mail', connectionIds: null, minimumSeverity: 'notice' };
const DUTY: OutboxTarget = { id: 'duty', connectionIds: null, minimumSeverity: 'critical' };
const AT = instantOf(NOW);
const TOLD = alertFixture({ severity: 'warning', told: { at: AT, severity: 'warning', stage: null } });

function owed(alert: Alert, targets: readonly OutboxTarget[], patch = {}) {
  const book = { alerts: [alert], held: [] };
  return catchUp(EMPTY_OUTBOX, book, targets, { ...planContext(), ...patch }).entries;
}

describe('catchUp', () => {
  it('tells a channel that comes into use what is open, once', () => {
    const book = { alerts: [TOLD], held: [] };
    const first = catchUp(EMPTY_OUTBOX, book, [MAIL], planContext());
    expect(first.entries).toMatchObject([
      { channelId: 'mail', state: 'queued', telling: { alertId: TOLD.id, reason: 'raised' } },
    ]);
    expect(first.entries[0]?.telling.id).toBe(`${episodeOf(TOLD)}raised`);
    expect(catchUp(first, book, [MAIL], planContext())).toBe(first);
    for (const outcome of [
      { state: 'delivered' },
      { state: 'failed', failure: { code: 'refused', status: 404 }, retryAfterMs: null },
    ] as const) {
      const sent = settle(claim(first, 'mail', NOW)!.outbox, 'mail', outcome, NOW, () => HOUR_MS).outbox;
      expect(sent.entries).toEqual([]);
      expect(catchUp(sent, book, [MAIL], planContext())).toBe(sent);
    }
  });

  it('tells a channel for what is critical once it is, however quietly it became so', () => {
    expect(owed(TOLD, [DUTY])).toEqual([]);
    expect(owed({ ...TOLD, severity: 'critical' }, [DUTY])).toHaveLength(1);
  });

  it.each<[string, Partial<Alert>]>([
    ['nobody was told of', { told: null }],
    ['may be over', { goneAt: AT }],
    ['could not be seen again', { unseenSince: AT }],
    ['another one explains', { cause: 'a#cause' }],
    ['somebody takes care of', { acknowledged: { at: AT, by: 'ada', note: null } }],
    ['is snoozed', { snooze: { at: AT, by: 'ada', reason: 'r', until: null } }],
    ['cannot be read', { severity: 'unknown' }],
  ])('leaves out what %s', (_, patch) => {
    expect(owed({ ...TOLD, ...patch }, [MAIL])).toEqual([]);
  });

  it('leaves out what is muted, held back, or would disturb', () => {
    const { settings } = planContext();
    const scope = { by: 'pattern', pattern: '*' } as const;
    const mute = { id: 'm', connectionId: null, scope, reason: 'r', by: 'b', at: AT };
    expect(owed(TOLD, [MAIL], { settings: { ...settings, mutes: [mute] } })).toEqual([]);
    const held = [tellingFixture('h', { alertId: TOLD.id })];
    expect(catchUp(EMPTY_OUTBOX, { alerts: [TOLD], held }, [MAIL], planContext())).toBe(EMPTY_OUTBOX);
    const quiet = { hours: { from: '00:00', to: '23:59' }, daysOff: false, criticalPasses: true };
    expect(owed(TOLD, [MAIL], { settings: { ...settings, quiet } })).toEqual([]);
    const critical: Alert = { ...TOLD, severity: 'critical' };
    expect(owed(critical, [MAIL], { settings: { ...settings, quiet } })).toHaveLength(1);
  });
});
