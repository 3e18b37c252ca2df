import type { Instant } from './instant';

/** How long watching can be asked to pause. */
export const PAUSE_LENGTHS = ['oneHour', 'tomorrow', 'resumed'] as const;

export type PauseLength = (typeof PAUSE_LENGTHS)[number];

/** A pause as it is kept between starts. */
export interface KeptPause {
  readonly length: PauseLength;
  /** Null: until somebody ends it. */
  readonly until: Instant | null;
}
