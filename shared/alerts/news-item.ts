import type { Alert, Stage } from '../domain/alert';
import type { Instant } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { TellingReason } from '../domain/telling-reason';

/** An event of an alert that is to be told. */
export interface News {
  readonly alert: Alert;
  readonly reason: TellingReason;
  readonly stage: Stage | null;
  /** Of the alert and of what it explains, the worst. */
  readonly impact: MailImpact;
  /** When the snooze began that has just ended; null: there was none. */
  readonly snoozedAt: Instant | null;
}
