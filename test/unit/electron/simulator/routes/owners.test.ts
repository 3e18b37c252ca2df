import { beforeEach, describe, expect, it } from 'vitest';

import { addUser } from '../../../../../electron/simulator/tenant-builder';
import {
  appToken,
  createSimulatedCloud,
  graph,
  type SimulatedCloud,
} from '../../../../support/simulated-cloud';

const FIELDS = '$select=id,displayName,userPrincipalName,mail';

describe('the owners of a registration', () => {
  let cloud: SimulatedCloud;
  beforeEach(() => {
    cloud = createSimulatedCloud();
    cloud.app.application.owners.push(cloud.admin.id, cloud.app.principal.id);
  });
  const path = (query: string): string =>
    `/v1.0/applications(appId='${cloud.app.application.appId}')/owners?${query}`;

  it('are users and service principals', async () => {
    cloud.grant('Application.Read.All', 'User.Read.All');
    const { status, body } = await graph(cloud, await appToken(cloud), 'GET', path(FIELDS));
    expect(status).toBe(200);
    expect(body.value).toEqual([
      {
        '@odata.type': '#microsoft.graph.user',
        id: cloud.admin.id,
        displayName: 'Avery Admin',
        userPrincipalName: 'admin@contoso.example',
        mail: 'admin@contoso.example',
      },
      {
        '@odata.type': '#microsoft.graph.servicePrincipal',
        id: cloud.app.principal.id,
        displayName: 'Genesys Cloud Email',
      },
    ]);
  });

  it('have an id and a type alone for whoever may read no users', async () => {
    cloud.grant('Application.Read.All');
    const { body } = await graph(cloud, await appToken(cloud), 'GET', path(FIELDS));
    expect(body.value).toEqual([
      {
        '@odata.type': '#microsoft.graph.user',
        id: cloud.admin.id,
        displayName: null,
        userPrincipalName: null,
        mail: null,
      },
      { '@odata.type': '#microsoft.graph.servicePrincipal', id: cloud.app.principal.id, displayName: null },
    ]);
  });

  it('come in pages that lead back to the same registration', async () => {
    cloud.grant('Application.Read.All');
    const second = addUser(cloud.tenant, 'ben@contoso.example', {
      displayName: 'Ben',
      random: cloud.random,
    });
    cloud.app.application.owners.push(second.id);
    const token = await appToken(cloud);
    const first = await graph(cloud, token, 'GET', path('$select=id&$top=2'));
    const next = new URL(first.body['@odata.nextLink'] as string);
    const rest = await graph(cloud, token, 'GET', `${next.pathname}${next.search}`);
    expect(rest.body.value.map((one) => one['id'])).toEqual([second.id]);
  });

  it('are not shown without a permission, nor of a registration that is not here', async () => {
    cloud.grant('User.Read.All');
    expect((await graph(cloud, await appToken(cloud), 'GET', path(FIELDS))).status).toBe(403);
    const reader = createSimulatedCloud();
    reader.grant('Application.Read.All');
    const absent = "/v1.0/applications(appId='11111111-1111-4111-8111-111111111111')/owners";
    expect((await graph(reader, await appToken(reader), 'GET', absent)).status).toBe(404);
  });
});
