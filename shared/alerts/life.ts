import type { Alert, AlertBook, Snooze } from '../domain/alert';
import type { LocalDate } from '../domain/alert-settings';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import { fail, ok, type Result } from '../domain/result';
import { epochOfLocal } from './local-time';

/** Until when somebody wants to hear nothing of it. A date ends at its first moment where the administrator is. */
export type SnoozeLength = 'day' | 'week' | 'nextStage' | { readonly date: LocalDate };

/** Why an alert stayed as it is. `noStage`: it has no deadline to wait for. `past`: the date is not ahead. */
export type LifeFailure = 'unknownAlert' | 'noStage' | 'past';

/** Who did it, and when. */
export interface Actor {
  readonly by: string;
  readonly at: Instant;
}

function changed(
  book: AlertBook,
  alertId: string,
  change: (alert: Alert) => Result<Alert, LifeFailure>,
): Result<AlertBook, LifeFailure> {
  const alert = book.alerts.find(({ id }) => id === alertId);
  if (alert === undefined) return fail('unknownAlert');
  const next = change(alert);
  if (!next.ok) return next;
  return ok({ ...book, alerts: book.alerts.map((one) => (one === alert ? next.value : one)) });
}

/** Somebody takes care of it. What was not told yet counts as told: somebody has seen it. */
export function acknowledge(
  book: AlertBook,
  alertId: string,
  note: string | null,
  { by, at }: Actor,
): Result<AlertBook, LifeFailure> {
  return changed(book, alertId, (alert) =>
    ok({ ...alert, told: alert.told ?? seenIn(alert, at), acknowledged: { at, by, note }, snooze: null }),
  );
}

function seenIn({ severity }: Alert, at: Instant): Alert['told'] {
  return { at, severity, stage: null };
}

/**
 * Somebody wants to hear of it later.
 *
 * @param zone IANA name, for a date
 */
export function snooze(
  book: AlertBook,
  alertId: string,
  length: SnoozeLength,
  reason: string,
  { by, at }: Actor,
  zone: string,
): Result<AlertBook, LifeFailure> {
  return changed(book, alertId, (alert) => {
    if (length === 'nextStage' && alert.deadline === null) return fail('noStage');
    const until = snoozeEnd(length, epochOf(at), zone);
    if (until !== null && until <= epochOf(at)) return fail('past');
    const asleep: Snooze = { at, by, reason, until: until === null ? null : instantOf(until) };
    return ok({ ...alert, told: alert.told ?? seenIn(alert, at), snooze: asleep, acknowledged: null });
  });
}

function snoozeEnd(length: SnoozeLength, now: EpochMs, zone: string): EpochMs | null {
  switch (length) {
    case 'day':
      return now + DAY_MS;
    case 'week':
      return now + 7 * DAY_MS;
    case 'nextStage':
      return null;
    default:
      return epochOfLocal({ date: length.date, minutes: 0 }, zone);
  }
}

/** Takes an acknowledgement or a snooze back; it is listed as open again, and not told anew. */
export function wake(book: AlertBook, alertId: string): Result<AlertBook, LifeFailure> {
  return changed(book, alertId, (alert) => ok({ ...alert, acknowledged: null, snooze: null }));
}
