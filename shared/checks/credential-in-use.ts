import type { Finding } from '../domain/finding';
import { DAY_MS } from '../domain/instant';
import type { JsonObject } from '../domain/json';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { credentialLabel } from './credential-expiry';
import { type Credential, type CredentialUse, isValidAt, newerReady } from './credentials';
import { applicationSubject, evidenceOf, failureEvidence, finding, unknownFinding } from './findings';
import { tokenRefusal } from './token-refusal';

const CHECK = 'credential-in-use';

function evidence(snapshot: Snapshot, use: CredentialUse): JsonObject {
  const { application, credentialActivity, held } = snapshot;
  return evidenceOf(application, {
    proven: Object.fromEntries(use.proven),
    configured: use.configured,
    held: held === null ? null : { ...held },
    activity:
      credentialActivity.state === 'read'
        ? credentialActivity.value.map(({ keyId, lastSignIn }) => ({ keyId, lastSignIn }))
        : failureEvidence(credentialActivity.failure),
  });
}

function known(
  snapshot: Snapshot,
  context: CheckContext,
  credentials: readonly Credential[],
  use: CredentialUse,
): Finding {
  const used = credentials.filter(({ facts }) => use.proven.has(facts.keyId));
  const [first] = used;
  const newer = newerReady(used, credentials, context.now);
  const labels = used.map(({ facts }) => credentialLabel(facts));
  const state = newer !== null ? 'newerReady' : used.length > 1 ? 'several' : 'one';
  return finding({
    check: CHECK,
    subject: applicationSubject(snapshot),
    severity: state === 'one' ? 'ok' : 'notice',
    title: message('check.credentialInUse', { type: first?.facts.type ?? 'clientSecret', labels }),
    detail: message('check.credentialInUse.detail', {
      state,
      by: [...new Set(used.flatMap(({ facts }) => use.proven.get(facts.keyId) ?? []))],
      newer: newer === null ? null : credentialLabel(newer.facts),
      vendor: context.profile.vendor,
    }),
    runbook: state === 'one' ? null : 'rotate-secret',
    evidence: evidence(snapshot, use),
  });
}

function unknown(
  snapshot: Snapshot,
  { policy, profile, now }: CheckContext,
  credentials: readonly Credential[],
  use: CredentialUse,
): Finding {
  // While every valid one has long to go, it makes no difference yet which one it is.
  const horizon = now + policy.credentialDays.notice * DAY_MS;
  const valid = credentials.filter((credential) => isValidAt(credential, now));
  const isHarmless =
    valid.length > 0 &&
    valid.length === credentials.length &&
    valid.every(({ end }) => end !== null && end > horizon);
  const reason =
    tokenRefusal(snapshot.token) !== null
      ? 'refused'
      : snapshot.held === null
        ? 'notHeld'
        : use.configured === null
          ? 'ambiguous'
          : 'unproven';
  return finding({
    check: CHECK,
    subject: applicationSubject(snapshot),
    severity: isHarmless ? 'notice' : 'unknown',
    title: message('check.unknown', { what: 'credentialUse', name: '' }),
    detail: message('check.credentialInUse.unknown', {
      reason,
      count: credentials.length,
      vendor: profile.vendor,
    }),
    evidence: evidence(snapshot, use),
  });
}

/** Which of the app's credentials the integration signs in with, by the secret's hint and by Microsoft's report. */
export const checkCredentialInUse: Check = (snapshot, context) => {
  const { application } = snapshot;
  if (application.state === 'unreadable') {
    return [
      unknownFinding({ check: CHECK, subject: applicationSubject(snapshot) }, application, 'credentialUse'),
    ];
  }
  const { all, use } = context.credentials;
  return [(use.proven.size > 0 ? known : unknown)(snapshot, context, all, use)];
};
