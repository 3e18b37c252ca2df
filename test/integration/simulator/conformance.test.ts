import { describe, expect, it } from 'vitest';

import { mulberry32 } from '../../../electron/simulator/random';
import { buildScenario, SCENARIO_NAMES, type SimulatedSetup } from '../../../electron/simulator/scenarios';
import { createSimulator } from '../../../electron/simulator/simulator';
import { addSecret, grantRole, registerApp } from '../../../electron/simulator/tenant-builder';
import type { Tenant } from '../../../electron/simulator/world';
import { DAY_MS } from '../../../shared/domain/instant';
import { createFakeClock } from '../../support/fake-clock';
import { conformanceProblems } from '../../support/graph-conformance';

const ORIGIN = 'https://localhost';

const READER_PERMISSIONS = [
  'Directory.Read.All',
  'Application.Read.All',
  'Policy.Read.All',
  'Mail.Read',
  'AuditLog.Read.All',
  'ServiceHealth.Read.All',
] as const;

/** Reads a scenario's tenant with an app that may see everything; the scenario's own faults are left out. */
async function openTenant({ world }: SimulatedSetup): Promise<{
  readonly tenant: Tenant;
  readonly get: (
    path: string,
  ) => Promise<{ readonly status: number; readonly body: Record<string, unknown> }>;
}> {
  const clock = createFakeClock();
  const [tenant] = world.tenants;
  if (tenant === undefined) throw new Error('a scenario without a tenant');
  tenant.faults.splice(0);
  const random = mulberry32(7);
  const { application, principal } = registerApp(tenant, {
    displayName: 'Conformance',
    signInAudience: 'AzureADMyOrg',
    web: [],
    createdAt: clock.now() - DAY_MS,
    random,
  });
  const secret = addSecret(tenant, application, {
    displayName: 'conformance',
    start: clock.now() - DAY_MS,
    end: clock.now() + DAY_MS,
    random,
  });
  for (const permission of READER_PERMISSIONS)
    grantRole(tenant, principal, permission, { at: clock.now(), random });
  const simulator = createSimulator({ world, clock });
  const reply = await simulator.fetch(`${ORIGIN}/${tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: application.appId,
      client_secret: secret.secretText,
      scope: `${ORIGIN}/.default`,
    }),
  });
  const { access_token: token } = (await reply.json()) as { access_token: string };
  return {
    tenant,
    get: async (path) => {
      const response = await simulator.fetch(`${ORIGIN}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
  };
}

/** Every collection of the directory and the type of what it holds. */
function collections(tenant: Tenant): readonly (readonly [path: string, type: string])[] {
  const ends = tenant.servicePrincipals.flatMap((principal) =>
    ['appRoleAssignments', 'appRoleAssignedTo'].map(
      (end) => [`/servicePrincipals/${principal.id}/${end}`, 'microsoft.graph.appRoleAssignment'] as const,
    ),
  );
  return [
    ['/applications', 'microsoft.graph.application'],
    ['/servicePrincipals', 'microsoft.graph.servicePrincipal'],
    ['/oauth2PermissionGrants', 'microsoft.graph.oAuth2PermissionGrant'],
    ['/users', 'microsoft.graph.user'],
    ['/organization', 'microsoft.graph.organization'],
    ['/policies/appManagementPolicies', 'microsoft.graph.appManagementPolicy'],
    ['/admin/serviceAnnouncement/issues', 'microsoft.graph.serviceHealthIssue'],
    ['/subscriptions', 'microsoft.graph.subscription'],
    ...ends,
  ];
}

function valuesOf(body: Record<string, unknown>): readonly Record<string, unknown>[] {
  return body['value'] as readonly Record<string, unknown>[];
}

describe.each(SCENARIO_NAMES)('the resources of scenario %s', (name) => {
  it('have the properties and types of Microsoft Graph', async () => {
    const { tenant, get } = await openTenant(buildScenario(name, { now: createFakeClock().now() }));
    const problems: string[] = [];
    let resources = 0;
    for (const [path, type] of collections(tenant)) {
      const { status, body } = await get(`/v1.0${path}`);
      expect([path, status]).toEqual([path, 200]);
      for (const resource of valuesOf(body)) {
        resources += 1;
        problems.push(...conformanceProblems(resource, type, path));
      }
    }
    expect(problems).toEqual([]);
    expect(resources).toBeGreaterThan(10);
  });

  it('include single objects and what Exchange keeps', async () => {
    const { tenant, get } = await openTenant(buildScenario(name, { now: createFakeClock().now() }));
    // What keeps mailboxes closed is not the matter here.
    tenant.accessPolicies.splice(0);
    const policy = await get('/v1.0/policies/defaultAppManagementPolicy');
    expect(conformanceProblems(policy.body, 'microsoft.graph.tenantAppManagementPolicy')).toEqual([]);
    const withMailbox = tenant.users.filter((user) => user.mailbox !== null && user.licences.length > 0);
    expect(withMailbox.length).toBeGreaterThan(0);
    for (const user of withMailbox) {
      const one = await get(`/v1.0/users/${user.id}`);
      expect(conformanceProblems(one.body, 'microsoft.graph.user')).toEqual([]);
      const folder = await get(`/v1.0/users/${user.userPrincipalName}/mailFolders/inbox`);
      expect(folder.status).toBe(200);
      expect(conformanceProblems(folder.body, 'microsoft.graph.mailFolder')).toEqual([]);
      const messages = await get(`/v1.0/users/${user.userPrincipalName}/mailFolders/inbox/messages?$top=20`);
      expect(messages.status).toBe(200);
      const problems = valuesOf(messages.body).flatMap((one) =>
        conformanceProblems(one, 'microsoft.graph.message'),
      );
      expect(problems).toEqual([]);
    }
  });
});

describe('a new subscription', () => {
  it('conforms when it is created and when it is read', async () => {
    const { tenant, get } = await openTenant(buildScenario('healthy', { now: createFakeClock().now() }));
    const existing = tenant.subscriptions[0]!;
    // The reader sees its own subscriptions only: hand it one of the integration's.
    const reader = tenant.servicePrincipals.find((principal) => principal.displayName === 'Conformance')!;
    tenant.subscriptions.splice(0, 1, { ...existing, applicationId: reader.appId, creatorId: reader.id });
    const { body } = await get('/v1.0/subscriptions');
    expect(valuesOf(body)).toHaveLength(1);
    expect(conformanceProblems(valuesOf(body)[0], 'microsoft.graph.subscription')).toEqual([]);
  });
});

describe('the conformance checker', () => {
  const grant = {
    clientId: 'a',
    consentType: null,
    id: 'b',
    principalId: null,
    resourceId: 'c',
    scope: 'User.Read',
  };

  it('accepts what conforms, annotations included', () => {
    expect(
      conformanceProblems({ '@odata.etag': 'x', ...grant }, 'microsoft.graph.oAuth2PermissionGrant'),
    ).toEqual([]);
  });

  it.each([
    ['a missing property', { ...grant, scope: undefined }],
    ['a property of another type', { ...grant, scope: 1 }],
    ['a null that may not be', { ...grant, clientId: null }],
    ['a property that the type does not have', { ...grant, extra: true }],
  ])('refuses %s', (_, payload) => {
    expect(conformanceProblems(payload, 'microsoft.graph.oAuth2PermissionGrant')).toHaveLength(1);
  });

  it('looks into collections', () => {
    const user = { disabledPlans: ['not a guid'], skuId: null };
    expect(conformanceProblems(user, 'microsoft.graph.assignedLicense')).toHaveLength(1);
  });
});
