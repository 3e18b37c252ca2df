import type { DisabledWhere } from '../../../checks/terms';
import type { CredentialFacts, MailboxProbe } from '../../../domain/facts';
import type { EntraFailureKind } from '../../../domain/failure';
import type { ReadFact } from '../../../domain/row-values';
import type { PermissionType } from '../../../profiles/vendor-profile';
import type { Formatter } from '../../formatter';
import { speak } from '../../translation';
import { failures, type FailureText } from '../failures';

type Outcome = MailboxProbe['outcome'];

const TYPES: Readonly<Record<PermissionType, string>> = {
  application: 'Application',
  delegated: 'Delegated',
};

const CREDENTIALS: Readonly<Record<CredentialFacts['type'], string>> = {
  clientSecret: 'client secret',
  certificate: 'certificate',
};

const FACTS: Readonly<Record<ReadFact, string>> = {
  discovery: 'the token endpoint',
  token: 'the token request',
  application: 'the app registration',
  servicePrincipal: 'the enterprise application',
  appRoleAssignments: 'granted application permissions',
  permissionGrants: 'granted delegated permissions',
  credentialActivity: 'the use of credentials',
  owners: 'the owners of the app registration',
  serviceIssues: 'Microsoft’s service health',
  subscriptions: 'subscriptions',
  users: 'users and licences',
  probes: 'access to mailboxes',
  mailFlow: 'waiting mail',
};

const DISABLED: Readonly<Record<DisabledWhere, string>> = {
  application: 'The app registration was deactivated.',
  enterpriseApplication: 'The enterprise application was disabled: nobody can sign in with it.',
  microsoft: 'Microsoft disabled the app.',
};

const CANARY: Readonly<Record<Outcome, string>> = {
  open: 'is open to the integration now, and must not be',
  refused: 'is closed to the integration now, as it must be',
  notFound: 'is not found any more',
};

const MAILBOX: Readonly<Record<Outcome, string>> = {
  open: 'opens to the integration now',
  refused: 'is closed to the integration now',
  notFound: 'is not found any more',
};

const USERS: Readonly<Record<'enabled' | 'blocked' | 'missing' | 'present', string>> = {
  enabled: 'may sign in again',
  blocked: 'was blocked from signing in',
  missing: 'does not exist any more',
  present: 'exists now',
};

/** A granted permission as it is named in a sentence. */
export interface NamedGrant {
  readonly value: string;
  readonly type: PermissionType;
  readonly consent: 'admin' | 'user';
  /** The API; null: Microsoft Graph, or not known. */
  readonly resource: string | null;
}

