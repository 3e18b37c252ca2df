import type { Message } from '../messages/message';
import type { Mute } from './alert-settings';
import type { CheckId } from './finding';
import type { Instant } from './instant';
import type { MailImpact } from './mail-impact';
import type { RunbookId } from './runbook-id';
import type { Severity } from './severity';
import type { Subject } from './subject';
import type { TellingReason } from './telling-reason';

/** Days before a deadline at which it is told; 0: it has passed. */
export type Stage = number;

/** What an alert is about: a finding's check, or data that is too old to be believed. */
export type AlertSource = CheckId | 'stale';

/** The last time that an alert was told, and how bad it was then. */
export interface Told {
  readonly at: Instant;
  readonly severity: Severity;
  /** The most urgent stage told of the present deadline; null: none of it yet, or there is no deadline. */
  readonly stage: Stage | null;
}

/** How bad something is, and what that means for mail. */
export interface Level {
  readonly severity: Severity;
  readonly impact: MailImpact;
}

/** What somebody knows of an alert who was told of it, or acknowledged or snoozed it: only more than that is news. */
export interface Known extends Level {
  readonly facts: string;
  readonly deadline: Instant | null;
  /** The most urgent stage of that deadline; null: none of it. */
  readonly stage: Stage | null;
}

/** Somebody saw it and takes care of it: it is told again only when it gets worse. */
export interface Acknowledgement {
  readonly at: Instant;
  /** The user of this computer. */
  readonly by: string;
  readonly note: string | null;
}

/** Somebody wants to hear of it later. It ends on escalation or when the facts change, whatever was chosen. */
export interface Snooze {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  /** Null: until the next stage of its deadline. */
  readonly until: Instant | null;
}

/**
 * A finding that the alert policy decided to tell, with a life: raised, escalated, acknowledged, snoozed,
 * resolved. Plain data: it is kept between starts.
 */
export interface Alert {
  /** `<connection id, URI-encoded>#<finding key>`: the same for the same thing over time. */
  readonly id: string;
  readonly connectionId: string;
  readonly connectionName: string;
  /** The finding's key; `stale` for data that is too old. */
  readonly key: string;
  readonly source: AlertSource;
  readonly subject: Subject;
  /** As last read for certain, and confirmed where it rose: what cannot be read keeps it. */
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly title: Message;
  readonly deadline: Instant | null;
  readonly runbook: RunbookId | null;
  /** `pending` waits for a second reading and was not told; a resolved one is no longer kept. */
  readonly phase: 'pending' | 'open';
  /** When it was first seen: with the id, it names this one time that the alert is there. */
  readonly raisedAt: Instant;
  /** Since when it has had its present severity and impact. */
  readonly since: Instant;
  /** Readings in a row that showed it; not counted beyond what is needed to believe them. */
  readonly readings: number;
  /** When the last reading that showed it was made: one reading counts once. */
  readonly readAt: Instant;
  /** A worse level that one reading showed, and that waits for a second one; null: none does. */
  readonly rise: (Level & { readonly readAt: Instant }) | null;
  /** The last reading showed nothing of it, neither good nor bad; null: it did. */
  readonly unseenSince: Instant | null;
  /** A reading showed that it is over, and waits for a second one; until then it is not listed. Null: it is there. */
  readonly goneAt: Instant | null;
  /** Which part of what its check reads it comes from: that part has to be read to show it gone. Null: it has no parts. */
  readonly part: string | null;
  /** Changes when the facts do, and not with a number in the text: what a snooze hangs on. */
  readonly facts: string;
  /** The id of the alert that explains this one; it is then listed under that one and not told. */
  readonly cause: string | null;
  /** The most urgent stage of its deadline that has come; null: none, or it has no final deadline. */
  readonly stage: Stage | null;
  /** Null: nobody was told of it, nor did anything about it. */
  readonly known: Known | null;
  readonly told: Told | null;
  readonly acknowledged: Acknowledgement | null;
  readonly snooze: Snooze | null;
}

/** One thing to be told, once on each channel. */
export interface Telling {
  /** The same for the same event of the same alert: what "told once" is counted by. */
  readonly id: string;
  readonly alertId: string;
  readonly reason: TellingReason;
  readonly at: Instant;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly key: string;
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly stage: Stage | null;
  readonly deadline: Instant | null;
  readonly runbook: RunbookId | null;
  /** Connection and consequence. */
  readonly title: Message;
  /** Cause, and deadline where there is one: at most two lines. */
  readonly body: readonly Message[];
}

/** All alerts that are alive, and what is to be told when quiet hours end. Plain data: it is kept between starts. */
export interface AlertBook {
  readonly alerts: readonly Alert[];
  /** Held back by quiet hours, in the order they came up; one alert has at most one, the newest. */
  readonly held: readonly Telling[];
}

/** Nothing known yet. */
export const EMPTY_ALERT_BOOK: AlertBook = { alerts: [], held: [] };

/** The id of an alert. */
export function alertIdOf(connectionId: string, key: string): string {
  return `${encodeURIComponent(connectionId)}#${key}`;
}

/** An alert as it is listed. */
export interface AlertEntry extends Pick<
  Alert,
  | 'id'
  | 'connectionId'
  | 'connectionName'
  | 'key'
  | 'source'
  | 'subject'
  | 'severity'
  | 'impact'
  | 'title'
  | 'since'
  | 'deadline'
  | 'runbook'
  | 'unseenSince'
  | 'told'
  | 'acknowledged'
  | 'snooze'
> {
  /** Whether anybody has to look at it now. */
  readonly standing: 'open' | 'acknowledged' | 'snoozed' | 'muted';
  /** Null: it is not muted. */
  readonly mute: Mute | null;
  /** What this one explains: listed under it, not told separately. */
  readonly explains: readonly Pick<Alert, 'id' | 'key' | 'title' | 'severity'>[];
}
