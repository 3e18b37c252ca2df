import type { EntraFailure, EntraFailureKind } from '../domain/failure';
import type { Finding } from '../domain/finding';
import type { RunbookId } from '../domain/runbook-id';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check, CheckContext } from './check';
import { applicationSubject, evidenceOf, finding, unknownFinding } from './findings';
import { tokenRefusal } from './token-refusal';

const CHECK = 'credential-works';

/** What mends each refusal; null: nothing that Graphkeeper guides through. */
const RUNBOOKS: Readonly<Record<Exclude<EntraFailureKind, 'transient'>, RunbookId | null>> = {
  secretExpired: 'rotate-secret',
  secretWrong: 'rotate-secret',
  certificateRejected: 'rotate-secret',
  appNotFound: 'fix-app-registration',
  appDisabled: 'fix-app-registration',
  tenantNotFound: 'fix-token-endpoint',
  wrongEndpoint: 'fix-token-endpoint',
  consentMissing: 'grant-consent',
  blockedByPolicy: null,
  interactionRequired: null,
  other: null,
};

function refused(snapshot: Snapshot, { profile }: CheckContext, entra: EntraFailure): Finding {
  const { token } = snapshot;
  const { kind, code, error, traceId } = entra;
  const isPassing = kind === 'transient';
  return finding({
    check: CHECK,
    subject: applicationSubject(snapshot),
    severity: isPassing ? 'unknown' : 'critical',
    impact: isPassing ? 'none' : 'stopped',
    title: message('check.credentialWorks.refused', { kind }),
    detail: message('check.credentialWorks.refused.detail', { kind, code, vendor: profile.vendor }),
    runbook: isPassing ? null : RUNBOOKS[kind],
    evidence: evidenceOf(token, { code, error, traceId, kind }),
  });
}

/** A real token request with the integration's own credential: what the vendor does every hour. */
export const checkCredentialWorks: Check = (snapshot, context) => {
  const { token } = snapshot;
  const entra = tokenRefusal(token);
  if (entra !== null) return [refused(snapshot, context, entra)];
  const subject = applicationSubject(snapshot);
  if (token.state === 'unreadable') return [unknownFinding({ check: CHECK, subject }, token, 'token')];
  const { value } = token;
  return [
    finding({
      check: CHECK,
      subject,
      severity: 'ok',
      title: message('check.credentialWorks.issued', { method: value.method }),
      detail: message('check.credentialWorks.issued.detail', { at: token.at }),
      evidence: evidenceOf(token, {
        method: value.method,
        ...(value.outcome === 'issued' ? { roles: value.roles } : {}),
      }),
    }),
  ];
};
