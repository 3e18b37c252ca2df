import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isFailing, resumeChannel } from '../../../../shared/alerts/channel-progress';
import { type EndedTellings, LONGEST_WAIT_MS, type OutboxStep } from '../../../../shared/alerts/deliveries';
import { MAX_SINGLE_NOTICES, noticeOf } from '../../../../shared/alerts/notice';
import {
  claim,
  dueAt,
  enqueue,
  forgetChannel,
  type OutboxTarget,
  prune,
  recover,
  settle,
  waitingFor,
} from '../../../../shared/alerts/outbox';
import type { Telling } from '../../../../shared/domain/alert';
import {
  type DeliveryFailure,
  type DeliveryOutcome,
  EMPTY_OUTBOX,
  type Notice,
  type Outbox,
} from '../../../../shared/domain/channel';
import { DAY_MS, epochOf, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { tellingFixture } from '../../../support/notice-fixtures';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MAIL: OutboxTarget = { id: 'mail', connectionIds: null, minimumSeverity: 'notice' };
const CHAT: OutboxTarget = { id: 'chat', connectionIds: null, minimumSeverity: 'notice' };
const DELIVERED: DeliveryOutcome = { state: 'delivered' };

const pauseAfter = (failures: number, retryAfterMs: number | null): number =>
  Math.max(retryAfterMs ?? 0, Math.min(30, 2 ** (failures - 1)) * MINUTE_MS);

function failed(failure: DeliveryFailure, retryAfterMs: number | null = null): DeliveryOutcome {
  return { state: 'failed', failure, retryAfterMs };
}

const UNREACHABLE = failed({ code: 'unreachable' });
const UNANSWERED = failed({ code: 'unanswered' });
const REFUSED = failed({ code: 'refused', status: 404 });

function alert(id: string, patch: Partial<Telling> = {}): Telling {
  return tellingFixture(id, { alertId: `contoso#${id}`, ...patch });
}

function queued(tellings: readonly Telling[], targets: readonly OutboxTarget[] = [MAIL]): Outbox {
  return enqueue(EMPTY_OUTBOX, tellings, 'now', targets, NOW).outbox;
}

/** Sends the next message of a channel. */
function sent(
  outbox: Outbox,
  outcome: DeliveryOutcome,
  now: number = NOW,
  channelId = MAIL.id,
): OutboxStep & { readonly notice: Notice | null } {
  const claimed = claim(outbox, channelId, now);
  if (claimed === null) return { outbox, ended: [], notice: null };
  return { ...settle(claimed.outbox, channelId, outcome, now, pauseAfter), notice: claimed.notice };
}

function ids(tellings: readonly Telling[]): readonly string[] {
  return tellings.map((telling) => telling.alertId.replace('contoso#', ''));
}

describe('enqueue', () => {
  it('takes a telling in once for each channel that wants it', () => {
    const first = queued([alert('a')], [MAIL, CHAT]);
    const again = enqueue(first, [alert('a')], 'quiet', [MAIL, CHAT], NOW + HOUR_MS);
    expect(again.outbox.entries.map((entry) => entry.channelId)).toEqual(['mail', 'chat']);
  });

  it('keeps to the connections and the severity of a channel', () => {
    const targets: readonly OutboxTarget[] = [
      { ...MAIL, id: 'other', connectionIds: ['fabrikam'] },
      { ...MAIL, id: 'own', connectionIds: ['fabrikam', 'contoso'] },
      { ...MAIL, id: 'critical', minimumSeverity: 'critical' },
      { ...MAIL, id: 'warning', minimumSeverity: 'warning' },
    ];
    const outbox = queued(
      [alert('a', { severity: 'warning' }), alert('b', { severity: 'unknown' })],
      targets,
    );
    expect(outbox.entries.map((entry) => [entry.channelId, ...ids([entry.telling])])).toEqual([
      ['own', 'a'],
      ['warning', 'a'],
      ['own', 'b'],
    ]);
  });

  it('does not take in again what ended, however it ended', () => {
    for (const outcome of [DELIVERED, UNANSWERED, REFUSED]) {
      const { outbox } = sent(queued([alert('a')]), outcome);
      expect(outbox.entries).toEqual([]);
      expect(enqueue(outbox, [alert('a')], 'now', [MAIL], NOW).outbox.entries).toEqual([]);
    }
  });

  describe('of what is over', () => {
    const over = alert('a-over', { alertId: 'contoso#a', reason: 'resolved', severity: 'ok' });

    it('goes only where it was told', () => {
      const outbox = sent(queued([alert('a')], [MAIL]), DELIVERED).outbox;
      const next = enqueue(outbox, [over], 'now', [MAIL, CHAT], NOW).outbox;
      expect(next.entries.map((entry) => entry.channelId)).toEqual(['mail']);
    });

    it('goes there whatever the channel wants by now', () => {
      const outbox = sent(queued([alert('a')], [MAIL]), DELIVERED).outbox;
      const narrowed: OutboxTarget = { id: 'mail', connectionIds: ['fabrikam'], minimumSeverity: 'critical' };
      expect(enqueue(outbox, [over], 'now', [narrowed], NOW).outbox.entries).toHaveLength(1);
    });

    it('follows a message that may have arrived, and not one that was given up', () => {
      for (const [outcome, count] of [
        [UNANSWERED, 1],
        [REFUSED, 0],
      ] as const) {
        const { outbox } = sent(queued([alert('a')]), outcome);
        expect(enqueue(outbox, [over], 'now', [MAIL], NOW).outbox.entries).toHaveLength(count);
      }
    });

    it('waits behind its alert, and is dropped when that is given up', () => {
      const outbox = enqueue(queued([alert('a')]), [over], 'now', [MAIL], NOW).outbox;
      expect(outbox.entries).toHaveLength(2);
      expect(sent(outbox, REFUSED).outbox.entries).toEqual([]);
      const delivered = sent(outbox, DELIVERED).outbox;
      expect(sent(delivered, DELIVERED).notice?.tellings.map(({ reason }) => reason)).toEqual(['resolved']);
    });

    it('is told once for each time that it was told to be there', () => {
      let outbox = sent(queued([alert('a')]), DELIVERED).outbox;
      outbox = sent(enqueue(outbox, [over], 'now', [MAIL], NOW).outbox, DELIVERED).outbox;
      const later = { ...over, id: 'later' };
      expect(enqueue(outbox, [later], 'now', [MAIL], NOW).outbox.entries).toEqual([]);
    });
  });
});

describe('claim', () => {
  it('sends up to three singly and more as one', () => {
    const few = ['a', 'b', 'c'].map((id) => alert(id));
    const many = [...few, alert('d')];
    expect(few).toHaveLength(MAX_SINGLE_NOTICES);
    expect(ids(claim(queued(few), 'mail', NOW)?.notice.tellings ?? [])).toEqual(['a']);
    expect(ids(claim(queued(many), 'mail', NOW)?.notice.tellings ?? [])).toEqual(['a', 'b', 'c', 'd']);
  });

  it('sends what was gathered while it was quiet as one', () => {
    const outbox = enqueue(EMPTY_OUTBOX, [alert('a'), alert('b')], 'quiet', [MAIL], NOW).outbox;
    const both = enqueue(outbox, [alert('c')], 'now', [MAIL], NOW).outbox;
    const first = sent(both, DELIVERED);
    expect(first.notice?.reason).toBe('quiet');
    expect(ids(first.notice?.tellings ?? [])).toEqual(['a', 'b']);
    expect(ids(sent(first.outbox, DELIVERED).notice?.tellings ?? [])).toEqual(['c']);
  });

  it('sends one message after the other on a channel, and channels beside each other', () => {
    const outbox = queued([alert('a'), alert('b')], [MAIL, CHAT]);
    const mail = claim(outbox, 'mail', NOW)!;
    expect(claim(mail.outbox, 'mail', NOW)).toBeNull();
    expect(dueAt(mail.outbox, 'mail', NOW)).toBeNull();
    expect(claim(mail.outbox, 'chat', NOW)).not.toBeNull();
  });

  it('says the same id for the same tellings', () => {
    const [a, b] = [alert('a'), alert('b')];
    expect(noticeOf([a], 'now').id).toBe(a.id);
    expect(noticeOf([a, b], 'now').id).toBe(noticeOf([a, b], 'quiet').id);
    expect(noticeOf([a, b], 'now').id).not.toBe(noticeOf([b, a], 'now').id);
  });
});

describe('settle', () => {
  it('ends what was delivered', () => {
    const { outbox, ended } = sent(queued([alert('a')]), DELIVERED, NOW + MINUTE_MS);
    expect(ended).toEqual([
      {
        channelId: 'mail',
        tellings: [alert('a')],
        at: '2026-11-23T12:01:00.000Z',
        result: 'delivered',
        failure: null,
      },
    ]);
    expect(outbox.channels['mail']?.last?.result).toBe('delivered');
  });

  it('tries again after a pause that grows, until a week is over', () => {
    let outbox = queued([alert('a')]);
    const attempts: number[] = [];
    const ended: EndedTellings[] = [];
    for (let now = NOW; outbox.entries.length > 0; now = dueAt(outbox, 'mail', now) ?? now) {
      const step = sent(outbox, UNREACHABLE, now);
      attempts.push((now - NOW) / MINUTE_MS);
      ended.push(...step.ended);
      outbox = step.outbox;
    }
    expect(attempts.slice(0, 7)).toEqual([0, 1, 3, 7, 15, 31, 61]);
    expect(attempts.at(-1)).toBeGreaterThan((7 * 24 - 1) * 60);
    expect(attempts.at(-1)).toBeLessThanOrEqual(7 * 24 * 60);
    expect(ended.map(({ result, failure }) => [result, failure?.code])).toEqual([['givenUp', 'unreachable']]);
  });

  it('waits as long as it was asked to, and gives up at once what would come too late', () => {
    const busy = { code: 'busy', status: 429 } as const;
    const asked = sent(queued([alert('a')]), failed(busy, 5 * HOUR_MS));
    expect(dueAt(asked.outbox, 'mail', NOW)).toBe(NOW + 5 * HOUR_MS);
    const tooLong = sent(queued([alert('a')]), failed(busy, 8 * DAY_MS));
    expect(tooLong.ended.map(({ result }) => result)).toEqual(['givenUp']);
    const later = enqueue(tooLong.outbox, [alert('b')], 'now', [MAIL], NOW + HOUR_MS);
    expect(later.ended.map(({ tellings }) => ids(tellings))).toEqual([['b']]);
    const inTime = enqueue(tooLong.outbox, [alert('b')], 'now', [MAIL], NOW + 1.5 * DAY_MS);
    expect(dueAt(inTime.outbox, 'mail', NOW + 1.5 * DAY_MS)).toBe(NOW + 8 * DAY_MS);
  });

  it('lets what waits behind a failure wait too', () => {
    const { outbox } = sent(queued([alert('a'), alert('b')]), UNREACHABLE);
    expect(claim(outbox, 'mail', NOW)).toBeNull();
    expect(waitingFor(outbox, 'mail')).toBe(2);
    expect(ids(claim(outbox, 'mail', NOW + MINUTE_MS)?.notice.tellings ?? [])).toEqual(['a']);
  });

  it('gives the network time to come up after a long sleep before it gives up', () => {
    let outbox = resumeChannel(sent(queued([alert('a')]), UNREACHABLE).outbox, 'mail');
    const woke = NOW + 20 * DAY_MS;
    const ended: EndedTellings[] = [];
    let now = woke;
    while (ended.length === 0) {
      expect(sent(outbox, DELIVERED, now).ended[0]?.result).toBe('delivered');
      const step = sent(outbox, UNREACHABLE, now);
      ended.push(...step.ended);
      outbox = step.outbox;
      now = dueAt(outbox, 'mail', now) ?? now;
    }
    expect(ended.map(({ result }) => result)).toEqual(['givenUp']);
    expect(now - woke).toBeGreaterThan(30 * MINUTE_MS);
    expect(now - woke).toBeLessThan(2 * HOUR_MS);
  });

  it('goes on when the clock was set back during a pause', () => {
    const { outbox } = sent(queued([alert('a')]), UNREACHABLE);
    expect(dueAt(outbox, 'mail', NOW - 300 * DAY_MS)).toBe(NOW - 300 * DAY_MS);
  });

  it('ends what is refused and goes on with the next at once', () => {
    const { outbox, ended } = sent(queued([alert('a'), alert('b')]), REFUSED);
    expect(ended.map(({ result }) => result)).toEqual(['givenUp']);
    expect(dueAt(outbox, 'mail', NOW)).toBe(NOW);
  });

  it('counts as delivered what arrived for some, and says for whom it did not', () => {
    const some = { code: 'someRefused', recipients: ['ops@contoso.example'] } as const;
    const { outbox, ended } = sent(queued([alert('a'), alert('b')]), {
      state: 'partly',
      refused: some.recipients,
      putOff: [],
    });
    expect(ended.map(({ result, failure }) => [result, failure])).toEqual([['delivered', some]]);
    expect(outbox.channels['mail']?.last).toMatchObject({ result: 'delivered', failure: some });
    expect(dueAt(outbox, 'mail', NOW)).toBe(NOW);
    const over = alert('a-over', { alertId: 'contoso#a', reason: 'resolved', severity: 'ok' });
    expect(enqueue(outbox, [over], 'now', [MAIL], NOW).outbox.entries).toHaveLength(2);
  });

  it('does not send again what may have arrived, and leaves a receiver in peace that does not answer', () => {
    const { outbox, ended } = sent(queued([alert('a'), alert('b')]), UNANSWERED);
    expect(ended.map(({ result }) => result)).toEqual(['uncertain']);
    expect(dueAt(outbox, 'mail', NOW)).toBe(NOW + MINUTE_MS);
  });

  it('begins anew with the pauses after a success', () => {
    let outbox = queued([alert('a'), alert('b')]);
    outbox = sent(outbox, UNREACHABLE).outbox;
    outbox = sent(outbox, DELIVERED, NOW + MINUTE_MS).outbox;
    outbox = sent(outbox, UNREACHABLE, NOW + MINUTE_MS).outbox;
    expect(dueAt(outbox, 'mail', NOW + MINUTE_MS)).toBe(NOW + 2 * MINUTE_MS);
  });

  it('changes nothing for a channel that was removed meanwhile', () => {
    const claimed = claim(queued([alert('a')]), 'mail', NOW)!;
    const gone = forgetChannel(claimed.outbox, 'mail');
    expect(gone).toEqual(EMPTY_OUTBOX);
    expect(settle(gone, 'mail', DELIVERED, NOW, pauseAfter)).toEqual({ outbox: gone, ended: [] });
  });
});

describe('what else happens to a channel', () => {
  it('ends as uncertain at a start what was being sent', () => {
    const claimed = claim(queued([alert('a'), alert('b')], [MAIL, CHAT]), 'mail', NOW)!;
    const { outbox, ended } = recover(claimed.outbox, NOW + HOUR_MS);
    expect(ended.map(({ channelId, tellings, result }) => [channelId, ...ids(tellings), result])).toEqual([
      ['mail', 'a', 'uncertain'],
    ]);
    expect(outbox.entries.every((entry) => entry.state === 'queued')).toBe(true);
    expect(recover(outbox, NOW + HOUR_MS).outbox).toBe(outbox);
  });

  it('is tried at once after its pause was lifted', () => {
    const { outbox } = sent(queued([alert('a')]), UNREACHABLE);
    expect(dueAt(resumeChannel(outbox, 'mail'), 'mail', NOW)).toBe(NOW);
    expect(resumeChannel(EMPTY_OUTBOX, 'mail')).toBe(EMPTY_OUTBOX);
  });

  it('is to be looked at once it refused something, or when nothing gets there again and again', () => {
    const outcomes: readonly DeliveryOutcome[] = [
      REFUSED,
      failed({ code: 'untrusted' }),
      { state: 'partly', refused: ['ops@contoso.example'], putOff: [] },
    ];
    for (const outcome of outcomes) {
      const { outbox } = sent(queued([alert('a')]), outcome);
      expect(isFailing(outbox, 'mail')).toBe(true);
      expect(isFailing(resumeChannel(outbox, 'mail'), 'mail')).toBe(false);
      const next = enqueue(outbox, [alert('b')], 'now', [MAIL], NOW).outbox;
      expect(isFailing(sent(next, DELIVERED, NOW + HOUR_MS).outbox, 'mail')).toBe(false);
    }
    let outbox = queued([alert('a')]);
    const failing: boolean[] = [];
    for (let now = NOW; failing.length < 7; now = dueAt(outbox, 'mail', now) ?? now) {
      outbox = sent(outbox, UNREACHABLE, now).outbox;
      failing.push(isFailing(outbox, 'mail'));
    }
    expect(failing).toEqual([false, false, false, false, false, true, true]);
    expect(isFailing(outbox, 'chat')).toBe(false);
  });

  it('remembers what was told as long as the alert lives, and a month more', () => {
    const { outbox } = sent(queued([alert('a')]), DELIVERED);
    const lives = new Set(['contoso#a']);
    expect(prune(outbox, lives, [MAIL], NOW + 900 * DAY_MS)).toBe(outbox);
    expect(prune(outbox, new Set(), [MAIL], NOW + 29 * DAY_MS)).toBe(outbox);
    expect(prune(outbox, new Set(), [MAIL], NOW + 31 * DAY_MS).told).toEqual([]);
  });

  it('remembers what was told as long as its end waits to be told', () => {
    const { outbox: told } = sent(queued([alert('a')]), DELIVERED);
    const later = NOW + 31 * DAY_MS;
    const tellings = [alert('other'), alert('a-over', { alertId: 'contoso#a', reason: 'resolved' })];
    const waiting = prune(enqueue(told, tellings, 'now', [MAIL], later).outbox, new Set(), [MAIL], later);
    const { outbox } = sent(waiting, DELIVERED, later);
    expect(outbox.entries.map(({ telling }) => [telling.alertId, telling.reason])).toEqual([
      ['contoso#a', 'resolved'],
    ]);
  });

  it('forgets after a week what waits for a channel that is not in use', () => {
    const outbox = queued([alert('a')], [MAIL, CHAT]);
    expect(prune(outbox, new Set(), [MAIL], NOW + LONGEST_WAIT_MS)).toBe(outbox);
    const kept = prune(outbox, new Set(), [MAIL], NOW + LONGEST_WAIT_MS + 1);
    expect(kept.entries.map((entry) => entry.channelId)).toEqual(['mail']);
  });

  describe('that was out of use when something ended', () => {
    const over = alert('a-over', { alertId: 'contoso#a', reason: 'resolved', severity: 'ok' });
    const told = sent(queued([alert('a')]), DELIVERED).outbox;
    const waiting = enqueue(told, [over], 'now', [CHAT], NOW + HOUR_MS).outbox;

    it('is told of it once it is in use again, and once only', () => {
      const month = NOW + 30 * DAY_MS;
      const kept = prune(waiting, new Set(), [CHAT], month);
      const step = sent(kept, DELIVERED, month);
      expect(step.notice?.tellings).toEqual([over]);
      expect(enqueue(step.outbox, [over], 'now', [MAIL], month).outbox.entries).toEqual([]);
      expect(prune(waiting, new Set(), [CHAT], month + HOUR_MS + 1).entries).toEqual([]);
    });

    it('is not told of it if it knows nothing of what ended', () => {
      expect(enqueue(EMPTY_OUTBOX, [over], 'now', [MAIL], NOW).outbox).toBe(EMPTY_OUTBOX);
    });

    it('is not told that it is over when it has come back, and is told its end then', () => {
      const again = alert('a-again', { alertId: 'contoso#a' });
      const back = enqueue(waiting, [again], 'now', [CHAT], NOW + 2 * HOUR_MS).outbox;
      expect(back.entries.map(({ channelId, telling }) => [channelId, telling])).toEqual([['chat', again]]);
      const overAgain = { ...over, id: 'a-over-again' };
      const { notice } = sent(enqueue(back, [overAgain], 'now', [MAIL], NOW + 3 * HOUR_MS).outbox, DELIVERED);
      expect(notice?.tellings).toEqual([overAgain]);
    });

    it('hears both of what ended and came back while it was only left in peace', () => {
      const paused = enqueue(told, [over], 'now', [MAIL], NOW).outbox;
      const again = alert('a-again', { alertId: 'contoso#a' });
      const both = enqueue(paused, [again], 'now', [MAIL], NOW).outbox;
      expect(both.entries.map(({ telling }) => telling)).toEqual([over, again]);
    });
  });
});

/** What happens next in a made-up life of an outbox. */
type Happening =
  | { readonly kind: 'tell'; readonly tellings: readonly number[]; readonly reason: Notice['reason'] }
  | { readonly kind: 'send'; readonly channel: number; readonly outcome: DeliveryOutcome }
  /** The process ends: before the claim is kept, after it, or after the message was handed over. */
  | { readonly kind: 'kill'; readonly channel: number; readonly at: 'before' | 'kept' | 'handedOver' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'prune' }
  /** Only these are in use from now on. */
  | { readonly kind: 'use'; readonly channels: readonly number[] };

const outcomes: fc.Arbitrary<DeliveryOutcome> = fc.oneof(
  fc.constant(DELIVERED),
  fc.constant<DeliveryOutcome>({ state: 'partly', refused: ['a@b.example'], putOff: ['c@d.example'] }),
  fc.constantFrom(UNREACHABLE, UNANSWERED, REFUSED, failed({ code: 'untrusted' })),
  fc
    .option(fc.integer({ min: 0, max: 3 * DAY_MS }), { nil: null })
    .map((ms) => failed({ code: 'busy', status: 429 }, ms)),
);

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('tell' as const),
    tellings: fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 6 }),
    reason: fc.constantFrom('now' as const, 'quiet' as const),
  }),
  fc.record({
    kind: fc.constant('send' as const),
    channel: fc.integer({ min: 0, max: 1 }),
    outcome: outcomes,
  }),
  fc.record({
    kind: fc.constant('kill' as const),
    channel: fc.integer({ min: 0, max: 1 }),
    at: fc.constantFrom('before' as const, 'kept' as const, 'handedOver' as const),
  }),
  fc.record({
    kind: fc.constant('wait' as const),
    ms: fc.oneof(fc.integer({ min: 0, max: HOUR_MS }), fc.integer({ min: 0, max: 3 * DAY_MS })),
  }),
  fc.constant({ kind: 'prune' as const }),
  fc.record({ kind: fc.constant('use' as const), channels: fc.subarray([0, 1]) }),
);

