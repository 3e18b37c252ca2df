import type { CredentialUseState } from '../../../domain/row-values';
import type { GenesysStep, page as english, RegistrationLine } from '../../en/views/page';
import type { TranslationOf } from '../../translation';

const USE: Readonly<Record<CredentialUseState, string>> = {
  inUse: 'en service',
  notInUse: 'hors service',
  unknown: 'usage inconnu',
};

const STEPS: Readonly<Record<GenesysStep, string>> = {
  route: 'L’itinéraire d’entrée de l’adresse mène au bon flux.',
  flow: 'Le flux est publié, et transfère l’e-mail au lieu d’y mettre fin.',
  queue: 'La file d’attente à laquelle il mène compte des agents en file.',
  destinations:
    'Un e-mail envoyé à plusieurs de vos adresses n’atteint qu’un seul itinéraire, sauf si l’option Route to Multiple Destinations est activée.',
  refresh:
    'Après chaque modification dans Azure, l’intégration Microsoft Graph a été désactivée puis réactivée dans Genesys Cloud.',
};

const LINES: Readonly<Record<RegistrationLine, string>> = {
  displayName: 'Nom',
  clientId: 'ID d’application (client)',
  tenantId: 'ID de l’annuaire (locataire)',
  applicationObjectId: 'ID d’objet de l’inscription d’application',
  servicePrincipalObjectId: 'ID d’objet de l’application d’entreprise',
  audience: 'Types de comptes pris en charge',
  redirectUris: 'URI de redirection',
  isEnabled: 'Connexion avec l’application',
  owners: 'Propriétaires',
  configuredEndpoint: 'Point de terminaison de jeton configuré',
  rightEndpoint: 'Point de terminaison de jeton attendu',
};

