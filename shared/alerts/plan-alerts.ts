import type { Alert, AlertBook, Telling } from '../domain/alert';
import { grouped } from '../domain/grouped';
import { type EpochMs, type Instant, instantOf, MINUTE_MS } from '../domain/instant';
import type { ConnectionState } from '../domain/state';
import type { TellingReason } from '../domain/telling-reason';
import { hold, isStillNews } from './hold';
import { worseImpact } from './level';
import { muteOf } from './mutes';
import { decide, isHeardOf } from './news';
import type { News } from './news-item';
import { blindAt, isSeeing, observeConnection } from './observe-alerts';
import type { PlanContext } from './plan-context';
import { quietEnd } from './quiet';
import { isSame } from './same';
import { tellingOf } from './telling';

/** What is to be told now, and the book as it is when that is kept. */
export interface AlertPlan {
  /** The same one where nothing changed. */
  readonly book: AlertBook;
  readonly tellings: readonly Telling[];
  /** What quiet hours held back, in the order it came up: to be told in one message. */
  readonly afterQuiet: readonly Telling[];
  /** The earliest moment at which there may be something to tell without another reading; null: none is known. */
  readonly nextAt: Instant | null;
}

/** How long the end of quiet hours waits for connections that were not read yet: a look takes up to five minutes. */
const GATHER_MS = 5 * MINUTE_MS;

/** What one connection comes to. */
interface ConnectionPlan {
  readonly alerts: readonly Alert[];
  readonly news: readonly News[];
  readonly moments: readonly (EpochMs | null)[];
  /** What is held back of it can be told: it was read, or it is known that it cannot be. */
  readonly isSettled: boolean;
}

/** A cause speaks for what it explains once it was told, or somebody took care of it, or while it waits itself. */
function speaksFor(cause: Alert, { settings, now }: PlanContext): boolean {
  return (
    cause.goneAt === null &&
    muteOf(cause, settings.mutes, now) === null &&
    (cause.phase === 'pending' || isHeardOf(cause))
  );
}

/** Whatever it has become: to whoever heard nothing of it, it is new. */
function asHeard({ told }: Alert, reason: TellingReason): TellingReason {
  return told === null && (reason === 'escalated' || reason === 'stage') ? 'raised' : reason;
}

function planConnection(
  before: readonly Alert[],
  connection: ConnectionState,
  context: PlanContext,
): ConnectionPlan {
  const { health } = connection;
  if (health === null) return { alerts: before, news: [], moments: [], isSettled: false };
  const { now } = context;
  const observed = observeConnection(before, connection, health, context);
  const canSee = isSeeing(health, now);
  const news: News[] = [];
  const moments: (EpochMs | null)[] = [blindAt(health, context), observed.firstStageAt];
  const decided = new Map<string, Alert>();
  const consider = (alert: Alert, isCovered: boolean, impact: Alert['impact']): void => {
    const decision = decide(alert, { isSeeing: canSee, isCovered }, context);
    decided.set(alert.id, decision.alert);
    moments.push(decision.nextAt);
    if (decision.reason === null) return;
    news.push({
      alert: decision.alert,
      reason: asHeard(decision.alert, decision.reason),
      stage: decision.alert.stage,
      impact,
      snoozedAt: alert.snooze?.at ?? null,
    });
  };
  // A connection has one verdict, and so at most one cause.
  const under = observed.alerts.filter(({ cause }) => cause !== null);
  const causeId = under[0]?.cause ?? null;
  for (const alert of observed.alerts) {
    if (alert.cause !== null) continue;
    const explained = alert.id === causeId ? under : [];
    consider(
      alert,
      false,
      explained.reduce((worst, { impact }) => worseImpact(worst, impact), alert.impact),
    );
  }
  const cause = causeId === null ? undefined : decided.get(causeId);
  const isCovered = cause !== undefined && speaksFor(cause, context);
  for (const alert of under) consider(alert, isCovered, alert.impact);
  for (const alert of observed.resolved) {
    if (alert.told !== null)
      news.push({ alert, reason: 'resolved', stage: null, impact: 'none', snoozedAt: null });
  }
  const known = new Map(before.map((alert) => [alert.id, alert]));
  return {
    alerts: observed.alerts.map(({ id }) => {
      const [was, is] = [known.get(id), decided.get(id)];
      if (is === undefined) throw new Error(`alert ${id} was not decided`);
      return was !== undefined && isSame(was, is) ? was : is;
    }),
    news,
    moments,
    isSettled: canSee || observed.alerts.some(({ source }) => source === 'stale'),
  };
}

