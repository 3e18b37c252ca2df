import type { Message } from '../messages/message';
import type { Instant } from './instant';
import type { JsonObject } from './json';
import type { MailImpact } from './mail-impact';
import type { RunbookId } from './runbook-id';
import type { Severity } from './severity';
import type { Subject } from './subject';

/** The checks, by the ids that reports and monitoring systems rely on (contracts.md). */
export const CHECK_IDS = [
  'token-endpoint',
  'app-registration',
  'credential-expiry',
  'credential-in-use',
  'credential-works',
  'credential-changes',
  'permissions',
  'excess-permissions',
  'mailbox-scope',
  'mailbox-ready',
  'subscription-health',
  'subscription-rhythm',
  'mail-flow',
  'connection-filter',
  'genesys-integration',
  'genesys-routing',
  'multiple-destinations',
  'domain-reuse',
  'service-health',
  'own-access',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];

/** One result of one check. */
export interface Finding {
  /** `<check>/<subject id>[/<aspect>]`: the same thing has the same key over time, whatever its numbers. */
  readonly key: string;
  readonly check: CheckId;
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly subject: Subject;
  /** What is the matter, as one short sentence. */
  readonly title: Message;
  /** What it means for mail, why, and what to do. */
  readonly detail: Message;
  /** When it gets worse by itself; null when no date is known. */
  readonly deadline: Instant | null;
  readonly runbook: RunbookId | null;
  /** What was read, without secrets: request id, time, identity, raw values. */
  readonly evidence: JsonObject;
}
