import type { MailImpact } from '../../domain/mail-impact';
import type { alertScreens as english, MuteWords } from '../en/alert-screens';
import type { TranslationOf } from '../translation';

const IMPACT: Readonly<Record<MailImpact, string>> = {
  stopped: 'Le nouveau courrier n’est pas récupéré.',
  atRisk: 'Le courrier est menacé.',
  none: 'Le courrier n’est pas touché.',
};

type QuietStanding = 'acknowledged' | 'snoozed' | 'muted';

const GROUP: Readonly<Record<QuietStanding, string>> = {
  acknowledged: 'Prises en charge',
  snoozed: 'Reportées',
  muted: 'Masquées',
};

const GROUP_MEANING: Readonly<Record<QuietStanding, string>> = {
  acknowledged:
    'Signalées à nouveau seulement si elles s’aggravent, ou quand leur échéance est à 3 jours, 1 jour ou moins.',
  snoozed:
    'Signalées à nouveau à la date choisie, ou plus tôt si elles s’aggravent ou si les faits changent.',
  muted: 'Non signalées. Ce qui a expiré et sert encore est signalé malgré tout.',
};

const TAKE_BACK: Readonly<Record<QuietStanding, string>> = {
  acknowledged: 'Annuler la prise en charge',
  snoozed: 'Mettre fin au report',
  muted: 'Ne plus masquer',
};

const ANNOUNCED: Readonly<Record<QuietStanding | 'open', string>> = {
  open: 'Demande votre attention',
  acknowledged: 'Prise en charge',
  snoozed: 'Reportée',
  muted: 'Masquée',
};

/** « par anna » ; rien si l’auteur n’est pas connu. */
function byWhom(by: string): string {
  return by === '' ? '' : ` par ${by}`;
}

function muted(scope: MuteWords): string {
  switch (scope.by) {
    case 'check':
      return `Tout ce qui relève de « ${scope.name} »`;
    case 'credential':
      return `Identifiant ${scope.name}`;
    case 'pattern':
      return `Ce qui correspond à « ${scope.pattern} »`;
  }
}

