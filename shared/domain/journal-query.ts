import type { ActivityEntry } from './activity';
import type { ActivityKind } from './activity-kind';
import type { Instant } from './instant';
import type { Severity } from './severity';

/** Which entries of the journal are wanted. */
export interface JournalFilter {
  /** A connection by its id; null for what concerns Graphkeeper itself. */
  readonly connection: 'all' | { readonly id: string | null };
  readonly kind: 'all' | ActivityKind;
  readonly severity: 'all' | Severity;
  /** Words, all of which have to be found in what is shown of an entry or in who, why and what it is about. */
  readonly text: string;
  /** The first moment; null: from the beginning. */
  readonly from: Instant | null;
  /** The last moment; null: until now. */
  readonly to: Instant | null;
}

/** A part of the journal, newest first. */
export interface JournalPage {
  readonly entries: readonly ActivityEntry[];
  /** The id to go on before; null: there are no older ones. */
  readonly next: string | null;
  /** How far back was looked; null: to the beginning. */
  readonly lookedUntil: Instant | null;
}
