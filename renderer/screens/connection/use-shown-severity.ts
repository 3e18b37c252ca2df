import { isStale } from '../../../shared/diagnosis/overview';
import { type Severity, worstSeverity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import { useWords } from '../../i18n/words';

/** The severity of a row as it may be shown now: of data that is too old nothing is green, and what was bad stays so. */
export function useShownSeverity(connection: ConnectionState): (severity: Severity) => Severity {
  const { now } = useWords();
  const isOld = isStale(connection, now);
  return (severity) => (isOld ? worstSeverity([severity, 'unknown']) : severity);
}
