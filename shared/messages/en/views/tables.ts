import type {
  AccountState,
  CredentialOwner,
  CredentialTrial,
  CredentialType,
  CredentialUseState,
  Granted,
  MailboxAccess,
  PermissionKind,
  Requested,
} from '../../../domain/row-values';
import type { Formatter } from '../../formatter';
import { speak } from '../../translation';
import { failures, type FailureText } from '../failures';

/** The tables of the connection page. */
export type TableName = 'credentials' | 'permissions' | 'mailboxes' | 'subscriptions' | 'routes' | 'ranges';

/** Their columns. */
export type ColumnName =
  | 'state'
  | 'name'
  | 'type'
  | 'hint'
  | 'keyId'
  | 'owner'
  | 'start'
  | 'end'
  | 'daysLeft'
  | 'use'
  | 'works'
  | 'lastSignIn'
  | 'permission'
  | 'required'
  | 'requested'
  | 'granted'
  | 'reason'
  | 'mailbox'
  | 'account'
  | 'licences'
  | 'access'
  | 'subscription'
  | 'oldestUnread'
  | 'timeLeft'
  | 'resource'
  | 'changeTypes'
  | 'notificationUrl'
  | 'lifecycle'
  | 'subscriptionId'
  | 'route'
  | 'flow'
  | 'queue'
  | 'onQueue'
  | 'waiting';

const TABLES: Readonly<Record<TableName, string>> = {
  credentials: 'Credentials',
  permissions: 'Permissions',
  mailboxes: 'Mailboxes',
  subscriptions: 'Subscriptions',
  routes: 'Routes',
  ranges: 'Addresses of Genesys Cloud',
};

const EMPTY: Readonly<Record<TableName, string>> = {
  credentials: 'The app has no client secret and no certificate.',
  permissions: 'The app requests no permission, and none is granted to it.',
  mailboxes: 'No mailbox is listed for this connection.',
  subscriptions: 'There is no subscription at present.',
  routes: 'No mailbox is listed for this connection.',
  ranges: 'Genesys Cloud names no addresses that mail is sent from.',
};

const COLUMNS: Readonly<Record<ColumnName, string>> = {
  state: 'State',
  name: 'Name',
  type: 'Type',
  hint: 'Hint',
  keyId: 'Key ID',
  owner: 'Owner',
  start: 'Start',
  end: 'End',
  daysLeft: 'Days left',
  use: 'In use',
  works: 'Works',
  lastSignIn: 'Last sign-in',
  permission: 'Permission',
  required: 'Required',
  requested: 'Requested',
  granted: 'Granted',
  reason: 'Why it is needed',
  mailbox: 'Mailbox',
  account: 'Account',
  licences: 'Licences',
  access: 'Access',
  subscription: 'Subscription left',
  oldestUnread: 'Oldest unread',
  timeLeft: 'Time left',
  resource: 'Resource',
  changeTypes: 'Changes',
  notificationUrl: 'Notified host',
  lifecycle: 'Lifecycle URL',
  subscriptionId: 'ID',
  route: 'Route',
  flow: 'Flow',
  queue: 'Queue',
  onQueue: 'On queue',
  waiting: 'Waiting',
};

const CREDENTIAL_TYPES: Readonly<Record<CredentialType, string>> = {
  clientSecret: 'Client secret',
  certificate: 'Certificate',
};

const OWNERS: Readonly<Record<CredentialOwner, string>> = {
  application: 'App registration',
  servicePrincipal: 'Enterprise application',
};

const USE: Readonly<Record<CredentialUseState, string>> = {
  inUse: 'In use',
  notInUse: 'Not in use',
  unknown: 'Not known',
};

const WORKS: Readonly<Record<CredentialTrial, string>> = {
  works: 'Works',
  refused: 'Refused',
  unknown: 'Not known',
};

const GRANTED: Readonly<Record<Granted, string>> = {
  admin: 'Admin consent',
  user: 'One user only',
  exchange: 'Exchange RBAC',
  no: 'Not granted',
  unknown: 'Not known',
};

const REQUESTED: Readonly<Record<Requested, string>> = {
  yes: 'Requested',
  no: 'Not requested',
  unknown: 'Not known',
};

