import type { Outcome } from './simulate';
import { stamp } from './trace';

/** What broke in a year, and the line that lives through it again; null: nothing did. */
export function reportOf({ seed, violations }: Outcome): string | null {
  if (violations.length === 0) return null;
  const lines = violations.map(({ at, invariant, text }) => `  ${stamp(at)}  ${invariant}: ${text}`);
  return [`seed ${seed} (again: npm run simulate -- --seed ${seed} --trace)`, ...lines].join('\n');
}
