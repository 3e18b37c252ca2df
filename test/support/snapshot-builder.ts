import type { Connection } from '../../shared/domain/connection';
import type {
  ApplicationFacts,
  AppTokenFacts,
  CredentialFacts,
  MailFlowFacts,
  OwnerFacts,
  ServicePrincipalFacts,
  SubscriptionFacts,
  UserFacts,
} from '../../shared/domain/facts';
import type { EntraFailure, EntraFailureKind, ReadFailure } from '../../shared/domain/failure';
import { DAY_MS, type EpochMs, type Instant, instantOf, MINUTE_MS } from '../../shared/domain/instant';
import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import type { CanaryObservations, MailboxObservations, Snapshot } from '../../shared/domain/snapshot';
import { GRAPH_PERMISSIONS, MICROSOFT_GRAPH_APP_ID } from '../../shared/profiles/graph-permissions';

/** A healthy connection as facts, to be made unwell member by member. */

export const NOW: EpochMs = Date.parse('2026-11-23T12:00:00.000Z');
export const TENANT_ID = '11111111-1111-4111-8111-111111111111';
export const CLIENT_ID = '22222222-2222-4222-8222-222222222222';
const MONITOR_CLIENT_ID = '33333333-3333-4333-8333-333333333333';
export const GRAPH_OBJECT_ID = '44444444-4444-4444-8444-444444444444';
export const SECRET_ID = 'f0b0b335-1d71-4883-8f98-567911bfdca6';
export const HELP = 'help@contoso.example';
export const CEO = 'ceo@contoso.example';

/** A moment before or after `NOW`. */
export function daysFromNow(days: number): Instant {
  return instantOf(NOW + days * DAY_MS);
}

/** A moment before `NOW`. */
export function minutesAgo(minutes: number): Instant {
  return instantOf(NOW - minutes * MINUTE_MS);
}

/** Where something was read. */
function source(via: ReadSource['via'] = 'monitorRegistration'): ReadSource {
  return { at: instantOf(NOW), via, requestId: 'request-1' };
}

/** A fact, as the monitor read it. */
export function known<T>(value: T, via?: ReadSource['via']): Observation<T> {
  return read(value, source(via));
}

/** A fact that could not be read. */
export function failed(failure: ReadFailure, via?: ReadSource['via']): Observation<never> {
  return unreadable(failure, source(via));
}

/** One failure of each code. */
export const FAILURES: readonly ReadFailure[] = [
  { code: 'noAccess', permission: 'Application.Read.All' },
  { code: 'forbidden', status: 403, graphCode: 'Authorization_RequestDenied', permission: null },
  { code: 'authentication', entra: { kind: 'other', code: null, error: 'invalid_client', traceId: null } },
  { code: 'genesysAuthentication', error: 'invalid_client' },
  { code: 'addressNotAllowed' },
  { code: 'secretMissing', reference: 'CONTOSO_SECRET' },
  { code: 'throttled', retryAfterMs: 120_000 },
  { code: 'unavailable', status: 503, retryAfterMs: null },
  { code: 'network', cause: 'timeout' },
  { code: 'badPayload', field: 'value[0].id', problem: 'missing' },
  { code: 'refused', status: 400, graphCode: 'BadRequest' },
  { code: 'notAttempted', because: 'noToken' },
];

/** A client secret; it ends in 200 days unless changed. */
export function secret(changes: Partial<CredentialFacts> = {}): CredentialFacts {
  return {
    type: 'clientSecret',
    owner: 'application',
    keyId: SECRET_ID,
    name: 'genesys-2026',
    hint: 'abc',
    start: daysFromNow(-160),
    end: daysFromNow(200),
    customKeyIdentifier: null,
    usage: null,
    ...changes,
  };
}

/** A certificate. */
export function certificate(changes: Partial<CredentialFacts> = {}): CredentialFacts {
  return secret({
    type: 'certificate',
    keyId: '93bc223f-0000-4000-8000-000000000000',
    name: 'CN=genesys',
    hint: null,
    customKeyIdentifier: '2iD8ppbE+D6Kmu1ZvjM2jtQh88E=',
    usage: 'Verify',
    ...changes,
  });
}

