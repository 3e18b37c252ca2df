import { applyStaleness, type DataAge, staleAtOf } from '../../shared/diagnosis/staleness';
import type { Connection } from '../../shared/domain/connection';
import { epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { ConnectionHealth, ConnectionState } from '../../shared/domain/state';
import type { Clock, MonotonicMs } from '../clock';
import { abortable } from '../network/exchange';
import type { Collector } from './collector';
import { combine, covers, type Depth } from './depth';
import { healthOf, type Judge } from './health';
import type { KeptWaits } from './kept-waits';
import type { Turn } from './lanes';
import { pollOutcome } from './poll-outcome';
import {
  firstPlan,
  nextPoll,
  type Place,
  planAfterJump,
  planAfterPause,
  planAfterPoll,
  planAfterSettings,
  planAfterSleep,
  type PollOutcome,
  type PollPlan,
  type Spread,
} from './poll-plan';
import type { RecheckResult } from './recheck-result';

/** What the interface sees of a watch. */
export type WatchView = Pick<ConnectionState, 'health' | 'checking' | 'nextPollAt'>;

/**
 * What happened to the monitor: it began, it may no longer poll, the computer woke up or came back to the
 * network (which needs a moment to settle), or an administrator ended a pause.
 */
export type WatchChange = 'started' | 'stopped' | 'woken' | 'continued';

/** What a watch needs of the monitor it belongs to. */
export interface WatchContext {
  readonly collector: Collector;
  readonly judge: Judge;
  /** Remembers what a look shows, before it is judged; only what a poll brought that did not fail. */
  readonly learn: (snapshot: Snapshot) => void;
  /** What Microsoft asked to wait: after a restart the wait goes on. */
  readonly waits: KeptWaits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly polling: () => PollingSettings;
  /** Polls of its own accord: not paused, not suspended, not offline. */
  readonly isRunning: () => boolean;
  /**
   * Looks whether the time of day jumped; if so, or if a timer came so late that the computer must have slept, all
   * watches are told, and it is true.
   */
  readonly lookAtClock: (isLate: boolean) => boolean;
  /** May be read when somebody asks for it. */
  readonly isReachable: () => boolean;
  /** Runs a task when one of the monitor's few places is free. */
  readonly enqueue: (task: () => Promise<void>, turn: Turn) => void;
  readonly publish: (view: WatchView) => void;
  readonly onUnexpected: (error: unknown) => void;
}

/** Node's timers take 31 bits of milliseconds; a longer wait is made of several. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** A timer this late means that the computer slept without saying so. */
const SLEPT_MS = MINUTE_MS;

/** How long after a resume a passing fault is taken for the network's own waking up. */
const SETTLING_MS = MINUTE_MS;

/**
 * A poll that takes longer than two requests may (`REQUEST_LIMIT_MS`) gives its place up and begins again where it
 * holds up nobody but its like.
 */
const QUICK_LIMIT_MS = MINUTE_MS;

/** A poll that takes longer hangs: every request in it has a limit of its own, far below. */
const POLL_LIMIT_MS = 3 * MINUTE_MS;

/** After a poll that took longer, the next one begins among the slow ones. */
const SLOW_MS = 15 * SECOND_MS;

/** After intervals were shortened, what is too old by the new ones has so long to be read again. */
const GRACE_MS = MINUTE_MS;

/** Why such a poll was aborted. */
const TIMED_OUT = new Error('The poll took too long.');

interface Poll {
  readonly depth: Depth;
  readonly abort: AbortController;
  readonly result: Promise<RecheckResult>;
}

interface Waiting {
  readonly depth: Depth;
  readonly result: Promise<RecheckResult>;
  readonly resolve: (result: RecheckResult) => void;
}

function deferred(): Pick<Waiting, 'result' | 'resolve'> {
  let resolve: (result: RecheckResult) => void = () => undefined;
  const result = new Promise<RecheckResult>((settle) => {
    resolve = settle;
  });
  return { result, resolve };
}

/** Reads one connection again and again: at most one poll at a time, each planned when the one before ended. */
export class ConnectionWatch {
  private plan: PollPlan;
  private current: Poll | null = null;
  private waiting: Waiting | null = null;
  private cancelTimer: () => void = () => undefined;
  private cancelStaleTimer: () => void = () => undefined;
  private settlingUntil: MonotonicMs = Number.NEGATIVE_INFINITY;
  /** Jumps of the clock so far. */
  private jumps = 0;
  private spread: Spread = 'first';
  /** The last poll was slow, or hung. */
  private isSlow = false;
  private isDisposed = false;
  /** The last that told something: what the next poll carries over. */
  private snapshot: Snapshot | null = null;
  private shown: Snapshot | null = null;
  /** When the look began that `shown` is of. */
  private shownFrom: MonotonicMs = 0;
  private health: ConnectionHealth | null = null;
  private checking: WatchView['checking'] = 'none';
  private nextPollAt: WatchView['nextPollAt'] = null;

  constructor(
    readonly connection: Connection,
    private readonly place: Place,
    private readonly context: WatchContext,
  ) {
    this.plan = this.firstPlan();
  }

  /**
   * Takes over what an earlier watch knows: for a connection that only got another name, of which nothing needs
   * to be read anew.
   */
  takeOver(earlier: ConnectionWatch): void {
    const renamed = (snapshot: Snapshot | null): Snapshot | null =>
      snapshot === null ? null : { ...snapshot, connection: this.connection };
    this.plan = earlier.plan;
    this.spread = earlier.spread;
    this.settlingUntil = earlier.settlingUntil;
    this.isSlow = earlier.isSlow;
    this.snapshot = renamed(earlier.snapshot);
    this.shown = renamed(earlier.shown);
    this.shownFrom = earlier.shownFrom;
    this.health = earlier.health;
    this.watchAge();
  }

  /** The snapshot that the present health was judged from; null before the first. */
  shownSnapshot(): Snapshot | null {
    return this.shown;
  }

  view(): WatchView {
    const now = this.context.clock.now();
    const health = this.health === null ? null : applyStaleness(this.health, now);
    return { health, checking: this.checking, nextPollAt: this.nextPollAt };
  }

  /** Begins, goes on or stops, as the monitor's status asks. */
  update(change: WatchChange): void {
    if (change === 'started') this.plan = this.firstPlan();
    if (change === 'woken') this.settle();
    if (change === 'stopped' && !this.context.isReachable()) this.cancel();
    this.schedule();
  }

  /** The computer slept, and the clock that the plan is made by did not count it. */
  noteSleep(sleptMs: number): void {
    this.plan = planAfterSleep(this.plan, sleptMs);
    this.shownFrom -= sleptMs;
  }

  /** The time of day jumped: nothing that was read looks younger for it, and all of it is read anew. */
  noteJump(): void {
    const { clock, random } = this.context;
    this.jumps += 1;
    this.settle();
    this.plan = planAfterJump(this.plan, clock.monotonic(), this.place, random);
    this.keepWait();
    this.renewAge();
    this.schedule();
  }

  /** Applies changed intervals at once, to the plan and to the age that data may reach. */
  repoll(): void {
    const { clock, random, polling } = this.context;
    const now = clock.monotonic();
    const readFrom = this.shown === null ? now : this.shownFrom;
    const context = { polling: polling(), place: this.place, random };
    this.plan = planAfterSettings(this.plan, now, readFrom, context);
    this.renewAge(GRACE_MS);
    this.schedule();
  }

  /** Judges again what was read, after thresholds were changed. */
  rejudge(): void {
    if (this.shown === null) return;
    try {
      this.judgeShown(this.shown);
    } catch (error) {
      this.context.onUnexpected(error);
    }
    this.publish();
  }

  /** Reads now. Joins a poll under way that reads as much, otherwise waits for it and reads after it. */
  recheck(depth: Depth): Promise<RecheckResult> {
    if (this.isDisposed) return Promise.resolve('cancelled');
    if (!this.context.isReachable()) return Promise.resolve('notReachable');
    if (this.context.clock.monotonic() < this.plan.throttledUntil) return Promise.resolve('throttled');
    if (this.current === null) return this.begin(depth, true);
    if (covers(this.current.depth, depth) && !this.current.abort.signal.aborted) return this.current.result;
    const waiting = this.waiting ?? deferred();
    this.waiting = { ...waiting, depth: this.waiting === null ? depth : combine(this.waiting.depth, depth) };
    return waiting.result;
  }

  /** Stops for good; resolves when nothing is under way any more. */
  async dispose(): Promise<void> {
    this.isDisposed = true;
    this.cancelStaleTimer();
    this.cancel();
    this.schedule();
    await this.current?.result;
  }

  private firstPlan(): PollPlan {
    const { clock, waits } = this.context;
    return firstPlan(clock.monotonic(), this.place, waits.leftMs(this.connection));
  }

  /** Kept by the time of day, which is all that outlasts a restart. */
  private keepWait(): void {
    const { clock, waits, onUnexpected } = this.context;
    try {
      waits.keep(this.connection, Math.max(0, this.plan.throttledUntil - clock.monotonic()));
    } catch (error) {
      // Whatever keeps it from being written must not end the watching.
      onUnexpected(error);
    }
  }

  private cancel(): void {
    this.current?.abort.abort();
    this.waiting?.resolve('cancelled');
    this.waiting = null;
  }

  private settle(): void {
    const { clock, random } = this.context;
    this.settlingUntil = clock.monotonic() + SETTLING_MS;
    if (this.spread === 'none') this.spread = 'woken';
    this.plan = planAfterPause(this.plan, clock.monotonic(), this.place, random);
  }

  private schedule(): void {
    this.cancelTimer();
    const isIdle = this.current === null && !this.isDisposed;
    if (!isIdle || !this.context.isRunning()) {
      this.nextPollAt = null;
    } else {
      const { clock } = this.context;
      const { at } = this.next();
      const delay = at - clock.monotonic();
      this.nextPollAt = instantOf(clock.now() + delay);
      this.cancelTimer = clock.schedule(Math.min(delay, LONGEST_TIMER_MS), () => {
        this.onTimer(at, delay > LONGEST_TIMER_MS);
      });
    }
    this.publish();
  }

  /** What fell due during a pause is due now: no sign that the computer slept, and no two polls one after the other. */
  private next(): ReturnType<typeof nextPoll> {
    const { clock, polling } = this.context;
    const notBefore = Math.max(this.plan.notBefore, clock.monotonic());
    return nextPoll({ ...this.plan, notBefore }, polling());
  }

  private onTimer(dueAt: MonotonicMs, isPartial: boolean): void {
    const isLate = this.context.clock.monotonic() - dueAt > SLEPT_MS;
    if (this.context.lookAtClock(isLate)) return;
    if (isPartial) this.schedule();
    else void this.begin(this.next().depth, false);
  }

  private begin(depth: Depth, isByHand: boolean): Promise<RecheckResult> {
    const { result, resolve } = deferred();
    const abort = new AbortController();
    this.current = { depth, abort, result };
    this.schedule();
    this.takeTurn(depth, abort.signal, isByHand, resolve);
    return result;
  }

  /** Polls when it is its turn; one that proves slow takes another turn, among the slow ones. */
  private takeTurn(
    depth: Depth,
    cancelled: AbortSignal,
    isByHand: boolean,
    resolve: (result: RecheckResult) => void,
  ): void {
    this.context.enqueue(
      async () => {
        const outcome = cancelled.aborted ? null : await this.poll(depth, isByHand, cancelled);
        if (outcome === 'tooSlow') {
          this.takeTurn(depth, cancelled, isByHand, resolve);
          return;
        }
        this.current = null;
        this.checking = 'none';
        resolve(outcome === null ? 'cancelled' : outcome.hasFailed ? 'failed' : 'read');
        this.afterPoll();
      },
      { isByHand, isSlow: this.isSlow },
    );
  }

  private afterPoll(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) {
      this.schedule();
    } else {
      void this.recheck(waiting.depth).then(waiting.resolve);
      if (this.current === null) this.schedule();
    }
  }

  /** Null when it was cancelled: then nothing was learnt and the plan stands. */
  private async poll(
    depth: Depth,
    isByHand: boolean,
    cancelled: AbortSignal,
  ): Promise<PollOutcome | 'tooSlow' | null> {
    const { clock } = this.context;
    const startedAt = clock.monotonic();
    const { jumps, isSlow } = this;
    this.checking = depth;
    this.publish();
    const limit = new AbortController();
    const cancelLimit = clock.schedule(isSlow ? POLL_LIMIT_MS : QUICK_LIMIT_MS, () => {
      limit.abort(TIMED_OUT);
    });
    const snapshot = await this.collect(depth, isByHand, AbortSignal.any([cancelled, limit.signal]));
    cancelLimit();
    if (cancelled.aborted) return null;
    const hasTimedOut = snapshot === null && limit.signal.aborted;
    this.isSlow = hasTimedOut || clock.monotonic() - startedAt > SLOW_MS;
    if (hasTimedOut && !isSlow) return 'tooSlow';
    const outcome = this.outcomeOf(snapshot, startedAt);
    const poll = { depth, endedAt: clock.monotonic(), spread: this.spread };
    this.plan = planAfterPoll(this.plan, poll, outcome, {
      polling: this.context.polling(),
      place: this.place,
      random: this.context.random,
    });
    this.keepWait();
    if (!outcome.hasFailed) this.spread = 'none';
    // What it read bears dates of before and after.
    if (jumps !== this.jumps) {
      this.plan = planAfterJump(this.plan, clock.monotonic(), this.place, this.context.random);
    }
    return outcome;
  }

  /** Learns from a poll. One that cannot be learnt from is a defect, and counts as failed: the next may be another. */
  private outcomeOf(snapshot: Snapshot | null, startedAt: MonotonicMs): PollOutcome {
    const failed: PollOutcome = { hasFailed: true, retryAfterMs: null, isUnreached: false };
    if (snapshot === null) return failed;
    try {
      const outcome = pollOutcome(snapshot, this.snapshot, startedAt < this.settlingUntil);
      this.learn(snapshot, startedAt, outcome);
      return outcome;
    } catch (error) {
      this.context.onUnexpected(error);
      return failed;
    }
  }

  /** Null where there is nothing to learn from; at the latest when the signal says so, whatever the collector does. */
  private async collect(depth: Depth, isByHand: boolean, signal: AbortSignal): Promise<Snapshot | null> {
    try {
      const options = { depth, previous: this.snapshot, isScheduled: !isByHand, signal };
      return await abortable(this.context.collector.collect(this.connection, options), signal);
    } catch (error) {
      if (!signal.aborted) this.context.onUnexpected(error);
      return null;
    }
  }

  /** A failed poll is only believed where nothing better is known: otherwise the last health stands and ages. */
  private learn(snapshot: Snapshot, startedAt: MonotonicMs, outcome: PollOutcome): void {
    if (outcome.hasFailed && this.snapshot !== null) return;
    if (!outcome.hasFailed) {
      this.snapshot = snapshot;
      this.context.learn(snapshot);
    }
    this.shown = snapshot;
    this.shownFrom = startedAt;
    this.judgeShown(snapshot);
  }

  private judgeShown(snapshot: Snapshot): void {
    const { judge, clock, polling } = this.context;
    const evaluation = judge(snapshot, clock.now());
    this.health = healthOf(snapshot, this.health, evaluation, polling(), this.age());
    this.watchAge();
  }

  private age(): DataAge {
    const { clock } = this.context;
    return { now: clock.now(), ageMs: clock.monotonic() - this.shownFrom };
  }

  /** @param graceMs what was believed until now is believed so much longer, if it would have been */
  private renewAge(graceMs = 0): void {
    if (this.health === null) return;
    const age = this.age();
    const limit = epochOf(staleAtOf(this.health.observedAt, this.context.polling(), age));
    const grace = Math.min(epochOf(this.health.staleAt), age.now + graceMs);
    const staleAt = instantOf(graceMs > 0 ? Math.max(limit, grace) : limit);
    if (staleAt !== this.health.staleAt) this.health = { ...this.health, staleAt };
    this.watchAge();
  }

  private watchAge(): void {
    this.cancelStaleTimer();
    if (this.health === null) return;
    const { clock } = this.context;
    const delay = Math.max(0, epochOf(this.health.staleAt) - clock.now()) + 1;
    this.cancelStaleTimer = clock.schedule(delay, () => {
      this.publish();
    });
  }

  private publish(): void {
    this.context.publish(this.view());
  }
}
