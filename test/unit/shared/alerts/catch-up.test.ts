import { describe, expect, it } from 'vitest';

import { catchUp } from '../../../../shared/alerts/catch-up';
import { claim, enqueue, mendChannel, type OutboxTarget, settle } from '../../../../shared/alerts/outbox';
import { episodeOf, tellingOf } from '../../../../shared/alerts/telling';
import type { Alert } from '../../../../shared/domain/alert';
import { type DeliveryOutcome, EMPTY_OUTBOX, type Outbox } from '../../../../shared/domain/channel';
import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
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

  describe('of what a channel missed', () => {
    const REFUSED: DeliveryOutcome = {
      state: 'failed',
      failure: { code: 'refused', status: 404 },
      retryAfterMs: null,
    };
    const DELIVERED: DeliveryOutcome = { state: 'delivered' };
    const CRITICAL: Alert = {
      ...TOLD,
      severity: 'critical',
      stage: 7,
      deadline: instantOf(NOW + 7 * DAY_MS),
    };

    const book = (...alerts: readonly Alert[]) => ({ alerts, held: [] });
    const caughtUp = (outbox: Outbox, ...alerts: readonly Alert[]) =>
      catchUp(outbox, book(...alerts), [MAIL], planContext());
    /** Sends what waits, and tells how it went. */
    const sent = (outbox: Outbox, outcome: DeliveryOutcome): Outbox =>
      settle(claim(outbox, 'mail', NOW)!.outbox, 'mail', outcome, NOW, () => HOUR_MS).outbox;
    const told = (
      outbox: Outbox,
      outcome: DeliveryOutcome,
      alert: Alert,
      reason: 'raised' | 'stage' | 'escalated',
    ) => {
      const { stage, impact } = alert;
      const telling = tellingOf({ alert, reason, stage, impact, snoozedAt: null }, planContext());
      return sent(enqueue(outbox, [telling], 'now', [MAIL], NOW).outbox, outcome);
    };
    const over = (outbox: Outbox, outcome: DeliveryOutcome) => {
      const end = { alert: TOLD, reason: 'resolved', stage: null, impact: 'none', snoozedAt: null } as const;
      const telling = tellingOf(end, planContext());
      return sent(enqueue(outbox, [telling], 'now', [MAIL], NOW).outbox, outcome);
    };
    const waiting = ({ entries }: Outbox) =>
      entries.map(({ telling }) => telling.id.replace(episodeOf(TOLD), ''));

    it('tells nothing of it before the channel is mended, and then once', () => {
      const refused = told(EMPTY_OUTBOX, REFUSED, TOLD, 'raised');
      expect(caughtUp(refused, TOLD)).toBe(refused);
      const mended = mendChannel(refused, 'mail', NOW);
      const first = caughtUp(mended, TOLD);
      expect(waiting(first)).toEqual(['raised']);
      expect(caughtUp(first, TOLD)).toBe(first);
      const heard = sent(first, DELIVERED);
      expect(caughtUp(mendChannel(heard, 'mail', NOW), TOLD).entries).toEqual([]);
    });

    it('tells it again each time that somebody mends the channel, while it is refused', () => {
      let outbox = told(EMPTY_OUTBOX, REFUSED, TOLD, 'raised');
      for (let time = 0; time < 3; time += 1) {
        outbox = caughtUp(mendChannel(outbox, 'mail', NOW), TOLD);
        expect(waiting(outbox)).toEqual(['raised']);
        outbox = sent(outbox, REFUSED);
      }
      expect(waiting(caughtUp(mendChannel(outbox, 'mail', NOW), TOLD))).toEqual(['raised']);
    });

    it('tells it once more when another message gets through, because the receiver was mended at its end', () => {
      const other: Alert = { ...alertFixture({ severity: 'warning' }), id: 'contoso#other' };
      let outbox = told(told(EMPTY_OUTBOX, REFUSED, TOLD, 'raised'), DELIVERED, other, 'raised');
      outbox = caughtUp(outbox, TOLD);
      expect(waiting(outbox)).toEqual(['raised']);
      // It is refused for what it says.
      outbox = told(sent(outbox, REFUSED), DELIVERED, { ...other, id: 'contoso#third' }, 'raised');
      expect(caughtUp(outbox, TOLD)).toBe(outbox);
    });

    it('tells no more than what it did not hear of', () => {
      const heard = told(EMPTY_OUTBOX, DELIVERED, CRITICAL, 'raised');
      const refused = told(heard, REFUSED, CRITICAL, 'stage');
      expect(caughtUp(refused, CRITICAL)).toBe(refused);
      const first = caughtUp(mendChannel(refused, 'mail', NOW), CRITICAL);
      expect(first.entries.map(({ telling }) => telling)).toMatchObject([{ reason: 'stage', stage: 7 }]);
      expect(caughtUp(sent(first, DELIVERED), CRITICAL).entries).toEqual([]);
    });

    it('leaves a rise alone that is none any more', () => {
      const heard = told(EMPTY_OUTBOX, DELIVERED, TOLD, 'raised');
      const refused = told(heard, REFUSED, CRITICAL, 'escalated');
      expect(caughtUp(mendChannel(refused, 'mail', NOW), TOLD).entries).toEqual([]);
      expect(caughtUp(mendChannel(refused, 'mail', NOW), CRITICAL).entries).toMatchObject([
        { telling: { reason: 'escalated' } },
      ]);
    });

    it('tells the end of what it heard of, and no end of what it did not', () => {
      const refused = over(told(EMPTY_OUTBOX, DELIVERED, TOLD, 'raised'), REFUSED);
      expect(caughtUp(refused)).toBe(refused);
      const mended = mendChannel(refused, 'mail', NOW);
      // It is there again: it is not over.
      expect(caughtUp(mended, { ...TOLD, raisedAt: instantOf(NOW + 1) }).entries).toMatchObject([
        { telling: { reason: 'raised' } },
      ]);
      const first = caughtUp(mended);
      expect(waiting(first)).toEqual(['resolved']);
      expect(caughtUp(first)).toBe(first);
      expect(caughtUp(mendChannel(sent(first, DELIVERED), 'mail', NOW)).entries).toEqual([]);
      const never = told(EMPTY_OUTBOX, REFUSED, TOLD, 'raised');
      expect(caughtUp(mendChannel(never, 'mail', NOW)).entries).toEqual([]);
    });

    it('knows nothing of another channel', () => {
      const refused = told(EMPTY_OUTBOX, REFUSED, TOLD, 'raised');
      expect(caughtUp(mendChannel(refused, 'chat', NOW), TOLD).entries).toEqual([]);
    });
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
