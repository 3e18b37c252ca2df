import type { Message } from '../messages/message';
import type { Telling } from './alert';
import type { Instant } from './instant';
import type { MailImpact } from './mail-impact';
import type { Severity } from './severity';

/** A finding that turns by itself until the day looked at. */
export interface ForecastTurn {
  readonly key: string;
  readonly title: Message;
  readonly from: Severity;
  readonly to: Severity;
  /** When it turns. */
  readonly at: Instant;
}

/** One connection on the day looked at, if nobody does anything. */
export interface ConnectionForecast {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly from: Severity;
  readonly to: Severity;
  /** What that day's findings, as far as they are certain, mean for mail. */
  readonly impact: MailImpact;
  readonly headline: Message;
  /** In the order of time. */
  readonly turns: readonly ForecastTurn[];
}

/**
 * What a later day looks like if nobody does anything: what was read, judged as of then. What renews itself
 * (subscriptions, mail) is left as it is.
 */
export interface Forecast {
  readonly at: Instant;
  readonly connections: readonly ConnectionForecast[];
  /** What would be told until then, in the order of time. */
  readonly tellings: readonly Telling[];
  /** How many of them nobody would be told of, because no channel takes them: they would only be listed. */
  readonly unheard: number;
}
