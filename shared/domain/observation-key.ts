import type { TokenFacts } from './facts';
import { GENESYS_PARTS, type GenesysPart, genesysPart } from './genesys-observations';
import { type Observation, unreadable } from './observation';
import type { Snapshot } from './snapshot';

/** Facts of a snapshot that stand alone. */
type SingleFact =
  | 'discovery'
  | 'organization'
  | 'application'
  | 'owners'
  | 'servicePrincipal'
  | 'resource'
  | 'appRoleAssignments'
  | 'permissionGrants'
  | 'credentialActivity'
  | 'serviceIssues'
  | 'subscriptions';

/** Facts of one mailbox; `canary` is the probe of one that must stay closed. */
type MailboxFact = 'user' | 'probe' | 'mailFlow' | 'canary';

/** Names one observation of a look while it is under way; `access/0` is the sign-in of the first access. */
export type ObservationKey =
  SingleFact | `${MailboxFact}/${string}` | `access/${number}` | `genesys/${GenesysPart}`;

/** A token request as the answer to "may it sign in": a refusal is a failure here. */
export function signInObservation(token: Observation<TokenFacts>): Observation<TokenFacts> {
  return token.state === 'read' && token.value.outcome === 'refused'
    ? unreadable({ code: 'authentication', entra: token.value.entra }, token)
    : token;
}

/** The observations of a whole snapshot, by the names that they had on their way. */
export function observationsOf(snapshot: Snapshot): ReadonlyMap<ObservationKey, Observation<unknown>> {
  const single: readonly SingleFact[] = [
    'discovery',
    'organization',
    'application',
    'owners',
    'servicePrincipal',
    'resource',
    'appRoleAssignments',
    'permissionGrants',
    'credentialActivity',
    'serviceIssues',
    'subscriptions',
  ];
  const { genesys } = snapshot;
  return new Map<ObservationKey, Observation<unknown>>([
    ...single.map((fact) => [fact, snapshot[fact]] as const),
    ...snapshot.mailboxes.flatMap(({ address, user, probe, mailFlow }) => [
      [`user/${address}`, user] as const,
      [`probe/${address}`, probe] as const,
      [`mailFlow/${address}`, mailFlow] as const,
    ]),
    ...snapshot.canaries.map(({ address, probe }) => [`canary/${address}`, probe] as const),
    ...(genesys === null
      ? []
      : GENESYS_PARTS.map((part) => [`genesys/${part}`, genesysPart(genesys, part)] as const)),
    ...snapshot.access.map(({ token }, index) => [`access/${index}`, signInObservation(token)] as const),
  ]);
}
