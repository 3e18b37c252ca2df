import type { ActivityEntry } from './activity';
import type { ActivityKind } from './activity-kind';

/** What of the journal is wanted. */
export interface JournalQuery {
  /** Null: of all connections and of Graphkeeper itself. */
  readonly connectionId: string | null;
  /** Null: of all kinds. */
  readonly kinds: readonly ActivityKind[] | null;
}

/** A part of the journal, newest first. */
export interface JournalPage {
  readonly entries: readonly ActivityEntry[];
  /** The id to go on from towards older ones; null: these were the last. */
  readonly next: string | null;
}
