import type { AlertStore } from '../../electron/alerts/alert-store';
import type { ActivityJournal } from '../../electron/application/activity-journal';
import type { pollOutcome } from '../../electron/monitor/poll-outcome';
import type { catchUp } from '../../shared/alerts/catch-up';
import type { isGone } from '../../shared/alerts/finding-facts';
import type { hold } from '../../shared/alerts/hold';
import type { muteOf } from '../../shared/alerts/mutes';
import type { decide } from '../../shared/alerts/news';
import type { enqueue, recover, settle } from '../../shared/alerts/outbox';
import type { AlertPlan, planAlerts } from '../../shared/alerts/plan-alerts';
import type { lastConvenientMoment, quietEnd } from '../../shared/alerts/quiet';
import type { stageStanding } from '../../shared/alerts/stages';
import type { Telling } from '../../shared/domain/alert';
import { DAY_MS } from '../../shared/domain/instant';

/** The parts that can be broken, by their names. */
export interface Parts {
  readonly planAlerts: typeof planAlerts;
  readonly decide: typeof decide;
  readonly hold: typeof hold;
  readonly quietEnd: typeof quietEnd;
  readonly lastConvenientMoment: typeof lastConvenientMoment;
  readonly stageStanding: typeof stageStanding;
  readonly muteOf: typeof muteOf;
  readonly isGone: typeof isGone;
  readonly catchUp: typeof catchUp;
  readonly enqueue: typeof enqueue;
  readonly recover: typeof recover;
  readonly settle: typeof settle;
  readonly pollOutcome: typeof pollOutcome;
  readonly readingsNeeded: () => 1 | 2 | null;
  readonly alertStore: (store: AlertStore) => AlertStore;
  readonly journal: (journal: ActivityJournal) => ActivityJournal;
}

/** What takes the place of some parts: each is made of the real one. */
export type Mutation = { readonly [Part in keyof Parts]?: (real: Parts[Part]) => Parts[Part] };

/** Leaves some tellings out, or adds some, wherever they are. */
function retold(change: (tellings: readonly Telling[]) => readonly Telling[]): Mutation {
  return {
    planAlerts:
      (real) =>
      (...given): AlertPlan => {
        const plan = real(...given);
        return { ...plan, tellings: change(plan.tellings), afterQuiet: change(plan.afterQuiet) };
      },
  };
}

/** A store that writes some changes down only with the next one. */
function lazyStore(isPutOff: (store: AlertStore, next: ReturnType<AlertStore['present']>) => boolean) {
  return (store: AlertStore): AlertStore => {
    let ahead: ReturnType<AlertStore['present']> | null = null;
    const lazy: AlertStore = {
      present: () => ahead ?? store.present(),
      problems: store.problems,
      change: (change) => {
        const next = change(lazy.present());
        if (isPutOff(lazy, next)) {
          ahead = next;
          return;
        }
        ahead = null;
        store.change(() => next);
      },
    };
    return lazy;
  };
}

/** A journal that writes down what happened only when something else does. */
function lazyJournal(journal: ActivityJournal): ActivityJournal {
  let ahead: Parameters<ActivityJournal['add']>[0] = [];
  return {
    problems: journal.problems,
    backwards: journal.backwards,
    add: (events) => {
      if (events.length === 0) return;
      journal.add(ahead);
      ahead = events;
    },
    entries: () => {
      const written = journal.entries();
      const last = Number(written[0]?.id ?? 0);
      const unwritten = ahead.map((event, index) => ({ ...event, id: String(last + 1 + index) }));
      return [...unwritten.reverse(), ...written];
    },
  };
}

