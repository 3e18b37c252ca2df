import { describe, expect, it } from 'vitest';

import type { GraphQuery } from '../../../../../electron/graph/query';
import { literal } from '../../../../../electron/graph/query';
import { applicationQuery } from '../../../../../electron/graph/readers/application';
import {
  appRoleAssignmentsQuery,
  permissionGrantsQuery,
} from '../../../../../electron/graph/readers/consent';
import { credentialActivityQuery } from '../../../../../electron/graph/readers/credential-activity';
import {
  inboxProbeQuery,
  mailFlowOf,
  oldestUnreadQuery,
  recentMessagesQuery,
} from '../../../../../electron/graph/readers/mailbox';
import { organizationQuery } from '../../../../../electron/graph/readers/organization';
import { ownersQuery } from '../../../../../electron/graph/readers/owners';
import { serviceIssuesQuery } from '../../../../../electron/graph/readers/service-issues';
import {
  graphResourceQuery,
  servicePrincipalQuery,
} from '../../../../../electron/graph/readers/service-principal';
import {
  publicPartOf,
  subscriptionsQuery,
  userOfResource,
} from '../../../../../electron/graph/readers/subscriptions';
import { usersQuery } from '../../../../../electron/graph/readers/users';
import { read, type ReadSource, unreadable } from '../../../../../shared/domain/observation';

const APP = 'e24fe8dc-a2ab-4c62-8e34-43eef7285413';
const SOURCE: ReadSource = { at: '2026-11-23T12:00:00.000Z', via: 'integrationCredential', requestId: 'r' };

/** As in Microsoft's documentation of `application`. */
const APPLICATION = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
  id: 'object-1',
  appId: APP,
  displayName: 'Genesys Cloud Email',
  signInAudience: 'AzureADMyOrg',
  createdDateTime: '2026-09-09T19:50:29Z',
  isDisabled: null,
  disabledByMicrosoftStatus: null,
  web: { redirectUris: ['http://localhost'], homePageUrl: null },
  publicClient: { redirectUris: ['http://localhost:1'] },
  spa: { redirectUris: [] },
  passwordCredentials: [
    {
      customKeyIdentifier: null,
      displayName: 'genesys-2026',
      endDateTime: '2027-09-09T19:50:29.3086381Z',
      hint: '[6g',
      keyId: 'key-1',
      secretText: null,
      startDateTime: '2026-09-09T19:50:29.3086381Z',
    },
  ],
  keyCredentials: [
    {
      customKeyIdentifier: '2iD8ppbE+D6Kmu1ZvjM2jtQh88E=',
      displayName: 'CN=genesys',
      endDateTime: '2027-01-25T00:00:00Z',
      key: null,
      keyId: 'key-2',
      startDateTime: '2026-01-25T00:00:00Z',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
    },
  ],
  requiredResourceAccess: [
    {
      resourceAppId: 'graph',
      resourceAccess: [
        { id: 'a', type: 'Role' },
        { id: 'b', type: 'Scope' },
      ],
    },
  ],
};

const SERVICE_PRINCIPAL = {
  id: 'sp-1',
  appId: APP,
  displayName: 'Genesys Cloud Email',
  accountEnabled: true,
  isDisabled: null,
  disabledByMicrosoftStatus: null,
  appOwnerOrganizationId: 't',
  passwordCredentials: [],
  keyCredentials: [],
};

const SUBSCRIPTION = {
  id: 's-1',
  resource: "users/help%40contoso.example/mailFolders('inbox')/messages",
  applicationId: APP,
  changeType: 'created, updated',
  clientState: null,
  notificationUrl: 'https://user:pw@hooks.example/graph/messages?code=hidden#x',
  lifecycleNotificationUrl: null,
  expirationDateTime: '2026-11-25T05:00:00.0000000Z',
};

/** What a query makes of a body, or the field it complains about. */
function interpret<T>(query: GraphQuery<T>, body: unknown): T | string {
  const result = query.interpret(body);
  return result.ok ? result.value : `${result.field}: ${result.problem}`;
}

