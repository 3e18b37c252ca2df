import type { MailImpact } from '../../domain/mail-impact';
import type { Severity } from '../../domain/severity';
import type { TellingReason } from '../../domain/telling-reason';
import type { Formatter } from '../formatter';

/** What the title of a telling is made of: connection and consequence. */
interface TitleParameters {
  readonly name: string;
  readonly severity: Severity;
  readonly impact: MailImpact;
  readonly reason: TellingReason;
  /** It is about data that is too old. */
  readonly isBlind: boolean;
  /** A deadline has come nearer by a stage. */
  readonly isDeadline: boolean;
}

function consequence({ severity, impact, reason, isBlind, isDeadline }: TitleParameters): string {
  if (reason === 'resolved') return isBlind ? 'can be seen again' : 'resolved';
  if (isBlind) return 'cannot be seen at present';
  switch (impact) {
    case 'stopped':
      return 'mail has stopped';
    case 'atRisk':
      return severity === 'critical' ? 'mail is about to stop' : 'mail is at risk';
    case 'none':
      return isDeadline ? 'a deadline comes nearer' : 'needs attention';
  }
}

/** What is told, on the desktop and elsewhere. */
export const alerts = {
  'alerts.telling.title': (params: TitleParameters) => `${params.name}: ${consequence(params)}`,
  'alerts.telling.deadline': (
    { at, hasPassed, isDayOff }: { at: string; hasPassed: boolean; isDayOff: boolean },
    format: Formatter,
  ) => {
    const when = `${format.dateTime(at)} (${format.relative(at)})`;
    return isDayOff && !hasPassed ? `${when}, a day on which nobody works` : when;
  },
};