/** Policies, outboxes and stores that are broken in one respect each: the simulation has to notice every one. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a stage is never told': retold((tellings) => tellings.filter(({ reason }) => reason !== 'stage')),
  'that a deadline has passed is not told': retold((tellings) => tellings.filter(({ stage }) => stage !== 0)),
  'stages come a day late': {
    stageStanding: (real) => (deadline, days, settings, now, zone) =>
      real(deadline, days, settings, now - DAY_MS, zone),
  },
  'a stage waits for the next reading': {
    planAlerts:
      (real) =>
      (...given) => ({ ...real(...given), nextAt: null }),
  },
  'days off make nothing earlier': { lastConvenientMoment: () => (at) => at },
  'everything is told twice': retold((tellings) =>
    tellings.flatMap((one) => [one, { ...one, id: `${one.id}/again` }]),
  ),
  'what was on its way when it was killed is sent again': {
    recover: () => (outbox) => ({
      outbox: { ...outbox, entries: outbox.entries.map((entry) => ({ ...entry, state: 'queued' })) },
      ended: [],
    }),
  },
  'what was on its way when it was killed blocks its channel': {
    recover: () => (outbox) => ({ outbox, ended: [] }),
  },
  'what was not answered is sent again': {
    settle: (real) => (outbox, channelId, outcome, now, pauseAfter) =>
      real(
        outbox,
        channelId,
        outcome.state === 'failed' ? { ...outcome, failure: { code: 'unreachable' } } : outcome,
        now,
        pauseAfter,
      ),
  },
  'only the first channel is told': {
    enqueue: (real) => (outbox, tellings, reason, targets, now) =>
      real(outbox, tellings, reason, targets.slice(0, 1), now),
  },
  'a channel that is switched on hears only what is new': { catchUp: () => (outbox) => outbox },
  'what did not arrive is not sent again': {
    settle: (real) => (outbox, channelId, outcome, now, pauseAfter) =>
      real(
        outbox,
        channelId,
        outcome.state === 'failed' && outcome.failure.code === 'unreachable'
          ? { ...outcome, failure: { code: 'refused', status: 400 } }
          : outcome,
        now,
        pauseAfter,
      ),
  },
  'a channel that failed is left alone for good': {
    settle: (real) => (outbox, channelId, outcome, now) =>
      real(outbox, channelId, outcome, now, () => 1_000 * DAY_MS),
  },
  'that it is told is written down only afterwards': {
    alertStore: () => lazyStore((_, { outbox }) => outbox.entries.some(({ state }) => state === 'sending')),
  },
  'what somebody decided is written down only with the next telling': {
    alertStore: () => lazyStore((store, { outbox }) => outbox === store.present().outbox),
  },
  'the journal is written later': { journal: () => lazyJournal },
  'a snooze holds, come what may': {
    decide: (real) => (alert, around, context) =>
      alert.snooze === null
        ? real(alert, around, context)
        : { ...real(alert, around, context), alert, reason: null },
  },
  'quiet hours swallow what they hold': {
    hold:
      (real) =>
      (...given) => ({ ...real(...given), held: [] }),
  },
  'quiet hours are not kept': { quietEnd: () => () => null },
  'what was explained is not told when it stays': {
    decide: (real) => {
      const explained = new Set<string>();
      return (alert, around, context) => {
        const decision = real(alert, around, context);
        if (alert.cause !== null) explained.add(alert.id);
        return explained.has(alert.id) ? { ...decision, reason: null } : decision;
      };
    },
  },
  'one look is enough for what may pass': { readingsNeeded: () => () => 1 },
  'a reading that fails resolves': { isGone: () => () => true },
  'that nothing can be seen is not told': {
    decide: (real) => (alert, around, context) => {
      const decision = real(alert, around, context);
      return alert.source === 'stale' ? { ...decision, reason: null } : decision;
    },
  },
  'waking sounds the alarm': {
    planAlerts: (real) => (book, connections, context) =>
      real(book, connections, {
        ...context,
        watchingSince: context.watchingSince === null ? null : context.watchingSince - DAY_MS,
      }),
  },
  'a mute hides what has expired and is in use': {
    muteOf: (real) => (alert, mutes) => real(alert, mutes, 0),
  },
  'that something is over is not told': retold((tellings) =>
    tellings.filter(({ reason }) => reason !== 'resolved'),
  ),
  'Retry-After is not honoured': {
    pollOutcome:
      (real) =>
      (...given) => ({ ...real(...given), retryAfterMs: null }),
  },
};
