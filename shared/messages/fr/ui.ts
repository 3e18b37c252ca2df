import type { Link } from '../../domain/link';
import type { Severity } from '../../domain/severity';
import type { Subject } from '../../domain/subject';
import type { ui as english } from '../en/ui';
import type { Formatter } from '../formatter';
import type { TranslationOf } from '../translation';

const LINK: Readonly<Record<Link, string>> = {
  token: 'Jeton',
  consent: 'Consentement',
  scope: 'Étendue',
  subscription: 'Abonnement',
  delivery: 'Remise',
  genesys: 'Genesys Cloud',
};

const LINK_MEANING: Readonly<Record<Link, string>> = {
  token: 'Microsoft Entra ID délivre un jeton pour la clé secrète client ou le certificat de l’application.',
  consent: 'L’application a les autorisations nécessaires, du bon type, avec le consentement administrateur.',
  scope: 'L’application peut ouvrir les boîtes aux lettres surveillées, et aucune autre.',
  subscription: 'Microsoft Graph signale au fournisseur chaque nouveau courrier des boîtes aux lettres.',
  delivery: 'Le nouveau courrier est récupéré : il ne reste pas non lu.',
  genesys: 'Genesys Cloud achemine ce qui a été récupéré.',
};

const STATE: Readonly<Record<Severity | 'notReached' | 'notConfigured', string>> = {
  ok: 'Sain',
  notice: 'À noter',
  unknown: 'Inconnu',
  warning: 'Avertissement',
  critical: 'Critique',
  notReached: 'Non atteint',
  notConfigured: 'Non relié',
};

const SUBJECT: Readonly<Record<Subject['type'], string>> = {
  connection: 'connexion',
  tokenEndpoint: 'point de terminaison de jeton',
  application: 'inscription d’application',
  clientSecret: 'clé secrète client',
  certificate: 'certificat',
  permission: 'autorisation',
  mailbox: 'boîte aux lettres',
  subscription: 'abonnement',
  emailDomain: 'domaine de messagerie',
  integration: 'intégration',
  access: 'accès propre de Graphkeeper',
};

/** « les 4 connexions », « 1 connexion sur 4 », « la connexion ». */
function share(count: number, total: number, format: Formatter): string {
  if (total === 1) return 'la connexion';
  if (count === total) return `les ${format.number(total)} connexions`;
  return `${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)}`;
}

