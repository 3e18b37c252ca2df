import type { Alert, AlertBook, Snooze } from '../domain/alert';
import type { LocalDate } from '../domain/alert-settings';
import { type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import { fail, ok, type Result } from '../domain/result';
import { addDays, epochOfLocal, localMoment } from './local-time';
import { knowing } from './news';
import { hasStages } from './stages';

/** Until when somebody wants to hear nothing of it. A date ends at its first moment where the administrator is. */
export type SnoozeLength = 'day' | 'week' | 'nextStage' | { readonly date: LocalDate };

/**
 * Why an alert stayed as it is. `noStage`: it has no deadline to wait for. `past`: the date is not ahead. `notPutAside`:
 * nobody acknowledged or snoozed it, or somebody else was faster to take it back.
 */
export type LifeFailure = 'unknownAlert' | 'noStage' | 'past' | 'notPutAside';

/** Who did it, and when. */
export interface Actor {
  readonly by: string;
  readonly at: Instant;
}

/** Whoever does something about an alert has seen it: what waited to be told of it is told no more. */
function seen(
  book: AlertBook,
  alertId: string,
  change: (alert: Alert) => Result<Partial<Alert>, LifeFailure>,
): Result<AlertBook, LifeFailure> {
  const alert = book.alerts.find(({ id }) => id === alertId);
  if (alert === undefined) return fail('unknownAlert');
  const changes = change(alert);
  if (!changes.ok) return changes;
  const next: Alert = { ...alert, known: knowing(alert), ...changes.value };
  return ok({
    alerts: book.alerts.map((one) => (one === alert ? next : one)),
    held: book.held.filter((telling) => telling.alertId !== alertId),
  });
}

/** Somebody takes care of it: it is told again when it gets worse, and when its deadline is close. */
export function acknowledge(
  book: AlertBook,
  alertId: string,
  note: string | null,
  { by, at }: Actor,
): Result<AlertBook, LifeFailure> {
  return seen(book, alertId, () => ok({ acknowledged: { at, by, note }, snooze: null }));
}

/**
 * Somebody wants to hear of it later. A day or a week ends at the same time of day.
 *
 * @param zone IANA name
 */
export function snooze(
  book: AlertBook,
  alertId: string,
  length: SnoozeLength,
  reason: string,
  { by, at }: Actor,
  zone: string,
): Result<AlertBook, LifeFailure> {
  return seen(book, alertId, (alert) => {
    const now = epochOf(at);
    if (length === 'nextStage' && !hasStageAhead(alert, now)) return fail('noStage');
    const until = snoozeEnd(length, now, zone);
    if (until !== null && until <= now) return fail('past');
    const asleep: Snooze = { at, by, reason, until: until === null ? null : instantOf(until) };
    return ok({ snooze: asleep, acknowledged: null });
  });
}

function hasStageAhead({ source, deadline }: Alert, now: EpochMs): boolean {
  return hasStages(source) && deadline !== null && epochOf(deadline) > now;
}

function snoozeEnd(length: SnoozeLength, now: EpochMs, zone: string): EpochMs | null {
  const daysLater = (days: number): EpochMs => {
    const { date, minutes } = localMoment(now, zone);
    return epochOfLocal({ date: addDays(date, days), minutes }, zone);
  };
  switch (length) {
    case 'day':
      return daysLater(1);
    case 'week':
      return daysLater(7);
    case 'nextStage':
      return null;
    default:
      return epochOfLocal({ date: length.date, minutes: 0 }, zone);
  }
}

/**
 * Takes an acknowledgement or a snooze back; it is listed as open again, and not told anew. One that nobody put aside
 * stays as it is: that it may still have to be told is nothing that was decided about.
 */
export function wake(book: AlertBook, alertId: string): Result<AlertBook, LifeFailure> {
  return seen(book, alertId, (alert) =>
    alert.acknowledged === null && alert.snooze === null
      ? fail('notPutAside')
      : ok({ acknowledged: null, snooze: null }),
  );
}
