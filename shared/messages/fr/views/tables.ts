import type {
  AccountState,
  CredentialOwner,
  CredentialTrial,
  CredentialType,
  CredentialUseState,
  Granted,
  MailboxAccess,
  Requested,
} from '../../../domain/row-values';
import type { ColumnName, TableName, tables as english } from '../../en/views/tables';
import { speak, type TranslationOf } from '../../translation';
import { failures } from '../failures';

const TABLES: Readonly<Record<TableName, string>> = {
  credentials: 'Informations d’identification',
  permissions: 'Autorisations',
  mailboxes: 'Boîtes aux lettres',
  subscriptions: 'Abonnements',
  routes: 'Routes',
  ranges: 'Adresses de Genesys Cloud',
};

const UNREADABLE: Readonly<Record<TableName, string>> = {
  credentials: 'Les informations d’identification n’ont pas pu être lues',
  permissions: 'Les autorisations n’ont pas pu être lues',
  mailboxes: 'Les boîtes aux lettres n’ont pas pu être lues',
  subscriptions: 'Les abonnements n’ont pas pu être lus',
  routes: 'Les routes n’ont pas pu être lues',
  ranges: 'Les adresses de Genesys Cloud n’ont pas pu être lues',
};

const EMPTY: Readonly<Record<TableName, string>> = {
  credentials: 'L’application n’a ni clé secrète client ni certificat.',
  permissions: 'L’application ne demande aucune autorisation, et aucune ne lui est accordée.',
  mailboxes: 'Aucune boîte aux lettres n’est indiquée pour cette connexion.',
  subscriptions: 'Il n’y a aucun abonnement pour le moment.',
  routes: 'Aucune boîte aux lettres n’est indiquée pour cette connexion.',
  ranges: 'Genesys Cloud n’indique aucune adresse d’envoi de courrier.',
};

const COLUMNS: Readonly<Record<ColumnName, string>> = {
  state: 'État',
  name: 'Nom',
  type: 'Type',
  hint: 'Indice',
  keyId: 'ID de clé',
  owner: 'Propriétaire',
  start: 'Début',
  end: 'Fin',
  daysLeft: 'Jours restants',
  use: 'Utilisée',
  works: 'Fonctionne',
  lastSignIn: 'Dernière connexion',
  permission: 'Autorisation',
  required: 'Requise',
  requested: 'Demandée',
  granted: 'Accordée',
  reason: 'Pourquoi elle est nécessaire',
  mailbox: 'Boîte aux lettres',
  account: 'Compte',
  licences: 'Licences',
  access: 'Accès',
  subscription: 'Abonnement restant',
  oldestUnread: 'Plus ancien non lu',
  timeLeft: 'Temps restant',
  resource: 'Ressource',
  changeTypes: 'Modifications',
  notificationUrl: 'Hôte averti',
  lifecycle: 'URL de cycle de vie',
  subscriptionId: 'ID',
  route: 'Route',
  flow: 'Flux',
  queue: 'File d’attente',
  onQueue: 'En file',
  waiting: 'En attente',
};

const CREDENTIAL_TYPES: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Clé secrète client',
  certificate: 'Certificat',
};

const OWNERS: Readonly<Record<CredentialOwner, string>> = {
  application: 'Inscription d’application',
  servicePrincipal: 'Application d’entreprise',
};

const USE: Readonly<Record<CredentialUseState, string>> = {
  inUse: 'Utilisée',
  notInUse: 'Non utilisée',
  unknown: 'Inconnu',
};

const WORKS: Readonly<Record<CredentialTrial, string>> = {
  works: 'Fonctionne',
  refused: 'Refusée',
  unknown: 'Inconnu',
};

const GRANTED: Readonly<Record<Granted, string>> = {
  admin: 'Consentement administrateur',
  user: 'Un seul utilisateur',
  exchange: 'RBAC d’Exchange',
  no: 'Non accordée',
  unknown: 'Inconnu',
};

const REQUESTED: Readonly<Record<Requested, string>> = {
  yes: 'Demandée',
  no: 'Non demandée',
  unknown: 'Inconnu',
};

