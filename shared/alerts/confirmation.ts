import type { AlertSource } from '../domain/alert';

/**
 * Readings in a row that have to show something before it is told. What can pass by itself (a notification that is
 * late, Exchange's own caches, a subscription between two lives) needs a second look; what somebody did (a secret that
 * is rejected, a consent that was withdrawn) is so at once.
 */
export const READINGS_NEEDED: Readonly<Record<AlertSource, 1 | 2>> = {
  'token-endpoint': 1,
  'app-registration': 1,
  'credential-expiry': 1,
  'credential-in-use': 1,
  'credential-works': 1,
  'credential-changes': 1,
  permissions: 1,
  'excess-permissions': 1,
  'mailbox-scope': 2,
  'mailbox-ready': 2,
  'subscription-health': 2,
  'subscription-rhythm': 2,
  'mail-flow': 2,
  'own-access': 1,
  stale: 1,
};
