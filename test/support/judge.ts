import { contextFor } from '../../shared/checks/check';
import { CHECKS, evaluate, type Evaluation } from '../../shared/diagnosis/evaluate';
import type { ConnectionMemory } from '../../shared/domain/connection-memory';
import type { CheckId, Finding } from '../../shared/domain/finding';
import type { EpochMs } from '../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { Severity } from '../../shared/domain/severity';
import type { Snapshot } from '../../shared/domain/snapshot';
import { createFormatter, type Language } from '../../shared/messages/formatter';
import type { Message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { NOW } from './snapshot-builder';

/** The findings of one check. */
export function findingsOf(
  check: CheckId,
  snapshot: Snapshot,
  now: EpochMs = NOW,
  memory: ConnectionMemory | null = null,
): readonly Finding[] {
  return CHECKS[check](snapshot, contextFor(snapshot, DEFAULT_POLICY, now, memory));
}

/** Severity by what follows the check's name in the key. */
export function severitiesOf(
  check: CheckId,
  snapshot: Snapshot,
  now: EpochMs = NOW,
): Record<string, Severity> {
  return Object.fromEntries(
    findingsOf(check, snapshot, now).map(({ key, severity }) => [key.slice(check.length + 1), severity]),
  );
}

/** The one finding of a key; fails when there is none. */
export function findingAt(key: string, findings: readonly Finding[]): Finding {
  const found = findings.find((finding) => finding.key === key);
  if (found === undefined)
    throw new Error(`no finding ${key} among ${findings.map((one) => one.key).join(', ')}`);
  return found;
}

/** Everything about a snapshot. */
export function judge(
  snapshot: Snapshot,
  now: EpochMs = NOW,
  memory: ConnectionMemory | null = null,
): Evaluation {
  return evaluate(snapshot, DEFAULT_POLICY, now, memory);
}

/** A message in words, in UTC. */
export function words(text: Message, language: Language = 'en', now: EpochMs = NOW): string {
  return say(text, language, createFormatter(language, now, 'UTC'));
}
