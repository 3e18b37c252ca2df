import type { AlertSource } from '../domain/alert';

/**
 * Readings in a row that have to show something before it is told, and before it counts as over. What can pass by
 * itself (a notification that is late, a subscription between two lives) needs a second look; what somebody did (a
 * secret that is rejected, a consent that was withdrawn, a mailbox that was closed) is so at once.
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
  'mailbox-scope': 1,
  'mailbox-ready': 1,
  'subscription-health': 2,
  'subscription-rhythm': 2,
  'mail-flow': 2,
  'connection-filter': 1,
  // Disabling and enabling it is how it is refreshed.
  'genesys-integration': 2,
  // What somebody set, read once an hour; that nobody is on queue waits for an hour before it is a warning.
  'genesys-routing': 1,
  'multiple-destinations': 1,
  'domain-reuse': 1,
  'service-health': 1,
  'own-access': 1,
  stale: 1,
};
