import type { ActivityEntry } from '../../../shared/domain/activity';
import type { AlertEntry } from '../../../shared/domain/alert';
import type { AlertSettings } from '../../../shared/domain/alert-settings';
import type { DeliveryOutcome, Notice } from '../../../shared/domain/channel';
import type { EpochMs } from '../../../shared/domain/instant';
import type { AppState } from '../../../shared/domain/state';

/** When something is seen, and what the administrator chose. */
export interface Circumstances {
  /** By the computer's clock, which is all that Graphkeeper can go by. */
  readonly now: EpochMs;
  /** The same run has been awake for so long, in milliseconds: what is due takes a moment. */
  readonly awakeFor: number;
  readonly settings: AlertSettings;
  readonly zone: string;
}

/** Graphkeeper as it stands when all has settled after a step. */
export interface Sight extends Circumstances {
  readonly state: AppState;
  readonly alerts: readonly AlertEntry[];
  /** Newest first, as far back as it is at hand. */
  readonly journal: readonly ActivityEntry[];
}

/** A notice on its way to a channel. */
export interface Attempt extends Circumstances {
  readonly channelId: string;
  readonly notice: Notice;
}

/** Something that must hold whatever happens: told of everything that happens, and blames what breaks it. */
export interface Invariant {
  readonly onSight?: (sight: Sight) => void;
  /** Graphkeeper hands a notice over. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** A notice reached its receiver, whether or not Graphkeeper learns of it. */
  readonly onArrival?: (attempt: Attempt) => void;
  /** What Graphkeeper is about to hear of it. */
  readonly onOutcome?: (attempt: Attempt, outcome: DeliveryOutcome) => void;
  readonly onStart?: () => void;
  /**
   * A run was ended in the middle of a call; `state` is what it knew last, some of which it may have written down.
   * Null: it had just begun.
   */
  readonly onDeath?: (now: EpochMs, state: AppState | null, during: string) => void;
  /** The computer's clock or its zone was changed: what was measured before cannot be compared. */
  readonly onClockChange?: () => void;
}

/** Notes that an invariant was broken. */
export type Blame = (invariant: string, text: string) => void;