function nameOf({ value, type, resource }: Omit<NamedGrant, 'consent'>): string {
  return resource === null ? `${value} (${TYPES[type]})` : `${value} (${TYPES[type]}, ${resource})`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** More names than this are counted, not listed. */
const LISTED = 4;

/** What differs between two looks at a connection: one plain sentence each. */
export const changes = {
  'views.change.tokenWorks': () =>
    'The integration’s credential works now: Microsoft Entra ID issues a token for it.',
  'views.change.tokenRefused': (
    { kind, code }: { kind: EntraFailureKind; code: number | null },
    format: Formatter,
  ) =>
    `The integration gets no token any more: ${speak(failures, { id: 'failure.authentication', params: { kind, code } }, format)}.`,
  'views.change.object': ({
    object,
    isThere,
  }: {
    object: 'application' | 'servicePrincipal';
    isThere: boolean;
  }) => `${capital(FACTS[object])} ${isThere ? 'is there now' : 'is gone'}.`,
  'views.change.enabled': () => 'The app is enabled again.',
  'views.change.disabled': ({ where }: { where: DisabledWhere }) => DISABLED[where],
  'views.change.granted': (grant: NamedGrant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} was granted, with admin consent.`
      : `${nameOf(grant)} was granted by one user for themselves, which is not admin consent.`,
  'views.change.withdrawn': (grant: NamedGrant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} lost its admin consent.`
      : `${nameOf(grant)} lost the consent of one user.`,
  'views.change.consent': (grant: NamedGrant) =>
    grant.consent === 'admin'
      ? `${nameOf(grant)} has admin consent now, no longer that of a user only.`
      : `${nameOf(grant)} has the consent of a user only now, no longer admin consent.`,
  'views.change.requested': ({ value, type }: { value: string; type: PermissionType }) =>
    `${nameOf({ value, type, resource: null })} was added to the app’s list of requested permissions.`,
  'views.change.notRequested': ({ value, type }: { value: string; type: PermissionType }) =>
    `${nameOf({ value, type, resource: null })} was removed from the app’s list of requested permissions.`,
  'views.change.credentialAdded': (
    { type, label, end }: { type: CredentialFacts['type']; label: string; end: string | null },
    format: Formatter,
  ) =>
    `The ${CREDENTIALS[type]} “${label}” was added; ${end === null ? 'it has no end' : `it ends on ${format.date(end)}`}.`,
  'views.change.credentialRemoved': ({ type, label }: { type: CredentialFacts['type']; label: string }) =>
    `The ${CREDENTIALS[type]} “${label}” was removed.`,
  'views.change.audience': ({ audience }: { audience: string | null }) =>
    audience === null
      ? 'The supported account types were changed.'
      : `The supported account types were changed to ${audience}.`,
  'views.change.redirectUris': ({ uris }: { uris: readonly string[] }, format: Formatter) =>
    uris.length === 0
      ? 'The app has no redirect URI any more.'
      : `The redirect URIs were changed to ${format.list(uris)}.`,
  'views.change.mailbox': ({
    address,
    outcome,
    isCanary,
  }: {
    address: string;
    before: Outcome;
    outcome: Outcome;
    isCanary: boolean;
  }) => `${address} ${(isCanary ? CANARY : MAILBOX)[outcome]}.`,
  'views.change.user': ({ address, state }: { address: string; state: keyof typeof USERS }) =>
    `The user of ${address} ${USERS[state]}.`,
  'views.change.licences': ({ address, count }: { address: string; count: number }, format: Formatter) =>
    count === 0
      ? `The user of ${address} has no licence any more.`
      : `The user of ${address} has ${format.number(count)} ${format.plural(count, { one: 'licence', other: 'licences' })} now.`,
  'views.change.subscriptionNew': (
    { mailbox, end }: { mailbox: string | null; end: string },
    format: Formatter,
  ) =>
    `${mailbox === null ? 'There is a new subscription' : `There is a new subscription for ${mailbox}`}; it ends ${format.relative(end)}.`,
  'views.change.subscriptionGone': ({ mailbox }: { mailbox: string | null }) =>
    mailbox === null ? 'A subscription is gone.' : `A subscription for ${mailbox} is gone.`,
  'views.change.graphLink': ({
    domain,
    integration,
    what,
  }: {
    domain: string;
    integration: string;
    what: 'lost' | 'restored' | 'moved';
  }) =>
    ({
      lost: `${domain} has lost its link to Microsoft Graph in Genesys Cloud; its integration was “${integration}”.`,
      restored: `${domain} is linked to Microsoft Graph in Genesys Cloud again, by the integration “${integration}”.`,
      moved: `${domain} is linked to Microsoft Graph in Genesys Cloud by another integration, “${integration}”.`,
    })[what],
  'views.change.subscriptionsRenewed': (
    { mailboxes }: { mailboxes: readonly string[] },
    format: Formatter,
  ) =>
    mailboxes.length > LISTED
      ? `The subscriptions of ${format.number(mailboxes.length)} mailboxes were renewed.`
      : `${format.plural(mailboxes.length, { one: 'The subscription', other: 'The subscriptions' })} of ${format.list(mailboxes)} ${format.plural(mailboxes.length, { one: 'was', other: 'were' })} renewed.`,
  'views.change.readable': ({ facts }: { facts: readonly ReadFact[] }, format: Formatter) =>
    `Readable now: ${format.list(facts.map((fact) => FACTS[fact]))}.`,
  'views.change.unreadable': (
    { facts, failure }: { facts: readonly ReadFact[]; failure: FailureText | null },
    format: Formatter,
  ) => {
    const what = `Not readable any more: ${format.list(facts.map((fact) => FACTS[fact]))}`;
    return failure === null ? `${what}.` : `${what} (${speak(failures, failure, format)}).`;
  },
};
