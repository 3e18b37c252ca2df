import { describe, expect, it } from 'vitest';

import {
  appToken,
  createSimulatedCloud,
  graph,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

/** A tenant in which the app has a registration and no enterprise application. */
function withoutPrincipal(): SimulatedCloud {
  const cloud = createSimulatedCloud();
  cloud.grant('Application.ReadWrite.All');
  return cloud;
}

describe('an enterprise application', () => {
  it('is added for a registration of the tenant, once, and lets it have a token', async () => {
    const cloud = withoutPrincipal();
    const token = await appToken(cloud);
    const { servicePrincipals } = cloud.tenant;
    servicePrincipals.splice(servicePrincipals.indexOf(cloud.app.principal), 1);
    expect((await requestToken(cloud)).status).toBe(400);
    const body = { appId: cloud.app.application.appId };
    const added = await graph(cloud, token, 'POST', '/v1.0/servicePrincipals', { body });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ appId: body.appId, accountEnabled: true });
    expect((await requestToken(cloud)).status).toBe(200);
    const again = await graph(cloud, token, 'POST', '/v1.0/servicePrincipals', { body });
    expect([again.status, again.body.error.code]).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue']);
  });

  it('is not added for an app that the tenant does not know', async () => {
    const cloud = withoutPrincipal();
    const body = { appId: '11111111-1111-4111-8111-111111111111' };
    const answer = await graph(cloud, await appToken(cloud), 'POST', '/v1.0/servicePrincipals', { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'Request_BadRequest']);
  });
});
