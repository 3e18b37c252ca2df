import { type ConnectionMemory, type RememberedCredential, unplanned } from '../domain/connection-memory';
import type { CredentialFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import { epochOf } from '../domain/instant';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check } from './check';
import { credentialLabel } from './credential-expiry';
import { distinctCredentials } from './credentials';
import { applicationSubject, evidenceOf, finding, unknownFinding } from './findings';

const CHECK = 'credential-changes';

/** One for each credential, whatever its number of entries. */
function unplannedFindings(snapshot: Snapshot, memory: ConnectionMemory): readonly Finding[] {
  const entries = unplanned(memory);
  const byKeyId = new Map(entries.map((one) => [one.keyId, one]));
  const distinct = distinctCredentials(entries.map((one) => ({ ...one, usage: null })));
  return distinct.flatMap(({ facts: { keyId } }) => {
    const one = byKeyId.get(keyId);
    return one === undefined ? [] : [unplannedFinding(snapshot, one)];
  });
}

function unplannedFinding(snapshot: Snapshot, credential: RememberedCredential): Finding {
  const { type, owner, keyId, hint, start, end, firstSeen, notSeenAt } = credential;
  const label = credentialLabel(credential);
  return finding({
    check: CHECK,
    subject: { type, id: keyId, name: label },
    severity: 'warning',
    title: message('check.credentialChanges.unplanned', { type, label }),
    detail: message('check.credentialChanges.unplanned.detail', { owner, firstSeen, notSeenAt }),
    evidence: evidenceOf(snapshot[owner], { keyId, owner, hint, start, end, firstSeen, notSeenAt }),
  });
}

/** The later of two beginnings: before it, not all of what is watched now was. */
function watchedSince({ watched }: ConnectionMemory): string | null {
  const spans = [watched.applicationCredentials, watched.enterpriseCredentials].flatMap((span) => span ?? []);
  return spans.reduce<string | null>(
    (latest, { since }) => (latest === null || epochOf(since) > epochOf(latest) ? since : latest),
    null,
  );
}

const OBJECTS = [
  { owner: 'application', aspect: 'application' },
  { owner: 'servicePrincipal', aspect: 'enterpriseApplication' },
] as const satisfies readonly { readonly owner: CredentialFacts['owner']; readonly aspect: string }[];

/**
 * Credentials that came after the first look and that nobody said were planned: whoever holds one reads mail as the
 * integration. What is remembered stays true while it cannot be read. Needs a memory; where none is kept, there is
 * nothing to compare with, and the check does not apply.
 */
export const checkCredentialChanges: Check = (snapshot, { memory }) => {
  if (memory === null) return [];
  const subject = applicationSubject(snapshot);
  const findings = [...unplannedFindings(snapshot, memory)];
  for (const { owner, aspect } of OBJECTS) {
    const observation = snapshot[owner];
    if (observation.state === 'unreadable') {
      findings.push(unknownFinding({ check: CHECK, subject, aspect }, observation, 'credentialChanges'));
    }
  }
  if (findings.length > 0) return findings;
  const since = watchedSince(memory);
  const isElsewhere = snapshot.application.state === 'read' && snapshot.application.value === null;
  return [
    since === null || isElsewhere
      ? finding({
          check: CHECK,
          subject,
          severity: 'unknown',
          title: message('check.unknown', { what: 'credentialChanges', name: subject.name }),
          detail: message('check.credentialChanges.elsewhere.detail'),
          evidence: evidenceOf(snapshot.application),
        })
      : finding({
          check: CHECK,
          subject,
          severity: 'ok',
          title: message('check.credentialChanges.none'),
          detail: message('check.credentialChanges.none.detail', { since }),
          evidence: evidenceOf(snapshot.application, { since }),
        }),
  ];
};
