import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WatchView } from '../../../../electron/monitor/connection-watch';
import { createKeptWaits, type KeptWait } from '../../../../electron/monitor/kept-waits';
import { createMonitor, type Monitor, type MonitorStatus } from '../../../../electron/monitor/monitor';
import { mulberry32 } from '../../../../electron/simulator/random';
import { DAY_MS, epochOf, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import type { PollingSettings } from '../../../../shared/domain/polling-settings';
import { message } from '../../../../shared/messages/message';
import { createFakeClock, type FakeClock, settle } from '../../../support/fake-clock';
import {
  createScriptedCollector,
  type ScriptedAnswer,
  type ScriptedCollector,
  scriptedConnection,
} from '../../../support/scripted-collector';

const POLLING: PollingSettings = { frequentMinutes: 5, fullMinutes: 60 };
const HOURS_3 = 180 * MINUTE_MS;
const THROTTLED = { code: 'throttled', retryAfterMs: 40 * MINUTE_MS } as const;
const INTERCEPTED = { code: 'network', cause: 'intercepted' } as const;
const OUTAGE = { code: 'unavailable', status: 503, retryAfterMs: null } as const;

interface Bench {
  readonly clock: FakeClock;
  readonly collector: ScriptedCollector;
  readonly monitor: Monitor;
  readonly views: Map<string, WatchView>;
  readonly statuses: MonitorStatus[];
  readonly unexpected: unknown[];
  readonly gaps: () => number;
}

function bench(
  options: {
    readonly count?: number;
    readonly answer?: (poll: number, connectionId: string) => ScriptedAnswer;
    readonly random?: () => number;
    readonly durationMs?: number;
    readonly concurrency?: number;
    /** What an earlier run left, and this one leaves: connection id → its wait. */
    readonly waits?: Map<string, KeptWait>;
    /** How much later than the earlier run this one begins. */
    readonly startsAfterMs?: number;
    /** Called with the connection's id where a defect may be. */
    readonly explode?: Partial<
      Record<'judge' | 'learn' | 'onView' | 'onWait', (connectionId: string) => void>
    >;
  } = {},
): Bench {
  const clock = createFakeClock();
  clock.set(options.startsAfterMs ?? 0);
  const collector = createScriptedCollector({ clock, ...options });
  const views = new Map<string, WatchView>();
  const statuses: MonitorStatus[] = [];
  const unexpected: unknown[] = [];
  let timeGaps = 0;
  const waits = options.waits ?? new Map<string, KeptWait>();
  const connections = Array.from({ length: options.count ?? 1 }, (_, index) =>
    scriptedConnection(String(index)),
  );
  const monitor = createMonitor({
    connections,
    collector,
    judge: (snapshot) => {
      options.explode?.judge?.(snapshot.connection.id);
      const severity = snapshot.subscriptions.state === 'read' ? 'ok' : 'unknown';
      const headline = message('failure.notAttempted', { because: 'notYet' });
      return {
        severity,
        verdict: { link: 'none', severity, headline, explains: [], runbook: null, chain: [] },
        findings: [],
      };
    },
    polling: POLLING,
    clock,
    random: options.random ?? (() => 0.5),
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    onView: (id, view) => {
      options.explode?.onView?.(id);
      views.set(id, view);
    },
    onStatus: (status) => statuses.push(status),
    onTimeGap: () => {
      timeGaps += 1;
    },
    onUnexpected: (error) => unexpected.push(error),
    waits: createKeptWaits(
      {
        waitOf: (id) => waits.get(id) ?? null,
        onWait: (id, wait) => {
          options.explode?.onWait?.(id);
          if (wait === null) waits.delete(id);
          else waits.set(id, wait);
        },
      },
      clock,
    ),
    learn: (snapshot) => options.explode?.learn?.(snapshot.connection.id),
    onEnded: () => undefined,
  });
  return { clock, collector, monitor, views, statuses, unexpected, gaps: () => timeGaps };
}

/** Times between the starts of polls, in milliseconds. */
function gaps(collector: ScriptedCollector, connectionId = '0'): readonly number[] {
  const starts = collector.polls
    .filter((poll) => poll.connectionId === connectionId)
    .map((poll) => poll.startedAt);
  return starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
}

describe('rhythm', () => {
  it('reads everything first, then the frequent facts every 5 minutes and everything every hour', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(121 * MINUTE_MS);
    const depths = collector.polls.map((poll) => poll.depth);
    expect(depths[0]).toBe('full');
    expect(depths.slice(1, 12)).toEqual(Array.from({ length: 11 }, () => 'frequent'));
    expect(depths[12]).toBe('full');
    expect(collector.polls.length).toBeGreaterThanOrEqual(24);
    for (const gap of gaps(collector)) expect(Math.abs(gap - 5 * MINUTE_MS)).toBeLessThan(2 * SECOND_MS);
  });

  it('hands the last snapshot on, so that a frequent poll can carry over what it does not read', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(6 * MINUTE_MS);
    expect(collector.polls[0]?.previous).toBeNull();
    expect(collector.polls[1]?.previous?.subscriptions.state).toBe('read');
  });

  it.each([
    [0, 0.9],
    [0.999_999, 1.1],
  ])('moves an interval by ten per cent at the most (random %d)', async (random, factor) => {
    const { clock, collector, monitor } = bench({ random: () => random });
    monitor.start();
    await clock.advance(30 * MINUTE_MS);
    for (const gap of gaps(collector)) expect(gap).toBeCloseTo(5 * MINUTE_MS * factor + 100, -1);
  });

  it('spreads many connections over the interval, a few at a time', async () => {
    const { clock, collector, monitor } = bench({ count: 20, durationMs: 2 * SECOND_MS, concurrency: 4 });
    monitor.start();
    await clock.advance(60 * MINUTE_MS);
    expect(collector.mostAtOnce()).toBeLessThanOrEqual(4);
    const seconds = collector.polls
      .filter((poll) => poll.startedAt > (collector.polls[0]?.startedAt ?? 0) + 10 * MINUTE_MS)
      .map((poll) => Math.floor(poll.startedAt / (15 * SECOND_MS)));
    const busiest = Math.max(
      ...[...new Set(seconds)].map((one) => seconds.filter((other) => other === one).length),
    );
    expect(busiest).toBeLessThanOrEqual(4);
  });

  it('leaves no connection waiting for ever when there are more than places', async () => {
    const { clock, collector, monitor } = bench({ count: 9, durationMs: 20 * SECOND_MS, concurrency: 1 });
    monitor.start();
    await clock.advance(30 * MINUTE_MS);
    const counts = Array.from({ length: 9 }, (_, id) => gaps(collector, String(id)).length + 1);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(Math.max(...counts) - 2);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(4);
  });

  it('applies changed intervals at once', async () => {
    const { clock, collector, monitor, views } = bench();
    monitor.start();
    await clock.advance(SECOND_MS);
    monitor.setPolling({ frequentMinutes: 1, fullMinutes: 60 });
    await clock.advance(3 * MINUTE_MS + 10 * SECOND_MS);
    expect(collector.polls).toHaveLength(4);
    const health = views.get('0')?.health;
    expect(epochOf(health?.staleAt ?? '') - epochOf(health?.observedAt ?? '')).toBe(3 * MINUTE_MS);
  });
});

