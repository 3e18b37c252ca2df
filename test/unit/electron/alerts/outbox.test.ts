import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { createOutbox, type Send } from '../../../../electron/alerts/outbox';
import type { EndedTellings } from '../../../../shared/alerts/deliveries';
import { enqueue, type OutboxTarget } from '../../../../shared/alerts/outbox';
import { type DeliveryOutcome, failedDelivery } from '../../../../shared/domain/channel';
import { DAY_MS, MINUTE_MS } from '../../../../shared/domain/instant';
import { createFakeClock, settle } from '../../../support/fake-clock';
import { tellingFixture } from '../../../support/notice-fixtures';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MAIL: OutboxTarget = { id: 'mail', connectionIds: null, minimumSeverity: 'notice' };

/** An outbox in which one telling waits, and what was kept of it whenever something was noted. */
function setUp(send: Send) {
  const clock = createFakeClock(NOW);
  const store = createMemoryAlertStore();
  store.change((kept) => ({
    ...kept,
    outbox: enqueue(kept.outbox, [tellingFixture('a')], 'now', [MAIL], NOW).outbox,
  }));
  const noted: { readonly ended: readonly EndedTellings[]; readonly waiting: number }[] = [];
  const start = () =>
    createOutbox({
      store,
      clock,
      random: () => 0.5,
      channelIds: () => [MAIL.id],
      send,
      onEnded: (ended) => {
        noted.push({ ended, waiting: store.present().outbox.entries.length });
      },
      onProgress: () => undefined,
    });
  return { clock, store, noted, start };
}

describe('what became of a telling', () => {
  it('is noted before the telling is forgotten', async () => {
    const { noted, start, store } = setUp(() => Promise.resolve({ state: 'delivered' }));
    const outbox = start();
    outbox.pump();
    await settle();
    expect(noted).toMatchObject([{ ended: [{ result: 'delivered' }], waiting: 1 }]);
    expect(store.present().outbox.entries).toEqual([]);
    outbox.dispose();
  });

  it('is noted before that at a start as well', () => {
    const { noted, start, store } = setUp(() => new Promise(() => undefined));
    const first = start();
    first.pump();
    first.dispose();
    start().dispose();
    expect(noted).toMatchObject([{ ended: [{ result: 'uncertain' }], waiting: 1 }]);
    expect(store.present().outbox.entries).toEqual([]);
  });
});

