import { isDeepStrictEqual } from 'node:util';

import { actedEvent, type ActivityEvent } from '../../shared/alerts/activity';
import { catchUp } from '../../shared/alerts/catch-up';
import type { OutboxStep } from '../../shared/alerts/deliveries';
import { alertEntries } from '../../shared/alerts/entries';
import { compareLevels } from '../../shared/alerts/level';
import {
  acknowledge,
  type Actor,
  type LifeFailure,
  snooze,
  type SnoozeLength,
  wake,
} from '../../shared/alerts/life';
import { enqueue, isInterested, type OutboxTarget, prune } from '../../shared/alerts/outbox';
import { planAlerts } from '../../shared/alerts/plan-alerts';
import type { PlanContext } from '../../shared/alerts/plan-context';
import { knowsBeginning } from '../../shared/alerts/told';
import type { AlertBook, AlertEntry } from '../../shared/domain/alert';
import type { AlertSettings } from '../../shared/domain/alert-settings';
import { type EpochMs, epochOf, instantOf, SECOND_MS } from '../../shared/domain/instant';
import type { Result } from '../../shared/domain/result';
import type { ConnectionState } from '../../shared/domain/state';
import type { Clock } from '../clock';
import type { AlertStore } from './alert-store';

/** What keeping alerts is made of. */
export interface AlertKeeperOptions {
  readonly store: AlertStore;
  readonly clock: Clock;
  /** IANA name of the administrator's zone at present: it can be changed while this runs. */
  readonly zone: () => string;
  /** The user of this computer. */
  readonly user: string;
  /** Null: they are not watched at present, and nothing is planned. */
  readonly connections: () => readonly ConnectionState[] | null;
  readonly settings: () => AlertSettings;
  /** Since when connections are looked at; see `PlanContext`. */
  readonly watchingSince: () => EpochMs | null;
  /**
   * Looks whether the time of day jumped since anybody looked: how old something is would be reckoned by two clocks.
   * What it finds may be planned on the way.
   */
  readonly lookAtClock: () => void;
  /** Where is told at present. */
  readonly targets: () => readonly OutboxTarget[];
  /** Something may be due to be sent; it is kept already. */
  readonly onQueued: () => void;
  /** What could not be told any more, for the journal: noted before it is forgotten. */
  readonly onEnded: (ended: OutboxStep['ended']) => void;
  /** What somebody did about an alert, for the journal: noted before it is kept. */
  readonly onActed: (event: ActivityEvent) => void;
  /** What is listed at present: of other connections, where these were not watched for a while. */
  readonly shown: () => readonly AlertEntry[];
  readonly onEntries: (entries: readonly AlertEntry[]) => void;
}

/** Alerts with their life: planned after every reading and whenever something falls due, kept before they are told. */
export interface AlertKeeper {
  readonly book: () => AlertBook;
  /** Something was read, or settings changed: plans once what comes together has come. */
  readonly changed: () => void;
  /** Plans at once. */
  readonly plan: () => void;
  readonly context: () => PlanContext;
  readonly acknowledge: (alertId: string, note: string | null) => Result<AlertBook, LifeFailure>;
  readonly snooze: (alertId: string, length: SnoozeLength, reason: string) => Result<AlertBook, LifeFailure>;
  readonly wake: (alertId: string) => Result<AlertBook, LifeFailure>;
  readonly dispose: () => void;
}

/** Readings are gathered this long before alerts are planned, so that connections read together are told together. */
const GATHER_MS = 2 * SECOND_MS;

/** Makes it; the first plan is made when something was read. */
export function createAlertKeeper(options: AlertKeeperOptions): AlertKeeper {
  const { store, clock } = options;
  let cancelGathering: (() => void) | null = null;
  let cancelNext: () => void = () => undefined;

  const context = (): PlanContext => ({
    settings: options.settings(),
    now: clock.now(),
    zone: options.zone(),
    watchingSince: options.watchingSince(),
    isWanted: (alert) => options.targets().some((target) => isInterested(target, alert)),
    hasBegunAt: (alertId, at) => knowsBeginning(store.present().outbox, alertId, at),
  });

  const show = (): void => {
    const entries = alertEntries(store.present().book, options.settings(), clock.now());
    if (!isDeepStrictEqual(entries, options.shown())) options.onEntries(entries);
  };

  const plan = (): void => {
    options.lookAtClock();
    cancelGathering?.();
    cancelGathering = null;
    const connections = options.connections();
    if (connections === null) return;
    const at = context();
    const planned = planAlerts(store.present().book, connections, at);
    const targets = options.targets();
    // What quiet hours hold back may be the end of something that is told by its memory only.
    const alive = new Set([
      ...planned.book.alerts.map(({ id }) => id),
      ...planned.book.held.map(({ alertId }) => alertId),
    ]);
    const before = store.present();
    const quiet = enqueue(before.outbox, planned.afterQuiet, 'quiet', targets, at.now);
    const worstFirst = [...planned.tellings].sort((a, b) => compareLevels(b, a));
    const now = enqueue(quiet.outbox, worstFirst, 'now', targets, at.now);
    const ended = [...quiet.ended, ...now.ended];
    const told = catchUp(now.outbox, planned.book, targets, at);
    const outbox = prune(told, alive, targets, at.now);
    if (ended.length > 0) options.onEnded(ended);
    if (outbox !== before.outbox || planned.book !== before.book) {
      store.change((kept) => ({ ...kept, book: planned.book, outbox }));
    }
    cancelNext();
    if (planned.nextAt !== null) {
      cancelNext = clock.schedule(Math.max(0, epochOf(planned.nextAt) - at.now), plan);
    }
    show();
    options.onQueued();
  };

  const act = (
    alertId: string,
    how: Parameters<typeof actedEvent>[1],
    change: (book: AlertBook, actor: Actor) => Result<AlertBook, LifeFailure>,
  ): Result<AlertBook, LifeFailure> => {
    const { book } = store.present();
    const alert = book.alerts.find(({ id }) => id === alertId);
    const actor: Actor = { by: options.user, at: instantOf(clock.now()) };
    const result = change(book, actor);
    if (alert === undefined || !result.ok) return result;
    const asleep = result.value.alerts.find(({ id }) => id === alertId)?.snooze ?? null;
    const until = asleep === null ? {} : { until: asleep.until };
    options.onActed(actedEvent(alert, { ...how, ...until }, actor.by, actor.at));
    store.change((kept) => ({ ...kept, book: result.value }));
    plan();
    return result;
  };

  return {
    book: () => store.present().book,
    changed: () => {
      cancelGathering ??= clock.schedule(GATHER_MS, plan);
    },
    plan,
    context,
    acknowledge: (alertId, note) =>
      act(alertId, { what: 'acknowledged', reason: note }, (book, actor) =>
        acknowledge(book, alertId, note, actor),
      ),
    snooze: (alertId, length, reason) =>
      act(alertId, { what: 'snoozed', reason }, (book, actor) =>
        snooze(book, alertId, length, reason, actor, options.zone()),
      ),
    wake: (alertId) => act(alertId, { what: 'woken', reason: null }, (book) => wake(book, alertId)),
    dispose: () => {
      cancelGathering?.();
      cancelGathering = null;
      cancelNext();
    },
  };
}
