import type { CheckId } from './finding';
import type { Instant } from './instant';

/** A day as `YYYY-MM-DD`, in the administrator's own zone. */
export type LocalDate = string;

/** A time of day as `HH:MM`, in the administrator's own zone. */
export type TimeOfDay = string;

/** A span in which nothing may be changed, first and last day included. */
export interface Freeze {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What is not told: all of a check, a credential by its key id, or what matches a text in which `*` is any text. */
export type MuteScope =
  | { readonly by: 'check'; readonly check: CheckId }
  | { readonly by: 'credential'; readonly keyId: string }
  | { readonly by: 'pattern'; readonly pattern: string };

/** Something that is not told, and why. It stays listed, and what has expired and is in use is told all the same. */
export interface Mute {
  readonly id: string;
  /** Null: of every connection. */
  readonly connectionId: string | null;
  readonly scope: MuteScope;
  readonly reason: string;
  /** The user of this computer. */
  readonly by: string;
  readonly at: Instant;
}

/** When nobody wants to be disturbed. What comes up meanwhile is told as a digest afterwards. */
export interface QuietSettings {
  /** Every day from and to a time of day, past midnight where `to` is earlier; null: no hours are quiet. */
  readonly hours: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null;
  /** Whole days that are not worked are quiet too. */
  readonly daysOff: boolean;
  /** What is critical is told at any time. */
  readonly criticalPasses: boolean;
}

/** Which days are worked: a deadline on any other is told earlier. */
export interface WorkCalendar {
  /** Days of the week: 1 is Monday, 7 Sunday (ISO 8601). Never empty. */
  readonly workingDays: readonly number[];
  readonly holidays: readonly LocalDate[];
  readonly freezes: readonly Freeze[];
}

/** What the administrator chose about being told; no secret is part of it. */
export interface AlertSettings {
  /** Days before a deadline; each is told once, and expiry itself always. */
  readonly stageDays: readonly number[];
  /** Instead of the common ones, for a check. */
  readonly stageDaysOfCheck: Readonly<Partial<Record<CheckId, readonly number[]>>>;
  /** Instead of both, for a connection by its id. */
  readonly stageDaysOfConnection: Readonly<Record<string, readonly number[]>>;
  readonly quiet: QuietSettings;
  readonly calendar: WorkCalendar;
  readonly mutes: readonly Mute[];
}

/** What applies on a first start; the days are those of FAQ row Q12. */
export const DEFAULT_ALERT_SETTINGS: AlertSettings = {
  stageDays: [60, 30, 14, 7, 3, 1],
  stageDaysOfCheck: {},
  stageDaysOfConnection: {},
  quiet: { hours: null, daysOff: false, criticalPasses: true },
  calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [], freezes: [] },
  mutes: [],
};