/**
 * When what was held back is told: at the end of quiet hours, and then not before the connections it is about were
 * read, so that it is one message and none of it is out of date. Null: at once.
 */
function releaseAt(
  held: readonly Telling[],
  plans: ReadonlyMap<string, ConnectionPlan>,
  quietUntil: EpochMs | null,
  { now, watchingSince }: PlanContext,
): EpochMs | null {
  if (quietUntil !== null) return quietUntil;
  if (watchingSince === null || now >= watchingSince + GATHER_MS) return null;
  const isSettled = held.every(({ connectionId }) => plans.get(connectionId)?.isSettled !== false);
  return isSettled ? null : watchingSince + GATHER_MS;
}

/** What was held back, told of the alert as it is by now. */
function renewed(telling: Telling, alert: Alert | undefined, context: PlanContext): Telling {
  if (alert === undefined || telling.reason === 'resolved') return telling;
  const { reason, stage, impact } = telling;
  const news: News = { alert, reason, stage, impact, snoozedAt: null };
  return { ...tellingOf(news, context), id: telling.id, at: telling.at };
}

/**
 * Decides what is told. Planning again from the returned book with the same facts at the same time tells nothing.
 * Alerts of a connection that was not read since the start stay as they are; those of one that is not watched any
 * more end without a word.
 *
 * @param connections with their health as it was judged; staleness is looked at here
 */
export function planAlerts(
  book: AlertBook,
  connections: readonly ConnectionState[],
  context: PlanContext,
): AlertPlan {
  const { now, settings, zone } = context;
  const groups = grouped(book.alerts, ({ connectionId }) => connectionId);
  const plans = new Map(
    connections.map((one) => [one.id, planConnection(groups.get(one.id) ?? [], one, context)]),
  );
  const all = [...plans.values()];
  const alerts = new Map(all.flatMap((plan) => plan.alerts).map((alert) => [alert.id, alert]));

  const watched = book.held.filter(({ connectionId }) => plans.has(connectionId));
  const [held, dropped] = [
    watched.filter((one) => isStillNews(one, alerts.get(one.alertId), context)),
    watched.filter((one) => !isStillNews(one, alerts.get(one.alertId), context)),
  ];
  // Nobody heard of it: should it not be over, it is to be told as if it were new.
  for (const { alertId } of dropped) {
    const alert = alerts.get(alertId);
    if (alert !== undefined) alerts.set(alertId, { ...alert, known: null });
  }

  const quietUntil = quietEnd(now, settings, zone);
  const news = all.flatMap((plan) => plan.news).map((one) => tellingOf(one, context));
  const sorted = hold(held, news, quietUntil !== null, context);
  const release = sorted.held.length === 0 ? null : releaseAt(sorted.held, plans, quietUntil, context);
  const isReleased = release === null;
  // What a reading has just shown to be over may be so, or not: it waits for the next one, as what nobody can be told does.
  const canBeTold = ({ alertId }: Telling): boolean => {
    const alert = alerts.get(alertId);
    return alert === undefined || (alert.goneAt === null && context.isWanted(alert));
  };
  const [waiting, afterQuiet] = isReleased
    ? [sorted.held.filter((one) => !canBeTold(one)), sorted.held.filter(canBeTold)]
    : [sorted.held, []];
  for (const { alertId, reason } of [...sorted.now, ...afterQuiet]) {
    const alert = alerts.get(alertId);
    if (alert === undefined || reason === 'resolved') continue;
    const { severity, known } = alert;
    alerts.set(alertId, { ...alert, told: { at: instantOf(now), severity, stage: known?.stage ?? null } });
  }

  const moments = [release, ...all.flatMap((plan) => plan.moments)];
  const ahead = moments.filter((moment): moment is EpochMs => moment !== null && moment > now);
  const next: AlertBook = { alerts: [...alerts.values()], held: waiting };
  return {
    book: isSame(book, next) ? book : next,
    tellings: sorted.now,
    afterQuiet: afterQuiet.map((one) => renewed(one, alerts.get(one.alertId), context)),
    nextAt: ahead.length === 0 ? null : instantOf(ahead.reduce((a, b) => Math.min(a, b))),
  };
}