describe('failures', () => {
  it('doubles the pause after every failure up to half an hour', async () => {
    const { clock, collector, monitor } = bench({ answer: () => OUTAGE });
    monitor.start();
    await clock.advance(150 * MINUTE_MS);
    const minutes = gaps(collector).map((gap) => Math.floor(gap / MINUTE_MS));
    expect(minutes).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('tries no less often than it reads while nobody is reached, as behind the sign-in page of a network', async () => {
    const { clock, collector, monitor } = bench({ answer: () => INTERCEPTED });
    monitor.start();
    await clock.advance(40 * MINUTE_MS);
    const minutes = gaps(collector).map((gap) => Math.floor(gap / MINUTE_MS));
    expect(minutes.slice(0, 6)).toEqual([1, 2, 4, 5, 5, 5]);
  });

  it('begins again with a short pause after a success', async () => {
    const { clock, collector, monitor } = bench({ answer: (poll) => (poll === 2 ? 'read' : OUTAGE) });
    monitor.start();
    await clock.advance(12 * MINUTE_MS);
    expect(gaps(collector).map((gap) => Math.round(gap / MINUTE_MS))).toEqual([1, 2, 5, 1, 2]);
  });

  it.each<[string, ScriptedAnswer]>([
    ['the whole poll', THROTTLED],
    ['a part of it', { partly: THROTTLED }],
  ])('waits all of Retry-After when it hit %s', async (_, answer) => {
    const { clock, collector, monitor } = bench({ answer: (poll) => (poll === 0 ? answer : 'read') });
    monitor.start();
    await clock.advance(40 * MINUTE_MS);
    expect(collector.polls).toHaveLength(1);
    expect(await monitor.recheck('full', null)).toEqual(['throttled']);
    await clock.advance(MINUTE_MS);
    expect(collector.polls).toHaveLength(2);
    expect(gaps(collector)[0]).toBeGreaterThanOrEqual(40 * MINUTE_MS);
  });

  it('waits all of Retry-After when the computer slept meanwhile', async () => {
    const { clock, collector, monitor } = bench({ answer: () => THROTTLED });
    monitor.start();
    await clock.advance(MINUTE_MS);
    monitor.suspend();
    monitor.resume();
    await clock.advance(39 * MINUTE_MS);
    expect(collector.polls).toHaveLength(1);
  });

  describe('after a restart', () => {
    /** A run that is asked to wait for 40 minutes, and ends a minute later. */
    async function throttledRun(): Promise<Map<string, KeptWait>> {
      const waits = new Map<string, KeptWait>();
      const { clock, monitor } = bench({ waits, answer: () => THROTTLED });
      monitor.start();
      await clock.advance(MINUTE_MS);
      await monitor.dispose();
      return waits;
    }

    it('waits for what is left of Retry-After, also by hand, and then reads everything', async () => {
      const { clock, collector, monitor, views } = bench({
        waits: await throttledRun(),
        startsAfterMs: 11 * MINUTE_MS,
      });
      monitor.start();
      expect(await monitor.recheck('full', null)).toEqual(['throttled']);
      const nextPollAt = views.get('0')?.nextPollAt ?? null;
      expect(Math.round((epochOf(nextPollAt ?? '') - clock.now()) / MINUTE_MS)).toBe(29);
      await clock.advance(28 * MINUTE_MS);
      expect(collector.polls).toEqual([]);
      await clock.advance(2 * MINUTE_MS);
      expect(collector.polls.map(({ depth }) => depth)).toEqual(['full']);
    });

    it('waits no longer once it has passed, and forgets it with the next look', async () => {
      const waits = await throttledRun();
      const { clock, collector, monitor } = bench({ waits, startsAfterMs: 41 * MINUTE_MS });
      monitor.start();
      await clock.advance(SECOND_MS);
      expect(collector.polls).toHaveLength(1);
      expect(waits.size).toBe(0);
    });

    it.each([
      ['set back', -30 * MINUTE_MS],
      ['set back by years', -3_000 * DAY_MS],
      ['set forward by years', 3_000 * DAY_MS],
    ])('reads at once where the clock was %s meanwhile', async (_, startsAfterMs) => {
      const { clock, collector, monitor } = bench({ waits: await throttledRun(), startsAfterMs });
      monitor.start();
      await clock.advance(SECOND_MS);
      expect(collector.polls).toHaveLength(1);
    });

    it('counts by the new time of day where that was set while it waited', async () => {
      const waits = new Map<string, KeptWait>();
      const first = bench({ waits, answer: () => THROTTLED });
      first.monitor.start();
      await first.clock.advance(MINUTE_MS);
      first.clock.set(-HOURS_3);
      first.monitor.lookAtClock(false);
      await first.monitor.dispose();
      const { clock, collector, monitor } = bench({ waits, startsAfterMs: 2 * MINUTE_MS - HOURS_3 });
      monitor.start();
      await clock.advance(37 * MINUTE_MS);
      expect(collector.polls).toEqual([]);
      await clock.advance(3 * MINUTE_MS);
      expect(collector.polls).toHaveLength(1);
    });

    it('reads another app at once: that one was asked nothing', async () => {
      const { clock, collector, monitor } = bench({ waits: await throttledRun() });
      monitor.setConnections([{ ...scriptedConnection('0'), clientId: 'another' }]);
      monitor.start();
      await clock.advance(SECOND_MS);
      expect(collector.polls).toHaveLength(1);
    });

    it('goes on watching where the wait cannot be kept', async () => {
      const { clock, collector, monitor, unexpected } = bench({
        answer: (poll) => (poll === 0 ? THROTTLED : 'read'),
        explode: {
          onWait: () => {
            throw new Error('disk full');
          },
        },
      });
      monitor.start();
      await clock.advance(41 * MINUTE_MS);
      expect(unexpected).toHaveLength(1);
      expect(collector.polls).toHaveLength(2);
    });
  });

  it('waits all of Retry-After of a connection whose mailboxes were changed meanwhile', async () => {
    const { clock, collector, monitor } = bench({ answer: (poll) => (poll === 0 ? THROTTLED : 'read') });
    monitor.start();
    await clock.advance(MINUTE_MS);
    monitor.setConnections([{ ...scriptedConnection('0'), mailboxes: [] }]);
    await clock.advance(38 * MINUTE_MS);
    expect(collector.polls).toHaveLength(1);
    await clock.advance(2 * MINUTE_MS);
    expect(collector.polls).toHaveLength(2);
  });

  it('keeps the last health while polls fail, and turns it unknown when it is stale', async () => {
    const { clock, monitor, views } = bench({ answer: (poll) => (poll === 0 ? 'read' : OUTAGE) });
    monitor.start();
    await clock.advance(14 * MINUTE_MS);
    expect(views.get('0')?.health?.severity).toBe('ok');
    await clock.advance(2 * MINUTE_MS);
    expect(views.get('0')?.health?.severity).toBe('unknown');
    expect(views.get('0')?.health?.verdict.severity).toBe('unknown');
  });

  it('shows unknown, not nothing, where the first poll failed', async () => {
    const { clock, monitor, views } = bench({ answer: () => OUTAGE });
    monitor.start();
    await clock.advance(SECOND_MS);
    expect(views.get('0')?.health?.severity).toBe('unknown');
    expect(monitor.snapshot('0')).not.toBeNull();
  });

  it('survives a defect of the collector and reports it', async () => {
    const { clock, collector, monitor, unexpected } = bench({
      answer: (poll) => (poll === 0 ? 'broken' : 'read'),
    });
    monitor.start();
    await clock.advance(2 * MINUTE_MS);
    expect(unexpected).toHaveLength(1);
    expect(collector.polls).toHaveLength(2);
  });

  it.each(['hang', 'deaf'] as const)(
    'cuts a poll off that hangs (%s), at once again among the slow ones, then after a pause',
    async (answer) => {
      const { clock, collector, monitor, unexpected, views } = bench({
        answer: (poll) => (poll < 2 ? answer : 'read'),
      });
      monitor.start();
      await clock.advance(30 * SECOND_MS);
      expect(views.get('0')?.checking).toBe('full');
      await clock.advance(4 * MINUTE_MS);
      expect(gaps(collector)).toEqual([MINUTE_MS]);
      await clock.advance(MINUTE_MS);
      expect(gaps(collector)).toEqual([MINUTE_MS, 4 * MINUTE_MS]);
      expect(views.get('0')).toMatchObject({ checking: 'none', health: { severity: 'ok' } });
      expect(unexpected).toEqual([]);
    },
  );

  it('lets a slow poll end that only takes its time', async () => {
    const { clock, collector, monitor, views } = bench({ answer: () => ({ slowMs: 100 * SECOND_MS }) });
    monitor.start();
    await clock.advance(10 * MINUTE_MS);
    expect(collector.polls.map(({ wasAborted }) => wasAborted)).toEqual([true, false, false]);
    expect(views.get('0')?.health?.severity).toBe('ok');
  });

  it('answers a re-check by hand whose poll hung at first', async () => {
    const { clock, monitor } = bench({ answer: (poll) => (poll === 0 ? 'hang' : 'read') });
    const byHand = monitor.recheck('full', null);
    await clock.advance(2 * MINUTE_MS);
    expect(await byHand).toEqual(['read']);
  });

  it('is disposed although a poll hangs for ever', async () => {
    const { clock, monitor } = bench({ answer: () => 'deaf' });
    monitor.start();
    await clock.advance(SECOND_MS);
    const byHand = monitor.recheck('full', null);
    await monitor.dispose();
    expect(await byHand).toEqual(['cancelled']);
  });

  it.each(['judge', 'learn', 'onView'] as const)(
    'goes on with every connection although %s throws for one',
    async (what) => {
      let isBroken = true;
      const explode = (id: string): void => {
        if (isBroken && id === '0') throw new Error('a defect');
      };
      const { clock, collector, monitor, views, unexpected } = bench({
        count: 2,
        explode: { [what]: explode },
      });
      monitor.start();
      await clock.advance(10 * MINUTE_MS);
      monitor.rejudge();
      expect(unexpected.length).toBeGreaterThan(0);
      expect(gaps(collector, '1').length).toBeGreaterThanOrEqual(1);
      isBroken = false;
      await clock.advance(10 * MINUTE_MS);
      expect(gaps(collector, '0').length).toBeGreaterThanOrEqual(2);
      expect(views.get('0')).toMatchObject({ checking: 'none', health: { severity: 'ok' } });
    },
  );
});

describe('poisoned connections', () => {
  it('starve no other: all that answer are read on time, whatever the others do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            id: fc.integer({ min: 0, max: 49 }),
            how: fc.constantFrom<ScriptedAnswer>('hang', 'deaf', 'broken', THROTTLED, OUTAGE, {
              slowMs: 40 * SECOND_MS,
            }),
          }),
          { minLength: 5, maxLength: 20 },
        ),
        fc.integer(),
        async (poisoned, seed) => {
          const answers = new Map(poisoned.map(({ id, how }) => [String(id), how]));
          const { clock, collector, monitor } = bench({
            count: 50,
            durationMs: 2 * SECOND_MS,
            random: mulberry32(seed),
            answer: (_, id) => answers.get(id) ?? 'read',
          });
          const isDeaf = (id: string): boolean => answers.get(id) === 'deaf';
          monitor.start();
          const startedAt = clock.now();
          let most = 0;
          for (let minutes = 0; minutes < 60; minutes += 1) {
            await clock.advance(MINUTE_MS);
            const running = collector.polls.filter(
              (poll) => poll.endedAt === null && !isDeaf(poll.connectionId),
            );
            most = Math.max(most, running.length);
          }
          expect(most).toBeLessThanOrEqual(8);
          for (let id = 0; id < 50; id += 1) {
            if (answers.has(String(id))) continue;
            const starts = collector.polls.filter((poll) => poll.connectionId === String(id));
            // At the start nobody knows yet which ones hang: each of them holds a place for a minute once.
            expect((starts[0]?.startedAt ?? Infinity) - startedAt).toBeLessThan(6 * MINUTE_MS);
            for (const gap of gaps(collector, String(id))) expect(gap).toBeLessThan(11 * MINUTE_MS);
            const settled = starts
              .map(({ startedAt: at }) => at)
              .filter((at) => at > startedAt + 12 * MINUTE_MS);
            settled.slice(1).forEach((at, index) => {
              expect(at - (settled[index] ?? 0)).toBeLessThan(6 * MINUTE_MS);
            });
          }
          for (const { id } of poisoned) {
            expect(collector.polls.filter((poll) => poll.connectionId === String(id)).length).toBeGreaterThan(
              1,
            );
          }
          await monitor.dispose();
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe('rest', () => {
  it.each(['suspend', 'offline', 'pause'] as const)(
    'reads nothing during %s, and goes on afterwards',
    async (how) => {
      const { clock, collector, monitor, statuses, views } = bench();
      const rest = (isResting: boolean): void => {
        if (how === 'offline') monitor.setOnline(!isResting);
        else if (how === 'pause') monitor.setPaused(isResting);
        else if (isResting) monitor.suspend();
        else monitor.resume();
      };
      monitor.start();
      await clock.advance(MINUTE_MS);
      rest(true);
      await clock.advance(300 * MINUTE_MS);
      expect(collector.polls).toHaveLength(1);
      expect(views.get('0')?.nextPollAt).toBeNull();
      expect(views.get('0')?.health?.severity).toBe('unknown');
      rest(false);
      await clock.advance(MINUTE_MS);
      expect(collector.polls).toHaveLength(2);
      expect(statuses).toEqual([
        { suspend: 'suspended', offline: 'offline', pause: 'paused' }[how],
        'running',
      ]);
    },
  );

  it('lets the network settle after a resume, and forgives it a passing fault', async () => {
    const { clock, collector, monitor, views } = bench({
      answer: (poll) => (poll === 1 ? { partly: OUTAGE } : 'read'),
    });
    monitor.start();
    await clock.advance(MINUTE_MS);
    const before = views.get('0')?.health;
    monitor.suspend();
    clock.jump(10 * MINUTE_MS);
    monitor.resume();
    await clock.advance(5 * SECOND_MS);
    expect(collector.polls).toHaveLength(1);
    await clock.advance(10 * SECOND_MS);
    expect(collector.polls).toHaveLength(2);
    expect(views.get('0')?.health).toEqual(before);
  });

  it('notices a sleep that nobody announced', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(MINUTE_MS);
    clock.jump(120 * MINUTE_MS);
    await clock.advance(5 * SECOND_MS);
    expect(collector.polls).toHaveLength(1);
    await clock.advance(10 * SECOND_MS);
    expect(collector.polls).toHaveLength(2);
  });

  it('cancels what is under way on suspend, without counting it as a failure', async () => {
    const { clock, collector, monitor } = bench({ durationMs: 30 * SECOND_MS });
    monitor.start();
    await clock.advance(SECOND_MS);
    monitor.suspend();
    await clock.advance(SECOND_MS);
    expect(collector.polls[0]?.wasAborted).toBe(true);
    monitor.resume();
    await clock.advance(15 * SECOND_MS);
    expect(collector.polls).toHaveLength(2);
  });

  it('polls only when nothing stands against it, in whatever order it ends', async () => {
    const { clock, collector, monitor } = bench();
    monitor.setOnline(false);
    monitor.start();
    monitor.suspend();
    monitor.resume();
    await clock.advance(10 * MINUTE_MS);
    expect(collector.polls).toHaveLength(0);
    expect(monitor.status()).toBe('offline');
    monitor.setOnline(true);
    await clock.advance(MINUTE_MS);
    expect(collector.polls).toHaveLength(1);
  });
});

describe('a clock that is set', () => {
  it.each([-HOURS_3, HOURS_3, -400 * 24 * 60 * MINUTE_MS])(
    'by %d ms has everything read anew, once and soon, and the rhythm goes on',
    async (byMs) => {
      const { clock, collector, monitor, gaps: timeGaps } = bench({ count: 3 });
      monitor.start();
      await clock.advance(MINUTE_MS);
      clock.set(byMs);
      await clock.advance(4 * MINUTE_MS + 30 * SECOND_MS);
      expect(timeGaps()).toBe(1);
      const round = collector.polls.slice(3, 6);
      expect(round.map(({ depth }) => depth)).toEqual(['full', 'full', 'full']);
      expect(new Set(round.map(({ connectionId }) => connectionId)).size).toBe(3);
      await clock.advance(30 * MINUTE_MS);
      const depths = collector.polls.slice(6).map(({ depth }) => depth);
      expect(depths.length).toBeGreaterThanOrEqual(3 * 5);
      expect(new Set(depths)).toEqual(new Set(['frequent']));
    },
  );

  it('back makes nothing look fresher than it is, while nothing is read', async () => {
    const { clock, monitor, views } = bench();
    monitor.start();
    await clock.advance(4 * MINUTE_MS);
    monitor.setPaused(true);
    clock.set(-HOURS_3);
    monitor.lookAtClock(false);
    await clock.advance(10 * MINUTE_MS);
    expect(monitor.view('0')?.health?.severity).toBe('ok');
    await clock.advance(2 * MINUTE_MS);
    expect(views.get('0')?.health?.severity).toBe('unknown');
    expect(monitor.view('0')?.health?.severity).toBe('unknown');
  });

  it('back does not make it fresher by other intervals either', async () => {
    const { clock, monitor } = bench();
    monitor.start();
    await clock.advance(MINUTE_MS);
    monitor.setPaused(true);
    clock.set(-HOURS_3);
    await clock.advance(MINUTE_MS);
    monitor.setPolling({ frequentMinutes: 10, fullMinutes: 60 });
    await clock.advance(29 * MINUTE_MS);
    expect(monitor.view('0')?.health?.severity).toBe('unknown');
  });

  it('forward leaves nothing green that nobody read since', async () => {
    const { clock, monitor, views } = bench({ answer: (poll) => (poll === 0 ? 'read' : OUTAGE) });
    monitor.start();
    await clock.advance(MINUTE_MS);
    clock.set(HOURS_3);
    monitor.lookAtClock(false);
    expect(views.get('0')?.health?.severity).toBe('unknown');
    await clock.advance(20 * SECOND_MS);
    expect(views.get('0')?.health?.severity).toBe('unknown');
  });

  it('shows the next poll by the new time', async () => {
    const { clock, monitor, views } = bench();
    monitor.start();
    await clock.advance(MINUTE_MS);
    clock.set(-HOURS_3);
    monitor.lookAtClock(false);
    const next = epochOf(views.get('0')?.nextPollAt ?? '') - clock.now();
    expect(next).toBeGreaterThan(0);
    expect(next).toBeLessThan(MINUTE_MS);
  });

  it('during a poll has that one read again, because its dates are of both times', async () => {
    const { clock, collector, monitor } = bench({ durationMs: 20 * SECOND_MS });
    monitor.start();
    await clock.advance(10 * SECOND_MS);
    clock.set(-HOURS_3);
    monitor.lookAtClock(false);
    await clock.advance(50 * SECOND_MS);
    expect(collector.polls.map(({ depth }) => depth)).toEqual(['full', 'full']);
    await clock.advance(3 * MINUTE_MS);
    expect(collector.polls).toHaveLength(2);
  });

  it.each([-HOURS_3, HOURS_3])('by %d ms shortens and lengthens no Retry-After', async (byMs) => {
    const { clock, collector, monitor } = bench({ answer: (poll) => (poll === 0 ? THROTTLED : 'read') });
    monitor.start();
    await clock.advance(MINUTE_MS);
    clock.set(byMs);
    monitor.lookAtClock(false);
    await clock.advance(38 * MINUTE_MS);
    expect(collector.polls).toHaveLength(1);
    await clock.advance(2 * MINUTE_MS);
    expect(collector.polls).toHaveLength(2);
  });

  it('by less than a minute disturbs nothing', async () => {
    const { clock, collector, monitor, gaps: timeGaps } = bench();
    monitor.start();
    await clock.advance(MINUTE_MS);
    for (const byMs of [40 * SECOND_MS, -50 * SECOND_MS]) {
      clock.set(byMs);
      monitor.lookAtClock(false);
    }
    await clock.advance(3 * MINUTE_MS);
    expect(timeGaps()).toBe(0);
    expect(collector.polls).toHaveLength(1);
  });
});

describe('a sleep that the timers do not count', () => {
  it('counts all the same when it was announced: what fell due is due, and Retry-After has passed', async () => {
    const {
      clock,
      collector,
      monitor,
      gaps: timeGaps,
    } = bench({
      answer: (poll) => (poll === 1 ? THROTTLED : 'read'),
    });
    monitor.start();
    await clock.advance(6 * MINUTE_MS);
    monitor.suspend();
    clock.set(8 * 60 * MINUTE_MS);
    monitor.resume();
    await clock.advance(15 * SECOND_MS);
    expect(collector.polls.map(({ depth }) => depth)).toEqual(['full', 'frequent', 'full']);
    expect(timeGaps()).toBe(0);
  });

  it('and was short reads only what is due', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(MINUTE_MS);
    monitor.suspend();
    clock.set(10 * MINUTE_MS);
    monitor.resume();
    await clock.advance(15 * SECOND_MS);
    expect(collector.polls.map(({ depth }) => depth)).toEqual(['full', 'frequent']);
  });
});

describe('after a long sleep', () => {
  const HOURS_60 = 60 * 60 * MINUTE_MS;
  const sleeps: readonly (readonly [string, (monitor: Monitor, clock: FakeClock) => void])[] = [
    [
      'that was announced',
      (monitor, clock) => {
        monitor.suspend();
        clock.jump(HOURS_60);
        monitor.resume();
      },
    ],
    [
      'that was announced and not counted',
      (monitor, clock) => {
        monitor.suspend();
        clock.set(HOURS_60);
        monitor.resume();
      },
    ],
    [
      'that nobody announced',
      (_, clock) => {
        clock.jump(HOURS_60);
      },
    ],
    [
      'that nobody announced or counted',
      (monitor, clock) => {
        clock.set(HOURS_60);
        monitor.lookAtClock(false);
      },
    ],
  ];

  it.each(sleeps)(
    '%s each connection is read once, a few at a time, and nothing old is green',
    async (_, nap) => {
      const count = 50;
      const { clock, collector, monitor, views } = bench({
        count,
        durationMs: 2 * SECOND_MS,
        random: mulberry32(7),
      });
      monitor.start();
      await clock.advance(12 * MINUTE_MS);
      const before = collector.polls.length;
      nap(monitor, clock);
      const wokenAt = clock.now();
      // Moves on a little, so that overdue timers fire.
      await clock.advance(1);
      for (let id = 0; id < count; id += 1) {
        expect(monitor.view(String(id))?.health?.severity).toBe('unknown');
      }
      await clock.advance(7 * SECOND_MS);
      expect(collector.polls).toHaveLength(before);
      await clock.advance(53 * SECOND_MS);
      const round = collector.polls.slice(before);
      expect(new Set(round.map(({ connectionId }) => connectionId)).size).toBe(count);
      expect(round).toHaveLength(count);
      expect(new Set(round.map(({ depth }) => depth))).toEqual(new Set(['full']));
      const seconds = round.map(({ startedAt }) => Math.floor((startedAt - wokenAt) / SECOND_MS));
      for (const second of seconds) {
        expect(seconds.filter((other) => other === second).length).toBeLessThanOrEqual(6);
      }
      expect(collector.mostAtOnce()).toBeLessThanOrEqual(4);
      for (const view of views.values()) expect(view.health?.severity).toBe('ok');
    },
  );
});

describe('many connections', () => {
  /** Starts of the polls of 200 connections in the hour after a night's sleep, in seconds after waking. */
  async function startsAfterWaking(seed: number): Promise<readonly number[]> {
    const { clock, collector, monitor } = bench({
      count: 200,
      durationMs: SECOND_MS,
      random: mulberry32(seed),
    });
    monitor.start();
    await clock.advance(20 * MINUTE_MS);
    monitor.suspend();
    clock.jump(8 * 60 * MINUTE_MS);
    monitor.resume();
    const wokenAt = clock.now();
    await clock.advance(30 * MINUTE_MS);
    await monitor.dispose();
    return collector.polls
      .map(({ startedAt }) => Math.floor((startedAt - wokenAt) / SECOND_MS))
      .filter((second) => second >= 0);
  }

  it('do not go on in the one round that follows a sleep, but spread out again', async () => {
    const starts = await startsAfterWaking(11);
    const later = starts.filter((second) => second >= 150);
    // Evenly spread they would be 200 in 300 seconds: 7 in ten.
    for (let from = 150; from < 1_800; from += 10) {
      expect(later.filter((second) => second >= from && second < from + 10).length).toBeLessThanOrEqual(24);
    }
  });

  it('are spread by the same numbers in the same way', async () => {
    expect(await startsAfterWaking(11)).toEqual(await startsAfterWaking(11));
    expect(await startsAfterWaking(11)).not.toEqual(await startsAfterWaking(12));
  });
});

describe('re-check by hand', () => {
  it('joins a poll that reads as much, and follows one that reads less', async () => {
    const { clock, collector, monitor } = bench({ durationMs: 10 * SECOND_MS });
    monitor.start();
    await clock.advance(SECOND_MS);
    const joined = monitor.recheck('permissions', '0');
    await clock.advance(10 * SECOND_MS);
    expect(await joined).toEqual(['read']);
    expect(collector.polls).toHaveLength(1);

    const first = monitor.recheck('permissions', '0');
    await clock.advance(SECOND_MS);
    const second = monitor.recheck('frequent', '0');
    const third = monitor.recheck('permissions', null);
    await clock.advance(30 * SECOND_MS);
    expect(await Promise.all([first, second, third])).toEqual([['read'], ['read'], ['read']]);
    expect(collector.polls.map((poll) => poll.depth)).toEqual(['full', 'permissions', 'frequent']);
  });

  it('reads once for several that wait', async () => {
    const { clock, collector, monitor } = bench({ durationMs: 10 * SECOND_MS });
    void monitor.recheck('permissions', '0');
    await settle();
    const waiting = [monitor.recheck('frequent', '0'), monitor.recheck('full', '0')];
    await clock.advance(30 * SECOND_MS);
    expect(await Promise.all(waiting)).toEqual([['read'], ['read']]);
    expect(collector.polls.map((poll) => poll.depth)).toEqual(['permissions', 'full']);
  });

  it('works while paused, and not while nobody can answer', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    monitor.setPaused(true);
    const byHand = monitor.recheck('full', null);
    await clock.advance(SECOND_MS);
    expect(await byHand).toEqual(['read']);
    monitor.setOnline(false);
    expect(await monitor.recheck('full', null)).toEqual(['notReachable']);
    expect(collector.polls).toHaveLength(1);
  });

  it('does not disturb the rhythm of the rest', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(4 * MINUTE_MS);
    const byHand = monitor.recheck('permissions', '0');
    await clock.advance(2 * MINUTE_MS);
    await byHand;
    expect(collector.polls.map((poll) => poll.depth)).toEqual(['full', 'permissions', 'frequent']);
  });
});

