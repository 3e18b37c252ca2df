import { MAX_STAGE_DAYS, MAX_STAGES } from '../../../shared/domain/alert-settings-limits';
import type { CheckId } from '../../../shared/domain/finding';

/** Why days cannot be taken. */
export type StageDaysProblem = 'number' | 'twice' | 'many';

/** What is typed as days, or what is wrong with it. */
export type ParsedStageDays =
  | { readonly ok: true; readonly days: readonly number[] }
  | { readonly ok: false; readonly problem: StageDaysProblem };

/** Reads whole days with commas, semicolons or spaces between them, the most first; none at all is an answer, too. */
export function parseStageDays(text: string): ParsedStageDays {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  const days = parts.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN));
  if (!days.every((day) => day >= 1 && day <= MAX_STAGE_DAYS)) return { ok: false, problem: 'number' };
  if (new Set(days).size < days.length) return { ok: false, problem: 'twice' };
  if (days.length > MAX_STAGES) return { ok: false, problem: 'many' };
  return { ok: true, days: days.sort((a, b) => b - a) };
}

/** Days as a text to begin with. */
export function stageDaysText(days: readonly number[]): string {
  return [...days].sort((a, b) => b - a).join(', ');
}

/** Whether two sets of days are the same. */
export function areSameStageDays(a: readonly number[], b: readonly number[]): boolean {
  return stageDaysText(a) === stageDaysText(b);
}

/** What has days of its own. */
export type StageOwner =
  | { readonly by: 'check'; readonly check: CheckId }
  | { readonly by: 'connection'; readonly connectionId: string };

/** Days that apply instead of the common ones. */
export interface StageException {
  readonly owner: StageOwner;
  readonly days: readonly number[];
}

/** What tells an owner from all others. */
export function stageOwnerId(owner: StageOwner): string {
  return owner.by === 'check' ? `check ${owner.check}` : `connection ${owner.connectionId}`;
}
