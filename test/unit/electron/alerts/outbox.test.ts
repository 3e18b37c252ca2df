import { describe, expect, it } from 'vitest';

import { createMemoryAlertStore } from '../../../../electron/alerts/alert-store';
import { createOutbox, type Send } from '../../../../electron/alerts/outbox';
import { type EndedTellings, enqueue, type OutboxTarget } from '../../../../shared/alerts/outbox';
import { failedDelivery } from '../../../../shared/domain/channel';
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
