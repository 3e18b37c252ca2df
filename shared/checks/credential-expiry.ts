import type { CredentialFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import { type EpochMs, type Instant, instantOf } from '../domain/instant';
import type { JsonObject } from '../domain/json';
import type { MailImpact } from '../domain/mail-impact';
import type { ReadSource } from '../domain/observation';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import {
  type Credential,
  credentialSeverity,
  type CredentialUse,
  isValidAt,
  useOfCredential,
} from './credentials';
import { applicationSubject, evidenceOf, finding, unknownFinding } from './findings';
import type { CredentialState, UseOfCredential } from './terms';

const CHECK = 'credential-expiry';

/** What an administrator knows a credential by: its name, else its first characters, else its id. */
export function credentialLabel({
  name,
  hint,
  keyId,
}: Pick<CredentialFacts, 'name' | 'hint' | 'keyId'>): string {
  if (name !== null && name !== '') return name;
  return hint === null || hint === '' ? keyId : `${hint}…`;
}

/** A credential as a subject. */
export function credentialSubject({ facts }: Credential): Subject {
  return { type: facts.type, id: facts.keyId, name: credentialLabel(facts) };
}

function stateOf({ start, end }: Credential, severity: Severity, now: EpochMs): CredentialState {
  if (end !== null && end <= now) return 'expired';
  if (start !== null && start > now) return 'notYet';
  if (end === null) return 'endless';
  return severity === 'ok' ? 'valid' : 'expiring';
}

function impactOf(
  severity: Severity,
  state: CredentialState,
  use: UseOfCredential,
  hasLaterValid: boolean,
): MailImpact {
  if (use === 'unused' || severity === 'ok' || severity === 'notice') return 'none';
  if (state !== 'expired') return 'atRisk';
  return use === 'unknown' && hasLaterValid ? 'atRisk' : 'stopped';
}

/** The valid credential that ends last, for all of the others to be compared with. */
interface Latest {
  readonly credential: Credential;
  readonly end: EpochMs;
}

function latestOf(credentials: readonly Credential[]): Latest | null {
  let latest: Latest | null = null;
  for (const credential of credentials) {
    const end = credential.end ?? Number.POSITIVE_INFINITY;
    if (latest === null || end > latest.end) latest = { credential, end };
  }
  return latest;
}

interface Surroundings {
  readonly use: CredentialUse;
  readonly latestValid: Latest | null;
  readonly latestUsed: Latest | null;
  readonly sources: Readonly<Record<CredentialFacts['owner'], ReadSource>>;
}

function isLater(latest: Latest | null, { end }: Credential): latest is Latest {
  return latest !== null && latest.end > (end ?? Number.POSITIVE_INFINITY);
}

function evidenceOfCredential({ facts, keyIds }: Credential, use: string, source: ReadSource): JsonObject {
  const { keyId, owner, hint, start, end, usage } = facts;
  const { at, via, requestId } = source;
  const evidence = { at, via, requestId, keyId, owner, hint, start, end, usage, use };
  return keyIds.length > 1 ? { ...evidence, keyIds } : evidence;
}

/** The end that counts; Graph's own text where that is it. */
function endOf({ facts, keyIds, end }: Credential): Instant | null {
  if (keyIds.length === 1) return facts.end;
  return end === null ? null : instantOf(end);
}

function judge(
  credential: Credential,
  around: Surroundings,
  { policy, profile, now }: CheckContext,
): Finding {
  const { facts } = credential;
  const end = endOf(credential);
  const use = useOfCredential(credential, around.use);
  const hasLaterValid = isLater(around.latestValid, credential);
  const isLaterUsed = isLater(around.latestUsed, credential);
  const severity = credentialSeverity(
    credential,
    { use, hasLaterValid, isLaterUsed },
    now,
    policy.credentialDays,
  );
  const state = stateOf(credential, severity, now);
  const label = credentialLabel(facts);
  const later = hasLaterValid ? around.latestValid : null;
  return finding({
    check: CHECK,
    subject: credentialSubject(credential),
    severity,
    impact: impactOf(severity, state, use, hasLaterValid),
    title: message('check.credentialExpiry', {
      type: facts.type,
      label,
      state,
      end,
      start: facts.start,
    }),
    detail: message('check.credentialExpiry.detail', {
      type: facts.type,
      state,
      use,
      isUrgent: severity === 'critical' || severity === 'warning',
      later: later === null ? null : credentialLabel(later.credential.facts),
      isLaterUsed,
      vendor: profile.vendor,
    }),
    // The end of a credential that nothing depends on makes nothing worse.
    deadline: use === 'unused' ? null : end,
    runbook: severity === 'ok' ? null : 'rotate-secret',
    evidence: evidenceOfCredential(credential, use, around.sources[facts.owner]),
  });
}

function noneFinding(snapshot: Snapshot): Finding {
  const isElsewhere = snapshot.application.state === 'read' && snapshot.application.value === null;
  return finding({
    check: CHECK,
    subject: applicationSubject(snapshot),
    severity: isElsewhere ? 'unknown' : 'critical',
    impact: isElsewhere ? 'none' : 'stopped',
    title: message(isElsewhere ? 'check.credentialExpiry.elsewhere' : 'check.credentialExpiry.none'),
    detail: message(
      isElsewhere ? 'check.credentialExpiry.elsewhere.detail' : 'check.credentialExpiry.none.detail',
    ),
    runbook: isElsewhere ? null : 'rotate-secret',
    evidence: evidenceOf(snapshot.application),
  });
}

/** Every client secret and certificate of the app by the time that it has left (Q12). */
export const checkCredentialExpiry: Check = (snapshot, context) => {
  const { application, servicePrincipal } = snapshot;
  const { all: credentials, use } = context.credentials;
  const valid = credentials.filter((credential) => isValidAt(credential, context.now));
  const around: Surroundings = {
    use,
    latestValid: latestOf(valid),
    latestUsed: latestOf(valid.filter(({ facts }) => use.proven.has(facts.keyId))),
    sources: { application, servicePrincipal },
  };
  const findings = credentials.map((credential) => judge(credential, around, context));
  const subject = applicationSubject(snapshot);
  if (application.state === 'unreadable') {
    findings.push(unknownFinding({ check: CHECK, subject }, application, 'credentials'));
  }
  if (servicePrincipal.state === 'unreadable') {
    const place = { check: CHECK, subject, aspect: 'enterpriseApplication' } as const;
    findings.push(unknownFinding(place, servicePrincipal, 'enterpriseCredentials'));
  }
  return findings.length === 0 ? [noneFinding(snapshot)] : findings;
};
