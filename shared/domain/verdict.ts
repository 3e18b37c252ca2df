import type { Message } from '../messages/message';
import type { Link } from './link';
import type { RunbookId } from './runbook-id';
import type { Severity } from './severity';

/**
 * The state of one link. `notReached` follows a broken link and says nothing by itself (one cause, one colour);
 * `notConfigured` is an end that Graphkeeper was not connected to.
 */
export interface LinkState {
  readonly link: Link;
  readonly state: Severity | 'notReached' | 'notConfigured';
  /** Keys of the findings of this link, worst first. */
  readonly findings: readonly string[];
}

/** One line per connection: the first broken link, what it explains, what to do. */
export interface Verdict {
  readonly link: Link | 'none';
  readonly severity: Severity;
  readonly headline: Message;
  /** Keys of the findings that this one cause explains, itself first. */
  readonly explains: readonly string[];
  readonly runbook: RunbookId | null;
  readonly chain: readonly LinkState[];
}
