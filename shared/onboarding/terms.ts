import type { GenesysPart } from '../domain/genesys-observations';
import type { WatchReason } from '../profiles/watch-permissions';

/** The words that onboarding is made of: values of messages. */

/** The lines of the preflight, in the order of the chain that mail depends on. */
export type PreflightFact =
  | 'tenant'
  | 'signIn'
  | 'organization'
  | 'application'
  | 'servicePrincipal'
  | 'applicationPermissions'
  | 'delegatedPermissions'
  | 'credentialUse'
  | 'serviceHealth'
  | 'users'
  | 'subscriptions'
  | 'mailboxes'
  | 'mailFlow'
  | 'canaries'
  | `genesys/${GenesysPart}`;

/** One permission that is asked for, with what it is for; null: its purpose is in its name. */
export interface AskedPermission {
  readonly value: string;
  readonly reason: WatchReason | null;
}