describe('dispose', () => {
  it('cancels everything, waits for it, and leaves no timer', async () => {
    const { clock, collector, monitor } = bench({ count: 6, durationMs: 10 * SECOND_MS });
    monitor.start();
    await clock.advance(SECOND_MS);
    const byHand = monitor.recheck('full', null);
    await monitor.dispose();
    expect(new Set(await byHand)).toEqual(new Set(['cancelled']));
    expect(collector.polls.every((poll) => poll.wasAborted)).toBe(true);
    expect(clock.pending()).toBe(0);
    const count = collector.polls.length;
    await clock.advance(60 * MINUTE_MS);
    expect(collector.polls).toHaveLength(count);
    expect(await monitor.recheck('full', '0')).toEqual(['cancelled']);
  });
});

type Event =
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'sleep'; readonly seconds: number }
  | { readonly kind: 'set'; readonly seconds: number }
  | { readonly kind: 'suspend' | 'resume' | 'online' | 'offline' | 'pause' | 'continue' }
  | { readonly kind: 'recheck'; readonly depth: 'full' | 'frequent' | 'permissions' }
  | { readonly kind: 'polling'; readonly minutes: number };

const events: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 0, max: 900 }) }),
  fc.record({ kind: fc.constant('sleep' as const), seconds: fc.integer({ min: 0, max: 9_000 }) }),
  fc.record({ kind: fc.constant('set' as const), seconds: fc.integer({ min: -90_000, max: 90_000 }) }),
  fc.record({
    kind: fc.constantFrom('suspend', 'resume', 'online', 'offline', 'pause', 'continue'),
  }),
  fc.record({
    kind: fc.constant('recheck' as const),
    depth: fc.constantFrom('full', 'frequent', 'permissions'),
  }),
  fc.record({ kind: fc.constant('polling' as const), minutes: fc.integer({ min: 1, max: 30 }) }),
);

