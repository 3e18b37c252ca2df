import type { CheckContext } from '../checks/check';
import { type Credential, useOfCredential } from '../checks/credentials';
import { tokenRefusal } from '../checks/token-refusal';
import type { CredentialRow, Section } from '../domain/details';
import { epochOf, type Instant, instantOf } from '../domain/instant';
import { valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { type FindingIndex, severityOfFindings } from './finding-index';

/** Whether a real token request with this credential succeeded: only the one that Graphkeeper holds can be tried. */
function worksOf(
  { facts }: Credential,
  { token, held }: Snapshot,
  { credentials }: CheckContext,
): CredentialRow['works'] {
  const refusal = tokenRefusal(token);
  if (refusal === null) {
    const isIssued = token.state === 'read' && token.value.outcome === 'issued';
    return isIssued && credentials.use.proven.get(facts.keyId) === 'held' ? 'works' : 'unknown';
  }
  // "Expired" is said of this app's own secret; "rejected" of the certificate that was shown.
  if (refusal.kind === 'secretExpired' && credentials.use.proven.get(facts.keyId) === 'held')
    return 'refused';
  const isHeldCertificate =
    held?.type === 'certificate' &&
    facts.type === 'certificate' &&
    held.thumbprint !== null &&
    held.thumbprint === facts.customKeyIdentifier;
  return refusal.kind === 'certificateRejected' && isHeldCertificate ? 'refused' : 'unknown';
}

function useOf(credential: Credential, { credentials }: CheckContext): CredentialRow['use'] {
  switch (useOfCredential(credential, credentials.use)) {
    case 'used':
      return 'inUse';
    case 'unused':
      return 'notInUse';
    case 'configured':
    case 'unknown':
      return 'unknown';
  }
}

function lastSignInOf({ keyIds }: Credential, { credentialActivity }: Snapshot): Instant | null {
  const times = (valueOf(credentialActivity) ?? []).flatMap(({ keyId, lastSignIn }) =>
    lastSignIn !== null && keyIds.includes(keyId) ? [epochOf(lastSignIn)] : [],
  );
  return times.length === 0 ? null : instantOf(Math.max(...times));
}

/**
 * The app's client secrets and certificates. Unreadable where the registration is: what stands on the enterprise
 * application alone would pass for all there is.
 */
export function credentialSection(
  snapshot: Snapshot,
  findings: FindingIndex,
  context: CheckContext,
): Section<CredentialRow> {
  const { application } = snapshot;
  if (application.state === 'unreadable')
    return { state: 'unreadable', at: application.at, failure: application.failure };
  const rows = context.credentials.all.map((credential): CredentialRow => {
    const { facts, start, end } = credential;
    return {
      keyId: facts.keyId,
      type: facts.type,
      owner: facts.owner,
      name: facts.name,
      hint: facts.hint,
      start: start === null ? null : instantOf(start),
      end: end === null ? null : instantOf(end),
      use: useOf(credential, context),
      works: worksOf(credential, snapshot, context),
      lastSignIn: lastSignInOf(credential, snapshot),
      severity: severityOfFindings([findings.at(`credential-expiry/${facts.keyId}`)]),
    };
  });
  return { state: 'read', at: application.at, rows };
}
