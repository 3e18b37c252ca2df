import type { JsonType, SyntaxProblem, TextFormat } from '../../domain/configuration-error';
import type { configuration as english } from '../en/configuration';
import type { ParametersOfMessage, TranslationOf } from '../translation';
import { damagedFile, FILE_ERRORS } from './file-error';

const TYPES: Readonly<Record<JsonType | 'wholeNumber', string>> = {
  text: 'un texte entre guillemets',
  number: 'un nombre',
  wholeNumber: 'un nombre entier',
  boolean: 'true ou false',
  list: 'une liste [ ]',
  object: 'un objet { }',
  null: 'null',
};

const FORMATS: Readonly<Record<TextFormat, string>> = {
  guid: 'un identifiant tel que 00000000-0000-0000-0000-000000000000 est attendu',
  email: 'une adresse de messagerie est attendue',
  httpsAddress: 'une adresse commençant par https:// est attendue',
  tenant: 'un identifiant de locataire ou un nom de domaine est attendu',
  other: 'le texte n’a pas la forme attendue',
};

const SYNTAX: Readonly<Record<SyntaxProblem, string>> = {
  empty: 'le fichier est vide',
  endOfText: 'le texte s’interrompt ici, le fichier semble tronqué',
  comment: 'JSON n’admet pas de commentaires, supprimez celui-ci',
  trailingComma: 'rien ne suit cette virgule, supprimez-la',
  missingComma: 'il manque une virgule ou une fermeture avant ceci',
  textAfterEnd: 'il reste du texte après la fin du document',
  quotes: 'les noms et les textes doivent être entre guillemets droits doubles',
  controlCharacter:
    'un texte ne peut contenir ni saut de ligne, ni tabulation, ni autre caractère de contrôle',
  escape: 'cette séquence \\ n’existe pas en JSON\u202f; écrivez \\\\ pour une barre oblique inverse',
  number: 'ce n’est pas un nombre tel que JSON l’écrit',
  duplicateField: 'ce champ figure deux fois, gardez-en un',
  tooDeep: 'les niveaux d’imbrication sont trop nombreux',
  unexpected: 'une valeur ou une fermeture était attendue ici',
};

type KeychainReason = ParametersOfMessage<(typeof english)['keychain.unavailable']>['reason'];

const KEYCHAIN: Readonly<Record<KeychainReason, string>> = {
  moduleMissing: 'son module n’est pas installé sur cet ordinateur',
  noService:
    'aucun service de trousseau ne fonctionne dans cette session (installez et démarrez GNOME Keyring ou KWallet)',
  timeout: 'il n’a pas répondu à temps (il attend peut-être d’être déverrouillé)',
  locked: 'il est verrouillé (déverrouillez-le)',
  failed: 'il a refusé de conserver une entrée',
};

