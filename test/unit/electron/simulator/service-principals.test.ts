import { describe, expect, it } from 'vitest';

import { mulberry32 } from '../../../../electron/simulator/random';
import { registerApp } from '../../../../electron/simulator/tenant-builder';
import { appToken, createSimulatedCloud, graph } from '../../../support/simulated-cloud';

describe('an enterprise application', () => {
  it('is added for a registration of the tenant, once', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('Application.ReadWrite.All');
    const token = await appToken(cloud);
    const { servicePrincipals } = cloud.tenant;
    const { application, principal } = registerApp(cloud.tenant, {
      displayName: 'Without enterprise application',
      signInAudience: 'AzureADMyOrg',
      web: [],
      createdAt: cloud.clock.now(),
      random: mulberry32(7),
    });
    servicePrincipals.splice(servicePrincipals.indexOf(principal), 1);
    const path = '/v1.0/servicePrincipals';
    const body = { appId: application.appId };
    const added = await graph(cloud, token, 'POST', path, { body });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...body, accountEnabled: true, displayName: application.displayName });
    expect(servicePrincipals.filter(({ appId }) => appId === application.appId)).toHaveLength(1);
    const again = await graph(cloud, token, 'POST', path, { body });
    expect([again.status, again.body.error.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
    expect(servicePrincipals.filter(({ appId }) => appId === application.appId)).toHaveLength(1);
  });

  it('is not added for an app that the tenant does not know, nor by somebody who only reads', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('Application.ReadWrite.All');
    const body = { appId: '11111111-1111-4111-8111-111111111111' };
    const answer = await graph(cloud, await appToken(cloud), 'POST', '/v1.0/servicePrincipals', { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'Request_BadRequest']);
    const reader = createSimulatedCloud();
    reader.grant('Application.Read.All');
    const refused = await graph(reader, await appToken(reader), 'POST', '/v1.0/servicePrincipals', { body });
    expect(refused.status).toBe(403);
  });
});
