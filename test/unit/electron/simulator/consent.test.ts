import { describe, expect, it } from 'vitest';

import { MICROSOFT_GRAPH_APP_ID, permissionByValue } from '../../../../shared/profiles/graph-permissions';
import { appToken, createSimulatedCloud, graph, type SimulatedCloud } from '../../../support/simulated-cloud';

const MAIL_SEND = permissionByValue('Mail.Send')!.roleId;

function graphPrincipalId(cloud: SimulatedCloud): string {
  return cloud.tenant.servicePrincipals.find((one) => one.appId === MICROSOFT_GRAPH_APP_ID)!.id;
}

describe('an application permission', () => {
  async function granter(): Promise<{ readonly cloud: SimulatedCloud; readonly token: string }> {
    const cloud = createSimulatedCloud();
    cloud.grant('AppRoleAssignment.ReadWrite.All', 'Application.Read.All');
    return { cloud, token: await appToken(cloud) };
  }

  it('is granted once, listed from both ends, and revoked', async () => {
    const { cloud, token } = await granter();
    const { id } = cloud.app.principal;
    const resourceId = graphPrincipalId(cloud);
    const body = { principalId: id, resourceId, appRoleId: MAIL_SEND };
    const path = `/v1.0/servicePrincipals/${id}/appRoleAssignments`;
    const granted = await graph(cloud, token, 'POST', path, { body });
    expect(granted.status).toBe(201);
    expect(granted.body).toMatchObject({
      ...body,
      resourceDisplayName: 'Microsoft Graph',
      principalType: 'ServicePrincipal',
    });
    const again = await graph(cloud, token, 'POST', path, { body });
    expect([again.status, again.body.error.message]).toEqual([
      400,
      'Permission being assigned already exists on the object',
    ]);
    const fromResource = await graph(
      cloud,
      token,
      'GET',
      `/v1.0/servicePrincipals/${resourceId}/appRoleAssignedTo`,
    );
    expect(fromResource.body.value.map((one) => one['id'])).toContain(granted.body['id']);
    const one = `${path}/${granted.body['id'] as string}`;
    expect((await graph(cloud, token, 'DELETE', one)).status).toBe(204);
    expect((await graph(cloud, token, 'DELETE', one)).status).toBe(404);
  });

  it('that the resource does not offer is refused', async () => {
    const { cloud, token } = await granter();
    const path = `/v1.0/servicePrincipals/${cloud.app.principal.id}/appRoleAssignments`;
    const body = {
      principalId: cloud.app.principal.id,
      resourceId: graphPrincipalId(cloud),
      appRoleId: permissionByValue('User.Read')!.scopeId,
    };
    expect((await graph(cloud, token, 'POST', path, { body })).status).toBe(400);
  });

  it('needs to read applications as well', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('AppRoleAssignment.ReadWrite.All');
    const path = `/v1.0/servicePrincipals/${cloud.app.principal.id}/appRoleAssignments`;
    const body = {
      principalId: cloud.app.principal.id,
      resourceId: graphPrincipalId(cloud),
      appRoleId: MAIL_SEND,
    };
    expect((await graph(cloud, await appToken(cloud), 'POST', path, { body })).status).toBe(403);
  });
});

describe('a delegated grant', () => {
  it('is created once, replaced whole, filtered and deleted', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('DelegatedPermissionGrant.ReadWrite.All');
    const token = await appToken(cloud);
    const clientId = cloud.app.principal.id;
    const body = {
      clientId,
      consentType: 'AllPrincipals',
      resourceId: graphPrincipalId(cloud),
      scope: 'User.Read openid',
    };
    const path = '/v1.0/oauth2PermissionGrants';
    const created = await graph(cloud, token, 'POST', path, { body });
    expect(created.status).toBe(201);
    const again = await graph(cloud, token, 'POST', path, { body });
    expect([again.status, again.body.error.code, again.body.error.message]).toEqual([
      400,
      'Request_BadRequest',
      'Permission entry already exists.',
    ]);
    const one = `${path}/${created.body['id'] as string}`;
    expect((await graph(cloud, token, 'PATCH', one, { body: { scope: 'User.Read' } })).status).toBe(204);
    const listed = await graph(cloud, token, 'GET', `${path}?$filter=clientId eq '${clientId}'`);
    expect(listed.body.value.map((grant) => grant['scope'])).toEqual(['User.Read']);
    const others = await graph(
      cloud,
      token,
      'GET',
      `${path}?$filter=clientId eq '${graphPrincipalId(cloud)}'`,
    );
    expect(others.body.value).toEqual([]);
    expect((await graph(cloud, token, 'DELETE', one)).status).toBe(204);
    expect(cloud.tenant.permissionGrants).toEqual([]);
  });

  it('to one user names the user', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('DelegatedPermissionGrant.ReadWrite.All');
    const body = {
      clientId: cloud.app.principal.id,
      consentType: 'Principal',
      resourceId: graphPrincipalId(cloud),
      scope: 'User.Read',
    };
    const answer = await graph(cloud, await appToken(cloud), 'POST', '/v1.0/oauth2PermissionGrants', {
      body,
    });
    expect(answer.status).toBe(400);
  });
});
