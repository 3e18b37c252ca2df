import type { alerts as english } from '../en/alerts';
import type { ParametersOfMessage, TranslationOf } from '../translation';

type TitleParameters = ParametersOfMessage<(typeof english)['alerts.telling.title']>;

function consequence({ severity, impact, reason, isBlind, isDeadline }: TitleParameters): string {
  if (reason === 'resolved') return isBlind ? 'de nouveau visible' : 'c’est réglé';
  if (isBlind) return 'aucune visibilité pour le moment';
  switch (impact) {
    case 'stopped':
      return 'le courrier est arrêté';
    case 'atRisk':
      return severity === 'critical' ? 'le courrier va s’arrêter' : 'le courrier est menacé';
    case 'none':
      return isDeadline ? 'une échéance approche' : 'à examiner';
  }
}

/** French; see the English table. */
export const alerts: TranslationOf<typeof english> = {
  'alerts.telling.title': (params) => `${params.name}\u00a0: ${consequence(params)}`,
  'alerts.telling.deadline': ({ at, hasPassed, isDayOff }, format) => {
    const when = `${format.dateTime(at)} (${format.relative(at)})`;
    return isDayOff && !hasPassed ? `${when}, un jour non travaillé` : when;
  },
};
