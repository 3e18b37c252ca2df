import { MINUTE_MS } from '../../../shared/domain/instant';

/** How long telling may take, once somebody can be told, in milliseconds. */
export const GRACE_MS = 10 * MINUTE_MS;

/** Where a notification goes that says nothing of channels. */
export const DESKTOP = 'desktop';
