import type { storage as english } from '../en/storage';
import type { TranslationOf } from '../translation';
import { FILE_ERRORS } from './file-error';

/** French; see the English table. */
export const storage: TranslationOf<typeof english> = {
  'alerts.quarantined': ({ place, line, file, restored }) =>
    [
      restored === 'lastGood'
        ? 'La dernière copie valide des alertes est utilisée, car leur fichier était endommagé'
        : 'Les alertes repartent de zéro et pourront être signalées une seconde fois, car leur fichier était endommagé',
      ` (${line === null ? place : `ligne ${String(line)}, ${place}`}). `,
      `Le fichier endommagé est conservé sous ${file}.`,
    ].join(''),
  'alerts.unwritable': ({ path, reason }) =>
    `Au prochain démarrage, des alertes pourront être signalées une seconde fois, et les prises en charge comme les reports seront perdus, car rien ne peut être enregistré dans ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'alerts.unreadable': ({ path, reason }) =>
    `Les alertes repartent de zéro et pourront être signalées une seconde fois, car ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Le fichier est laissé tel quel.`,
  'alerts.newer': ({ path, version, known }) =>
    `Au prochain démarrage, des alertes pourront être signalées une seconde fois, car ${path} a été écrit par une version plus récente (format ${String(version)}, celle-ci connaît ${String(known)}). Le fichier est laissé tel quel. Réinstallez la version plus récente, ou déplacez le fichier.`,
  'alerts.otherWords': () =>
    'Noté par une autre version de Graphkeeper. La prochaine lecture le formulera à nouveau.',
};
