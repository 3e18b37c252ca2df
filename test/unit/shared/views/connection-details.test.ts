import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { linkOf } from '../../../../shared/diagnosis/links';
import type { ConnectionDetails } from '../../../../shared/domain/details';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { compareSeverity } from '../../../../shared/domain/severity';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { message } from '../../../../shared/messages/message';
import { detailsOf } from '../../../../shared/views/connection-details';
import { judge } from '../../../support/judge';
import {
  activity,
  BILLING,
  conversation,
  conversations,
  emailDomain,
  organised,
  seen,
} from '../../../support/organisation-builder';
import { anySnapshot } from '../../../support/snapshot-arbitrary';
import {
  APPLICATION,
  assigned,
  canary,
  CEO,
  certificate,
  CLIENT_ID,
  consented,
  daysFromNow,
  failed,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  owner,
  refusedToken,
  requested,
  secret,
  SECRET_ID,
  SERVICE_PRINCIPAL,
  snapshot,
  subscription,
  TENANT_ID,
  user,
  withCredentials,
} from '../../../support/snapshot-builder';

function details(changes: Partial<Snapshot> = {}): ConnectionDetails {
  const facts = snapshot(changes);
  return detailsOf(facts, judge(facts), DEFAULT_POLICY, NOW);
}

/** The rows of a section; fails when it was not read. */
function rows<Row>(section: { readonly state: string; readonly rows?: readonly Row[] }): readonly Row[] {
  expect(section.state).toBe('read');
  return section.rows ?? [];
}

describe('credentials', () => {
  it('lists the one in use with everything that is known of it', () => {
    expect(rows(details().credentials)).toEqual([
      {
        keyId: SECRET_ID,
        type: 'clientSecret',
        owner: 'application',
        name: 'genesys-2026',
        hint: 'abc',
        start: daysFromNow(-160),
        end: daysFromNow(200),
        use: 'inUse',
        works: 'works',
        lastSignIn: minutesAgo(120),
        severity: 'ok',
      },
    ]);
  });

  it('takes each severity from the finding about the same credential', () => {
    const listed = rows(
      details({
        application: withCredentials(secret({ end: daysFromNow(5) }), certificate({ end: daysFromNow(400) })),
      }).credentials,
    );
    expect(listed.map(({ type, use, severity }) => [type, use, severity])).toEqual([
      ['clientSecret', 'inUse', 'critical'],
      ['certificate', 'notInUse', 'ok'],
    ]);
  });

  it('says "refused" of the held secret alone, and only when its own end is the reason', () => {
    const application = withCredentials(
      secret({ end: daysFromNow(-1) }),
      secret({ keyId: 'b', hint: 'xyz' }),
    );
    const worksWhen = (token: Snapshot['token']) =>
      rows(details({ application, token }).credentials).map(({ works }) => works);
    expect(worksWhen(refusedToken('secretExpired', 7_000_222))).toEqual(['refused', 'unknown']);
    expect(worksWhen(refusedToken('appDisabled', 7_000_112))).toEqual(['unknown', 'unknown']);
    expect(worksWhen(refusedToken('secretWrong', 7_000_215))).toEqual(['unknown', 'unknown']);
    expect(worksWhen(failed({ code: 'network', cause: 'timeout' }))).toEqual(['unknown', 'unknown']);
  });

  it('knows a rejected certificate by its thumbprint', () => {
    const one = certificate();
    const [row] = rows(
      details({
        application: withCredentials(one),
        held: { type: 'certificate', hint: null, thumbprint: one.customKeyIdentifier },
        token: refusedToken('certificateRejected', 700_027),
      }).credentials,
    );
    expect(row?.works).toBe('refused');
  });

  it('is unreadable with the registration, although the enterprise application has some', () => {
    const failure = { code: 'noAccess', permission: 'Application.Read.All' } as const;
    const servicePrincipal = known({ ...SERVICE_PRINCIPAL, credentials: [secret()] });
    expect(details({ application: failed(failure), servicePrincipal }).credentials).toMatchObject({
      state: 'unreadable',
      failure,
    });
  });
});

