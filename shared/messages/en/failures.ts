import type { EntraFailureKind, NetworkFailureCause } from '../../domain/failure';
import type { Formatter } from '../formatter';
import type { MessageOf } from '../translation';

const ENTRA: Readonly<Record<EntraFailureKind, string>> = {
  secretExpired: 'the client secret has expired',
  secretWrong: 'the client secret is not one of this app’s',
  certificateRejected: 'the certificate was rejected',
  appNotFound: 'the app is not in this tenant',
  appDisabled: 'the app is disabled',
  tenantNotFound: 'there is no such tenant in this cloud',
  wrongEndpoint: 'the address is not a v2.0 token endpoint',
  consentMissing: 'consent is missing',
  blockedByPolicy: 'a Conditional Access or security policy blocked the sign-in',
  interactionRequired: 'somebody has to sign in again',
  transient: 'a passing fault at Microsoft Entra ID',
  other: 'Microsoft Entra ID refused it',
};

const NETWORK: Readonly<Record<NetworkFailureCause, string>> = {
  offline: 'this computer is offline',
  nameNotFound: 'the host name was not found',
  refused: 'the connection was refused',
  reset: 'the connection was dropped',
  tls: 'the certificate of the server is not trusted here',
  timeout: 'there was no answer in time',
  intercepted: 'the network answered in place of Microsoft; it may want you to sign in to it',
  unknown: 'the network failed',
};

/** Why something could not be read: clauses that fit after "Not known: " or stand as a cause. */
export const failures = {
  'failure.noAccess': ({ permission }: { permission: string | null }) =>
    permission === null
      ? 'no access was given that may read it'
      : `no access was given that may read it (${permission})`,
  'failure.forbidden': ({ permission, graphCode }: { permission: string | null; graphCode: string }) =>
    permission === null
      ? `it was refused (${graphCode})`
      : `it was refused: ${permission} is missing (${graphCode})`,
  'failure.authentication': ({ kind, code }: { kind: EntraFailureKind; code: number | null }) =>
    code === null ? ENTRA[kind] : `${ENTRA[kind]} (AADSTS${String(code)})`,
  'failure.genesysAuthentication': ({ error }: { error: string }) =>
    `Genesys Cloud did not let the OAuth client sign in (${error})`,
  'failure.addressNotAllowed': () =>
    'the organisation’s setting “Allowed IP addresses” does not let this computer in',
  'failure.secretMissing': ({ reference }: { reference: string }) => `the secret is not there (${reference})`,
  'failure.throttled': ({ minutes }: { minutes: number | null }, format: Formatter) =>
    minutes === null
      ? 'the service asked to slow down'
      : `the service asked to wait ${format.duration(Math.max(1, minutes))}`,
  'failure.unavailable': ({ status }: { status: number }) =>
    `the service is unavailable (HTTP ${String(status)})`,
  'failure.network': ({ cause }: { cause: NetworkFailureCause }) => NETWORK[cause],
  'failure.badPayload': ({ field, problem }: { field: string; problem: string }) =>
    `the answer was not as documented (${field}: ${problem})`,
  'failure.refused': ({ status, graphCode }: { status: number; graphCode: string }) =>
    `the service refused it (HTTP ${String(status)}, ${graphCode})`,
  'failure.notAttempted': ({ because }: { because: 'noToken' | 'notInThisCloud' | 'notYet' }) =>
    ({
      noToken: 'it was not asked for, because there was no token',
      notInThisCloud: 'this cloud does not offer it',
      notYet: 'it has not been asked for yet',
    })[because],
};

/** Why something could not be read, as a value of another message. */
export type FailureText = MessageOf<typeof failures>;
