import type { CheckId, Finding } from '../domain/finding';
import { type Severity, worstSeverity } from '../domain/severity';
import type { Subject } from '../domain/subject';

/** Findings by what they are about, so that long tables find theirs at once. */
export interface FindingIndex {
  readonly about: (type: Subject['type'], id: string) => readonly Finding[];
  /** The finding of a key; null when there is none. */
  readonly at: (key: `${CheckId}/${string}`) => Finding | null;
}

/** Sorts findings by subject and by key. */
export function indexFindings(findings: readonly Finding[]): FindingIndex {
  const bySubject = new Map<string, Finding[]>();
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const { type, id } = finding.subject;
    const known = bySubject.get(`${type}/${id}`);
    if (known === undefined) bySubject.set(`${type}/${id}`, [finding]);
    else known.push(finding);
    byKey.set(finding.key, finding);
  }
  return {
    about: (type, id) => bySubject.get(`${type}/${id}`) ?? [],
    at: (key) => byKey.get(key) ?? null,
  };
}

/** What findings say together. A row that no finding speaks of is unknown: nobody has judged it. */
export function severityOfFindings(findings: readonly (Finding | null)[]): Severity {
  return worstSeverity(findings.flatMap((finding) => (finding === null ? [] : [finding.severity])));
}