/** The id of a permission. */
function permissionId(value: string, type: 'Role' | 'Scope'): string {
  const permission = GRAPH_PERMISSIONS.find((one) => one.value === value);
  const id = type === 'Role' ? permission?.roleId : permission?.scopeId;
  if (id === undefined || id === null) throw new Error(`no ${type} ${value}`);
  return id;
}

/** A requested permission of Microsoft Graph. */
export function requested(value: string, type: 'Role' | 'Scope'): ApplicationFacts['requested'][number] {
  return { resourceAppId: MICROSOFT_GRAPH_APP_ID, id: permissionId(value, type), type };
}

/** A granted application permission of Microsoft Graph. */
export function assigned(value: string) {
  return {
    id: `assignment-${value}`,
    appRoleId: permissionId(value, 'Role'),
    resourceId: GRAPH_OBJECT_ID,
    resourceName: 'Microsoft Graph',
    createdAt: daysFromNow(-300),
  };
}

/** A delegated grant; `user` null is admin consent. */
export function consented(scopes: readonly string[], user: string | null = null) {
  return {
    id: `grant-${scopes.join('-')}-${user ?? 'all'}`,
    consentType: user === null ? ('AllPrincipals' as const) : ('Principal' as const),
    principalId: user,
    resourceId: GRAPH_OBJECT_ID,
    scopes,
  };
}

export const APPLICATION: ApplicationFacts = {
  id: 'application-object',
  appId: CLIENT_ID,
  displayName: 'Genesys Cloud Email',
  signInAudience: 'AzureADMultipleOrgs',
  redirectUris: ['http://localhost'],
  isDisabled: false,
  disabledByMicrosoftStatus: null,
  createdAt: daysFromNow(-400),
  credentials: [secret()],
  requested: [
    requested('Mail.ReadWrite', 'Role'),
    requested('Mail.Send', 'Role'),
    requested('User.Read', 'Scope'),
  ],
};

export const SERVICE_PRINCIPAL: ServicePrincipalFacts = {
  id: 'service-principal-object',
  appId: CLIENT_ID,
  displayName: 'Genesys Cloud Email',
  accountEnabled: true,
  isDisabled: false,
  disabledByMicrosoftStatus: null,
  appOwnerOrganizationId: TENANT_ID,
  credentials: [],
};

/** The application with these credentials. */
export function withCredentials(...credentials: readonly CredentialFacts[]): Observation<ApplicationFacts> {
  return known({ ...APPLICATION, credentials });
}

export const ISSUED: AppTokenFacts = {
  outcome: 'issued',
  roles: ['Mail.ReadWrite', 'Mail.Send'],
  expiresAt: instantOf(NOW + 60 * MINUTE_MS),
  method: 'secret',
};

/** A token request that Entra ID refused. */
export function refusedToken(kind: EntraFailureKind, code: number | null = null): Observation<AppTokenFacts> {
  const entra: EntraFailure = { kind, code, error: 'invalid_client', traceId: 'trace-1' };
  return known({ outcome: 'refused', method: 'secret', entra }, 'integrationCredential');
}

/** The id of a mailbox's user. */
function userIdOf(address: string): string {
  return `user-${address}`;
}

/** A licensed user. */
export function user(address: string, changes: Partial<UserFacts> = {}): UserFacts {
  return {
    id: userIdOf(address),
    userPrincipalName: address,
    mail: address,
    accountEnabled: true,
    licenceCount: 1,
    ...changes,
  };
}

/** Mail that is fetched: the newest came ten minutes ago and is read. */
export function mailFlow(changes: Partial<MailFlowFacts> = {}): MailFlowFacts {
  return {
    oldestUnread: null,
    unreadCount: 0,
    recent: [
      { receivedAt: minutesAgo(10), isRead: true },
      { receivedAt: minutesAgo(40), isRead: true },
    ],
    ...changes,
  };
}

/** A healthy mailbox. */
export function mailbox(
  address: string = HELP,
  changes: Partial<MailboxObservations> = {},
): MailboxObservations {
  return {
    address,
    user: known(user(address)),
    probe: known({ outcome: 'open', totalItemCount: 10, unreadItemCount: 0 }, 'integrationCredential'),
    mailFlow: known(mailFlow(), 'integrationCredential'),
    ...changes,
  };
}

