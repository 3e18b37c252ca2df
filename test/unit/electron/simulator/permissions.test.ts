import { describe, expect, it } from 'vitest';

import { addUser, grantScopes } from '../../../../electron/simulator/tenant-builder';
import { MICROSOFT_GRAPH_APP_ID, permissionByValue } from '../../../../shared/profiles/graph-permissions';
import {
  appToken,
  createSimulatedCloud,
  graph,
  type SimulatedCloud,
  userToken,
} from '../../../support/simulated-cloud';

async function statusWith(permissions: readonly string[], path: string): Promise<number> {
  const cloud = createSimulatedCloud();
  cloud.grant(...permissions);
  return (await graph(cloud, await appToken(cloud), 'GET', path)).status;
}

describe('an app', () => {
  it.each<[path: string, least: readonly string[], notEnough: readonly string[]]>([
    [
      '/v1.0/applications',
      ['Application.Read.All', 'Application.ReadWrite.OwnedBy', 'Directory.Read.All'],
      ['User.Read.All'],
    ],
    ['/v1.0/servicePrincipals', ['Application.Read.All', 'Application.ReadWrite.All'], ['Policy.Read.All']],
    [
      `/v1.0/servicePrincipals(appId='${MICROSOFT_GRAPH_APP_ID}')/appRoleAssignedTo`,
      ['Application.Read.All', 'Directory.Read.All'],
      ['User.Read.All'],
    ],
    [
      '/v1.0/oauth2PermissionGrants',
      ['Directory.Read.All', 'DelegatedPermissionGrant.ReadWrite.All'],
      ['Application.Read.All'],
    ],
    ['/v1.0/users', ['User.Read.All', 'Directory.Read.All'], ['Mail.ReadWrite']],
    ['/v1.0/organization', ['Directory.Read.All'], ['Application.Read.All']],
    ['/v1.0/policies/defaultAppManagementPolicy', ['Policy.Read.All'], ['Directory.Read.All']],
    ['/v1.0/admin/serviceAnnouncement/issues', ['ServiceHealth.Read.All'], ['Directory.Read.All']],
    ['/beta/reports/appCredentialSignInActivities', ['AuditLog.Read.All'], ['Application.Read.All']],
  ])('reads %s with the least permission and not without it', async (path, least, notEnough) => {
    for (const permission of least)
      expect([permission, await statusWith([permission], path)]).toEqual([permission, 200]);
    expect(await statusWith(notEnough, path)).toBe(403);
    expect(await statusWith([], path)).toBe(403);
  });

  it('with OwnedBy changes its own registrations only', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('Application.ReadWrite.OwnedBy');
    const token = await appToken(cloud);
    const path = `/v1.0/applications/${cloud.app.application.id}`;
    const rename = { body: { displayName: 'Renamed' } };
    const refused = await graph(cloud, token, 'PATCH', path, rename);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    expect(cloud.app.application.displayName).toBe('Genesys Cloud Email');
    cloud.app.application.owners.push(cloud.app.principal.id);
    expect((await graph(cloud, token, 'PATCH', path, rename)).status).toBe(204);
    expect(cloud.app.application.displayName).toBe('Renamed');
  });
});

describe('a user', () => {
  function cloudFor(...scopes: readonly string[]): SimulatedCloud {
    const cloud = createSimulatedCloud();
    grantScopes(cloud.tenant, cloud.app.principal, scopes, { user: null, random: cloud.random });
    return cloud;
  }

  it('with User.Read sees itself and nobody else', async () => {
    const cloud = cloudFor('User.Read');
    const other = addUser(cloud.tenant, 'ceo@contoso.example', {
      displayName: 'Chris',
      random: cloud.random,
    });
    const token = await userToken(cloud, cloud.admin, ['User.Read']);
    expect((await graph(cloud, token, 'GET', '/v1.0/me?$select=id')).body['id']).toBe(cloud.admin.id);
    expect((await graph(cloud, token, 'GET', `/v1.0/users/${cloud.admin.id}`)).status).toBe(200);
    expect((await graph(cloud, token, 'GET', `/v1.0/users/${other.id}`)).status).toBe(403);
  });

  it('needs a role besides the scope to add a secret', async () => {
    const cloud = cloudFor('Application.ReadWrite.All');
    const token = await userToken(cloud, cloud.admin, ['Application.ReadWrite.All']);
    const path = `/v1.0/applications/${cloud.app.application.id}/addPassword`;
    expect((await graph(cloud, token, 'POST', path, { body: {} })).status).toBe(403);
    cloud.admin.roles.push('Cloud Application Administrator');
    expect((await graph(cloud, token, 'POST', path, { body: {} })).status).toBe(200);
  });

  it('needs Privileged Role Administrator to grant an application permission of Microsoft Graph', async () => {
    const scopes = ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'];
    const cloud = cloudFor(...scopes);
    const token = await userToken(cloud, cloud.admin, scopes);
    const resource = cloud.tenant.servicePrincipals.find((one) => one.appId === MICROSOFT_GRAPH_APP_ID)!;
    const grant = {
      body: {
        principalId: cloud.app.principal.id,
        resourceId: resource.id,
        appRoleId: permissionByValue('Mail.Send')!.roleId,
      },
    };
    const path = `/v1.0/servicePrincipals/${resource.id}/appRoleAssignedTo`;
    cloud.admin.roles.push('Application Administrator');
    expect((await graph(cloud, token, 'POST', path, grant)).status).toBe(403);
    cloud.admin.roles.push('Privileged Role Administrator');
    expect((await graph(cloud, token, 'POST', path, grant)).status).toBe(201);
  });
});
