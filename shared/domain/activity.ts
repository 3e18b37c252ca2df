import type { Message } from '../messages/message';
import type { ActivityKind } from './activity-kind';
import type { Instant } from './instant';
import type { Severity } from './severity';

/** Something that happened, newest first in the list. */
export interface ActivityEntry {
  readonly id: string;
  readonly at: Instant;
  readonly kind: ActivityKind;
  /** Null when it concerns Graphkeeper itself. */
  readonly connectionId: string | null;
  readonly connectionName: string | null;
  readonly severity: Severity;
  readonly text: Message;
}

/** A finding that needs attention, with since when. */
export interface AlertEntry {
  /** The finding's key. */
  readonly key: string;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly severity: Severity;
  readonly title: Message;
  readonly since: Instant;
  readonly deadline: Instant | null;
  /** Keys of findings that this one explains: listed under it, not told separately. */
  readonly explains: number;
}
