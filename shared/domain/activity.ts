import type { Message } from '../messages/message';
import type { ActivityKind } from './activity-kind';
import type { Instant } from './instant';
import type { JsonObject } from './json';
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
  /** What was before and what is now, which alert, which channel: for the export and for a closer look; no secrets. */
  readonly details: JsonObject | null;
}
