import type { CredentialFacts } from '../domain/facts';
import { DAY_MS, type EpochMs, epochOf, HOUR_MS } from '../domain/instant';
import { valueOf } from '../domain/observation';
import type { CredentialDays } from '../domain/policy';
import { compareSeverity, type Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { UseEvidence, UseOfCredential } from './terms';
import { tokenRefusal } from './token-refusal';

/** The pure rules about credentials: what counts once, which one is in use, how bad an end date is. */

/** One credential as an administrator counts it: the entries of one certificate are one. */
export interface Credential {
  readonly facts: CredentialFacts;
  /** All key ids that stand for it; more than one for a SAML signing certificate. */
  readonly keyIds: readonly string[];
  /** Milliseconds; null: no date was given. */
  readonly start: EpochMs | null;
  readonly end: EpochMs | null;
}

/** Which credentials the integration uses, as far as it is known. */
export interface CredentialUse {
  /** Proven: key id → how it is known. */
  readonly proven: ReadonlyMap<string, UseEvidence>;
  /** The one that Graphkeeper was given as the integration's, while that could not be proven now; null: none. */
  readonly configured: string | null;
}

/**
 * How old the newest entry of Microsoft's use report may be when it was read. The integration asks for a token
 * every hour or so; the report itself lags by about a day.
 */
const ACTIVITY_WINDOW_MS = 7 * DAY_MS;

/** Sign-ins this close to the newest one count as going on too: which came last within a day proves nothing. */
const ACTIVITY_TOLERANCE_MS = DAY_MS;

/** Longest life of an access token: with continuous access evaluation up to 28 hours (Microsoft: token lifetimes). */
const LONGEST_TOKEN_MS = 28 * HOUR_MS;

function single(facts: CredentialFacts): Credential {
  return {
    facts,
    keyIds: [facts.keyId],
    start: facts.start === null ? null : epochOf(facts.start),
    end: facts.end === null ? null : epochOf(facts.end),
  };
}

/** Two entries of one credential: the certificate speaks for both; the earlier end counts, should they differ. */
function merge(known: Credential, facts: CredentialFacts): Credential {
  const other = single(facts);
  const ends = [known.end, other.end].filter((end) => end !== null);
  return {
    ...(known.facts.type === 'certificate' ? known : other),
    keyIds: [...new Set([...known.keyIds, facts.keyId])],
    end: ends.length === 0 ? null : Math.min(...ends),
  };
}

/**
 * Collapses entries that are one credential. A SAML signing certificate stands there three times (a key to sign,
 * a key to verify and a secret) under one `customKeyIdentifier`, all of them on one object.
 */
export function distinctCredentials(entries: readonly CredentialFacts[]): readonly Credential[] {
  const certificates = new Set<string>();
  for (const { type, owner, customKeyIdentifier } of entries) {
    if (type === 'certificate' && customKeyIdentifier !== null)
      certificates.add(`${owner}/${customKeyIdentifier}`);
  }
  // Nearly always there is nothing to collapse, and there can be tens of thousands.
  const isEachItsOwn = new Set(entries.map(({ keyId }) => keyId)).size === entries.length;
  if (certificates.size === 0 && isEachItsOwn) return entries.map(single);
  const groups = new Map<string, Credential>();
  for (const facts of entries) {
    const { keyId, owner, customKeyIdentifier } = facts;
    const mark = customKeyIdentifier === null ? null : `${owner}/${customKeyIdentifier}`;
    const group = mark !== null && certificates.has(mark) ? mark : keyId;
    const known = groups.get(group);
    groups.set(group, known === undefined ? single(facts) : merge(known, facts));
  }
  return [...groups.values()];
}

/** Whether a credential may sign in at a moment. */
export function isValidAt({ start, end }: Credential, now: EpochMs): boolean {
  return (start === null || start <= now) && (end === null || end > now);
}

/** A valid credential that ends after every one in use: a rotation was begun and not finished. Of several the last. */
export function newerReady(
  used: readonly Credential[],
  credentials: readonly Credential[],
  now: EpochMs,
): Credential | null {
  const lastUsed = Math.max(...used.map(({ end }) => end ?? Number.POSITIVE_INFINITY));
  const keys = new Set(used.map(({ facts }) => facts.keyId));
  const newer = credentials.filter(
    (one) =>
      !keys.has(one.facts.keyId) && isValidAt(one, now) && (one.end ?? Number.POSITIVE_INFINITY) > lastUsed,
  );
  return newer.reduce<Credential | null>(
    (best, one) => ((one.end ?? 0) > (best?.end ?? 0) ? one : best),
    newer[0] ?? null,
  );
}

/** The credential that Graphkeeper itself holds; null when its hint or thumbprint fits none, or several. */
function heldCredential({ held }: Snapshot, credentials: readonly Credential[]): Credential | null {
  if (held === null) return null;
  const matching = credentials.filter(({ facts }) =>
    held.type === 'certificate'
      ? held.thumbprint !== null &&
        facts.type === 'certificate' &&
        facts.customKeyIdentifier === held.thumbprint
      : held.hint !== null && facts.type === 'clientSecret' && facts.hint === held.hint,
  );
  return matching.length === 1 ? (matching[0] ?? null) : null;
}

/**
 * What the token request says about the held credential. "Expired" is said of this app's own secret, "wrong" of
 * anything else (`foreign`); other refusals say nothing about it.
 */
function heldStanding({ token }: Snapshot): 'proven' | 'configured' | 'foreign' {
  if (token.state === 'read' && token.value.outcome === 'issued') return 'proven';
  switch (tokenRefusal(token)?.kind) {
    case 'secretExpired':
      return 'proven';
    case 'secretWrong':
    case 'certificateRejected':
      return 'foreign';
    default:
      return 'configured';
  }
}

function activeKeyIds({ credentialActivity }: Snapshot): ReadonlySet<string> {
  if (credentialActivity.state === 'unreadable') return new Set();
  const times = credentialActivity.value.flatMap(({ keyId, lastSignIn }) =>
    lastSignIn === null ? [] : [{ keyId, at: epochOf(lastSignIn) }],
  );
  const newest = times.reduce((latest, { at }) => Math.max(latest, at), 0);
  if (newest < epochOf(credentialActivity.at) - ACTIVITY_WINDOW_MS) return new Set();
  return new Set(times.filter(({ at }) => at >= newest - ACTIVITY_TOLERANCE_MS).map(({ keyId }) => keyId));
}

/** When the newest mail came that is known to have been fetched; null when none is. */
function lastFetched({ mailboxes }: Snapshot): EpochMs | null {
  let latest: EpochMs | null = null;
  for (const { mailFlow } of mailboxes) {
    if (mailFlow.state === 'unreadable') continue;
    for (const { receivedAt, isRead } of mailFlow.value.recent) {
      const at = epochOf(receivedAt);
      if (isRead && (latest === null || at > latest)) latest = at;
    }
  }
  return latest;
}

/** The one credential left after those that had expired, token and all, before mail was last fetched. */
function leftByMail(snapshot: Snapshot, credentials: readonly Credential[]): Credential | null {
  const fetched = lastFetched(snapshot);
  if (fetched === null) return null;
  const left = credentials.filter(({ end }) => end === null || end + LONGEST_TOKEN_MS > fetched);
  return left.length === 1 ? (left[0] ?? null) : null;
}

/**
 * Which credentials the integration uses. In order: the one that Graphkeeper was given, when it works; those that
 * Microsoft's report shows in use; the only one there is; the only one that mail can have been fetched with.
 */
export function credentialUseOf(snapshot: Snapshot, credentials: readonly Credential[]): CredentialUse {
  const proven = new Map<string, UseEvidence>();
  const held = heldCredential(snapshot, credentials);
  const standing = heldStanding(snapshot);
  if (held !== null && standing === 'proven') proven.set(held.facts.keyId, 'held');
  const active = activeKeyIds(snapshot);
  if (active.size > 0) {
    for (const { facts, keyIds } of credentials) {
      if (!proven.has(facts.keyId) && keyIds.some((keyId) => active.has(keyId)))
        proven.set(facts.keyId, 'activity');
    }
  }
  const configured = held !== null && standing === 'configured' ? held.facts.keyId : null;
  if (proven.size > 0) return { proven, configured };
  // What the integration holds may be none of these: then there being only one of them proves nothing.
  const isComplete =
    snapshot.application.state === 'read' &&
    snapshot.servicePrincipal.state === 'read' &&
    standing !== 'foreign';
  const [only] = credentials;
  if (isComplete && only !== undefined && credentials.length === 1) proven.set(only.facts.keyId, 'only');
  else {
    const left = isComplete && configured === null ? leftByMail(snapshot, credentials) : null;
    if (left !== null) proven.set(left.facts.keyId, 'mail');
  }
  return { proven, configured };
}

/** All credentials of the app that could be read, on both of its objects, and which of them are in use. */
export interface CredentialOverview {
  readonly all: readonly Credential[];
  readonly use: CredentialUse;
}

/** Finds the credentials in a snapshot. */
export function credentialOverview(snapshot: Snapshot): CredentialOverview {
  const { application, servicePrincipal } = snapshot;
  const all = distinctCredentials([
    ...(valueOf(application)?.credentials ?? []),
    ...(valueOf(servicePrincipal)?.credentials ?? []),
  ]);
  return { all, use: credentialUseOf(snapshot, all) };
}

/** How one credential stands. It is known to be unused only where another one is proven in use. */
export function useOfCredential({ facts }: Credential, use: CredentialUse): UseOfCredential {
  if (use.proven.has(facts.keyId)) return 'used';
  if (use.configured === facts.keyId) return 'configured';
  return use.proven.size > 0 ? 'unused' : 'unknown';
}

/** Severity by the time that is left; a credential without an end is worth a notice. */
export function severityByTime(end: EpochMs | null, now: EpochMs, days: CredentialDays): Severity {
  if (end === null) return 'notice';
  const left = (end - now) / DAY_MS;
  if (left > days.notice) return 'ok';
  if (left > days.warning) return 'notice';
  return left >= days.critical && left > 0 ? 'warning' : 'critical';
}

/** What surrounds a credential. */
export interface CredentialSetting {
  readonly use: UseOfCredential;
  /** A credential that is valid now and ends later exists. */
  readonly hasLaterValid: boolean;
  /** One of those is proven in use. */
  readonly isLaterUsed: boolean;
}

function atMost(severity: Severity, limit: Severity): Severity {
  return compareSeverity(severity, limit) > 0 ? limit : severity;
}

/** Severity of one credential by the rules of the report contract ("Severity of a credential"). */
export function credentialSeverity(
  { end }: Pick<Credential, 'end'>,
  { use, hasLaterValid, isLaterUsed }: CredentialSetting,
  now: EpochMs,
  days: CredentialDays,
): Severity {
  const byTime = severityByTime(end, now, days);
  switch (use) {
    case 'used':
    case 'configured':
      return byTime;
    case 'unused':
      return isLaterUsed ? 'notice' : atMost(byTime, 'notice');
    case 'unknown':
      return hasLaterValid ? atMost(byTime, 'warning') : byTime;
  }
}
