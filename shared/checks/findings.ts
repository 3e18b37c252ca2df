import type { ReadFailure, ReadFailureCode } from '../domain/failure';
import type { CheckId, Finding } from '../domain/finding';
import type { Instant } from '../domain/instant';
import type { JsonObject } from '../domain/json';
import type { MailImpact } from '../domain/mail-impact';
import type { Observation, ReadSource } from '../domain/observation';
import type { RunbookId } from '../domain/runbook-id';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { Subject } from '../domain/subject';
import { failureMessage } from '../messages/failure-message';
import { type Message, message } from '../messages/message';
import type { UnknownAction, UnknownWhat } from './terms';

/** An observation that failed. */
export type Unreadable = Extract<Observation<unknown>, { readonly state: 'unreadable' }>;

/** What is particular to a finding; what is left out is the harmless value. */
export interface FindingParts {
  readonly check: CheckId;
  readonly subject: Subject;
  /** Tells findings of one check about one subject apart. */
  readonly aspect?: string;
  readonly severity: Severity;
  readonly impact?: MailImpact;
  readonly title: Message;
  readonly detail: Message;
  readonly deadline?: Instant | null;
  readonly runbook?: RunbookId | null;
  readonly evidence: JsonObject;
}

/** Completes a finding; its key comes from what it is about, never from its numbers. */
export function finding(parts: FindingParts): Finding {
  const { check, subject, aspect, severity, title, detail, evidence } = parts;
  return {
    key: `${check}/${subject.id}${aspect === undefined ? '' : `/${aspect}`}`,
    check,
    severity,
    impact: parts.impact ?? 'none',
    subject,
    title,
    detail,
    deadline: parts.deadline ?? null,
    runbook: parts.runbook ?? null,
    evidence,
  };
}

/** Evidence: when and as whom something was read, under which request id, and the values. */
export function evidenceOf(source: ReadSource, values: JsonObject = {}): JsonObject {
  return { at: source.at, via: source.via, requestId: source.requestId, ...values };
}

const ACTIONS: Readonly<Record<ReadFailureCode, UnknownAction>> = {
  noAccess: 'grant',
  forbidden: 'grant',
  authentication: 'signIn',
  genesysAuthentication: 'configure',
  addressNotAllowed: 'allowAddress',
  secretMissing: 'configure',
  throttled: 'wait',
  unavailable: 'wait',
  network: 'wait',
  badPayload: 'quote',
  refused: 'quote',
  notAttempted: 'none',
};

/** A failed read as evidence: its code and values; it never holds a secret. */
export function failureEvidence(failure: ReadFailure): JsonObject {
  return failure.code === 'authentication' ? { ...failure, entra: { ...failure.entra } } : failure;
}

/**
 * Whether an access of Graphkeeper lacks a permission. What the integration's own identity is refused is no lack of
 * Graphkeeper's: it shows that the integration's permissions are not in order, which other checks judge.
 */
export function isAccessLacking({ failure, via }: Unreadable): boolean {
  return failure.code === 'noAccess' || (failure.code === 'forbidden' && via !== 'integrationCredential');
}

function actionFor(observation: Unreadable): UnknownAction {
  const { code } = observation.failure;
  if (code !== 'forbidden') return ACTIONS[code];
  if (observation.via === 'genesysClient') return 'grantRole';
  return isAccessLacking(observation) ? ACTIONS[code] : 'integration';
}

/** The finding for something that could not be read: `unknown`, with the reason and the way out. */
export function unknownFinding(
  place: Pick<FindingParts, 'check' | 'subject' | 'aspect'>,
  observation: Unreadable,
  what: UnknownWhat,
  evidence: JsonObject = {},
): Finding {
  const { failure } = observation;
  return finding({
    ...place,
    severity: 'unknown',
    title: message('check.unknown', { what, name: place.subject.name }),
    detail: message('check.unknown.detail', {
      failure: failureMessage(failure),
      action: actionFor(observation),
    }),
    // A role in Genesys Cloud is not what that runbook gives.
    runbook:
      isAccessLacking(observation) && observation.via !== 'genesysClient' ? 'restore-own-access' : null,
    evidence: evidenceOf(observation, { ...evidence, failure: failureEvidence(failure) }),
  });
}

/** The connection as a subject. */
export function connectionSubject({ connection }: Snapshot): Subject {
  return { type: 'connection', id: connection.id, name: connection.name };
}

/** The app registration as a subject. */
export function applicationSubject({ connection, application, servicePrincipal }: Snapshot): Subject {
  const name =
    (application.state === 'read' ? application.value?.displayName : null) ??
    (servicePrincipal.state === 'read' ? servicePrincipal.value?.displayName : null) ??
    connection.name;
  return { type: 'application', id: connection.clientId, name };
}

/** A mailbox as a subject: addresses are the same whatever their case. */
export function mailboxSubject(address: string): Subject {
  return { type: 'mailbox', id: address.toLowerCase(), name: address };
}

/** An e-mail domain of Genesys Cloud as a subject. */
export function domainSubject(name: string): Subject {
  return { type: 'emailDomain', id: name.toLowerCase(), name };
}

/** One entry for each address: a list may name a mailbox twice. */
export function byAddress<T extends { readonly address: string }>(entries: readonly T[]): readonly T[] {
  const seen = new Map<string, T>();
  for (const entry of entries) {
    const address = entry.address.toLowerCase();
    if (!seen.has(address)) seen.set(address, entry);
  }
  return [...seen.values()];
}

/** The one finding of a check about mailboxes where the connection lists none. */
export function noMailboxFinding(check: CheckId, snapshot: Snapshot): Finding {
  return finding({
    check,
    subject: connectionSubject(snapshot),
    severity: 'notice',
    title: message('check.noMailbox'),
    detail: message('check.noMailbox.detail'),
    evidence: {},
  });
}
