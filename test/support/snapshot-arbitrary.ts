import fc from 'fast-check';

import type { CredentialFacts } from '../../shared/domain/facts';
import type { EntraFailureKind, ReadFailure } from '../../shared/domain/failure';
import type { GenesysObservations } from '../../shared/domain/genesys';
import { GRAPH_LINK_STATUSES, INTENDED_STATES, REPORTED_STATES } from '../../shared/domain/genesys';
import { DAY_MS, instantOf } from '../../shared/domain/instant';
import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import { GRAPH_PERMISSIONS, MICROSOFT_GRAPH_APP_ID } from '../../shared/profiles/graph-permissions';
import { CLIENT_ID, CONNECTION, FAILURES, GRAPH_OBJECT_ID, NOW, TENANT_ID } from './snapshot-builder';

/** Snapshots of any shape that the types allow: small pools of ids, so that things meet and collide. */

const ADDRESSES = ['help@contoso.example', 'HELP@contoso.example', 'ceo@contoso.example', ''] as const;

const instant = fc
  .integer({ min: -500 * DAY_MS, max: 500 * DAY_MS })
  .map((offset) => instantOf(NOW + offset));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const text = fc.constantFrom('', 'a', 'b', 'ü“\\"\n{}');
const source: fc.Arbitrary<ReadSource> = fc.record({
  at: fc.constant(instantOf(NOW)),
  via: fc.constantFrom(
    'integrationCredential',
    'monitorRegistration',
    'administrator',
    'anonymous',
    'genesysClient',
  ),
  requestId: maybe(text),
});

const entraKind: fc.Arbitrary<EntraFailureKind> = fc.constantFrom(
  'secretExpired',
  'secretWrong',
  'certificateRejected',
  'appNotFound',
  'appDisabled',
  'tenantNotFound',
  'wrongEndpoint',
  'consentMissing',
  'blockedByPolicy',
  'interactionRequired',
  'transient',
  'other',
);
const entra = fc.record({ kind: entraKind, code: maybe(fc.nat()), error: text, traceId: maybe(text) });
const failure: fc.Arbitrary<ReadFailure> = fc.oneof(
  fc.constantFrom(...FAILURES),
  entra.map((refusal) => ({ code: 'authentication' as const, entra: refusal })),
);

function observed<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Observation<T>> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(value, source).map(([one, from]) => read(one, from)) },
    { weight: 1, arbitrary: fc.tuple(failure, source).map(([why, from]) => unreadable(why, from)) },
  );
}

const credential: fc.Arbitrary<CredentialFacts> = fc.record({
  type: fc.constantFrom('clientSecret', 'certificate'),
  owner: fc.constantFrom('application', 'servicePrincipal'),
  keyId: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  name: maybe(text),
  hint: maybe(fc.constantFrom('abc', 'xyz')),
  start: maybe(instant),
  end: maybe(instant),
  customKeyIdentifier: maybe(fc.constantFrom('YQ==', 'Yg==')),
  usage: maybe(fc.constantFrom('Sign', 'Verify')),
});

const permissionIds = GRAPH_PERMISSIONS.flatMap(({ roleId, scopeId }) => [roleId, scopeId]).filter(
  (id) => id !== null,
);
const permissionId = fc.constantFrom(...permissionIds, 'unheard-of');
const resourceId = fc.constantFrom(GRAPH_OBJECT_ID, 'another-api');
const scope = fc.constantFrom(...GRAPH_PERMISSIONS.map(({ value }) => value), '');

const application = fc.record({
  id: text,
  appId: fc.constant(CLIENT_ID),
  displayName: maybe(text),
  signInAudience: maybe(fc.constantFrom('AzureADMyOrg', 'AzureADMultipleOrgs', 'x')),
  redirectUris: fc.array(fc.constantFrom('http://localhost', 'nonsense', '')),
  isDisabled: fc.boolean(),
  disabledByMicrosoftStatus: maybe(fc.constantFrom('NotDisabled', 'x', '')),
  createdAt: maybe(instant),
  credentials: fc.array(credential, { maxLength: 6 }),
  requested: fc.array(
    fc.record({
      resourceAppId: fc.constantFrom(MICROSOFT_GRAPH_APP_ID, 'x'),
      id: permissionId,
      type: fc.constantFrom('Scope', 'Role'),
    }),
  ),
});