/** Twelve events of three alerts: raised, told again twice, over. */
const EVENTS = Array.from({ length: 12 }, (_, index) => {
  const reasons = ['raised', 'escalated', 'stage', 'resolved'] as const;
  return alert(`event-${String(index)}`, {
    alertId: `contoso#${String(Math.floor(index / 4))}`,
    reason: reasons[index % 4]!,
  });
});

const TARGETS = [MAIL, CHAT];
const ALIVE = new Set(EVENTS.map((event) => event.alertId));

/** Lives through it; what arrived where, what may have as far as is known, and what was reported to have ended. */
function live(all: readonly Happening[]): {
  readonly arrived: readonly string[];
  readonly mayHaveArrived: readonly string[];
  readonly ended: readonly string[];
  readonly outbox: Outbox;
  readonly now: number;
} {
  let outbox = EMPTY_OUTBOX;
  let now = NOW;
  let targets = TARGETS;
  const arrived: string[] = [];
  const mayHaveArrived: string[] = [];
  const ended: string[] = [];
  const become = (step: OutboxStep): void => {
    outbox = step.outbox;
    for (const { channelId, tellings } of step.ended) {
      ended.push(...tellings.map(({ id }) => `${channelId} ${id}`));
    }
  };
  const arrive = (list: string[], channelId: string, { tellings }: Notice): void => {
    list.push(...tellings.map(({ id }) => `${channelId} ${id}`));
  };
  for (const one of all) {
    switch (one.kind) {
      case 'tell': {
        const tellings = one.tellings.map((index) => EVENTS[index]!);
        become(enqueue(outbox, tellings, one.reason, targets, now));
        break;
      }
      case 'send': {
        const { id } = TARGETS[one.channel]!;
        const claimed = claim(outbox, id, now);
        if (claimed === null) break;
        const isIn = one.outcome.state !== 'failed' || one.outcome.failure.code === 'unanswered';
        if (isIn) {
          arrive(arrived, id, claimed.notice);
          arrive(mayHaveArrived, id, claimed.notice);
        }
        become(settle(claimed.outbox, id, one.outcome, now, pauseAfter));
        break;
      }
      case 'kill': {
        const { id } = TARGETS[one.channel]!;
        const claimed = claim(outbox, id, now);
        if (claimed !== null && one.at !== 'before') {
          if (one.at === 'handedOver') arrive(arrived, id, claimed.notice);
          arrive(mayHaveArrived, id, claimed.notice);
          outbox = claimed.outbox;
        }
        become(recover(outbox, now));
        break;
      }
      case 'wait':
        now += one.ms;
        break;
      case 'prune':
        outbox = prune(outbox, ALIVE, targets, now);
        break;
      case 'use':
        targets = one.channels.map((index) => TARGETS[index]!);
    }
  }
  return { arrived, mayHaveArrived, ended, outbox, now };
}