describe('applicationQuery', () => {
  it('reads registration, credentials and requests', () => {
    expect(interpret(applicationQuery(APP), APPLICATION)).toEqual({
      id: 'object-1',
      appId: APP,
      displayName: 'Genesys Cloud Email',
      signInAudience: 'AzureADMyOrg',
      redirectUris: ['http://localhost', 'http://localhost:1'],
      isDisabled: false,
      disabledByMicrosoftStatus: null,
      createdAt: '2026-09-09T19:50:29.000Z',
      credentials: [
        {
          type: 'clientSecret',
          owner: 'application',
          keyId: 'key-1',
          name: 'genesys-2026',
          hint: '[6g',
          start: '2026-09-09T19:50:29.308Z',
          end: '2027-09-09T19:50:29.308Z',
          customKeyIdentifier: null,
          usage: null,
        },
        {
          type: 'certificate',
          owner: 'application',
          keyId: 'key-2',
          name: 'CN=genesys',
          hint: null,
          start: '2026-01-25T00:00:00.000Z',
          end: '2027-01-25T00:00:00.000Z',
          customKeyIdentifier: '2iD8ppbE+D6Kmu1ZvjM2jtQh88E=',
          usage: 'Verify',
        },
      ],
      requested: [
        { resourceAppId: 'graph', id: 'a', type: 'Role' },
        { resourceAppId: 'graph', id: 'b', type: 'Scope' },
      ],
    });
  });

  it('never takes a missing end for "does not expire"', () => {
    const [password] = APPLICATION.passwordCredentials;
    const endless = { ...password, endDateTime: undefined };
    expect(interpret(applicationQuery(APP), { ...APPLICATION, passwordCredentials: [endless] })).toBe(
      'passwordCredentials[0].endDateTime: expected string, received undefined',
    );
    const odd = { ...APPLICATION, passwordCredentials: [{ ...password, endDateTime: 'next year' }] };
    expect(interpret(applicationQuery(APP), odd)).toBe(
      'passwordCredentials[0].endDateTime: expected a date and time',
    );
    // Digits alone would be a year to `Date.parse`.
    const digits = { ...APPLICATION, passwordCredentials: [{ ...password, endDateTime: '12' }] };
    expect(interpret(applicationQuery(APP), digits)).toContain('endDateTime');
  });

  it('never takes missing lists for empty ones', () => {
    for (const name of ['passwordCredentials', 'keyCredentials', 'requiredResourceAccess'] as const) {
      expect(interpret(applicationQuery(APP), { ...APPLICATION, [name]: undefined })).toContain(`${name}: `);
    }
  });

  it('knows an absent registration from a failure', () => {
    const query = applicationQuery(APP);
    const refusal = { code: 'Request_ResourceNotFound', namesAccessPolicy: false };
    expect(query.resultOf({ ...refusal, status: 404 })).toEqual({ value: null });
    expect(query.resultOf({ ...refusal, status: 403 })).toBeNull();
  });
});

describe('servicePrincipalQuery', () => {
  it('reads the switches', () => {
    expect(interpret(servicePrincipalQuery(APP), SERVICE_PRINCIPAL)).toMatchObject({
      id: 'sp-1',
      accountEnabled: true,
      isDisabled: false,
      appOwnerOrganizationId: 't',
    });
  });

  it('never takes a missing switch for "enabled"', () => {
    for (const accountEnabled of [undefined, null, 'true']) {
      expect(interpret(servicePrincipalQuery(APP), { ...SERVICE_PRINCIPAL, accountEnabled })).toContain(
        'accountEnabled',
      );
    }
  });
});

describe('graphResourceQuery', () => {
  it('names permissions and skips the nameless', () => {
    const body = {
      id: 'g',
      appId: '00000003-0000-0000-c000-000000000000',
      appRoles: [
        { id: '1', value: 'Mail.Send', isEnabled: true },
        { id: '2', value: null },
      ],
      oauth2PermissionScopes: [{ id: '3', value: 'User.Read' }],
    };
    expect(interpret(graphResourceQuery(), body)).toMatchObject({
      appRoles: [{ id: '1', value: 'Mail.Send' }],
      scopes: [{ id: '3', value: 'User.Read' }],
    });
  });
});

