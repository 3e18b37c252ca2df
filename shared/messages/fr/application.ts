import type { SettingsPart } from '../../domain/settings-part';
import type { DraftProblem } from '../../onboarding/draft-terms';
import type { application as english, MutedScope } from '../en/application';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';
import { alertScreens } from './alert-screens';

function draftProblem(problem: DraftProblem, format: Formatter): string {
  switch (problem.code) {
    case 'nameMissing':
      return 'Donnez un nom à la connexion.';
    case 'nameTooLong':
      return `Le nom dépasse ${format.number(problem.limit)} caractères. Raccourcissez-le.`;
    case 'nameTaken':
      return 'Une autre connexion porte déjà ce nom. Choisissez-en un autre.';
    case 'tenantMissing':
      return 'Saisissez le point de terminaison de jeton OAuth 2.0 (v2), l’ID du locataire ou l’un de ses noms de domaine.';
    case 'cloudIncomplete':
      return 'Ce cloud demande deux adresses commençant par https://, l’une pour la connexion et l’autre pour Microsoft Graph.';
    case 'clientIdMissing':
      return 'Saisissez l’ID d’application (client) de l’inscription d’application.';
    case 'clientIdInvalid':
      return 'Ce n’est pas un ID client. Il a la forme 00000000-0000-0000-0000-000000000000 et figure dans la vue d’ensemble de l’inscription d’application.';
    case 'addressInvalid':
      return `«\u00a0${problem.address}\u00a0» n’est pas une adresse de messagerie.`;
    case 'addressTwice':
      return `${problem.address} figure deux fois dans la liste. Supprimez l’une des deux.`;
    case 'canaryWatched':
      return `${problem.address} est une boîte surveillée et ne peut donc pas figurer parmi celles qui doivent rester fermées. Retirez-la de l’une des deux listes.`;
    case 'genesysClientIdInvalid':
      return 'Saisissez l’ID client du client OAuth de Genesys Cloud. Il a la forme 00000000-0000-0000-0000-000000000000.';
    case 'genesysSecretMissing':
      return 'Collez le secret client du client OAuth, ou décochez Genesys Cloud.';
    case 'regionIncomplete':
      return 'Donnez deux adresses commençant par https://, l’une pour la connexion et l’autre pour la Platform API.';
    case 'domainInvalid':
      return `«\u00a0${problem.domain}\u00a0» n’est pas un nom de domaine.`;
    case 'accessMissing':
      return 'Choisissez au moins un moyen d’accès, sans quoi rien ne peut être lu.';
    case 'secretMissing':
      return 'Collez le secret client ou le certificat, ou retirez ce moyen d’accès de la liste.';
    case 'secretIsId':
      return 'Ceci est l’ID d’un secret client, pas sa valeur. Microsoft n’affiche la valeur qu’une fois\u202f; si elle est perdue, créez un nouveau secret.';
    case 'certificateUnusable':
      return 'Collez un seul texte PEM contenant le certificat et sa clé privée RSA, sans mot de passe.';
    case 'secretNotKept':
      return 'Le trousseau n’a pas accepté le secret, rien n’a donc été enregistré. Déverrouillez-le et enregistrez à nouveau.';
  }
}

function muted(scope: MutedScope, format: Formatter): string {
  switch (scope.by) {
    case 'check':
      return `tout ce qui relève de «\u00a0${alertScreens[`alertPage.source.${scope.check}`]({}, format)}\u00a0»`;
    case 'credential':
      return `l’identifiant dont l’ID de clé est ${scope.keyId}`;
    case 'pattern':
      return `ce qui correspond à «\u00a0${scope.pattern}\u00a0»`;
  }
}

const SETTINGS_CHANGED: Readonly<Record<SettingsPart, string>> = {
  checking: 'La fréquence de lecture des connexions a été modifiée.',
  notifications: 'Le réglage des notifications du bureau a été modifié.',
  stages: 'Les jours avant l’échéance où les alertes sont signalées ont été modifiés.',
  quiet: 'Les heures calmes ont été modifiées.',
  calendar: 'Les jours travaillés, les jours fériés ou les gels ont été modifiés.',
  thresholds: 'Les délais avant la fin d’un identifiant qui en changent la gravité ont été modifiés.',
};

const CHANNEL_CHANGED = { added: 'ajouté', changed: 'modifié', removed: 'supprimé' } as const;

/** Les mots de l’application elle-même, en français. */
export const application: TranslationOf<typeof english> = {
  'application.draft.problem': ({ problem }, format) => draftProblem(problem, format),
  'application.signIn.incomplete': () =>
    'Saisissez d’abord le locataire et l’ID client de l’inscription propre à Graphkeeper. La connexion a besoin des deux.',
  'application.preflight.registration': () => 'L’inscription propre à Graphkeeper',
  'application.alert.stale': () =>
    'Les dernières données lues sont trop anciennes pour qu’on s’y fie. On ne saura si le courrier circule qu’après la prochaine lecture réussie.',
  'application.activity.added': () => 'Graphkeeper surveille désormais cette connexion.',
  'application.activity.removed': () => 'Graphkeeper ne surveille plus cette connexion.',
  'application.activity.changed': () => 'La connexion a été modifiée.',
  'application.activity.settings': ({ part }) => SETTINGS_CHANGED[part],
  'application.activity.channel': ({ name, what }) =>
    `Le canal «\u00a0${name}\u00a0» a été ${CHANNEL_CHANGED[what]}.`,
  'application.problem.channel': ({ name }) =>
    `Les alertes n’arrivent pas sur le canal «\u00a0${name}\u00a0», ou pas à tout le monde. Voyez pourquoi dans les paramètres, sous «\u00a0Autres canaux\u00a0», et faites-y un essai.`,
  'application.activity.unchanged': () => 'Revérifié. Rien n’a changé depuis la dernière lecture.',
  'application.activity.paused': ({ until }, format) =>
    until === null
      ? 'La surveillance a été suspendue jusqu’à nouvel ordre.'
      : `La surveillance a été suspendue jusqu’au ${format.dateTime(until)}.`,
  'application.activity.resumed': () => 'La surveillance a repris.',
  'application.activity.credentialConfirmed': ({ type, label }) =>
    type === 'clientSecret'
      ? `La clé secrète client «\u00a0${label}\u00a0» a été confirmée comme prévue.`
      : `Le certificat «\u00a0${label}\u00a0» a été confirmé comme prévu.`,
  'application.activity.muted': ({ scope, isEverywhere }, format) =>
    `Mis en sourdine\u00a0: ${muted(scope, format)}${isEverywhere ? ', dans toutes les connexions' : ''}.`,
  'application.activity.unmuted': ({ scope, isEverywhere }, format) =>
    `N’est plus en sourdine\u00a0: ${muted(scope, format)}${isEverywhere ? ', dans toutes les connexions' : ''}.`,
  'application.activity.secretLeft': () =>
    'Le trousseau n’a pas supprimé un secret de cette connexion. Supprimez vous-même l’entrée «\u00a0Graphkeeper\u00a0» du trousseau.',
  'application.import.nameTaken': ({ names }, format) =>
    `Rien n’a été importé\u00a0: ${format.plural(names.length, {
      one: 'une connexion porte déjà ce nom',
      other: 'des connexions portent déjà ces noms',
    })}\u00a0: ${format.list(names)}. Renommez ou supprimez l’une des deux, puis importez à nouveau.`,
};