/** A mailbox that is refused, as it must be. */
export function canary(address: string = CEO, changes: Partial<CanaryObservations> = {}): CanaryObservations {
  return {
    address,
    probe: known(
      { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false },
      'integrationCredential',
    ),
    ...changes,
  };
}

/** Somebody who owns the registration. */
export function owner(changes: Partial<OwnerFacts> = {}): OwnerFacts {
  const address = 'avery@contoso.example';
  return {
    id: 'owner-1',
    kind: 'user',
    name: 'Avery Admin',
    userPrincipalName: address,
    mail: address,
    ...changes,
  };
}

/** A subscription with two days left. */
export function subscription(
  address: string = HELP,
  changes: Partial<SubscriptionFacts> = {},
): SubscriptionFacts {
  return {
    id: `subscription-${address}`,
    resource: `users/${userIdOf(address)}/mailFolders('inbox')/messages`,
    user: userIdOf(address),
    applicationId: CLIENT_ID,
    changeTypes: ['created'],
    notificationUrl: 'https://api.mypurecloud.de/graph/messages',
    hasLifecycleUrl: true,
    expiration: daysFromNow(2),
    ...changes,
  };
}

export const CONNECTION: Connection = {
  id: 'contoso',
  name: 'Contoso help',
  tenantId: TENANT_ID,
  clientId: CLIENT_ID,
  cloud: 'global',
  tokenEndpoint: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
  profile: 'genesys-cloud',
  mailboxes: [HELP],
  canaryMailboxes: [CEO],
  access: [
    { kind: 'integrationCredential', secret: { env: 'CONTOSO_SECRET' } },
    { kind: 'monitorRegistration', clientId: MONITOR_CLIENT_ID, secret: { env: 'CONTOSO_MONITOR_SECRET' } },
  ],
  genesys: null,
  credentialDays: null,
};

/** A snapshot in which all is well, but for what is given. */
export function snapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    connection: CONNECTION,
    at: instantOf(NOW),
    discovery: known(
      {
        tenantId: TENANT_ID,
        tokenEndpoint: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
        graphHost: 'graph.microsoft.com',
      },
      'anonymous',
    ),
    organization: known({ id: TENANT_ID, displayName: 'Contoso', domains: ['contoso.example'] }),
    token: known(ISSUED, 'integrationCredential'),
    held: { type: 'clientSecret', hint: 'abc', thumbprint: null },
    application: known(APPLICATION),
    servicePrincipal: known(SERVICE_PRINCIPAL),
    resource: known({ id: GRAPH_OBJECT_ID, appId: MICROSOFT_GRAPH_APP_ID, appRoles: [], scopes: [] }),
    appRoleAssignments: known([assigned('Mail.ReadWrite'), assigned('Mail.Send')]),
    permissionGrants: known([consented(['User.Read', 'openid'])]),
    credentialActivity: known([{ keyId: SECRET_ID, lastSignIn: minutesAgo(120) }]),
    owners: known([owner()]),
    // Optional, and seldom granted.
    serviceIssues: failed({ code: 'noAccess', permission: 'ServiceHealth.Read.All' }),
    subscriptions: known([subscription()], 'integrationCredential'),
    mailboxes: [mailbox()],
    canaries: [canary()],
    access: [
      {
        kind: 'integrationCredential',
        clientId: CLIENT_ID,
        token: known(ISSUED, 'integrationCredential'),
        application: null,
      },
      {
        kind: 'monitorRegistration',
        clientId: MONITOR_CLIENT_ID,
        token: known({ ...ISSUED, roles: ['Application.Read.All'] }),
        application: known({
          ...APPLICATION,
          id: 'monitor-object',
          appId: MONITOR_CLIENT_ID,
          credentials: [secret({ keyId: 'monitor-key', name: 'graphkeeper' })],
        }),
      },
    ],
    genesys: null,
    requests: { token: 1, graph: 1, batched: 7, genesys: 0, retries: 0 },
    ...changes,
  };
}