describe('permissions', () => {
  it('stands in three columns with the reason of the vendor', () => {
    expect(rows(details().permissions).slice(0, 3)).toEqual(
      (
        [
          ['Mail.ReadWrite', 'Role', 'fetchAndMarkRead'],
          ['Mail.Send', 'Role', 'sendReplies'],
          ['User.Read', 'Scope', 'mailboxAddress'],
        ] as const
      ).map(([value, type, reason]) => ({
        value,
        type,
        api: 'graph',
        required: true,
        requested: 'yes',
        granted: 'admin',
        reason: message('check.permissions.reason', { reason, vendor: 'Genesys Cloud' }),
        severity: 'ok',
      })),
    );
  });

  it('tells the consent of a user, a missing one and one of the wrong type apart', () => {
    const listed = rows(
      details({
        appRoleAssignments: known([assigned('Mail.ReadWrite'), assigned('User.Read.All')]),
        permissionGrants: known([consented(['User.Read'], 'somebody')]),
      }).permissions,
    );
    expect(
      listed.map(({ value, type, required, granted, severity }) => [
        value,
        type,
        required,
        granted,
        severity,
      ]),
    ).toEqual([
      ['Mail.ReadWrite', 'Role', true, 'admin', 'ok'],
      ['Mail.Send', 'Role', true, 'no', 'critical'],
      ['User.Read', 'Scope', true, 'user', 'warning'],
      ['User.Read.All', 'Role', false, 'admin', 'notice'],
    ]);
  });

  it('names what Exchange grants, and what is requested without being granted', () => {
    const listed = rows(
      details({
        appRoleAssignments: known([]),
        application: known({ ...APPLICATION, requested: [requested('Mail.Read', 'Role')] }),
      }).permissions,
    );
    expect(listed.map(({ value, requested: isRequested, granted }) => [value, isRequested, granted])).toEqual(
      [
        ['Mail.ReadWrite', 'no', 'exchange'],
        ['Mail.Send', 'no', 'exchange'],
        ['User.Read', 'no', 'admin'],
        ['openid', 'no', 'admin'],
        ['Mail.Read', 'yes', 'no'],
      ],
    );
  });

  it('keeps the API of a permission that is not one of Microsoft Graph', () => {
    const other = {
      ...assigned('Mail.Send'),
      appRoleId: 'role-of-another-api',
      resourceId: 'exchange',
      resourceName: 'Office 365 Exchange Online',
    };
    const listed = rows(details({ appRoleAssignments: known([other]) }).permissions);
    expect(listed.find(({ value }) => value === 'role-of-another-api')).toMatchObject({
      api: { name: 'Office 365 Exchange Online' },
      granted: 'admin',
      severity: 'warning',
    });
  });

  it('falls back on the token, and is unreadable where there is not even one', () => {
    const failure = { code: 'noAccess', permission: 'Application.Read.All' } as const;
    const unread = {
      application: failed(failure),
      servicePrincipal: failed(failure),
      appRoleAssignments: failed(failure),
      permissionGrants: failed(failure),
    };
    expect(rows(details(unread).permissions).map(({ value, granted }) => [value, granted])).toEqual([
      ['Mail.ReadWrite', 'admin'],
      ['Mail.Send', 'admin'],
      ['User.Read', 'unknown'],
    ]);
    expect(
      details({ ...unread, token: failed({ code: 'network', cause: 'offline' }) }).permissions,
    ).toMatchObject({ state: 'unreadable', failure });
  });
});

describe('mailboxes', () => {
  it('lists what is served, then what must stay closed', () => {
    expect(details().mailboxes).toEqual([
      {
        address: HELP,
        isCanary: false,
        enabled: 'yes',
        licenceCount: 1,
        access: 'open',
        subscriptionEnds: { at: daysFromNow(2) },
        oldestUnread: 'none',
        unreadCount: 0,
        severity: 'ok',
      },
      {
        address: CEO,
        isCanary: true,
        enabled: 'unknown',
        licenceCount: null,
        access: 'refused',
        subscriptionEnds: 'unknown',
        oldestUnread: 'unknown',
        unreadCount: null,
        severity: 'ok',
      },
    ]);
  });

  it('judges an address that is both on its own terms', () => {
    const [listed, closed] = details({
      mailboxes: [mailbox(CEO)],
      canaries: [canary(CEO, { probe: known({ outcome: 'open', totalItemCount: 1, unreadItemCount: 0 }) })],
      subscriptions: known([subscription(CEO)], 'integrationCredential'),
    }).mailboxes;
    expect([listed?.severity, closed?.severity]).toEqual(['ok', 'warning']);
  });

  it('does not take what was not read for nothing', () => {
    const failure = { code: 'unavailable', status: 503, retryAfterMs: null } as const;
    const [row] = details({
      mailboxes: [
        mailbox(HELP, { user: failed(failure), probe: failed(failure), mailFlow: failed(failure) }),
      ],
      subscriptions: failed(failure),
    }).mailboxes;
    expect(row).toMatchObject({
      enabled: 'unknown',
      licenceCount: null,
      access: 'unknown',
      subscriptionEnds: 'unknown',
      oldestUnread: 'unknown',
      unreadCount: null,
      severity: 'unknown',
    });
  });

  it('does not call a mailbox unsubscribed while a subscription names a user that could not be read', () => {
    const facts = [mailbox(HELP, { user: failed({ code: 'noAccess', permission: 'User.Read.All' }) })];
    expect(details({ mailboxes: facts }).mailboxes[0]?.subscriptionEnds).toBe('unknown');
    expect(
      details({ mailboxes: facts, subscriptions: known([], 'integrationCredential') }).mailboxes[0]
        ?.subscriptionEnds,
    ).toBe('none');
  });

  it('tells a missing user, a blocked account and a contradiction', () => {
    const listed = details({
      mailboxes: [
        mailbox('a@contoso.example', { user: known(null) }),
        mailbox('b@contoso.example', {
          user: known(user('b@contoso.example', { accountEnabled: false, licenceCount: 0 })),
          mailFlow: known(mailFlow({ unreadCount: 3 })),
        }),
        mailbox('c@contoso.example', {
          mailFlow: known(mailFlow({ unreadCount: 2, oldestUnread: minutesAgo(90) })),
        }),
      ],
    }).mailboxes;
    expect(
      listed.map(({ enabled, licenceCount, oldestUnread }) => [enabled, licenceCount, oldestUnread]),
    ).toEqual([
      ['missing', null, 'none'],
      ['no', 0, 'unknown'],
      ['yes', 1, { at: minutesAgo(90) }],
      ['unknown', null, 'unknown'],
    ]);
  });
});

