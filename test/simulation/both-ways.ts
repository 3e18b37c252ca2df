import type { Collector } from '../../electron/monitor/collector';
import { evaluate } from '../../shared/diagnosis/evaluate';
import type { EpochMs } from '../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { Blame } from './invariants/invariant';

/** What a reading comes to, line by line. */
function judged(snapshot: Snapshot, now: EpochMs): readonly string[] {
  const { findings, verdict } = evaluate(snapshot, DEFAULT_POLICY, now);
  return [
    ...findings.map(
      ({ key, severity, impact, deadline }) => `${key} ${severity} ${impact} ${deadline ?? ''}`,
    ),
    `verdict ${verdict.explains.join()}`,
  ].sort();
}

/**
 * Reads the same twice, over the wire and in process, and blames a difference: whatever years without a wire find out
 * holds with one. What was disturbed is not compared.
 *
 * @param options.failures how many requests failed so far
 */
export function readingBothWays(
  wired: Collector,
  inProcess: Collector,
  options: { readonly now: () => EpochMs; readonly failures: () => number; readonly blame: Blame },
): Collector {
  return {
    forget: (connectionId) => {
      wired.forget(connectionId);
      inProcess.forget(connectionId);
    },
    collect: async (connection, given) => {
      const before = options.failures();
      const snapshot = await wired.collect(connection, given);
      if (options.failures() === before) {
        const now = options.now();
        const one = judged(snapshot, now);
        const other = judged(await inProcess.collect(connection, given), now);
        const differences = [
          ...one.filter((line) => !other.includes(line)).map((line) => `only over the wire: ${line}`),
          ...other.filter((line) => !one.includes(line)).map((line) => `only in process: ${line}`),
        ];
        if (differences.length > 0) options.blame('both ways read the same', differences.join('; '));
      }
      return snapshot;
    },
  };
}
