import type { AccessKind } from './connection';
import type { ReadFailure } from './failure';
import type { Instant } from './instant';

/** When, with which identity and under which request id something was read: the evidence of it. */
export interface ReadSource {
  readonly at: Instant;
  readonly via: AccessKind;
  /** Microsoft's `request-id` (or Entra's trace id), to quote in a support case. */
  readonly requestId: string | null;
}

/** One fact read at one time, or the reason why it could not be read. */
export type Observation<T> =
  | ({ readonly state: 'read'; readonly value: T } & ReadSource)
  | ({ readonly state: 'unreadable'; readonly failure: ReadFailure } & ReadSource);

/** Only what a source is: an observation may serve as the source of another one. */
function sourceOf({ at, via, requestId }: ReadSource): ReadSource {
  return { at, via, requestId };
}

/** A fact that was read. */
export function read<T>(value: T, source: ReadSource): Observation<T> {
  return { state: 'read', value, ...sourceOf(source) };
}

/** A fact that could not be read, and why. */
export function unreadable(failure: ReadFailure, source: ReadSource): Observation<never> {
  return { state: 'unreadable', failure, ...sourceOf(source) };
}

/** The value if it was read, otherwise null. Use it only where not knowing changes nothing. */
export function valueOf<T>(observation: Observation<T>): T | null {
  return observation.state === 'read' ? observation.value : null;
}