const servicePrincipal = fc.record({
  id: text,
  appId: fc.constant(CLIENT_ID),
  displayName: maybe(text),
  accountEnabled: fc.boolean(),
  isDisabled: fc.boolean(),
  disabledByMicrosoftStatus: maybe(text),
  appOwnerOrganizationId: maybe(fc.constant(TENANT_ID)),
  credentials: fc.array(credential, { maxLength: 6 }),
});

const probe = fc.oneof(
  fc.record({ outcome: fc.constant('open' as const), totalItemCount: fc.nat(), unreadItemCount: fc.nat() }),
  fc.record({ outcome: fc.constant('refused' as const), graphCode: text, byAccessPolicy: fc.boolean() }),
  fc.record({ outcome: fc.constant('notFound' as const), graphCode: text }),
);

const token = fc.oneof(
  fc.record({
    outcome: fc.constant('issued' as const),
    roles: maybe(fc.array(scope)),
    expiresAt: instant,
    method: fc.constantFrom('secret', 'certificate'),
  }),
  fc.record({
    outcome: fc.constant('refused' as const),
    method: fc.constantFrom('secret', 'certificate'),
    entra,
  }),
);

const user = fc.record({
  id: fc.constantFrom('u1', 'u2'),
  userPrincipalName: fc.constantFrom(...ADDRESSES),
  mail: maybe(fc.constantFrom(...ADDRESSES)),
  accountEnabled: maybe(fc.boolean()),
  licenceCount: fc.nat(2),
});

const mailFlow = fc.record({
  oldestUnread: maybe(instant),
  unreadCount: fc.nat(3),
  recent: fc.array(
    fc.record(
      {
        receivedAt: instant,
        isRead: fc.boolean(),
        sharedWith: fc.array(fc.constantFrom(...ADDRESSES), { maxLength: 2 }),
      },
      { requiredKeys: ['receivedAt', 'isRead'] },
    ),
    { maxLength: 6 },
  ),
});

const subscription = fc.record({
  id: fc.constantFrom('s1', 's2', 's3'),
  resource: fc.constantFrom("users/u1/mailFolders('inbox')/messages", 'users/u2/messages', 'x'),
  user: maybe(fc.constantFrom('u1', 'u2', ...ADDRESSES)),
  applicationId: maybe(fc.constantFrom(CLIENT_ID, 'x')),
  changeTypes: fc.array(fc.constantFrom('created', 'updated', 'deleted')),
  notificationUrl: fc.constantFrom('https://api.mypurecloud.de/x', 'https://x.example', 'nonsense', ''),
  hasLifecycleUrl: fc.boolean(),
  expiration: instant,
});

const reference = fc.record({ id: fc.constantFrom('g1', 'g2', 'g3'), name: maybe(text) });
const id = fc.constantFrom('g1', 'g2', 'g3');

