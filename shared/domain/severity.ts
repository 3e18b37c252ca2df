/**
 * How bad a finding is. `unknown` means that it could not be read: worse than a notice, because unknown is
 * never green, and better than a warning, because a warning is certain.
 */
export type Severity = 'ok' | 'notice' | 'unknown' | 'warning' | 'critical';

/** From best to worst. */
export const SEVERITIES: readonly Severity[] = ['ok', 'notice', 'unknown', 'warning', 'critical'];

const RANKS: Readonly<Record<Severity, number>> = { ok: 0, notice: 1, unknown: 2, warning: 3, critical: 4 };

/** Negative when `a` is better than `b`, positive when it is worse; a sort by it puts the best first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return RANKS[a] - RANKS[b];
}

/** The worst of several; `unknown` of none, because nothing read is nothing known. */
export function worstSeverity(severities: Iterable<Severity>): Severity {
  let worst: Severity | null = null;
  for (const severity of severities) {
    if (worst === null || compareSeverity(severity, worst) > 0) worst = severity;
  }
  return worst ?? 'unknown';
}