describe('consent queries', () => {
  it('read assignments', () => {
    const assignment = {
      id: '47nZ',
      deletedDateTime: null,
      appRoleId: 'e2a3',
      createdDateTime: '2026-05-18T15:37:21.8215423Z',
      principalId: 'sp-1',
      principalType: 'ServicePrincipal',
      resourceDisplayName: 'Microsoft Graph',
      resourceId: 'g',
    };
    expect(interpret(appRoleAssignmentsQuery(APP), { value: [assignment] })).toEqual([
      {
        id: '47nZ',
        appRoleId: 'e2a3',
        resourceId: 'g',
        resourceName: 'Microsoft Graph',
        createdAt: '2026-05-18T15:37:21.821Z',
      },
    ]);
  });

  it('split scopes at any white space', () => {
    const grant = {
      id: 'x',
      clientId: 'sp-1',
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: 'g',
    };
    const scopesOf = (scope: string | null): unknown =>
      interpret(permissionGrantsQuery(APP), { value: [{ ...grant, scope }] });
    expect(scopesOf(' User.Read  openid ')).toMatchObject([{ scopes: ['User.Read', 'openid'] }]);
    expect(scopesOf(null)).toMatchObject([{ scopes: [] }]);
    expect(
      interpret(permissionGrantsQuery(APP), { value: [{ ...grant, scope: '', consentType: 'Everybody' }] }),
    ).toContain('value[0].consentType: ');
  });

  it('take an absent service principal for "nothing granted"', () => {
    const refusal = { status: 404, code: 'Request_ResourceNotFound', namesAccessPolicy: false };
    expect(appRoleAssignmentsQuery(APP).resultOf(refusal)).toEqual({ value: [] });
    expect(permissionGrantsQuery(APP).resultOf({ ...refusal, status: 400 })).toBeNull();
  });
});

describe('subscriptionsQuery', () => {
  it('keeps nothing of the notification URL that may be secret', () => {
    expect(interpret(subscriptionsQuery(), { value: [SUBSCRIPTION] })).toEqual([
      {
        id: 's-1',
        resource: SUBSCRIPTION.resource,
        user: 'help@contoso.example',
        applicationId: APP,
        changeTypes: ['created', 'updated'],
        notificationUrl: 'https://hooks.example/graph/messages',
        hasLifecycleUrl: false,
        expiration: '2026-11-25T05:00:00.000Z',
      },
    ]);
  });

  it.each([
    ['EventHub:https://vault.example/secrets/x?tenantId=contoso', 'EventHub:https://vault.example/secrets/x'],
    ['EventGrid:?azuresubscriptionid=1&key=2', 'EventGrid:'],
    ['https://a.example', 'https://a.example/'],
    ['https://bad host/x?y', 'https://bad host/x'],
    ['https://u:p@bad host/x?y', 'https://bad host/x'],
  ])('cuts %s', (url, expected) => {
    expect(publicPartOf(url)).toBe(expected);
  });

  it.each([
    ['/users/1234/messages', '1234'],
    ["Users('help@contoso.example')/mailFolders('inbox')/messages", 'help@contoso.example'],
    ["me/mailFolders('inbox')/messages", null],
    ['users/%E0%A4%A/messages', '%E0%A4%A'],
    ['groups/1/conversations', null],
  ])('finds the user in %s', (resource, expected) => {
    expect(userOfResource(resource)).toBe(expected);
  });

  it('does without nothing that its judgement rests on', () => {
    expect(interpret(subscriptionsQuery(), {})).toBe('value: expected array, received undefined');
    expect(
      interpret(subscriptionsQuery(), { value: [{ ...SUBSCRIPTION, expirationDateTime: null }] }),
    ).toContain('value[0].expirationDateTime');
  });
});