const ACCOUNTS: Readonly<Record<AccountState, string>> = {
  yes: 'Enabled',
  no: 'Blocked',
  missing: 'No such user',
  unknown: 'Not known',
};

const ACCESS: Readonly<Record<MailboxAccess, string>> = {
  open: 'Opens',
  refused: 'Refused',
  notFound: 'Not found',
  unknown: 'Not known',
};

/** Words of the tables and of what stands around them. */
export const tables = {
  'views.table': ({ table }: { table: TableName }) => TABLES[table],
  'views.column': ({ column }: { column: ColumnName }) => COLUMNS[column],
  'views.table.empty': ({ table }: { table: TableName }) => EMPTY[table],
  'views.table.unreadable': (
    { table, failure }: { table: TableName; failure: FailureText },
    format: Formatter,
  ) => `${TABLES[table]} could not be read: ${speak(failures, failure, format)}.`,
  'views.table.notRead': () => 'Not read yet.',
  'views.table.read': ({ at }: { at: string }, format: Formatter) => `Read ${format.relative(at)}`,
  'views.table.readNow': () => 'Read just now',
  'views.table.region': ({ table }: { table: string }) => `${table}: table, can be scrolled`,
  'views.table.filter': ({ table }: { table: string }) => `Filter ${table.toLowerCase()}`,
  'views.table.clear': () => 'Show all',
  'views.table.count': ({ shown, total }: { shown: number; total: number }, format: Formatter) =>
    shown === total
      ? format.plural(total, { one: '1 row', other: `${format.number(total)} rows` })
      : `${format.number(shown)} of ${format.number(total)} rows`,
  'views.table.noMatch': () => 'No row matches this filter.',
  'views.table.copy': () => 'Copy table',
  'views.table.export': () => 'Export CSV',
  'views.table.exportOf': ({ table }: { table: string }) => `Export CSV: ${table}`,

  'views.unknown': () => 'Not known',
  'views.notApplicable': () => 'Does not apply',
  'views.credential.type': ({ type }: { type: CredentialType }) => CREDENTIAL_TYPES[type],
  'views.credential.owner': ({ owner }: { owner: CredentialOwner }) => OWNERS[owner],
  'views.credential.use': ({ use }: { use: CredentialUseState }) => USE[use],
  'views.credential.works': ({ works }: { works: CredentialTrial }) => WORKS[works],
  'views.credential.endless': () => 'No end',
  'views.credential.over': () => 'Over',
  'views.permission.type': ({ type }: { type: PermissionKind }) =>
    type === 'Role' ? 'Application' : 'Delegated',
  'views.permission.required': ({ required }: { required: boolean }) =>
    required ? 'Required' : 'Not required',
  'views.permission.requested': ({ requested }: { requested: Requested }) => REQUESTED[requested],
  'views.permission.granted': ({ granted }: { granted: Granted }) => GRANTED[granted],
  'views.permission.otherApi': () => 'an API other than Microsoft Graph',
  'views.permission.signIn': () => 'Part of signing in; it opens nothing.',
  'views.permission.surplus': () => 'The integration does not need it.',
  'views.mailbox.canary': () => 'Must stay closed',
  'views.mailbox.account': ({ enabled }: { enabled: AccountState }) => ACCOUNTS[enabled],
  'views.mailbox.access': ({ access, isCanary }: { access: MailboxAccess; isCanary: boolean }) =>
    isCanary && access === 'refused' ? 'Closed' : ACCESS[access],
  'views.mailbox.noSubscription': () => 'None',
  'views.mailbox.subscriptionOver': () => 'Ended',
  'views.mailbox.left': ({ minutes }: { minutes: number }, format: Formatter) => format.duration(minutes),
  'views.mailbox.allRead': () => 'None',
  'views.mailbox.unread': ({ at, count }: { at: string; count: number | null }, format: Formatter) =>
    count === null || count <= 1
      ? format.relative(at)
      : `${format.relative(at)} (${format.number(count)} unread)`,
  'views.subscription.owner': ({ isOwn }: { isOwn: boolean }) => (isOwn ? 'This integration' : 'Another app'),
  'views.subscription.notJudged': () => 'Not judged',
  'views.subscription.lifecycle': ({ hasUrl }: { hasUrl: boolean }) => (hasUrl ? 'Set' : 'Not set'),
};
