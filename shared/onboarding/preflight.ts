import type { AccessKind, Connection } from '../domain/connection';
import type { PreflightItem } from '../domain/draft';
import type { ReadFailure } from '../domain/failure';
import { GENESYS_PARTS } from '../domain/genesys-observations';
import type { Observation } from '../domain/observation';
import type { ObservationKey } from '../domain/observation-key';
import { message } from '../messages/message';
import type { PreflightFact } from './terms';

/** Observations as they have come so far. */
export type PreflightObservations = ReadonlyMap<ObservationKey, Observation<unknown>>;

interface Line {
  readonly id: string;
  readonly fact: PreflightFact;
  readonly keys: readonly ObservationKey[];
  /** Which access it is about, where that is known before it was read. */
  readonly access: AccessKind | null;
}

function linesOf({ mailboxes, canaryMailboxes, access, genesys }: Connection): readonly Line[] {
  const single = (fact: PreflightFact, key: ObservationKey, kind: AccessKind | null = null): Line => ({
    id: fact,
    fact,
    keys: [key],
    access: kind,
  });
  const each = (
    fact: PreflightFact,
    what: 'user' | 'probe' | 'mailFlow' | 'canary',
    addresses: readonly string[],
  ): readonly Line[] =>
    addresses.length === 0
      ? []
      : [{ id: fact, fact, keys: addresses.map((one): ObservationKey => `${what}/${one}`), access: null }];
  return [
    single('tenant', 'discovery', 'anonymous'),
    ...access.map(({ kind }, index): Line => ({
      id: `signIn/${String(index)}`,
      fact: 'signIn',
      keys: [`access/${index}`],
      access: kind,
    })),
    single('organization', 'organization'),
    single('application', 'application'),
    single('servicePrincipal', 'servicePrincipal'),
    single('applicationPermissions', 'appRoleAssignments'),
    single('delegatedPermissions', 'permissionGrants'),
    single('credentialUse', 'credentialActivity'),
    single('serviceHealth', 'serviceIssues'),
    ...each('users', 'user', mailboxes),
    single('subscriptions', 'subscriptions'),
    ...each('mailboxes', 'probe', mailboxes),
    ...each('mailFlow', 'mailFlow', mailboxes),
    ...each('canaries', 'canary', canaryMailboxes),
    ...(genesys === null
      ? []
      : GENESYS_PARTS.map((part) => single(`genesys/${part}`, `genesys/${part}`, 'genesysClient'))),
  ];
}

function grantOf(failure: ReadFailure | null): string | null {
  return failure?.code === 'noAccess' || failure?.code === 'forbidden' ? failure.permission : null;
}

function outcomeOf(total: number, observed: number, readable: number): PreflightItem['outcome'] {
  if (observed < total) return 'pending';
  if (readable === total) return 'readable';
  return readable === 0 ? 'unreadable' : 'partly';
}

function itemOf({ id, fact, keys, access }: Line, observations: PreflightObservations): PreflightItem {
  const observed = keys.flatMap((key) => observations.get(key) ?? []);
  const failed = observed.flatMap((one) => (one.state === 'unreadable' ? [one] : []));
  const [first] = failed;
  const readable = observed.length - failed.length;
  const outcome = outcomeOf(keys.length, observed.length, readable);
  const failure = outcome === 'pending' ? null : (first?.failure ?? null);
  return {
    fact: id,
    title: message('onboarding.preflight.fact', { fact, readable, total: keys.length }),
    access: access ?? first?.via ?? observed[0]?.via ?? null,
    outcome,
    failure,
    grant: grantOf(failure),
  };
}

/**
 * The preflight as far as it has come: fact by fact, what can be read and with which access, what cannot and
 * what to grant. From a whole snapshot it is made with `observationsOf`.
 */
export function preflightItems(
  connection: Connection,
  observations: PreflightObservations,
): readonly PreflightItem[] {
  return linesOf(connection).map((line) => itemOf(line, observations));
}