describe('subscriptions', () => {
  it('lists its own first, with their mailbox, and judges only those', () => {
    const foreign = subscription(CEO, { id: 'foreign', applicationId: 'another-app' });
    const listed = rows(
      details({ subscriptions: known([foreign, subscription(), subscription()], 'administrator') })
        .subscriptions,
    );
    expect(listed.map(({ id, mailbox: address, isOwn, severity }) => [id, address, isOwn, severity])).toEqual(
      [
        [`subscription-${HELP}`, HELP, true, 'ok'],
        ['foreign', null, false, 'unknown'],
      ],
    );
  });

  it('takes over what is odd about one', () => {
    const odd = subscription(HELP, { notificationUrl: 'https://elsewhere.example/x' });
    const [row] = rows(details({ subscriptions: known([odd], 'integrationCredential') }).subscriptions);
    expect(row).toMatchObject({ severity: 'notice', notificationUrl: 'https://elsewhere.example/x' });
  });
});

describe('registration', () => {
  it('gives the ids to copy and the right token endpoint', () => {
    const endpoint = `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`;
    expect(details().registration).toEqual({
      displayName: 'Genesys Cloud Email',
      clientId: CLIENT_ID,
      tenantId: TENANT_ID,
      applicationObjectId: 'application-object',
      servicePrincipalObjectId: 'service-principal-object',
      audience: 'AzureADMultipleOrgs',
      redirectUris: ['http://localhost'],
      isEnabled: true,
      owners: [owner()],
      configuredTokenEndpoint: endpoint,
      rightTokenEndpoint: endpoint,
    });
  });

  it('has no owners to list where they, or the registration itself, could not be read', () => {
    const failure = failed({ code: 'network', cause: 'timeout' });
    expect(details({ owners: failure }).registration.owners).toBeNull();
    expect(details({ owners: known([]), application: known(null) }).registration.owners).toBeNull();
    expect(details({ owners: known([]) }).registration.owners).toEqual([]);
  });

  it.each([
    ['the registration', { application: known({ ...APPLICATION, isDisabled: true }) }, false],
    [
      'the enterprise application',
      { servicePrincipal: known({ ...SERVICE_PRINCIPAL, accountEnabled: false }) },
      false,
    ],
    ['nothing that could be read', { servicePrincipal: failed({ code: 'network', cause: 'timeout' }) }, null],
    ['no enterprise application', { servicePrincipal: known(null) }, null],
  ] as const)('is not enabled where %s says so', (_, changes, isEnabled) => {
    expect(details(changes).registration.isEnabled).toBe(isEnabled);
  });
});

