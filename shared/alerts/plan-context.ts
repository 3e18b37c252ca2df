import type { Alert } from '../domain/alert';
import type { AlertSettings } from '../domain/alert-settings';
import type { EpochMs, Instant } from '../domain/instant';

/** What tellings are planned by, beside the alerts. */
export interface TellingContext {
  readonly settings: AlertSettings;
  readonly now: EpochMs;
  /** IANA name of the administrator's zone: working days and quiet hours are those of a clock on the wall. */
  readonly zone: string;
}

/** What alerts are planned by, beside what was read. */
export interface PlanContext extends TellingContext {
  /**
   * Since when connections have been looked at without a break by a pause or by sleep; null: they are not at present.
   * Only then does data that gets too old mean anything.
   */
  readonly watchingSince: EpochMs | null;
  /**
   * Whether there is somewhere to tell an alert at present. What nobody can be told of is not taken for told: it waits
   * for whoever can be.
   */
  readonly isWanted: (alert: Pick<Alert, 'connectionId' | 'severity'>) => boolean;
  /** Whether something was told of an alert that began just then: a clock that was set back comes to a moment again. */
  readonly hasBegunAt: (alertId: string, at: Instant) => boolean;
}