const organisation: fc.Arbitrary<GenesysObservations> = fc.record({
  token: observed(fc.record({ expiresAt: instant })),
  rate: maybe(fc.record({ count: fc.nat(), allowed: fc.nat(), resetSeconds: maybe(fc.nat()) })),
  domains: fc.array(
    fc.record({
      name: fc.constantFrom('contoso.example', 'CONTOSO.example', 'x.example', ''),
      domain: observed(
        maybe(
          fc.record({
            id: text,
            graph: maybe(
              fc.record({
                integration: maybe(reference),
                status: fc.constantFrom(...GRAPH_LINK_STATUSES, 'other' as const),
                error: maybe(fc.record({ code: maybe(text), message: maybe(text) })),
              }),
            ),
          }),
        ),
      ),
      routes: observed(
        fc.array(
          fc.record({
            id: text,
            pattern: fc.constantFrom('help', 'HELP', 'ceo', ''),
            flow: maybe(reference),
            queue: maybe(reference),
            status: fc.constantFrom('Pending', 'Active', 'Removing', 'Error', 'other'),
          }),
          { maxLength: 3 },
        ),
      ),
    }),
    { maxLength: 3 },
  ),
  integrations: fc.array(
    fc.record({
      id,
      integration: observed(
        maybe(
          fc.record({
            id,
            name: maybe(text),
            typeId: maybe(text),
            intendedState: fc.constantFrom(...INTENDED_STATES, 'other' as const),
            reportedState: fc.constantFrom(...REPORTED_STATES, 'other' as const),
            problem: maybe(text),
            reportedAt: maybe(instant),
          }),
        ),
      ),
      configuration: observed(
        maybe(
          fc.record({
            version: fc.nat(),
            tokenEndpoints: fc.array(
              fc.constantFrom(CONNECTION.tokenEndpoint ?? '', 'nonsense', 'https://x/common/oauth2/token'),
              { maxLength: 2 },
            ),
            credentials: fc.array(reference, { maxLength: 2 }),
          }),
        ),
      ),
      credentials: observed(
        fc.array(
          fc.record({
            id,
            name: maybe(text),
            typeName: maybe(text),
            createdAt: maybe(instant),
            modifiedAt: maybe(instant),
          }),
          { maxLength: 2 },
        ),
      ),
    }),
    { maxLength: 2 },
  ),
  flows: fc.array(
    fc.record({
      id,
      flow: observed(
        maybe(
          fc.record({
            id,
            name: maybe(text),
            type: maybe(fc.constantFrom('INBOUNDEMAIL', 'INQUEUEEMAIL')),
            isPublished: fc.boolean(),
            isDeleted: fc.boolean(),
            publishedAt: maybe(instant),
          }),
        ),
      ),
    }),
    { maxLength: 3 },
  ),
  queues: fc.array(
    fc.record({
      id,
      queue: observed(
        maybe(
          fc.record({
            id,
            name: maybe(text),
            memberCount: maybe(fc.nat(3)),
            joinedMemberCount: maybe(fc.nat(3)),
            hasEmailScript: maybe(fc.boolean()),
          }),
        ),
      ),
    }),
    { maxLength: 3 },
  ),
  queueActivity: observed(
    fc.array(
      fc.record({ queueId: id, onQueueAgents: fc.nat(2), waiting: fc.nat(2), interacting: fc.nat(2) }),
      { maxLength: 3 },
    ),
  ),
  conversations: observed(
    fc.record({
      from: instant,
      until: instant,
      isCut: fc.boolean(),
      conversations: fc.array(
        fc.record({
          id: text,
          startedAt: instant,
          endedAt: maybe(instant),
          to: fc.constantFrom(...ADDRESSES),
          flowId: maybe(id),
          queueId: maybe(id),
          hasAgent: fc.boolean(),
          disconnectType: maybe(text),
        }),
        { maxLength: 4 },
      ),
    }),
  ),
  emailSettings: observed(fc.record({ multipleRouteDestinations: fc.boolean() })),
  outboundDomains: observed(
    fc.array(fc.record({ id: fc.constantFrom('contoso.example', 'y.example'), senderType: maybe(text) }), {
      maxLength: 2,
    }),
  ),
  ipRanges: observed(
    fc.array(
      fc.record({
        cidr: fc.constantFrom('203.0.113.0/28', '203.0.113.7', '0.0.0.0/0', '2001:db8::/32', 'nonsense', ''),
        service: maybe(fc.constantFrom('graphapi', 'smtp', 'audiohook')),
        region: maybe(text),
        direction: fc.constantFrom('inbound', 'outbound', 'both', 'other'),
      }),
      { maxLength: 4 },
    ),
  ),
});

