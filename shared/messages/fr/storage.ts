import type { HolderWords, storage as english } from '../en/storage';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';
import { damagedFile, FILE_ERRORS } from './file-error';

/** Damaged lines that are named one by one. */
const MAX_LINES = 5;

function holderName({ surface, pid, host, since }: HolderWords, format: Formatter): string {
  const name =
    surface === 'desktop' ? 'l’application Graphkeeper de la zone de notification' : 'graphkeeper serve';
  return `${name} (processus ${String(pid)} sur ${host}, depuis le ${format.dateTime(since)})`;
}

/** French; see the English table. */
export const storage: TranslationOf<typeof english> = {
  'alerts.quarantined': (damaged) =>
    damagedFile(damaged, {
      lastGood: 'La dernière copie valide des alertes est utilisée, car leur fichier était endommagé',
      defaults:
        'Les alertes repartent de zéro et pourront être signalées une seconde fois, car leur fichier était endommagé',
    }),
  'alerts.unwritable': ({ path, reason }) =>
    `Au prochain démarrage, des alertes pourront être signalées une seconde fois, et les prises en charge comme les reports seront perdus, car rien ne peut être enregistré dans ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'alerts.unreadable': ({ path, reason }) =>
    `Les alertes repartent de zéro et pourront être signalées une seconde fois, car ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Le fichier est laissé tel quel.`,
  'alerts.newer': ({ path, version, known }) =>
    `Au prochain démarrage, des alertes pourront être signalées une seconde fois, car ${path} a été écrit par une version plus récente (format ${String(version)}, celle-ci connaît ${String(known)}). Le fichier est laissé tel quel. Réinstallez la version plus récente, ou déplacez le fichier.`,
  'runs.quarantined': (damaged) =>
    damagedFile(damaged, {
      lastGood:
        'La dernière copie valide des procédures en cours est utilisée, car leur fichier était endommagé',
      defaults: 'Les procédures en cours ne sont plus connues, car leur fichier était endommagé',
    }),
  'runs.unwritable': ({ path, reason }) =>
    `Les procédures en cours seront oubliées au prochain démarrage, car rien ne peut être enregistré dans ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'runs.unreadable': ({ path, reason }) =>
    `Les procédures en cours ne sont pas connues, car ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Le fichier est laissé tel quel.`,
  'runs.newer': ({ path, version, known }) =>
    `Les procédures en cours seront oubliées au prochain démarrage, car ${path} a été écrit par une version plus récente (format ${String(version)}, celle-ci connaît ${String(known)}). Le fichier est laissé tel quel. Réinstallez la version plus récente, ou déplacez le fichier.`,
  'alerts.otherWords': () =>
    'Noté par une autre version de Graphkeeper. La prochaine lecture le formulera à nouveau.',
  'folder.taken': ({ folder, holder }, format) =>
    [
      `Le dossier de données ${folder} est déjà utilisé par `,
      holder === null ? 'un autre Graphkeeper' : holderName(holder, format),
      '. À deux, chaque alerte serait signalée deux fois. Quittez d’abord l’autre, ou donnez à celui-ci un dossier à lui avec la variable d’environnement GRAPHKEEPER_DATA_DIR.',
    ].join(''),
  'journal.torn': ({ at, said }, format) =>
    [
      'La dernière entrée du journal a été coupée lors de l’arrêt de Graphkeeper ou de cet ordinateur, et n’est pas reprise',
      at === null
        ? '. '
        : said === null
          ? ` (${format.dateTime(at)}). `
          : ` (${format.dateTime(at)}\u00a0: «\u00a0${said}\u00a0»). `,
      'Toutes celles qui la précèdent sont là.',
    ].join(''),
  'journal.damaged': ({ path, lines, copy }, format) =>
    [
      `Des entrées endommagées du journal sont laissées de côté (${path}, `,
      format.plural(lines.length, { one: 'ligne', other: 'lignes' }),
      ` ${format.list(lines.slice(0, MAX_LINES).map(String))}${lines.length > MAX_LINES ? '…' : ''}). `,
      copy === null
        ? 'Aucune copie du fichier n’a pu être faite\u00a0: il est laissé tel quel.'
        : `Le fichier tel qu’il était est conservé sous ${copy}.`,
    ].join(''),
  'journal.unwritable': ({ path, reason }) =>
    `L’activité n’est conservée que jusqu’à la fermeture de Graphkeeper, car le journal ne peut pas être écrit dans ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'journal.closed': ({ path, reason }) =>
    `L’activité antérieure n’est pas affichée, et celle d’aujourd’hui n’est conservée que jusqu’à la fermeture de Graphkeeper, car le journal dans ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Il est laissé tel quel.`,
  'journal.unreadable': ({ path, reason }) =>
    `Une partie de l’activité antérieure manque, car ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Le fichier est laissé tel quel.`,
  'journal.foreign': ({ path }) =>
    `Une partie de l’activité n’est pas affichée, car une autre version de Graphkeeper l’a écrite. Elle est conservée dans ${path}.`,
  'journal.said': ({ text }) => text,
};
