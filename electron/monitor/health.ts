import type { Evaluation } from '../../shared/diagnosis/evaluate';
import { sinceOf } from '../../shared/diagnosis/since';
import { type DataAge, staleAtOf } from '../../shared/diagnosis/staleness';
import type { EpochMs } from '../../shared/domain/instant';
import type { PollingSettings } from '../../shared/domain/polling-settings';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { ConnectionHealth } from '../../shared/domain/state';

/** Evaluates a snapshot at a moment; the policy is in it. */
export type Judge = (snapshot: Snapshot, now: EpochMs) => Evaluation;

/** The health that a snapshot shows. */
export function healthOf(
  snapshot: Snapshot,
  previous: ConnectionHealth | null,
  evaluation: Evaluation,
  polling: PollingSettings,
  age: DataAge,
): ConnectionHealth {
  return {
    observedAt: snapshot.at,
    staleAt: staleAtOf(snapshot.at, polling, age),
    severity: evaluation.severity,
    verdict: evaluation.verdict,
    findings: evaluation.findings,
    since: sinceOf(previous, evaluation.findings, snapshot.at),
    requests: snapshot.requests,
  };
}
