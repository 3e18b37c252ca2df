import { describe, expect, it } from 'vitest';

import { decodeJwt } from '../../../../electron/simulator/entra/jwt';
import { grantScopes } from '../../../../electron/simulator/tenant-builder';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import { chooseOnPage } from '../../../support/simulated-browser';
import {
  createSimulatedCloud,
  graph,
  LOGIN,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

function cloudWithScopes(): SimulatedCloud {
  const cloud = createSimulatedCloud();
  grantScopes(cloud.tenant, cloud.app.principal, ['User.Read'], { user: null, random: cloud.random });
  return cloud;
}

async function begin(cloud: SimulatedCloud, scope: string): Promise<string> {
  const response = await cloud.simulator.fetch(`${LOGIN}/${cloud.tenant.id}/oauth2/v2.0/devicecode`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: cloud.app.application.appId, scope }),
  });
  const body = (await response.json()) as { device_code: string; interval: number; expires_in: number };
  expect(body).toMatchObject({ interval: 5, expires_in: 900 });
  return body.device_code;
}

async function poll(cloud: SimulatedCloud, code: string): Promise<Record<string, unknown>> {
  const response = await requestToken(cloud, {
    grant_type: GRANT,
    device_code: code,
    client_secret: null,
    scope: null,
  });
  return (await response.json()) as Record<string, unknown>;
}

describe('a device-code sign-in', () => {
  it('waits for the user, gives tokens once, and refreshes', async () => {
    const cloud = cloudWithScopes();
    const code = await begin(cloud, 'https://graph.microsoft.com/User.Read openid offline_access');
    expect((await poll(cloud, code))['error']).toBe('authorization_pending');
    cloud.tenant.deviceCodes[0]!.approvedBy = cloud.admin.id;
    const tokens = await poll(cloud, code);
    expect(decodeJwt(String(tokens['access_token']))?.payload).toMatchObject({
      idtyp: 'user',
      oid: cloud.admin.id,
      scp: 'User.Read',
    });
    expect(decodeJwt(String(tokens['id_token']))?.payload).toMatchObject({
      aud: cloud.app.application.appId,
      preferred_username: 'admin@contoso.example',
    });
    expect((await graph(cloud, String(tokens['access_token']), 'GET', '/v1.0/me')).body['id']).toBe(
      cloud.admin.id,
    );
    expect((await poll(cloud, code))['error']).toBe('bad_verification_code');
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: String(tokens['refresh_token']),
      client_secret: null,
      scope: null,
    };
    const refreshed = (await (await requestToken(cloud, refresh)).json()) as { scope: string };
    expect(refreshed.scope).toBe('User.Read');
    cloud.admin.accountEnabled = false;
    expect((await requestToken(cloud, refresh)).status).toBe(400);
  });

  it('ends when the user declines, or takes too long', async () => {
    const cloud = cloudWithScopes();
    const declined = await begin(cloud, 'User.Read');
    cloud.tenant.deviceCodes[0]!.isDeclined = true;
    expect(await poll(cloud, declined)).toMatchObject({
      error: 'authorization_declined',
      error_codes: [65004],
    });
    const late = await begin(cloud, 'User.Read');
    cloud.clock.jump(15 * MINUTE_MS);
    expect((await poll(cloud, late))['error']).toBe('expired_token');
  });

  it('needs consent for what it asks', async () => {
    const cloud = cloudWithScopes();
    const code = await begin(cloud, 'Mail.Read');
    cloud.tenant.deviceCodes[0]!.approvedBy = cloud.admin.id;
    expect(await poll(cloud, code)).toMatchObject({ error: 'invalid_grant', error_codes: [65001] });
  });

  it('asks for it on the page, where whoever signs in may give it', async () => {
    const cloud = cloudWithScopes();
    const code = await begin(cloud, 'Mail.Read');
    const url = `${LOGIN}/common/oauth2/deviceauth?user_code=${cloud.tenant.deviceCodes[0]!.userCode}`;
    const refused = await chooseOnPage(cloud.simulator.fetch, url, { signInAs: 'Avery Admin' });
    expect(refused.html).toContain('Need admin approval');
    expect((await poll(cloud, code))['error']).toBe('authorization_pending');
    cloud.admin.roles.push('Global Administrator');
    const page = await chooseOnPage(cloud.simulator.fetch, url, { signInAs: 'Avery Admin', consents: true });
    expect(page.html).toContain('You have signed in on the other device.');
    expect((await poll(cloud, code))['scope']).toBe('User.Read Mail.Read');
  });
});
