import type { AlertEntry } from '../../../shared/domain/alert';
import { compareSeverity } from '../../../shared/domain/severity';
import type { ConnectionHealth } from '../../../shared/domain/state';

/** Whether a reading says for certain that something is no matter (any more). */
export function isEvidence(health: ConnectionHealth, { key, source }: AlertEntry): boolean {
  const finding = health.findings.find((one) => one.key === key);
  if (finding !== undefined) return compareSeverity(finding.severity, 'notice') <= 0;
  return health.findings.some(({ check, severity }) => check === source && severity !== 'unknown');
}
