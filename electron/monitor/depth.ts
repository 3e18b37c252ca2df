import { assertNever } from '../../shared/domain/assert-never';

/**
 * How much one poll reads: `frequent` is subscriptions and mail flow, `permissions` registration, credentials,
 * consent and whether the mailboxes open, `full` everything.
 */
export type Depth = 'frequent' | 'permissions' | 'full';

/** Whether a poll of one depth reads all that the other would. */
export function covers(depth: Depth, other: Depth): boolean {
  return depth === 'full' || depth === other;
}

/** The smallest depth that reads all that either would. */
export function combine(a: Depth, b: Depth): Depth {
  switch (a) {
    case 'full':
      return 'full';
    case 'frequent':
    case 'permissions':
      return a === b ? a : 'full';
    default:
      return assertNever(a, 'depth');
  }
}