export const ui: TranslationOf<typeof english> = {
  'ui.product': () => 'Graphkeeper',
  'ui.title': ({ sentence }) => `${sentence} · Graphkeeper`,
  'ui.sample': () => 'Locataire d’exemple',
  'ui.sample.hint': () => 'Données simulées : rien ici n’est un locataire réel.',
  'ui.skip': () => 'Aller au contenu',

  'ui.nav': () => 'Navigation principale',
  'ui.nav.overview': () => 'Vue d’ensemble',
  'ui.nav.connections': () => 'Connexions',
  'ui.nav.settings': () => 'Paramètres',

  'ui.state': ({ state }) => STATE[state],
  'ui.state.offline': () => 'Hors ligne',
  'ui.state.paused': () => 'En pause',
  'ui.state.checking': () => 'Vérification',
  'ui.link': ({ link, isElsewhere }) =>
    isElsewhere && link === 'genesys' ? 'Votre intégration' : LINK[link],
  'ui.link.meaning': ({ link, isElsewhere }) =>
    isElsewhere && link === 'genesys'
      ? 'Votre intégration poursuit avec ce qui a été récupéré.'
      : LINK_MEANING[link],
  'ui.chain': ({ name }) => `Chaîne de santé de ${name}`,

  'ui.overview.empty': () => 'Aucune connexion n’est encore surveillée.',
  'ui.overview.waiting': ({ total }, format) =>
    total === 1
      ? 'Première lecture de la connexion en cours.'
      : `Première lecture des ${format.number(total)} connexions en cours.`,
  'ui.overview.stopped': ({ count, total }, format) =>
    `Le courrier n’est plus récupéré pour ${share(count, total, format)}.`,
  'ui.overview.atRisk': ({ count, total }, format) =>
    `Le courrier est menacé pour ${share(count, total, format)}.`,
  'ui.overview.unknown': ({ count, total }, format) =>
    `On ne sait pas si le courrier circule pour ${share(count, total, format)}.`,
  'ui.overview.attention': ({ count, total }, format) =>
    total === 1
      ? 'Le courrier circule. La connexion demande votre attention.'
      : `Le courrier circule. ${format.number(count)} ${format.plural(count, { one: 'connexion', other: 'connexions' })} sur ${format.number(total)} ${format.plural(count, { one: 'demande', other: 'demandent' })} votre attention.`,
  'ui.overview.flowing': ({ total }, format) => `Le courrier circule pour ${share(total, total, format)}.`,
  'ui.overview.remainder': ({ atRisk, unknown, attention }, format) => {
    const parts = [
      ...(atRisk > 0
        ? [`${format.number(atRisk)} ${format.plural(atRisk, { one: 'menacée', other: 'menacées' })}`]
        : []),
      ...(unknown > 0
        ? [`${format.number(unknown)} ${format.plural(unknown, { one: 'inconnue', other: 'inconnues' })}`]
        : []),
      ...(attention > 0 ? [`${format.number(attention)} à examiner`] : []),
    ];
    return `Par ailleurs : ${format.list(parts)}.`;
  },
  'ui.overview.sort': () => 'Les plus graves d’abord',
  'ui.overview.list': () => 'Connexions',

  'ui.deadline.next': () => 'Prochaine échéance',
  'ui.deadline.none': () => 'Aucune échéance n’est connue.',
  'ui.deadline.what': ({ connection, type, name }) => `${connection}, ${SUBJECT[type]} ${name}`,
  'ui.deadline': () => 'Échéance',
  'ui.deadline.passed': () => 'Passée',
  'ui.moment': ({ at }, format) => `${format.relative(at)} (${format.dateTime(at)})`,
  'ui.moment.utc': ({ at }) => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`,

  'ui.since.now': ({ at }, format) => `Depuis le ${format.dateTime(at)}`,
  'ui.since': ({ at }, format) => `Depuis le ${format.dateTime(at)} (${format.relative(at)})`,
  'ui.checked.justNow': () => 'Vérifié à l’instant',
  'ui.checked.ago': ({ at }, format) => `Vérifié ${format.relative(at)}`,
  'ui.checked.never': () => 'Pas encore vérifié',
  'ui.checked.stale': ({ at }, format) =>
    `Dernière vérification ${format.relative(at)} : trop ancienne pour s’y fier`,
  'ui.checking': () => 'Vérification…',
  'ui.next': ({ at }, format) => `Prochaine vérification ${format.relative(at)}`,

  'ui.recheckAll': () => 'Tout revérifier',
  'ui.recheck': () => 'Tout revérifier',
  'ui.recheckPermissions': () => 'Revérifier les autorisations',
  'ui.seeWhatToDo': () => 'Voir que faire',
  'ui.link.entraApp': () => 'Ouvrir l’application dans Entra',
  'ui.link.entraCredentials': () => 'Ouvrir Certificats et secrets dans Entra',
  'ui.link.entraPermissions': () => 'Ouvrir Autorisations d’API dans Entra',
  'ui.link.documentation': () => 'Ouvrir la documentation',
  'ui.link.adminConsent': () => 'Ouvrir la page de consentement',
  'ui.link.exchangeScopeDocumentation': () => 'Ouvrir la page de Microsoft sur RBAC pour les applications',

  'ui.connection.missing': () => 'Cette connexion n’est pas (ou plus) surveillée.',
  'ui.connection.toOverview': () => 'Retour à la vue d’ensemble',
  'ui.connection.waiting': () => 'Première lecture de cette connexion en cours.',
  'ui.connection.facts': () => 'Données de la connexion',
  'ui.connection.tenant': () => 'ID du locataire',
  'ui.connection.client': () => 'ID d’application (client)',
  'ui.connection.mailboxes': () => 'Boîtes aux lettres',
  'ui.connection.noMailboxes': () => 'Aucune indiquée',
  'ui.connection.requests': () => 'Requêtes de la dernière vérification',
  'ui.connection.requestCounts': ({ token, graph, batched, retries }, format) =>
    format.list([
      `${format.number(token)} ${format.plural(token, { one: 'jeton', other: 'jetons' })}`,
      `${format.number(graph)} ${format.plural(graph, { one: 'aller-retour', other: 'allers-retours' })} vers Microsoft Graph (${format.number(batched)} ${format.plural(batched, { one: 'requête', other: 'requêtes' })})`,
      `${format.number(retries)} ${format.plural(retries, { one: 'nouvel essai', other: 'nouveaux essais' })}`,
    ]),
  'ui.connection.others': () => 'À côté de la chaîne',
  'ui.connection.others.meaning': () =>
    'Ce qui n’arrête pas le courrier à lui seul, et ce que Graphkeeper lui-même peut voir.',
  'ui.connection.noFindings': () => 'Rien n’a été constaté ici.',
  'ui.connection.notReached': () => 'Non évalué : un maillon précédent est rompu.',
  'ui.connection.notConfigured': () => 'Graphkeeper n’est pas relié à cette extrémité.',
  'ui.finding.evidence': () => 'Éléments relevés',
  'ui.finding.evidenceOf': ({ title }) => `Éléments relevés : ${title}`,
  'ui.finding.explained': () => 'Expliqué par le maillon rompu',
  'ui.finding.healthy': ({ count }, format) =>
    `${format.number(count)} ${format.plural(count, { one: 'contrôle réussi', other: 'contrôles réussis' })}`,
  'ui.yes': () => 'oui',
  'ui.no': () => 'non',
  'ui.none': () => 'aucun',
  'ui.copy': () => 'Copier en texte',
  'ui.copy.short': () => 'Copier',
  'ui.copyValue': ({ label, what }) => `${label}\u00a0: ${what}`,
  'ui.copied': () => 'Copié',
  'ui.copyFailed': () => 'Le presse-papiers n’est pas disponible',

  'ui.settings.title': () => 'Paramètres',
  'ui.settings.sentence': () => 'Les modifications s’appliquent immédiatement.',
  'ui.settings.language': () => 'Langue',
  'ui.settings.language.system': () => 'Comme le système',
  'ui.settings.language.en': () => 'English',
  'ui.settings.language.fr': () => 'Français',
  'ui.settings.theme': () => 'Thème',
  'ui.settings.theme.system': () => 'Comme le système',
  'ui.settings.theme.light': () => 'Clair',
  'ui.settings.theme.dark': () => 'Sombre',
  'ui.settings.polling': () => 'Vérification',
  'ui.settings.range': ({ minimum, maximum }, format) =>
    `Saisissez un nombre entier de ${format.number(minimum)} à ${format.number(maximum)}.`,
  'ui.settings.notifications.enabled': () => 'M’avertir quand la situation s’aggrave',
  'ui.settings.notifications.headless': () =>
    'Les notifications sont affichées par l’application de bureau, pas par un navigateur.',
  'ui.settings.version': () => 'Version',
  'ui.settings.secrets.keychain': () => 'Conservés dans le trousseau du système d’exploitation.',
  'ui.settings.secrets.memory': () => 'Conservés en mémoire seulement et oubliés à l’arrêt de Graphkeeper.',
  'ui.settings.mode': () => 'Fonctionne comme',
  'ui.settings.mode.desktop': () => 'Application de bureau',
  'ui.settings.mode.headless': () => 'Page web locale, sur cet ordinateur seulement',

  'ui.loading': () => 'Connexion à Graphkeeper…',
  'ui.loading.slow': () => 'Graphkeeper ne répond pas encore. La page continue d’essayer.',
  'ui.loading.hint': () => 'S’il a été arrêté, redémarrez-le et ouvrez l’adresse qu’il affiche.',
  'ui.broken': () => 'Cette page ne peut pas être affichée.',
  'ui.broken.reload': () => 'Recharger',
  'ui.banner.disconnected': () =>
    'La liaison avec Graphkeeper est perdue. Ce que vous voyez n’est peut-être plus à jour. Nouvelle tentative…',
  'ui.banner.offline': () =>
    'Cet ordinateur est hors ligne. Rien n’est vérifié jusqu’à son retour ; les âges montrent ce qui est ancien.',
  'ui.banner.paused': () => 'La vérification est en pause. Les âges montrent ce qui est ancien.',
  'ui.banner.suspended': () => 'La vérification attend que cet ordinateur soit sorti de veille.',
  'ui.banner.dismiss': () => 'Fermer',
  'ui.failed.badArgument': () => 'Graphkeeper n’a pas accepté cette demande.',
  'ui.failed.notAllowed': () => 'Ce n’est pas autorisé ici.',
  'ui.failed.notSupported': () => 'Cela ne peut pas se faire ici.',
  'ui.failed.unknownCredential': () =>
    'Cette information d’identification n’existe plus ou a déjà été confirmée. Il n’y a plus rien à confirmer.',
  'ui.failed.unknownChannel': () => 'Ce canal n’existe plus.',
  'ui.failed.unknownRun': () => 'Cette procédure n’existe plus.',
  'ui.failed.unknownAlert': () => 'Cette alerte est terminée. Il n’y a plus rien à faire.',
  'ui.failed.unknownConnection': () => 'Cette connexion n’est plus surveillée.',
  'ui.failed.busy': () => 'Graphkeeper est occupé. Réessayez dans un instant.',
  'ui.failed.internal': () => 'Une erreur s’est produite dans Graphkeeper.',
  'ui.failed.disconnected': () => 'Il n’y a pas de liaison avec Graphkeeper pour le moment.',
  'ui.fileUnreadable': ({ name }) =>
    `«\u00a0${name}\u00a0» ne peut pas être lu. Choisissez-le à nouveau, ou collez son texte.`,

  'ui.announce.connection': ({ name, state, headline }) => `${name} : ${state}. ${headline}`,
  'ui.announce.checked': ({ sentence }) => `Vérification terminée. ${sentence}`,
};
