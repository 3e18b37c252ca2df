import type { PollingSettings } from './polling-settings';
import type { Strain } from './strain';

/**
 * Whether is read less often than the intervals say: `automatic` while the computer is short of something, `steady`
 * never, `slow` always, for example on a network that is paid by volume where no system tells so.
 */
export const PACES = ['automatic', 'steady', 'slow'] as const;

export type Pace = (typeof PACES)[number];

/** Why is read less often. */
export type SlowReason = Strain | 'chosen';

/** By what intervals grow. Data then grows older before it counts as too old: the limit is three intervals. */
const FACTOR = 3;

/** The longest that intervals are stretched to, in minutes; longer ones stay as they are. */
export const LONGEST_STRETCHED: PollingSettings = { frequentMinutes: 30, fullMinutes: 240 };

/** Why is read less often at present; null: it is not. */
export function slowReasonOf(pace: Pace, strain: Strain | null): SlowReason | null {
  switch (pace) {
    case 'automatic':
      return strain;
    case 'steady':
      return null;
    case 'slow':
      return 'chosen';
  }
}

/** The intervals that apply. */
export function pacedPolling(polling: PollingSettings, reason: SlowReason | null): PollingSettings {
  if (reason === null) return polling;
  const stretched = (minutes: number, longest: number): number =>
    Math.max(minutes, Math.min(FACTOR * minutes, longest));
  return {
    frequentMinutes: stretched(polling.frequentMinutes, LONGEST_STRETCHED.frequentMinutes),
    fullMinutes: stretched(polling.fullMinutes, LONGEST_STRETCHED.fullMinutes),
  };
}