function isQuiet(status: MonitorStatus): boolean {
  return status === 'suspended' || status === 'offline';
}

describe('any sequence of events', () => {
  it('never polls one connection twice at once, never while nobody can answer, and is back in time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(events, { maxLength: 25 }),
        fc.array(fc.constantFrom<ScriptedAnswer>('read', 'read', OUTAGE, { partly: OUTAGE }, 'broken'), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (sequence, answers, random) => {
          let isCalm = false;
          const { clock, collector, monitor } = bench({
            count: 3,
            concurrency: 2,
            durationMs: 5 * SECOND_MS,
            random: () => random,
            answer: (poll) => (isCalm ? 'read' : (answers[poll % answers.length] ?? 'read')),
          });
          let polling = POLLING;
          monitor.start();
          for (const event of sequence) {
            const before = collector.polls.length;
            const wasQuiet = isQuiet(monitor.status());
            if (event.kind === 'wait') await clock.advance(event.seconds * SECOND_MS);
            else if (event.kind === 'sleep') clock.jump(event.seconds * SECOND_MS);
            else if (event.kind === 'set') clock.set(event.seconds * SECOND_MS);
            else if (event.kind === 'suspend') monitor.suspend();
            else if (event.kind === 'resume') monitor.resume();
            else if (event.kind === 'pause' || event.kind === 'continue')
              monitor.setPaused(event.kind === 'pause');
            else if (event.kind === 'recheck') void monitor.recheck(event.depth, null);
            else if (event.kind === 'polling') {
              polling = { frequentMinutes: event.minutes, fullMinutes: 60 };
              monitor.setPolling(polling);
            } else monitor.setOnline(event.kind === 'online');
            await settle();
            if (wasQuiet && isQuiet(monitor.status())) expect(collector.polls.length).toBe(before);
          }
          monitor.resume();
          monitor.setOnline(true);
          monitor.setPaused(false);
          isCalm = true;
          // The longest pause after failures, and the grace period, may still be running.
          await clock.advance(34 * MINUTE_MS);
          const from = clock.now();
          const window = polling.frequentMinutes * MINUTE_MS * 1.1 + 30 * SECOND_MS;
          await clock.advance(window);
          for (const id of ['0', '1', '2']) {
            const isRead = collector.polls.some(
              (poll) => poll.connectionId === id && poll.startedAt >= from && poll.startedAt <= from + window,
            );
            expect(isRead).toBe(true);
          }
          expect(collector.mostOfOneAtOnce()).toBeLessThanOrEqual(1);
          // A poll in which the computer slept looks slow: the next goes the slow way, which has places of its own.
          expect(collector.mostAtOnce()).toBeLessThanOrEqual(4);
          await monitor.dispose();
          expect(clock.pending()).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('other connections', () => {
  it('reads what is new at once, and leaves alone what stayed', async () => {
    const { clock, collector, monitor } = bench({ count: 3 });
    monitor.start();
    await clock.advance(2 * SECOND_MS);
    const planned = monitor.view('0');
    monitor.setConnections(['2', '0', 'new'].map(scriptedConnection));
    expect(monitor.view('0')).toEqual(planned);
    expect(monitor.view('1')).toBeNull();
    await clock.advance(SECOND_MS);
    expect(collector.polls.slice(3).map(({ connectionId, depth }) => [connectionId, depth])).toEqual([
      ['new', 'full'],
    ]);
    await clock.advance(12 * MINUTE_MS);
    expect(collector.polls.slice(3).filter(({ connectionId }) => connectionId === '1')).toEqual([]);
    expect(gaps(collector, '2').length).toBeGreaterThanOrEqual(2);
    expect(collector.forgotten).toEqual(['1']);
  });

  it('reads nothing before it is started, or while it is paused', async () => {
    const { clock, collector, monitor } = bench();
    monitor.setConnections([scriptedConnection('new')]);
    await clock.advance(10 * MINUTE_MS);
    monitor.setPaused(true);
    monitor.start();
    monitor.setConnections([scriptedConnection('newer')]);
    await clock.advance(10 * MINUTE_MS);
    expect(collector.polls).toEqual([]);
    monitor.setPaused(false);
    await clock.advance(SECOND_MS);
    expect(collector.polls.map(({ connectionId }) => connectionId)).toEqual(['newer']);
  });

  it('begins anew with a connection that became another one, whatever its old poll still says', async () => {
    const { clock, collector, monitor, views } = bench({ durationMs: 10 * SECOND_MS });
    monitor.start();
    await clock.advance(SECOND_MS);
    monitor.setConnections([{ ...scriptedConnection('0'), mailboxes: ['other@contoso.example'] }]);
    expect(collector.polls[0]?.wasAborted).toBe(false);
    await clock.advance(SECOND_MS);
    expect(collector.polls[0]?.wasAborted).toBe(true);
    expect(views.get('0')).toMatchObject({ health: null, checking: 'full' });
    await clock.advance(10 * SECOND_MS);
    expect(monitor.snapshot('0')?.mailboxes.map(({ address }) => address)).toEqual(['other@contoso.example']);
    expect(collector.polls[1]?.previous).toBeNull();
    expect(collector.forgotten).toEqual([]);
  });

  it('goes on with one that only got another name', async () => {
    const { clock, collector, monitor } = bench();
    monitor.start();
    await clock.advance(SECOND_MS);
    const before = monitor.view('0');
    monitor.setConnections([{ ...scriptedConnection('0'), name: 'Renamed' }]);
    expect(monitor.view('0')).toEqual(before);
    expect(monitor.snapshot('0')?.connection.name).toBe('Renamed');
    await clock.advance(SECOND_MS);
    expect(collector.polls).toHaveLength(1);
    await clock.advance(6 * MINUTE_MS);
    expect(collector.polls[1]).toMatchObject({
      depth: 'frequent',
      previous: { connection: { name: 'Renamed' } },
    });
    await clock.advance(16 * MINUTE_MS);
    expect(gaps(collector).every((gap) => gap < 6 * MINUTE_MS)).toBe(true);
  });

  it('waits for the last poll of a connection that is gone before it is disposed', async () => {
    const { clock, monitor } = bench({ count: 2 });
    monitor.start();
    await clock.advance(50);
    monitor.setConnections([]);
    await monitor.dispose();
    expect(clock.pending()).toBe(0);
  });
});