/** Any snapshot. */
export const anySnapshot: fc.Arbitrary<Snapshot> = fc.record({
  connection: fc.record({
    id: fc.constant('contoso'),
    name: text,
    tenantId: fc.constantFrom(TENANT_ID, 'contoso.example'),
    clientId: fc.constant(CLIENT_ID),
    cloud: fc.constantFrom('global' as const, 'china' as const, { login: 'nonsense', graph: 'nonsense' }),
    tokenEndpoint: maybe(
      fc.constantFrom(CONNECTION.tokenEndpoint ?? '', '', 'https://x/common/oauth2/token'),
    ),
    profile: fc.constantFrom('genesys-cloud', 'generic'),
    mailboxes: fc.constant([]),
    canaryMailboxes: fc.constant([]),
    access: fc.constant([]),
    genesys: fc.constant({
      region: 'mypurecloud.de' as const,
      clientId: 'oauth-client',
      secret: { env: 'GENESYS_SECRET' },
      domains: [],
    }),
    credentialDays: maybe(fc.constant({ notice: 0, warning: 0, critical: 0 })),
  }),
  at: fc.constant(instantOf(NOW)),
  discovery: observed(
    fc.record({
      tenantId: maybe(fc.constant(TENANT_ID)),
      tokenEndpoint: fc.constantFrom(CONNECTION.tokenEndpoint ?? '', 'nonsense'),
      graphHost: maybe(fc.constantFrom('graph.microsoft.com', 'x')),
    }),
  ),
  organization: observed(
    fc.record({ id: fc.constant(TENANT_ID), displayName: maybe(text), domains: fc.array(text) }),
  ),
  token: observed(token),
  held: maybe(
    fc.record({
      type: fc.constantFrom('clientSecret', 'certificate'),
      hint: maybe(fc.constantFrom('abc', 'xyz')),
      thumbprint: maybe(fc.constantFrom('YQ==', 'Yg==')),
    }),
  ),
  application: observed(maybe(application)),
  servicePrincipal: observed(maybe(servicePrincipal)),
  resource: observed(
    fc.record({
      id: fc.constant(GRAPH_OBJECT_ID),
      appId: fc.constant(MICROSOFT_GRAPH_APP_ID),
      appRoles: fc.array(fc.record({ id: permissionId, value: scope })),
      scopes: fc.array(fc.record({ id: permissionId, value: scope })),
    }),
  ),
  appRoleAssignments: observed(
    fc.array(
      fc.record({
        id: text,
        appRoleId: permissionId,
        resourceId,
        resourceName: maybe(fc.constantFrom('Microsoft Graph', 'Office 365 Exchange Online')),
        createdAt: maybe(instant),
      }),
    ),
  ),
  permissionGrants: observed(
    fc.array(
      fc.record({
        id: text,
        consentType: fc.constantFrom('AllPrincipals', 'Principal'),
        principalId: maybe(text),
        resourceId,
        scopes: fc.array(scope),
      }),
    ),
  ),
  credentialActivity: observed(
    fc.array(fc.record({ keyId: fc.constantFrom('k1', 'k2', 'x'), lastSignIn: maybe(instant) })),
  ),
  owners: observed(
    fc.array(
      fc.record({
        id: fc.constantFrom('o1', 'o2'),
        kind: fc.constantFrom('user', 'servicePrincipal', 'other'),
        name: maybe(fc.constantFrom('', 'Avery Admin')),
        userPrincipalName: maybe(fc.constant('avery@contoso.example')),
        mail: maybe(fc.constant('avery@contoso.example')),
      }),
      { maxLength: 2 },
    ),
  ),
  serviceIssues: observed(
    fc.array(
      fc.record({
        id: fc.constantFrom('EX1', 'EX2', 'MO1'),
        service: fc.constantFrom('exchange', 'entra'),
        title: fc.constantFrom('', 'Mail is late'),
        kind: fc.constantFrom('incident', 'advisory'),
        startedAt: instant,
      }),
      { maxLength: 3 },
    ),
  ),
  subscriptions: observed(fc.array(subscription, { maxLength: 5 })),
  mailboxes: fc.array(
    fc.record({
      address: fc.constantFrom(...ADDRESSES),
      user: observed(maybe(user)),
      probe: observed(probe),
      mailFlow: observed(mailFlow),
    }),
    { maxLength: 4 },
  ),
  genesys: maybe(organisation),
  canaries: fc.array(fc.record({ address: fc.constantFrom(...ADDRESSES), probe: observed(probe) }), {
    maxLength: 3,
  }),
  access: fc.array(
    fc.record({
      kind: fc.constantFrom('integrationCredential', 'monitorRegistration', 'administrator'),
      clientId: fc.constantFrom(CLIENT_ID, 'm'),
      token: observed(token),
      application: maybe(observed(maybe(application))),
    }),
    { maxLength: 4 },
  ),
  requests: fc.constant({ token: 1, graph: 1, batched: 7, genesys: 0, retries: 0 }),
});
