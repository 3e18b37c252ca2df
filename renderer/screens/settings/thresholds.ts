import type { CredentialDays } from '../../../shared/domain/policy';

/** The thresholds from the earliest to the last. */
export const THRESHOLDS = [
  'notice',
  'warning',
  'critical',
] as const satisfies readonly (keyof CredentialDays)[];

export type Threshold = (typeof THRESHOLDS)[number];

/** What is typed, valid or not. */
export type ThresholdTexts = Readonly<Record<Threshold, string>>;

/** Ten years: no credential lives longer (the same limit as in a configuration file). */
export const MAX_DAYS = 3_650;

/** Why a field cannot be taken: no number of days, or earlier than the threshold that follows it. */
export type ThresholdProblem = 'number' | 'order';

/** A number of days as it is typed, with a point or a comma; null when it is none. */
export function parseDays(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,4}([.,]\d{1,2})?$/.test(trimmed)) return null;
  const days = Number(trimmed.replace(',', '.'));
  return days <= MAX_DAYS ? days : null;
}

/** The typed thresholds, or what is wrong with which of them. */
export type ParsedThresholds =
  | { readonly ok: true; readonly days: CredentialDays }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<Threshold, ThresholdProblem>>> };

/** Reads the three fields: each has to be a number, and they must fall from notice to critical. */
export function parseThresholds(texts: ThresholdTexts): ParsedThresholds {
  const notice = parseDays(texts.notice);
  const warning = parseDays(texts.warning);
  const critical = parseDays(texts.critical);
  if (notice !== null && warning !== null && critical !== null && notice >= warning && warning >= critical) {
    return { ok: true, days: { notice, warning, critical } };
  }
  const isBefore = (one: number | null, next: number | null): boolean =>
    one !== null && next !== null && one < next;
  const problemOf = (days: number | null, next: number | null): ThresholdProblem | null =>
    days === null ? 'number' : isBefore(days, next) ? 'order' : null;
  const found = {
    notice: problemOf(notice, warning),
    warning: problemOf(warning, critical),
    critical: problemOf(critical, null),
  };
  return {
    ok: false,
    problems: Object.fromEntries(
      THRESHOLDS.flatMap((threshold) => {
        const problem = found[threshold];
        return problem === null ? [] : [[threshold, problem]];
      }),
    ),
  };
}

/** Thresholds as texts to begin with. */
export function textsOf({ notice, warning, critical }: CredentialDays): ThresholdTexts {
  return { notice: String(notice), warning: String(warning), critical: String(critical) };
}

/** Whether two sets of thresholds are the same. */
export function areSameDays(a: CredentialDays, b: CredentialDays): boolean {
  return THRESHOLDS.every((threshold) => a[threshold] === b[threshold]);
}
