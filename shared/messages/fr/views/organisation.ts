import type { DomainState, IntegrationState } from '../../../checks/terms';
import type { RouteWord } from '../../../domain/row-values';
import type { organisation as english, OrganisationLine } from '../../en/views/organisation';
import type { TranslationOf } from '../../translation';

const LINES: Readonly<Record<OrganisationLine, string>> = {
  integration: 'Intégration',
  state: 'État',
  problem: 'Genesys Cloud indique',
  credential: 'Identifiants écrits en dernier',
  endpoint: 'Point de terminaison de jeton',
  destinations: 'Acheminement vers plusieurs destinations',
  requests: 'Requêtes dans la minute',
};

const STATES: Readonly<Record<IntegrationState | 'unread', string>> = {
  active: 'Active',
  activating: 'En cours d’activation',
  stuck: 'En changement depuis trop longtemps',
  error: 'En erreur',
  inactive: 'Inactive alors qu’elle est activée',
  stopping: 'En cours de désactivation',
  disabled: 'Désactivée',
  deleted: 'Supprimée',
  unclear: 'Inconnu ici',
  unread: 'Inconnu',
};

const DOMAINS: Readonly<Record<DomainState | 'unread', string>> = {
  active: 'Lié, actif',
  changing: 'Lié, son intégration est en train de changer',
  error: 'Lié, en erreur',
  inactive: 'Lié, inactif',
  deleted: 'Lié à une intégration supprimée',
  unlinked: 'Non lié à Microsoft Graph',
  lost: 'A perdu son lien',
  absent: 'Domaine inexistant',
  unclear: 'Lié, état inconnu',
  unread: 'Inconnu',
};

const ROUTES: Readonly<Record<RouteWord, string>> = {
  Pending: 'En cours de création',
  Active: 'Active',
  Removing: 'En cours de suppression',
  Error: 'En erreur',
  other: 'Inconnue ici',
  noDomain: 'Domaine inexistant',
  noRoute: 'Aucune route',
  unread: 'Inconnue',
};

export const organisation: TranslationOf<typeof english> = {
  'views.organisation': () => 'Organisation Genesys Cloud',
  'views.organisation.line': ({ line }) => LINES[line],
  'views.organisation.domain': ({ domain }) => `Domaine ${domain}`,
  'views.organisation.state': ({ state, since }, format) =>
    since === null ? STATES[state] : `${STATES[state]} depuis le ${format.dateTime(since)}`,
  'views.organisation.linked': ({ state, integration, problem }) =>
    `${DOMAINS[state]}${integration === null ? '' : ` («\u00a0${integration}\u00a0»)`}${problem === null ? '' : `\u00a0: «\u00a0${problem}\u00a0»`}`,
  'views.organisation.isOn': ({ isOn }) => (isOn ? 'Activé' : 'Désactivé'),
  'views.organisation.rate': ({ count, allowed }, format) =>
    `${format.number(count)} sur ${format.number(allowed)}`,
  'views.organisation.noIntegration': () => 'Aucune\u00a0: aucun domaine n’est lié à l’une d’elles',
  'views.route.state': ({ route, domain }) =>
    domain === null ? ROUTES[route] : `${ROUTES[route]} (${domain})`,
  'views.route.noFlow': () => 'Aucun',
  'views.route.queueUnseen': () => 'Pas encore vue',
  'views.route.agents': ({ onQueue, members }, format) =>
    members === null ? format.number(onQueue) : `${format.number(onQueue)} sur ${format.number(members)}`,
  'views.route.waiting': ({ waiting, since }, format) =>
    since === null || waiting === 0
      ? format.number(waiting)
      : `${format.number(waiting)}, le plus ancien ${format.relative(since)}`,
  'views.network.ranges': ({ count }, format) =>
    format.plural(count, {
      one: 'Genesys Cloud envoie depuis une entrée à autoriser\u00a0:',
      other: `Genesys Cloud envoie depuis ${format.number(count)} entrées à autoriser\u00a0:`,
    }),
};