export const alertScreens: TranslationOf<typeof english> = {
  'alertPage.source.token-endpoint': () => 'Point de terminaison de jeton',
  'alertPage.source.app-registration': () => 'Inscription d’application',
  'alertPage.source.credential-expiry': () => 'Expiration des secrets et certificats',
  'alertPage.source.credential-in-use': () => 'Identifiants réellement utilisés',
  'alertPage.source.credential-works': () => 'Connexion avec l’identifiant',
  'alertPage.source.credential-changes': () => 'Identifiants ajoutés ou supprimés',
  'alertPage.source.permissions': () => 'Autorisations et consentement',
  'alertPage.source.excess-permissions': () => 'Autorisations superflues',
  'alertPage.source.mailbox-scope': () => 'Accès aux boîtes aux lettres',
  'alertPage.source.mailbox-ready': () => 'État des boîtes aux lettres',
  'alertPage.source.subscription-health': () => 'Abonnements',
  'alertPage.source.subscription-rhythm': () => 'Rythme des renouvellements',
  'alertPage.source.mail-flow': () => 'Arrivée du courrier',
  'alertPage.source.connection-filter': () => 'Filtre de connexion',
  'alertPage.source.genesys-integration': () => 'Intégration Genesys Cloud',
  'alertPage.source.genesys-routing': () => 'Acheminement dans Genesys Cloud',
  'alertPage.source.multiple-destinations': () => 'Destinations multiples',
  'alertPage.source.domain-reuse': () => 'Réutilisation de domaine',
  'alertPage.source.service-health': () => 'État des services de Microsoft',
  'alertPage.source.own-access': () => 'Accès propre de Graphkeeper',
  'alertPage.source.stale': () => 'Ancienneté des données lues',
  'alertPage.calendar': () => 'Enregistrer les échéances (agenda)',
  'alertPage.impact': ({ impact }) => IMPACT[impact],
  'alertPage.told': ({ at }, format) =>
    `Signalée pour la dernière fois le ${format.dateTime(at)} (${format.relative(at)})`,
  'alertPage.toldNever': () => 'Pas encore signalée',
  'alertPage.unseen': ({ at }, format) =>
    `Absente de la dernière lecture : non confirmée depuis le ${format.dateTime(at)} (${format.relative(at)})`,
  'alertPage.explains': ({ count }, format) =>
    `Explique ${format.number(count)} ${format.plural(count, { one: 'autre constat', other: 'autres constats' })}`,
  'alertPage.explainsOf': ({ count, title }, format) =>
    `Explique ${format.number(count)} ${format.plural(count, { one: 'autre constat', other: 'autres constats' })} : ${title}`,
  'alertPage.quiet': ({ acknowledged, snoozed, muted: hidden }, format) =>
    `${format.list([
      ...(acknowledged > 0
        ? [
            `${format.number(acknowledged)} ${format.plural(acknowledged, { one: 'prise en charge', other: 'prises en charge' })}`,
          ]
        : []),
      ...(snoozed > 0
        ? [`${format.number(snoozed)} ${format.plural(snoozed, { one: 'reportée', other: 'reportées' })}`]
        : []),
      ...(hidden > 0
        ? [`${format.number(hidden)} ${format.plural(hidden, { one: 'masquée', other: 'masquées' })}`]
        : []),
    ])}.`,
  'alertPage.uncertain': ({ count, total }, format) =>
    total === 1
      ? 'Ce qui a été lu est incomplet ou trop ancien pour s’y fier : il y a peut-être autre chose.'
      : `On en sait trop peu sur ${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)} : il y a peut-être autre chose.`,
  'alertPage.more': ({ count }, format) => `En afficher ${format.number(count)} de plus`,

  'alertPage.group': ({ standing, count }, format) => `${GROUP[standing]} (${format.number(count)})`,
  'alertPage.groupMeaning': ({ standing }) => GROUP_MEANING[standing],
  'alertPage.allMutes': () =>
    'Toutes les règles, y compris celles qui ne masquent rien en ce moment, sont dans les paramètres.',
  'alertPage.acknowledged': ({ at, by }, format) =>
    `Prise en charge${byWhom(by)} ${format.relative(at)} (${format.dateTime(at)})`,
  'alertPage.snoozed': ({ until, by }, format) =>
    `Reportée${byWhom(by)} jusqu’au ${format.dateTime(until)} (${format.relative(until)})`,
  'alertPage.snoozedToStage': ({ by }) => `Reportée${byWhom(by)} jusqu’à son prochain rappel`,
  'alertPage.muted': ({ scope, by, at }, format) =>
    `${muted(scope)} : masqué${byWhom(by)} ${format.relative(at)} (${format.dateTime(at)})`,
  'alertPage.muteScope': ({ scope }) => muted(scope),
  'alertPage.reasonGiven': ({ reason }) => `« ${reason} »`,
  'alertPage.takeBack': ({ standing }) => TAKE_BACK[standing],
  'alertPage.actionOn': ({ action, title }) => `${action} : ${title}`,

  'alertPage.acknowledge': () => 'Prendre en charge…',
  'alertPage.snooze': () => 'Reporter…',
  'alertPage.mute': () => 'Masquer…',
  'alertPage.cancel': () => 'Annuler',
  'alertPage.reason': () => 'Motif',
  'alertPage.reason.hint': () => 'Pour la personne qui s’en occupera ensuite.',
  'alertPage.reason.missing': () => 'Indiquez un motif.',
  'alertPage.reason.long': ({ maximum }, format) => `Au plus ${format.number(maximum)} caractères.`,

  'alertPage.acknowledge.title': () => 'Prendre en charge',
  'alertPage.acknowledge.meaning': ({ hasStages }) =>
    hasStages
      ? 'L’alerte passe sous « Prises en charge ». Elle vous est signalée à nouveau si elle s’aggrave, 3 jours et 1 jour avant son échéance, puis quand celle-ci est passée.'
      : 'L’alerte passe sous « Prises en charge ». Elle vous est signalée à nouveau si elle s’aggrave, et quand elle est terminée.',
  'alertPage.acknowledge.note': () => 'Note (facultative)',
  'alertPage.acknowledge.confirm': () => 'Je m’en occupe',

  'alertPage.snooze.title': () => 'Reporter',
  'alertPage.snooze.until': () => 'Jusqu’à quand',
  'alertPage.snooze.day': ({ at }, format) => `1 jour, jusqu’au ${format.dateTime(at)}`,
  'alertPage.snooze.week': ({ at }, format) => `1 semaine, jusqu’au ${format.dateTime(at)}`,
  'alertPage.snooze.nextStage': ({ days, at }, format) =>
    days === 0
      ? `Jusqu’à son échéance, le ${format.dateTime(at)}`
      : `Jusqu’à son prochain rappel (${format.number(days)} ${format.plural(days, { one: 'jour', other: 'jours' })}), le ${format.dateTime(at)}`,
  'alertPage.snooze.date': () => 'Jusqu’à une date',
  'alertPage.snooze.dateField': () => 'Date',
  'alertPage.snooze.dateMissing': () => 'Choisissez une date postérieure à aujourd’hui.',
  'alertPage.snooze.meaning': () =>
    'Le report prend fin plus tôt de lui-même si l’alerte s’aggrave, si son échéance passe ou si les faits changent, par exemple la date de fin.',
  'alertPage.snooze.confirm': () => 'Reporter',

  'alertPage.mute.title': () => 'Masquer',
  'alertPage.mute.what': () => 'Quoi',
  'alertPage.mute.pattern': () => 'Ce qui correspond à un modèle',
  'alertPage.mute.patternField': () => 'Modèle',
  'alertPage.mute.patternHint': () =>
    'Comparé au nom de l’objet de l’alerte et à celui de sa connexion. * remplace n’importe quel texte ; majuscules et minuscules sont équivalentes.',
  'alertPage.mute.patternMissing': () => 'Saisissez un modèle, par exemple genesys-*.',
  'alertPage.mute.patternAll': () => 'Cela correspondrait à tout. Précisez ce qui doit être masqué.',
  'alertPage.mute.where': () => 'Où',
  'alertPage.mute.here': ({ name }) => `Seulement dans ${name}`,
  'alertPage.mute.everywhere': () => 'Dans toutes les connexions',
  'alertPage.mute.preview': ({ count, total }, format) =>
    count === 0
      ? 'Ne correspond à aucune des alertes présentes.'
      : `Correspond à ${format.number(count)} ${format.plural(count, { one: 'alerte', other: 'alertes' })} sur ${format.number(total)} :`,
  'alertPage.mute.previewMore': ({ count }, format) =>
    `et ${format.number(count)} ${format.plural(count, { one: 'autre', other: 'autres' })}`,
  'alertPage.mute.exception': () =>
    'Rien ne disparaît : les alertes masquées restent listées. Un secret ou un certificat expiré qui sert encore est signalé malgré tout.',
  'alertPage.mute.confirm': () => 'Masquer',

  'alertPage.announce': ({ standing, title }) => `${ANNOUNCED[standing]} : ${title}.`,
  'alertPage.announceMany': ({ count }, format) => `${format.number(count)} alertes ont changé.`,

  'alertPage.knownAsk': () => 'Je connais cette information d’identification…',
  'alertPage.known': () => 'Je la connais',
  'alertPage.known.title': ({ name }) => `Connaissez-vous «\u00a0${name}\u00a0»\u202f?`,
  'alertPage.known.meaning': () =>
    'Si vous ou un collègue l’avez ajoutée à dessein, elle n’est plus signalée. L’activité garde le nom de la personne qui l’a confirmé. Sinon, supprimez-la dans Entra\u00a0: quiconque la détient peut lire le courrier au nom de cette intégration.',
  'alertPage.known.done': ({ name }) => `«\u00a0${name}\u00a0» est connue et n’est plus signalée.`,
  'alertPage.finding.toAlerts': () => 'Vers les alertes',
  'alertPage.weekend': ({ day }, format) =>
    `Tombe un ${format.weekday(day)}, jour non ouvré : signalée plus tôt`,
  'alertPage.holiday': () => 'Tombe un jour férié : signalée plus tôt',
  'alertPage.freeze': ({ name }) => `Tombe pendant « ${name} », où rien ne se modifie : signalée plus tôt`,
};
