import { assertNever } from '../domain/assert-never';
import type { Environment } from '../domain/environment';

/** Where the looking for new versions stands. */
export type UpdateState = Environment['update'];

/** What happens to it. */
export type UpdateEvent =
  | { readonly kind: 'enabled' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'checkBegan' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'failed' }
  /** A newer version is there, and is being fetched. */
  | { readonly kind: 'found'; readonly version: string }
  /** It was fetched and its signature is right: it may be put in. */
  | { readonly kind: 'downloaded'; readonly version: string };

/** Where nothing can be had: not installed, or nobody vouches for what would be fetched. */
export const UPDATES_UNSUPPORTED: UpdateState = { state: 'unsupported', version: null };

/** Where nobody switched it on. */
export const UPDATES_OFF: UpdateState = { state: 'off', version: null };

/**
 * The state after an event. Whatever arrives late changes nothing once it was switched off; a version that is
 * ready stays ready when a later look fails or finds nothing. Returns the same object where nothing changes.
 */
export function nextUpdateState(before: UpdateState, event: UpdateEvent): UpdateState {
  const after = apply(before, event);
  return after.state === before.state && after.version === before.version ? before : after;
}

function apply(before: UpdateState, event: UpdateEvent): UpdateState {
  if (before.state === 'unsupported') return before;
  if (event.kind === 'disabled') return UPDATES_OFF;
  if (before.state === 'off') return event.kind === 'enabled' ? { state: 'idle', version: null } : before;
  switch (event.kind) {
    case 'enabled':
      return before;
    case 'checkBegan':
      return before.state === 'downloaded' ? before : { state: 'checking', version: null };
    case 'found':
      return before.state === 'downloaded' && before.version === event.version
        ? before
        : { state: 'available', version: event.version };
    case 'notFound':
      return before.state === 'downloaded' ? before : { state: 'idle', version: null };
    case 'downloaded':
      return { state: 'downloaded', version: event.version };
    case 'failed':
      return before.state === 'downloaded' ? before : { state: 'failed', version: before.version };
    default:
      return assertNever(event);
  }
}
