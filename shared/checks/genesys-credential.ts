import type { Finding } from '../domain/finding';
import type { GenesysCredentialFacts, GenesysIntegrationObservations } from '../domain/genesys';
import { type EpochMs, epochOf, instantOf, MINUTE_MS } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import { compareSeverity, type Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { message } from '../messages/message';
import type { CheckContext } from './check';
import { credentialLabel } from './credential-expiry';
import { type Credential, isValidAt, severityByTime } from './credentials';
import { evidenceOf, finding, unknownFinding } from './findings';
import type { HeldSecretState } from './terms';

/** How far the clocks of Microsoft and Genesys may be apart. */
const CLOCKS_MS = 5 * MINUTE_MS;

/** When the credential's fields were last written; of several, the newest time. Null: it is not shown. */
export function writtenAt(credentials: readonly GenesysCredentialFacts[]): EpochMs | null {
  const times = credentials
    .flatMap(({ modifiedAt, createdAt }) => modifiedAt ?? createdAt ?? [])
    .map(epochOf);
  return times.length === 0 ? null : Math.max(...times);
}

function endOf({ end }: Credential): number {
  return end ?? Number.POSITIVE_INFINITY;
}

function lastToEnd(credentials: readonly Credential[]): Credential | null {
  return credentials.reduce<Credential | null>(
    (last, one) => (last === null || endOf(one) > endOf(last) ? one : last),
    null,
  );
}

interface Judgement {
  readonly state: HeldSecretState;
  /** The secret that should be there and cannot be. */
  readonly lacking: Credential | null;
  /** The best one that can be there. */
  readonly held: Credential | null;
}

/** A credential cannot hold what was made after it was last written. */
function judge(written: EpochMs, secrets: readonly Credential[], now: EpochMs): Judgement {
  const valid = secrets.filter((one) => isValidAt(one, now));
  const held = lastToEnd(valid.filter(({ start }) => start === null || start <= written + CLOCKS_MS));
  const newest = lastToEnd(valid.filter(({ start }) => start !== null && start > written + CLOCKS_MS));
  if (held === null) return { state: newest === null ? 'noneValid' : 'outdated', lacking: newest, held };
  return newest !== null && endOf(newest) > endOf(held)
    ? { state: 'behind', lacking: newest, held }
    : { state: 'current', lacking: null, held };
}

function rate(
  { state, held }: Judgement,
  { now, policy }: CheckContext,
  isWorking: boolean,
): { readonly severity: Severity; readonly impact: MailImpact } {
  switch (state) {
    case 'current':
      return { severity: 'ok', impact: 'none' };
    case 'behind': {
      const severity = severityByTime(held?.end ?? null, now, policy.credentialDays);
      if (compareSeverity(severity, 'notice') <= 0) return { severity: 'notice', impact: 'none' };
      return { severity, impact: 'atRisk' };
    }
    case 'outdated':
    case 'noneValid':
      // While it still works it lives on its last token.
      return { severity: 'critical', impact: isWorking ? 'atRisk' : 'stopped' };
    case 'noCredential':
      return { severity: 'warning', impact: 'atRisk' };
    case 'incomparable':
      return { severity: 'notice', impact: 'none' };
  }
}

/**
 * Whether the integration can hold a valid secret. Genesys Cloud shows neither the secret nor its end, but when its
 * credential was last written; Entra ID shows when each secret was made. Which one was written then is not known, so
 * that the best of those that can be there counts.
 *
 * @param isWorking the integration has not stopped as far as it says
 */
export function heldSecretFinding(
  { credentials }: GenesysIntegrationObservations,
  subject: Subject,
  snapshot: Snapshot,
  context: CheckContext,
  isWorking: boolean,
): readonly Finding[] {
  const place = { check: 'genesys-integration', subject, aspect: 'credential' } as const;
  const { application } = snapshot;
  if (credentials.state === 'unreadable') return [unknownFinding(place, credentials, 'graphCredential')];
  if (application.state === 'unreadable') return [unknownFinding(place, application, 'graphCredential')];
  const written = writtenAt(credentials.value);
  const secrets = context.credentials.all.filter(({ facts }) => facts.type === 'clientSecret');
  const judgement: Judgement =
    credentials.value.length === 0
      ? { state: 'noCredential', lacking: null, held: null }
      : written === null || application.value === null
        ? { state: 'incomparable', lacking: null, held: null }
        : judge(written, secrets, context.now);
  const { state, lacking, held } = judgement;
  const { severity, impact } = rate(judgement, context, isWorking);
  const at = written === null ? null : instantOf(written);
  const isWrong = state === 'behind' || state === 'outdated' || state === 'noneValid';
  const textOf = (time: EpochMs | null | undefined): string | null =>
    time === null || time === undefined ? null : instantOf(time);
  const end = textOf(held?.end);
  return [
    finding({
      ...place,
      severity,
      impact,
      title: message('check.genesysCredential', {
        name: subject.name,
        state,
        label: lacking === null ? null : credentialLabel(lacking.facts),
      }),
      detail: message('check.genesysCredential.detail', {
        state,
        written: at,
        made: textOf(lacking?.start),
        end,
      }),
      deadline: state === 'behind' ? end : null,
      runbook: isWrong ? 'rotate-secret' : null,
      evidence: evidenceOf(credentials, {
        state,
        credentialIds: credentials.value.map(({ id }) => id),
        writtenAt: at,
        lackingKeyId: lacking?.facts.keyId ?? null,
        lackingSince: lacking?.facts.start ?? null,
        heldAtBest: held?.facts.keyId ?? null,
      }),
    }),
  ];
}