describe('other queries', () => {
  it('reads users by address', () => {
    const query = usersQuery('mail', ["o'neil@contoso.example", 'help@contoso.example']);
    expect(new URLSearchParams(query.path.split('?')[1]).get('$filter')).toBe(
      "mail in ('o''neil@contoso.example','help@contoso.example')",
    );
    const user = { id: 'u', userPrincipalName: 'help@x.example', mail: null, accountEnabled: true };
    expect(interpret(query, { value: [{ ...user, assignedLicenses: [{ skuId: 's' }, {}] }] })).toEqual([
      { ...user, licenceCount: 2 },
    ]);
    expect(interpret(query, { value: [user] })).toContain('value[0].assignedLicenses');
  });

  it('reads the one organization', () => {
    const one = {
      id: 't',
      displayName: 'Contoso',
      verifiedDomains: [{ name: 'contoso.example', isDefault: true }],
    };
    expect(interpret(organizationQuery(), { value: [one] })).toEqual({
      id: 't',
      displayName: 'Contoso',
      domains: ['contoso.example'],
    });
    expect(typeof interpret(organizationQuery(), { value: [] })).toBe('string');
  });

  it('reads last use, with the odd offsets of the report', () => {
    const query = credentialActivityQuery(APP);
    const entry = { id: 'x', appId: APP, keyId: 'k' };
    expect(
      interpret(query, {
        value: [
          {
            ...entry,
            signInActivity: { lastSignInDateTime: '2021-03-18T00:00:00-8:00', lastSignInRequestId: 'g' },
          },
          { ...entry, signInActivity: null },
        ],
      }),
    ).toEqual([
      { keyId: 'k', lastSignIn: '2021-03-18T08:00:00.000Z' },
      { keyId: 'k', lastSignIn: null },
    ]);
  });

  it('escapes what it puts between quotes', () => {
    expect(decodeURIComponent(literal("a'b&c=d#e"))).toBe("'a''b&c=d#e'");
    expect(literal("a'b&c=d#e")).not.toMatch(/['&#=]/);
  });
});

describe('an inbox', () => {
  const open = read({ outcome: 'open', totalItemCount: 9, unreadItemCount: 2 } as const, SOURCE);
  const message = (receivedAt: string, isRead: boolean) => ({ receivedAt, isRead });
  const none = read([], SOURCE);

  it('takes being refused, and not being there, for results', () => {
    const { resultOf, interpret: probe } = inboxProbeQuery('a+b@x.example');
    expect(resultOf({ status: 403, code: 'ErrorAccessDenied', namesAccessPolicy: true })).toEqual({
      value: { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: true },
    });
    expect(resultOf({ status: 404, code: 'MailboxNotEnabledForRESTAPI', namesAccessPolicy: false })).toEqual({
      value: { outcome: 'notFound', graphCode: 'MailboxNotEnabledForRESTAPI' },
    });
    expect(resultOf({ status: 400, code: 'x', namesAccessPolicy: false })).toBeNull();
    expect(probe({ id: 'i', totalItemCount: 9, unreadItemCount: 2 })).toEqual({
      ok: true,
      next: null,
      value: open.state === 'read' && open.value,
    });
    expect(probe({ totalItemCount: 9 })).toMatchObject({ ok: false, field: 'unreadItemCount' });
  });

  it('asks for no more than the first page of messages', () => {
    const { path, append } = oldestUnreadQuery('a+b@x.example');
    expect(append).toBeNull();
    expect(path).toContain('/users/a%2Bb%40x.example/mailFolders/inbox/messages?');
    const query = new URLSearchParams(path.split('?')[1]);
    expect(query.get('$orderby')).toBe('receivedDateTime asc');
    expect(query.get('$filter')).toMatch(/^receivedDateTime ge \S+ and isRead eq false$/);
    expect(query.get('$select')).toBe('receivedDateTime,isRead');
  });

  it('asks for recipients where they could be watched, and keeps no other address', () => {
    const select = (path: string): string | null => new URLSearchParams(path.split('?')[1]).get('$select');
    expect(select(recentMessagesQuery('a@x.example', ['A@x.example']).path)).toBe('receivedDateTime,isRead');
    const query = recentMessagesQuery('a@x.example', ['a@x.example', 'B@x.example', 'c@x.example']);
    expect(select(query.path)).toBe('receivedDateTime,isRead,toRecipients,ccRecipients');
    const to = (...addresses: readonly string[]) =>
      addresses.map((address) => ({ emailAddress: { name: 'Somebody', address } }));
    const at = { receivedDateTime: '2026-11-23T08:00:00Z', isRead: true };
    const found = query.interpret({
      value: [
        { ...at, toRecipients: to('a@x.example', 'private@y.example'), ccRecipients: to('b@x.example') },
        { ...at, toRecipients: [{ emailAddress: {} }, {}], ccRecipients: null },
      ],
    });
    expect(found).toMatchObject({
      value: [
        { receivedAt: '2026-11-23T08:00:00.000Z', isRead: true, sharedWith: ['B@x.example'] },
        { sharedWith: [] },
      ],
    });
    expect(JSON.stringify(found)).not.toMatch(/private|Somebody|recipients/);
    expect(query.interpret({ value: [{ ...at, toRecipients: 'x' }] })).toMatchObject({
      ok: false,
      field: 'value[0].toRecipients',
    });
  });

  it('puts its three readings together, newest first', () => {
    const oldest = read([message('2026-11-23T08:00:00.000Z', false)], SOURCE);
    const recent = read(
      [message('2026-11-23T08:00:00.000Z', false), message('2026-11-23T11:00:00.000Z', true)],
      SOURCE,
    );
    expect(mailFlowOf(open, oldest, recent)).toEqual(
      read(
        {
          oldestUnread: '2026-11-23T08:00:00.000Z',
          unreadCount: 2,
          recent: [message('2026-11-23T11:00:00.000Z', true), message('2026-11-23T08:00:00.000Z', false)],
        },
        SOURCE,
      ),
    );
    expect(mailFlowOf(open, none, none)).toMatchObject({ value: { oldestUnread: null, recent: [] } });
  });

  it('does not know mail flow where a reading is missing', () => {
    const throttled = unreadable({ code: 'throttled', retryAfterMs: 1 }, SOURCE);
    expect(mailFlowOf(throttled, none, none)).toBe(throttled);
    expect(mailFlowOf(open, throttled, none)).toBe(throttled);
    expect(mailFlowOf(open, none, throttled)).toBe(throttled);
    const refused = read(
      { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false } as const,
      SOURCE,
    );
    expect(mailFlowOf(refused, none, none)).toMatchObject({
      failure: { code: 'forbidden', graphCode: 'ErrorAccessDenied' },
    });
    const missing = read({ outcome: 'notFound', graphCode: 'ErrorInvalidUser' } as const, SOURCE);
    expect(mailFlowOf(missing, none, none)).toMatchObject({ failure: { code: 'refused', status: 404 } });
  });
});

describe('the owners of a registration', () => {
  it('are people and apps, by id alone where nothing else may be read', () => {
    const value = [
      {
        '@odata.type': '#microsoft.graph.user',
        id: 'user-1',
        displayName: 'Avery Admin',
        userPrincipalName: 'avery@contoso.example',
        mail: null,
      },
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'app-1', displayName: 'Deployment' },
      { '@odata.type': '#microsoft.graph.user', id: 'user-2', displayName: null },
      { id: 'object-1' },
    ];
    const unnamed = { name: null, userPrincipalName: null, mail: null };
    expect(interpret(ownersQuery(APP), { value })).toEqual([
      {
        id: 'user-1',
        kind: 'user',
        name: 'Avery Admin',
        userPrincipalName: 'avery@contoso.example',
        mail: null,
      },
      { ...unnamed, id: 'app-1', kind: 'servicePrincipal', name: 'Deployment' },
      { ...unnamed, id: 'user-2', kind: 'user' },
      { ...unnamed, id: 'object-1', kind: 'other' },
    ]);
  });

  it('are not taken for none where the answer is not as documented', () => {
    expect(interpret(ownersQuery(APP), {})).toContain('value');
    expect(interpret(ownersQuery(APP), { value: [{ displayName: 'Avery Admin' }] })).toContain('id');
  });
});

describe('issues of Microsoft’s services', () => {
  const ISSUE = {
    id: 'EX401337',
    service: 'Exchange Online',
    title: 'Mail may be late',
    classification: 'incident',
    startDateTime: '2026-11-23T08:40:00Z',
    isResolved: false,
    posts: [],
  };

  it('are those that go on, of the services that mail depends on', () => {
    const value = [
      ISSUE,
      { ...ISSUE, id: 'EX1', isResolved: true },
      { ...ISSUE, id: 'TM1', service: 'Microsoft Teams' },
      // As Microsoft's own samples have it.
      { ...ISSUE, id: 'AD1', service: 'Azure Active Directory', classification: 'Advisory' },
    ];
    expect(interpret(serviceIssuesQuery(), { value })).toEqual([
      {
        id: 'EX401337',
        service: 'exchange',
        title: 'Mail may be late',
        kind: 'incident',
        startedAt: '2026-11-23T08:40:00.000Z',
      },
      expect.objectContaining({ id: 'AD1', service: 'entra', kind: 'advisory' }),
    ]);
  });

  it('are not taken for none where the answer is not as documented', () => {
    expect(interpret(serviceIssuesQuery(), {})).toContain('value');
    expect(interpret(serviceIssuesQuery(), { value: [{ ...ISSUE, isResolved: undefined }] })).toContain(
      'isResolved',
    );
  });
});