describe('those whom a mail server put off beside others', () => {
  const ADA = 'ada@contoso.example';
  const BEN = 'ben@contoso.example';
  const partly = (refused: readonly string[], putOff: readonly string[]): DeliveryOutcome => ({
    state: 'partly',
    refused,
    putOff,
  });

  /** A mail server that answers message after message so; what it was handed, and for whom. */
  function server(...answers: readonly (DeliveryOutcome | 'never')[]) {
    const handed: { readonly tellings: readonly string[]; readonly recipients: readonly string[] | null }[] =
      [];
    const send: Send = (_channelId, { tellings }, recipients) => {
      handed.push({ tellings: tellings.map(({ id }) => id), recipients });
      const answer = answers[handed.length - 1] ?? { state: 'delivered' };
      return answer === 'never' ? new Promise(() => undefined) : Promise.resolve(answer);
    };
    const bench = setUp(send);
    const tell = (id: string, alertId: string) => {
      bench.store.change((kept) => ({
        ...kept,
        outbox: enqueue(kept.outbox, [tellingFixture(id, { alertId })], 'now', [MAIL], bench.clock.now())
          .outbox,
      }));
    };
    return { ...bench, handed, tell };
  }

  it('are tried again alone, and nobody else is told twice', async () => {
    const { handed, clock, start, store } = server(partly([], [ADA, BEN]), partly([], [BEN]));
    const outbox = start();
    outbox.pump();
    await clock.advance(10 * MINUTE_MS);
    expect(handed.map(({ recipients }) => recipients)).toEqual([null, [ADA, BEN], [BEN]]);
    expect(new Set(handed.flatMap(({ tellings }) => tellings)).size).toBe(1);
    expect(store.present().outbox.putOff).toEqual([]);
    await clock.advance(DAY_MS);
    expect(handed).toHaveLength(3);
    outbox.dispose();
  });

  it('hold up nothing that is for all', async () => {
    const busy = failedDelivery({ code: 'busy', status: 450 }, 20 * MINUTE_MS);
    const { handed, clock, start, tell } = server(partly([], [ADA]), busy);
    const outbox = start();
    outbox.pump();
    await clock.advance(3 * MINUTE_MS);
    tell('b', 'contoso#b');
    outbox.pump();
    await settle();
    expect(handed.map(({ recipients }) => recipients)).toEqual([null, [ADA], null]);
    await clock.advance(15 * MINUTE_MS);
    expect(handed).toHaveLength(3);
    await clock.advance(10 * MINUTE_MS);
    expect(handed[3]).toMatchObject({ tellings: handed[0]?.tellings, recipients: [ADA] });
    outbox.dispose();
  });

  it('are not told what is out of date', async () => {
    const { handed, clock, start, tell, store } = server(partly([], [ADA]));
    const outbox = start();
    outbox.pump();
    await settle();
    tell('later', store.present().outbox.told[0]?.alertId ?? '');
    outbox.pump();
    await clock.advance(DAY_MS);
    expect(handed.map(({ recipients }) => recipients)).toEqual([null, null]);
    outbox.dispose();
  });

  it('are named when they are refused in the end', async () => {
    const { noted, clock, start, store } = server(partly([], [ADA, BEN]), partly([ADA], []));
    const outbox = start();
    outbox.pump();
    await clock.advance(10 * MINUTE_MS);
    const failure = { code: 'someRefused', recipients: [ADA] };
    expect(noted.flatMap(({ ended }) => ended)).toMatchObject([
      { result: 'delivered', failure: null },
      { result: 'givenUp', failure },
    ]);
    expect(store.present().outbox.channels['mail']).toMatchObject({ failure, last: { failure } });
    outbox.dispose();
  });

  it('are given up after a week, and named', async () => {
    const { handed, noted, clock, start, store } = server(
      ...Array.from({ length: 1_000 }, () => partly([], [ADA])),
    );
    const outbox = start();
    outbox.pump();
    await clock.advance(8 * DAY_MS);
    expect(noted.flatMap(({ ended }) => ended).at(-1)).toMatchObject({
      result: 'givenUp',
      failure: { code: 'someRefused', recipients: [ADA] },
    });
    expect(store.present().outbox.putOff).toEqual([]);
    expect(handed.length).toBeGreaterThan(300);
    outbox.dispose();
  });

  it('are tried at once when somebody mended the channel', async () => {
    const { handed, clock, start } = server(
      partly([], [ADA]),
      failedDelivery({ code: 'unreachable' }, DAY_MS),
    );
    const outbox = start();
    outbox.pump();
    await clock.advance(10 * MINUTE_MS);
    expect(handed).toHaveLength(2);
    outbox.mend('mail');
    await settle();
    expect(handed.at(-1)?.recipients).toEqual([ADA]);
    expect(handed).toHaveLength(3);
    outbox.dispose();
  });

  it('wait over a restart, and may have been told when it came in between', async () => {
    const first = server(partly([], [ADA]), 'never');
    const run = first.start();
    run.pump();
    await settle();
    run.dispose();
    const again = first.start();
    again.pump();
    await first.clock.advance(2 * MINUTE_MS);
    expect(first.handed.map(({ recipients }) => recipients)).toEqual([null, [ADA]]);
    again.dispose();
    first.start().dispose();
    expect(first.noted.flatMap(({ ended }) => ended)).toMatchObject([
      { result: 'delivered' },
      { result: 'uncertain' },
    ]);
    expect(first.store.present().outbox.putOff).toEqual([]);
  });

  it('are forgotten with the channel', async () => {
    const { handed, clock, start, store } = server(partly([], [ADA]));
    const outbox = start();
    outbox.pump();
    await settle();
    outbox.forget('mail');
    expect(store.present().outbox.putOff).toEqual([]);
    await clock.advance(DAY_MS);
    expect(handed).toHaveLength(1);
    outbox.dispose();
  });
});

it('does not give up what the network was too slow for after a long sleep', async () => {
  let isUp = false;
  const { clock, noted, start } = setUp(() =>
    Promise.resolve(isUp ? { state: 'delivered' } : failedDelivery({ code: 'unreachable' })),
  );
  const outbox = start();
  outbox.pump();
  await settle();
  clock.jump(20 * DAY_MS);
  outbox.wake();
  await clock.advance(2 * MINUTE_MS);
  expect(noted).toEqual([]);
  isUp = true;
  await clock.advance(5 * MINUTE_MS);
  expect(noted).toMatchObject([{ ended: [{ result: 'delivered' }] }]);
  outbox.dispose();
});