export const configuration: TranslationOf<typeof english> = {
  'configuration.fileUnreadable': ({ path, reason }) =>
    `Impossible de lire le fichier de configuration ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'configuration.fileTooLarge': ({ path, megabytes }, format) =>
    `${path} dépasse ${format.number(megabytes)}\u00a0Mo, ce n’est donc pas un fichier de configuration.`,
  'configuration.notUtf8': ({ path, encoding }) =>
    encoding === 'utf16'
      ? `Le fichier de configuration ${path} est écrit en UTF-16. Enregistrez-le en UTF-8.`
      : `Le fichier de configuration ${path} n’est pas du texte UTF-8. Enregistrez-le en UTF-8.`,
  'configuration.syntax': ({ place, problem, line, column }) =>
    `Ligne ${String(line)}, colonne ${String(column)} (${place})\u00a0: ${SYNTAX[problem]}.`,
  'configuration.wrongType': ({ place, expected, found }) =>
    expected === 'wholeNumber' && found === 'number'
      ? `${place}\u00a0: un nombre entier est attendu.`
      : `${place}\u00a0: il faut ${TYPES[expected]}, et non ${TYPES[found]}.`,
  'configuration.missingField': ({ place }) => `${place}\u00a0: ce champ manque.`,
  'configuration.unknownField': ({ place }) =>
    `${place}\u00a0: ce champ n’existe pas. Vérifiez son orthographe et son emplacement.`,
  'configuration.notOneOf': ({ place, allowed }) =>
    `${place}\u00a0: l’une de ces valeurs est attendue\u00a0: ${allowed.map((one) => `"${one}"`).join(', ')}.`,
  'configuration.badFormat': ({ place, format }) => `${place}\u00a0: ${FORMATS[format]}.`,
  'configuration.outOfRange': ({ place, bound, limit, unit }, format) => {
    const amount = `au ${bound === 'atLeast' ? 'moins' : 'plus'} ${format.number(limit)}`;
    const units = {
      value: `la valeur doit être ${bound === 'atLeast' ? 'supérieure' : 'inférieure'} ou égale à ${format.number(limit)}`,
      characters: `il faut ${amount} ${format.plural(limit, { one: 'caractère', other: 'caractères' })}`,
      entries: `il faut ${amount} ${format.plural(limit, { one: 'élément', other: 'éléments' })}`,
    };
    return `${place}\u00a0: ${units[unit]}.`;
  },
  'configuration.duplicateValue': ({ place }) =>
    `${place}\u00a0: une connexion précédente a la même valeur. Donnez à chacune la sienne.`,
  'configuration.credentialChoice': ({ place }) =>
    `${place}\u00a0: indiquez soit "secret", soit "certificate", et non les deux.`,
  'configuration.secretReference': ({ place }) =>
    `${place}\u00a0: indiquez où le secret est conservé, sous la forme { "env": "NOM" } ou { "keychain": "nom" }. Le secret lui-même n’a pas sa place dans ce fichier.`,
  'configuration.daysOrder': ({ place }) =>
    `${place}\u00a0: "notice" ne doit pas être inférieur à "warning", ni "warning" à "critical".`,
  'configuration.invalid': ({ place }) => `${place}\u00a0: cette valeur n’est pas utilisable.`,
  'configuration.environmentMissing': ({ place, variable, isEmpty }) =>
    variable === null
      ? `${place}\u00a0: aucune variable d’environnement ne porte ce nom. C’est le nom d’une variable qui est attendu ici, pas le secret lui-même.`
      : isEmpty
        ? `${place}\u00a0: la variable d’environnement ${variable} est vide. Mettez-y le secret.`
        : `${place}\u00a0: la variable d’environnement ${variable} n’est pas définie. Mettez-y le secret.`,
  'settings.quarantined': (damaged) =>
    damagedFile(damaged, {
      lastGood: 'Les derniers paramètres valides sont utilisés, car le fichier de paramètres était endommagé',
      defaults:
        'Graphkeeper a démarré avec les paramètres par défaut et sans connexion enregistrée, car le fichier de paramètres était endommagé',
    }),
  'settings.unwritable': ({ path, reason }) =>
    `Les changements de paramètres ne durent que jusqu’à la fermeture de Graphkeeper, car ils ne peuvent pas être enregistrés dans ${path}\u00a0: ${FILE_ERRORS[reason]}.`,
  'settings.unreadable': ({ path, reason }) =>
    `Graphkeeper a démarré avec les paramètres par défaut et sans connexion enregistrée, car ${path} ne peut pas être lu\u00a0: ${FILE_ERRORS[reason]}. Le fichier est laissé tel quel, et les changements ne durent que jusqu’à la fermeture de Graphkeeper.`,
  'settings.newer': ({ path, version, known }) =>
    `Les changements de paramètres ne durent que jusqu’à la fermeture de Graphkeeper, car ${path} a été écrit par une version plus récente (format ${String(version)}, celle-ci connaît ${String(known)}). Le fichier est laissé tel quel. Réinstallez la version plus récente, ou déplacez le fichier.`,
  'file.saved': ({ file }) => `Enregistré sous ${file}`,
  'file.notSaved': ({ reason }) =>
    `Non enregistré : ${reason === 'denied' ? 'l’accès a été refusé, ou un autre programme a ouvert le fichier' : FILE_ERRORS[reason]}.`,
  'keychain.unavailable': ({ reason }) =>
    `Les connexions et les secrets ne durent que jusqu’à la fermeture de Graphkeeper, car le trousseau de cet ordinateur ne peut pas être utilisé\u00a0: ${KEYCHAIN[reason]}. Rien n’est écrit sur le disque à la place.`,
};
