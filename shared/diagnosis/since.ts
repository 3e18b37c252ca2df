import type { Finding } from '../domain/finding';
import { epochOf, type Instant } from '../domain/instant';
import type { ConnectionHealth } from '../domain/state';

/**
 * Since when each finding has had its present severity: what "since 09:12" on a card comes from. A finding that
 * is new, or that got better or worse, begins at `at`; one that went away is forgotten. Nothing began in the future:
 * after the clock was set back, `at` is the earliest that is known.
 */
export function sinceOf(
  previous: Pick<ConnectionHealth, 'findings' | 'since'> | null,
  findings: readonly Finding[],
  at: Instant,
): Readonly<Record<string, Instant>> {
  const before = new Map(previous?.findings.map((finding) => [finding.key, finding.severity]));
  return Object.fromEntries(
    findings.map((finding) => {
      const isSame = before.get(finding.key) === finding.severity;
      const known = isSame ? previous?.since[finding.key] : undefined;
      return [finding.key, known !== undefined && epochOf(known) <= epochOf(at) ? known : at];
    }),
  );
}