export const page: TranslationOf<typeof english> = {
  'views.page.contents': () => 'Sur cette page',
  'views.page.registration': () => 'Inscription et point de terminaison de jeton',
  'views.page.registration.meaning': () =>
    'Ce que Microsoft Entra ID sait de l’application, et ce qu’il faut saisir chez le fournisseur.',
  'views.page.network': () => 'Réseau',
  'views.page.network.meaning': () => 'Ce qu’il faut laisser passer, et ce qui n’est pas nécessaire.',
  'views.page.watching': () => 'Surveillance',

  'views.registration': ({ line }) => LINES[line],
  'views.registration.enabled': ({ isEnabled }) => (isEnabled ? 'Activée' : 'Désactivée'),
  'views.registration.notGiven': () => 'Non indiqué',
  'views.registration.same': () => 'Le point de terminaison configuré est le bon.',
  'views.registration.differs': () =>
    'Les deux diffèrent. Le constat sous Jeton dit ce qui ne va pas dans celui qui est configuré.',
  'views.registration.paste': () =>
    'Indiquez le point de terminaison configuré de la connexion pour qu’il soit comparé à celui-ci.',

  'views.network.notifications': () => 'Notifications de modification',
  'views.network.notifications.text': () =>
    'Aucune plage d’adresses IP n’est à autoriser de votre côté. Microsoft Graph envoie les notifications de modification à l’adresse publique de Genesys Cloud\u202f; elles n’entrent jamais dans votre réseau.',
  'views.network.notifications.link': () =>
    'Ouvrir la page de Microsoft sur les notifications de modification',
  'views.network.filter.link': () => 'Ouvrir la page de Microsoft sur le filtrage des connexions',
  'views.network.filter': () => 'Stratégie de filtrage des connexions',
  'views.network.filter.text': () =>
    'Ajouter les adresses IP de Genesys Cloud à la stratégie de filtrage des connexions d’Exchange Online est facultatif, mais vivement recommandé\u00a0: un e-mail envoyé depuis une adresse bloquée est rejeté. Complétez la liste existante\u202f; une simple liste la remplacerait.',
  'views.network.graphkeeper': () => 'Graphkeeper lui-même',
  'views.network.graphkeeper.text': () =>
    'Il communique en HTTPS (port 443) avec l’adresse de connexion et l’adresse Microsoft Graph du cloud du locataire, avec celles de la région Genesys Cloud si une organisation est reliée, et avec rien d’autre, sauf si la recherche de nouvelles versions est activée dans les paramètres. Rien n’a besoin d’atteindre cet ordinateur depuis l’extérieur.',

  'views.genesys.title': () => 'Pas encore relié',
  'views.genesys.meaning': () =>
    'Graphkeeper suit un e-mail jusqu’à son téléchargement. Seul Genesys Cloud peut dire si un e-mail téléchargé atteint un agent, et Graphkeeper n’y est pas relié. Ce maillon n’est pas compté comme sain.',
  'views.elsewhere.notifications': () =>
    'Microsoft Graph envoie les notifications de modification à l’adresse publique de votre intégration. Si elle fonctionne dans votre propre réseau, Microsoft doit pouvoir l’y atteindre\u202f; sinon, rien n’est à autoriser de votre côté.',
  'views.elsewhere.graphkeeper': () =>
    'Il communique en HTTPS (port 443) avec l’adresse de connexion et l’adresse Microsoft Graph du cloud du locataire, et avec rien d’autre, sauf si la recherche de nouvelles versions est activée dans les paramètres. Rien n’a besoin d’atteindre cet ordinateur depuis l’extérieur.',
  'views.elsewhere.title': () => 'Au-delà de ce qui est visible',
  'views.elsewhere.meaning': () =>
    'Graphkeeper suit un e-mail jusqu’à son téléchargement. Seule votre intégration peut dire ce qu’il devient ensuite. Ce maillon n’est pas compté comme sain.',
  'views.genesys.hint': () =>
    'Si les e-mails sont marqués comme lus mais n’arrivent pas, vérifiez dans Genesys Cloud, dans cet ordre\u00a0:',
  'views.genesys.step': ({ step }) => STEPS[step],

  'views.recheck.running': () =>
    'Lecture de l’inscription, des informations d’identification et des consentements…',
  'views.recheck.never': () =>
    'Ce qui a été accordé dans le portail apparaît ici après une nouvelle vérification.',
  'views.recheck.nothing': ({ at }, format) =>
    `Revérifié ${format.relative(at)}. Rien n’a changé depuis la lecture précédente.`,
  'views.recheck.nothingNow': () => 'Revérifié à l’instant. Rien n’a changé depuis la lecture précédente.',
  'views.recheck.changed': ({ at, count, isNow }, format) =>
    `Revérifié ${isNow ? 'à l’instant' : format.relative(at)}. ${
      count === 1 ? 'Un changement' : `${format.number(count)} changements`
    } depuis la lecture précédente\u00a0:`,
  'views.recheck.more': ({ count }, format) => `En afficher ${format.number(count)} de plus`,

  'views.timeline.title': ({ days }, format) =>
    `Informations d’identification, ${format.number(days)} prochains jours`,
  'views.timeline.sentence': ({ name, connection, at }, format) =>
    `La prochaine à expirer est «\u00a0${name}\u00a0» (${connection}), ${format.relative(at)} (${format.date(at)}).`,
  'views.timeline.noneEnds': ({ days }, format) => `Aucune n’expire d’ici ${format.number(days)} jours.`,
  'views.timeline.today': () => 'Aujourd’hui',
  'views.timeline.thresholds': ({ days }, format) => `dans ${format.list(days.map(format.number))} jours`,
  'views.timeline.daysShort': ({ days }, format) => `${format.number(days)} j`,
  'views.timeline.ends': ({ at, isOver }, format) =>
    isOver ? `expirée ${format.relative(at)}` : `expire ${format.relative(at)}`,
  'views.timeline.endless': () => 'sans date de fin',
  'views.timeline.notYet': ({ at }, format) => `valide à partir du ${format.date(at)}`,
  'views.timeline.use': ({ use }) => USE[use],
  'views.timeline.later': ({ count, days }, format) =>
    format.plural(count, {
      one: `Une autre expire dans plus de ${format.number(days)} jours.`,
      other: `${format.number(count)} autres expirent dans plus de ${format.number(days)} jours.`,
    }),
  'views.timeline.unread': ({ names }, format) =>
    names.length > 4
      ? `Les informations d’identification de ${format.number(names.length)} connexions ne sont pas connues.`
      : `Les informations d’identification de ${format.list(names)} ne sont pas connues.`,
  'views.timeline.showAll': ({ count }, format) => `Afficher les ${format.number(count)}`,
  'views.timeline.showFewer': () => 'En afficher moins',
};
