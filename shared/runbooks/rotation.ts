import { credentialOverview, newerReady } from '../checks/credentials';
import { tokenRefusal } from '../checks/token-refusal';
import { durationMs } from '../domain/duration';
import { DAY_MS, type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import type { CredentialType } from '../domain/row-values';
import type { Snapshot } from '../domain/snapshot';
import { thumbprintOf } from './public-certificate';

/** A day as `YYYY-MM-DD`, UTC. */
type Day = string;

/** What the organisation's policy says about new client secrets (Microsoft: tenantAppManagementPolicy). */
export interface SecretPolicy {
  readonly isBlocked: boolean;
  /** The longest life of a new secret as an ISO 8601 duration; null: not limited. */
  readonly maxLifetime: string | null;
}

/** How long a new secret may be valid, and what is proposed. */
export interface EndChoice {
  readonly min: Day;
  readonly max: Day;
  readonly proposed: Day;
  /** The policy's limit in days; null: there is none. */
  readonly maxDays: number | null;
}

/** Microsoft's portal offers two years at most, and recommends less than one (how to add credentials). */
const LONGEST_DAYS = 730;
const RECOMMENDED_DAYS = 360;

function dayOf(epoch: EpochMs): Day {
  return instantOf(epoch).slice(0, 10);
}

/** The ends that can be chosen. The policy counts from the moment of adding, so its last day is not offered. */
export function endChoice(policy: SecretPolicy | null, now: EpochMs): EndChoice {
  const longestLife = policy?.maxLifetime ?? null;
  const limit = longestLife === null ? null : durationMs(longestLife);
  const maxDays = limit === null ? null : Math.floor(limit / DAY_MS);
  const longest = Math.max(1, Math.min(LONGEST_DAYS, maxDays === null ? LONGEST_DAYS : maxDays - 1));
  return {
    min: dayOf(now + DAY_MS),
    max: dayOf(now + longest * DAY_MS),
    proposed: dayOf(now + Math.min(RECOMMENDED_DAYS, longest) * DAY_MS),
    maxDays,
  };
}

/** The moment that a secret of this last day ends: its first one, so that the policy's limit is kept. */
export function endOfDay(day: Day): Instant {
  return `${day}T00:00:00.000Z`;
}

/**
 * The secret that the integration uses up to now: the one that is proven in use, or the only one. Null: several come
 * into question, and nobody but the administrator can tell.
 */
export function secretInUse(snapshot: Snapshot): string | null {
  const { all, use } = credentialOverview(snapshot);
  const secrets = all.filter(({ facts }) => facts.type === 'clientSecret' && facts.owner === 'application');
  const used = secrets.filter(({ facts }) => use.proven.has(facts.keyId) || use.configured === facts.keyId);
  const [first] = used.length > 0 ? used : secrets;
  return (used.length === 1 || secrets.length === 1) && first !== undefined ? first.facts.keyId : null;
}

/** The certificate of an integration that signs in with one. */
export interface CertificateInUse {
  /** Null: it is none of the registration's, any more. */
  readonly keyId: string | null;
  readonly label: string;
  /** SHA-1, hexadecimal, upper case; null: not known. */
  readonly thumbprint: string | null;
}

/**
 * The certificate that the integration signs in with: the one that Graphkeeper was given as the integration's, also
 * where it is refused because it has ended; or the one that is proven in use. Null: it uses a secret, or nobody knows.
 */
export function certificateInUse(snapshot: Snapshot): CertificateInUse | null {
  const { all, use } = credentialOverview(snapshot);
  const isCertificate = ({ facts }: (typeof all)[number]): boolean =>
    facts.type === 'certificate' && facts.owner === 'application';
  const used = all.filter(({ facts }) => use.proven.has(facts.keyId));
  const { held } = snapshot;
  if (held?.type === 'certificate') {
    const mine = all.find((one) => isCertificate(one) && one.facts.customKeyIdentifier === held.thumbprint);
    return {
      keyId: mine?.facts.keyId ?? null,
      label: mine?.facts.name ?? held.thumbprint ?? '',
      thumbprint: thumbprintOf(held.thumbprint),
    };
  }
  const [first] = used;
  if (first === undefined || !used.every(isCertificate)) return null;
  const { keyId, name, customKeyIdentifier } = first.facts;
  return { keyId, label: name ?? keyId, thumbprint: thumbprintOf(customKeyIdentifier) };
}

/**
 * The kind of credential that the integration signs in with, and that a rotation is of. Null: nothing shows which of
 * the registration's secrets and certificates it is.
 */
export function credentialInUse(snapshot: Snapshot): CredentialType | null {
  if (certificateInUse(snapshot) !== null) return 'certificate';
  if (snapshot.held !== null) return snapshot.held.type;
  const { all, use } = credentialOverview(snapshot);
  const own = all.filter(({ facts }) => facts.owner === 'application');
  const used = own.filter(({ facts }) => use.proven.has(facts.keyId));
  const possible = used.length > 0 ? used : own;
  const isSecret = possible.length > 0 && possible.every(({ facts }) => facts.type === 'clientSecret');
  return isSecret ? 'clientSecret' : null;
}

/** A secret that stands ready beside the one in use. */
export interface ReadySecret {
  readonly keyId: string;
  readonly label: string;
  readonly hint: string | null;
  readonly end: Instant | null;
  /** Microsoft's report shows no sign-in with it; otherwise somebody else could be using it. */
  readonly isUnused: boolean;
}

/**
 * A rotation that somebody began and did not finish: a valid secret that ends after every one in use and is not in use
 * itself; or one that stands there while the integration's own is none of this app's. Null: nothing says that there is
 * one. Where it is not known which secret is in use, each of them may be.
 */
export function readySecret(snapshot: Snapshot, now: EpochMs): ReadySecret | null {
  const { all, use } = credentialOverview(snapshot);
  const used = all.filter(({ facts }) => use.proven.has(facts.keyId));
  const isOwnForeign = tokenRefusal(snapshot.token)?.kind === 'secretWrong';
  if (used.length === 0 && !isOwnForeign) return null;
  const secrets = all.filter(({ facts }) => facts.type === 'clientSecret' && facts.owner === 'application');
  const ready = newerReady(used, secrets, now);
  if (ready === null) return null;
  const { keyId, name, hint, end } = ready.facts;
  const { credentialActivity: activity } = snapshot;
  const isUnused =
    used.length > 0 &&
    activity.state === 'read' &&
    activity.value.every((one) => one.keyId !== keyId || one.lastSignIn === null);
  return { keyId, label: name ?? hint ?? keyId, hint, end, isUnused };
}

/**
 * Ends of the subscriptions at a moment, to see later which of them were renewed. Null: they could not be read, and none
 * of those that are read later can be told to be new.
 */
export function subscriptionEnds({ subscriptions }: Snapshot): Readonly<Record<string, Instant>> | null {
  return subscriptions.state === 'read'
    ? Object.fromEntries(subscriptions.value.map(({ id, expiration }) => [id, expiration]))
    : null;
}

/**
 * What shows that the integration works after a moment: a subscription that ends later than it did, or is new; or mail
 * that came afterwards and was fetched (read means downloaded, Q5). Null: nothing does yet.
 */
export function flowSince(
  snapshot: Snapshot,
  since: {
    readonly at: EpochMs;
    /** How they stood; null: it could not be read, so that none can be told to be newer. */
    readonly ends: Readonly<Record<string, Instant>> | null;
  },
): 'renewed' | 'fetched' | null {
  const { subscriptions, mailboxes } = snapshot;
  const { ends } = since;
  const isRenewed =
    ends !== null &&
    subscriptions.state === 'read' &&
    epochOf(subscriptions.at) > since.at &&
    subscriptions.value.some(({ id, expiration }) => {
      const before = ends[id];
      return before === undefined || epochOf(expiration) > epochOf(before);
    });
  if (isRenewed) return 'renewed';
  const isFetched = mailboxes.some(
    ({ mailFlow }) =>
      mailFlow.state === 'read' &&
      mailFlow.value.recent.some(({ receivedAt, isRead }) => isRead && epochOf(receivedAt) > since.at),
  );
  return isFetched ? 'fetched' : null;
}

/** Whether Microsoft's report of last use shows a credential used after a moment; null: it cannot be read. */
export function isUsedSince({ credentialActivity }: Snapshot, keyId: string, at: EpochMs): boolean | null {
  if (credentialActivity.state === 'unreadable') return null;
  return credentialActivity.value.some(
    (one) => one.keyId === keyId && one.lastSignIn !== null && epochOf(one.lastSignIn) > at,
  );
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with a pasted secret value; null: nothing that can be seen. */
export function valueProblem(value: string, hint: string | null): 'empty' | 'secretId' | 'otherHint' | null {
  if (value === '') return 'empty';
  if (GUID.test(value)) return 'secretId';
  return hint !== null && !value.startsWith(hint) ? 'otherHint' : null;
}