describe('the organisation', () => {
  const shown = (...facts: Parameters<typeof organised>) => {
    const one = organised(...facts);
    const { organisation } = detailsOf(one, judge(one), DEFAULT_POLICY, NOW);
    if (organisation === null) throw new Error('there is one');
    return organisation;
  };

  it('is none where none is connected', () => {
    expect(details().organisation).toBeNull();
  });

  it('shows its integration, its domain and its settings', () => {
    expect(shown()).toMatchObject({
      failure: null,
      integrations: [
        {
          name: 'Contoso Graph mail',
          state: 'active',
          reportedAt: daysFromNow(-30),
          credentialWrittenAt: daysFromNow(-150),
          severity: 'ok',
        },
      ],
      domains: [
        { name: 'contoso.example', state: 'active', integration: 'Contoso Graph mail', severity: 'ok' },
      ],
      severalDestinations: true,
      rate: { count: 8, allowed: 300 },
      ranges: { state: 'read', entries: ['203.0.113.0/28', '203.0.113.64/30'] },
    });
  });

  it('shows where the mail of each mailbox goes, and who takes it', () => {
    const queueActivity = seen([activity({ onQueueAgents: 0, waiting: 3 })]);
    const waiting = conversation({ startedAt: minutesAgo(90), endedAt: null, hasAgent: false });
    const { routes } = shown(
      { queueActivity, conversations: conversations([waiting]) },
      { mailboxes: [mailbox(), mailbox(BILLING)] },
    );
    expect(routes).toEqual([
      {
        address: HELP,
        route: 'Active',
        domain: null,
        flow: 'Inbound mail',
        queues: ['Support'],
        onQueue: 0,
        members: 4,
        waiting: 3,
        waitingSince: minutesAgo(90),
        severity: 'warning',
      },
      {
        address: BILLING,
        route: 'noRoute',
        domain: null,
        flow: null,
        queues: [],
        onQueue: null,
        members: null,
        waiting: null,
        waitingSince: null,
        severity: 'critical',
      },
    ]);
  });

  it('names the domain of a route where it is another one than the address’s', () => {
    const { routes } = shown({ domains: [emailDomain({ name: 'support.contoso.example' })] });
    expect(routes[0]).toMatchObject({ route: 'Active', domain: 'support.contoso.example' });
  });

  it('claims nothing of what could not be read', () => {
    const lost = failed({ code: 'addressNotAllowed' }, 'genesysClient');
    expect(
      shown({
        token: lost,
        domains: [emailDomain({ domain: lost, routes: lost })],
        integrations: [],
        flows: [],
        queues: [],
        queueActivity: lost,
        conversations: lost,
        emailSettings: lost,
        ipRanges: lost,
        rate: null,
      }),
    ).toMatchObject({
      failure: { code: 'addressNotAllowed' },
      domains: [{ state: 'unread', severity: 'unknown' }],
      routes: [{ route: 'unread', onQueue: null, waiting: null, severity: 'unknown' }],
      routesAt: null,
      agentsAt: null,
      severalDestinations: null,
      ranges: { state: 'unreadable' },
    });
  });
});

describe('any snapshot', () => {
  it('can be listed, and no row looks better than the findings about it', () => {
    fc.assert(
      fc.property(anySnapshot, (facts) => {
        const evaluation = judge(facts);
        const listed = detailsOf(facts, evaluation, DEFAULT_POLICY, NOW);
        for (const row of listed.credentials.state === 'read' ? listed.credentials.rows : []) {
          const about = evaluation.findings.filter(
            ({ check, subject }) => check === 'credential-expiry' && subject.id === row.keyId,
          );
          for (const { severity } of about)
            expect(compareSeverity(row.severity, severity)).toBeGreaterThanOrEqual(0);
        }
        for (const row of listed.mailboxes) {
          const about = evaluation.findings.filter(
            ({ check, subject, key }) =>
              subject.type === 'mailbox' &&
              linkOf({ check, key }) !== 'genesys' &&
              subject.id === row.address.toLowerCase() &&
              key.endsWith('/canary') === row.isCanary,
          );
          expect(about.length).toBeGreaterThan(0);
          for (const { severity } of about)
            expect(compareSeverity(row.severity, severity)).toBeGreaterThanOrEqual(0);
        }
        for (const row of listed.organisation?.routes ?? []) {
          const about = evaluation.findings.filter(
            ({ check, subject }) => check === 'genesys-routing' && subject.id === row.address.toLowerCase(),
          );
          expect(about.length).toBeGreaterThan(0);
          for (const { severity } of about)
            expect(compareSeverity(row.severity, severity)).toBeGreaterThanOrEqual(0);
        }
        expect(JSON.parse(JSON.stringify(listed))).toEqual(listed);
      }),
      { numRuns: 300 },
    );
  });

  it('has one row for each id', () => {
    fc.assert(
      fc.property(anySnapshot, (facts) => {
        const listed = detailsOf(facts, judge(facts), DEFAULT_POLICY, NOW);
        const ids: readonly (readonly string[])[] = [
          listed.mailboxes.map(({ address, isCanary }) => `${address.toLowerCase()} ${isCanary}`),
          listed.subscriptions.state === 'read' ? listed.subscriptions.rows.map(({ id }) => id) : [],
          listed.organisation?.integrations.map(({ id }) => id) ?? [],
          listed.organisation?.domains.map(({ name }) => name.toLowerCase()) ?? [],
          listed.organisation?.routes.map(({ address }) => address.toLowerCase()) ?? [],
          listed.permissions.state === 'read'
            ? listed.permissions.rows.map(({ value, type, api }) => `${type} ${value} ${JSON.stringify(api)}`)
            : [],
        ];
        for (const list of ids) expect(new Set(list).size).toBe(list.length);
      }),
      { numRuns: 200 },
    );
  });
});
