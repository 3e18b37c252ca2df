import type { Level } from '../domain/alert';
import type { MailImpact } from '../domain/mail-impact';
import { compareSeverity } from '../domain/severity';

const RANKS: Readonly<Record<MailImpact, number>> = { none: 0, atRisk: 1, stopped: 2 };

/** The impact that is worse for mail. */
export function worseImpact(a: MailImpact, b: MailImpact): MailImpact {
  return RANKS[b] > RANKS[a] ? b : a;
}

/** Whether one level is worse than another: more severe, or mail that was at risk has stopped. */
export function isWorse(level: Level, than: Level): boolean {
  return compareSeverity(level.severity, than.severity) > 0 || RANKS[level.impact] > RANKS[than.impact];
}

/** Orders by severity, then by what it does to mail: positive where `a` is worse. */
export function compareLevels(a: Level, b: Level): number {
  return compareSeverity(a.severity, b.severity) || RANKS[a.impact] - RANKS[b.impact];
}

/** The milder of both, in each respect. */
export function mildest(a: Level, b: Level): Level {
  return {
    severity: compareSeverity(a.severity, b.severity) < 0 ? a.severity : b.severity,
    impact: RANKS[a.impact] < RANKS[b.impact] ? a.impact : b.impact,
  };
}