const ACCOUNTS: Readonly<Record<AccountState, string>> = {
  yes: 'Activé',
  no: 'Bloqué',
  missing: 'Utilisateur inexistant',
  unknown: 'Inconnu',
};

const ACCESS: Readonly<Record<MailboxAccess, string>> = {
  open: 'Ouverte',
  refused: 'Refusé',
  notFound: 'Introuvable',
  unknown: 'Inconnu',
};

export const tables: TranslationOf<typeof english> = {
  'views.table': ({ table }) => TABLES[table],
  'views.column': ({ column }) => COLUMNS[column],
  'views.table.empty': ({ table }) => EMPTY[table],
  'views.table.unreadable': ({ table, failure }, format) =>
    `${UNREADABLE[table]}\u00a0: ${speak(failures, failure, format)}.`,
  'views.table.notRead': () => 'Pas encore lu.',
  'views.table.read': ({ at }, format) => `Lu ${format.relative(at)}`,
  'views.table.readNow': () => 'Lu à l’instant',
  'views.table.region': ({ table }) => `${table}\u00a0: tableau, peut défiler`,
  'views.table.filter': ({ table }) => `Filtrer\u00a0: ${table.toLowerCase()}`,
  'views.table.clear': () => 'Tout afficher',
  'views.table.count': ({ shown, total }, format) =>
    shown === total
      ? `${format.number(total)} ${format.plural(total, { one: 'ligne', other: 'lignes' })}`
      : `${format.number(shown)} ${format.plural(shown, { one: 'ligne', other: 'lignes' })} sur ${format.number(total)}`,
  'views.table.noMatch': () => 'Aucune ligne ne correspond à ce filtre.',
  'views.table.copy': () => 'Copier le tableau',
  'views.table.export': () => 'Exporter en CSV',
  'views.table.exportOf': ({ table }) => `Exporter en CSV\u00a0: ${table}`,

  'views.unknown': () => 'Inconnu',
  'views.notApplicable': () => 'Sans objet',
  'views.credential.type': ({ type }) => CREDENTIAL_TYPES[type],
  'views.credential.owner': ({ owner }) => OWNERS[owner],
  'views.credential.use': ({ use }) => USE[use],
  'views.credential.works': ({ works }) => WORKS[works],
  'views.credential.endless': () => 'Sans fin',
  'views.credential.over': () => 'Expirée',
  'views.permission.type': ({ type }) => (type === 'Role' ? 'Application' : 'Déléguée'),
  'views.permission.required': ({ required }) => (required ? 'Requise' : 'Non requise'),
  'views.permission.requested': ({ requested }) => REQUESTED[requested],
  'views.permission.granted': ({ granted }) => GRANTED[granted],
  'views.permission.otherApi': () => 'une autre API que Microsoft Graph',
  'views.permission.signIn': () => 'Fait partie de la connexion\u202f; elle n’ouvre rien.',
  'views.permission.surplus': () => 'L’intégration n’en a pas besoin.',
  'views.mailbox.canary': () => 'Doit rester fermée',
  'views.mailbox.account': ({ enabled }) => ACCOUNTS[enabled],
  'views.mailbox.access': ({ access, isCanary }) =>
    isCanary && access === 'refused' ? 'Fermée' : ACCESS[access],
  'views.mailbox.noSubscription': () => 'Aucun',
  'views.mailbox.subscriptionOver': () => 'Terminé',
  'views.mailbox.left': ({ minutes }, format) => format.duration(minutes),
  'views.mailbox.allRead': () => 'Aucun',
  'views.mailbox.unread': ({ at, count }, format) =>
    count === null || count <= 1
      ? format.relative(at)
      : `${format.relative(at)} (${format.number(count)} non lus)`,
  'views.subscription.owner': ({ isOwn }) => (isOwn ? 'Cette intégration' : 'Une autre application'),
  'views.subscription.notJudged': () => 'Non évalué',
  'views.subscription.lifecycle': ({ hasUrl }) => (hasUrl ? 'Définie' : 'Non définie'),
};