describe('a life of the outbox', () => {
  it('tells nothing twice on a channel, whatever fails and whenever it is killed', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 60 }), (all) => {
        const { arrived, ended } = live(all);
        expect(arrived).toEqual([...new Set(arrived)]);
        expect(ended).toEqual([...new Set(ended)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells of an end only where something was told before', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 60 }), (all) => {
        const { mayHaveArrived } = live(all);
        mayHaveArrived.forEach((one, index) => {
          const [channelId, id] = one.split(' ');
          const event = EVENTS.find((telling) => telling.id === id)!;
          if (event.reason !== 'resolved') return;
          const before = mayHaveArrived.slice(0, index);
          const ofAlert = EVENTS.filter(({ alertId }) => alertId === event.alertId);
          expect(ofAlert.some((telling) => before.includes(`${channelId!} ${telling.id}`))).toBe(true);
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets nothing wait longer than a week, when it is served', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 60 }), (all) => {
        let { outbox, now } = live(all);
        const since = now;
        for (const { id } of TARGETS) {
          for (let due = dueAt(outbox, id, now); due !== null; due = dueAt(outbox, id, now)) {
            now = Math.max(now, due);
            outbox = sent(outbox, UNREACHABLE, now, id).outbox;
          }
          expect(now - since).toBeLessThanOrEqual(LONGEST_WAIT_MS);
          now = since;
        }
        expect(outbox.entries).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('survives being written down at any moment', () => {
    fc.assert(
      fc.property(fc.array(happenings, { maxLength: 40 }), (all) => {
        const { outbox, now } = live(all);
        const read = JSON.parse(JSON.stringify(outbox)) as Outbox;
        expect(read).toEqual(outbox);
        for (const { id } of TARGETS) {
          const pause = read.channels[id]?.pause;
          const due = dueAt(read, id, now);
          if (pause && due !== null && due > now) expect(due).toBe(epochOf(pause.until));
        }
      }),
      { numRuns: 300 },
    );
  });
});
