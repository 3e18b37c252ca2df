import { describe, expect, it } from 'vitest';

import { decodeJwt } from '../../../../electron/simulator/entra/jwt';
import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../../shared/domain/instant';
import {
  appToken,
  createSimulatedCloud,
  graph,
  LOGIN,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

interface EntraError {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
}

async function outcome(response: Response): Promise<readonly [number, string, number | undefined]> {
  const body = (await response.json()) as EntraError;
  return [response.status, body.error, body.error_codes[0]];
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return decodeJwt(token)!.payload;
}

describe('the token endpoint', () => {
  it('issues a token with the granted roles, for 60 to 90 minutes', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('Mail.ReadWrite', 'Mail.Send');
    const response = await requestToken(cloud);
    const body = (await response.json()) as { token_type: string; expires_in: number; access_token: string };
    expect(response.status).toBe(200);
    expect(body.token_type).toBe('Bearer');
    expect(body.expires_in).toBeGreaterThanOrEqual(3_600);
    expect(body.expires_in).toBeLessThanOrEqual(5_400);
    expect(claimsOf(body.access_token)).toMatchObject({
      aud: 'https://graph.microsoft.com',
      appid: cloud.app.application.appId,
      appidacr: '1',
      idtyp: 'app',
      oid: cloud.app.principal.id,
      roles: ['Mail.ReadWrite', 'Mail.Send'],
      tid: cloud.tenant.id,
      exp: cloud.clock.now() / SECOND_MS + body.expires_in,
    });
  });

  it('issues a token without the roles claim when nothing is granted', async () => {
    const cloud = createSimulatedCloud();
    expect(claimsOf(await appToken(cloud))).not.toHaveProperty('roles');
  });

  it('does not show what Exchange grants', async () => {
    const cloud = createSimulatedCloud();
    cloud.tenant.rbacAssignments.push({
      id: 'one',
      servicePrincipalId: cloud.app.principal.id,
      role: 'Application Mail.ReadWrite',
      members: null,
      effectiveFrom: 0,
      effectiveUntil: null,
    });
    expect(claimsOf(await appToken(cloud))).not.toHaveProperty('roles');
  });

  it('keeps the roles of its issue: a later grant shows in the next token', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('Mail.Send');
    const early = await appToken(cloud);
    cloud.grant('User.Read.All');
    expect((await graph(cloud, early, 'GET', '/v1.0/users')).status).toBe(403);
    expect((await graph(cloud, await appToken(cloud), 'GET', '/v1.0/users')).status).toBe(200);
  });

  it('takes the tenant by a verified domain, and HTTP Basic', async () => {
    const cloud = createSimulatedCloud();
    const { appId } = cloud.app.application;
    const basic = Buffer.from(`${appId}:${encodeURIComponent(cloud.secret.secretText)}`).toString('base64');
    const response = await cloud.simulator.fetch(`${LOGIN}/contoso.example/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'https://graph.microsoft.com/.default',
      }),
    });
    expect(response.status).toBe(200);
  });

  const refusals: readonly [
    name: string,
    changes: Readonly<Record<string, string | null>>,
    expected: readonly [number, string, number],
  ][] = [
    ['a wrong secret', { client_secret: 'nothing like it' }, [401, 'invalid_client', 7000215]],
    ['no secret', { client_secret: null }, [401, 'invalid_client', 7000218]],
    ['no client id', { client_id: null }, [400, 'invalid_request', 900144]],
    ['no grant type', { grant_type: null }, [400, 'invalid_request', 900144]],
    ['another grant type', { grant_type: 'password' }, [400, 'unsupported_grant_type', 70003]],
    [
      'an unknown app',
      { client_id: '11111111-1111-4111-8111-111111111111' },
      [400, 'unauthorized_client', 700016],
    ],
    ['a resource', { resource: 'https://graph.microsoft.com' }, [400, 'invalid_request', 901002]],
    ['a single scope', { scope: 'https://graph.microsoft.com/Mail.Read' }, [400, 'invalid_scope', 70011]],
    ['no scope', { scope: null }, [400, 'invalid_request', 900144]],
  ];

  it.each(refusals)('refuses %s', async (_, changes, expected) => {
    expect(await outcome(await requestToken(createSimulatedCloud(), changes))).toEqual(expected);
  });

  it('refuses an unknown tenant, and the shared endpoints', async () => {
    const cloud = createSimulatedCloud();
    expect(await outcome(await requestToken(cloud, {}, '/fabrikam.example/oauth2/v2.0/token'))).toEqual([
      400,
      'invalid_tenant',
      90002,
    ]);
    for (const name of ['common', 'consumers']) {
      expect((await outcome(await requestToken(cloud, {}, `/${name}/oauth2/v2.0/token`)))[2]).toBe(9001023);
    }
  });

  it('refuses an expired secret, from the moment on that it ends', async () => {
    const cloud = createSimulatedCloud();
    cloud.clock.jump(100 * DAY_MS - 1);
    expect((await requestToken(cloud)).status).toBe(200);
    cloud.clock.jump(1);
    expect(await outcome(await requestToken(cloud))).toEqual([401, 'invalid_client', 7000222]);
  });

  it.each<[string, (cloud: SimulatedCloud) => void]>([
    ['application', (cloud) => (cloud.app.application.isDisabled = true)],
    ['service principal', (cloud) => (cloud.app.principal.accountEnabled = false)],
  ])('refuses an app whose %s is disabled', async (_, disable) => {
    const cloud = createSimulatedCloud();
    disable(cloud);
    expect((await outcome(await requestToken(cloud)))[2]).toBe(7000112);
  });

  it('words an error as Microsoft does, and never repeats the secret', async () => {
    const cloud = createSimulatedCloud();
    const response = await requestToken(cloud, { client_secret: 'marked-secret' });
    const text = await response.clone().text();
    const body = (await response.json()) as EntraError;
    expect(text).not.toContain('marked-secret');
    expect(body.error_description).toBe(
      `AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${cloud.app.application.appId}'. Trace ID: ${body.trace_id} Correlation ID: ${body.correlation_id} Timestamp: 2026-11-23 12:00:00Z`,
    );
    expect(body.timestamp).toBe('2026-11-23 12:00:00Z');
    expect(body.error_uri).toBe('https://login.microsoftonline.com/error?code=7000215');
  });

  it('serves the v1 endpoint by resource only', async () => {
    const cloud = createSimulatedCloud();
    const path = `/${cloud.tenant.id}/oauth2/token`;
    expect(await outcome(await requestToken(cloud, {}, path))).toEqual([400, 'invalid_request', 900144]);
    const response = await requestToken(
      cloud,
      { scope: null, resource: 'https://graph.microsoft.com' },
      path,
    );
    expect(await response.json()).toMatchObject({
      resource: 'https://graph.microsoft.com',
      token_type: 'Bearer',
    });
  });

  it('refuses a GET', async () => {
    const cloud = createSimulatedCloud();
    const response = await cloud.simulator.fetch(`${LOGIN}/${cloud.tenant.id}/oauth2/v2.0/token`);
    expect((await outcome(response))[2]).toBe(900561);
  });
});

describe('the discovery documents', () => {
  it('name the hosts of the cloud that was called', async () => {
    const { simulator, tenant } = createSimulatedCloud();
    const path = '/contoso.example/v2.0/.well-known/openid-configuration';
    const read = async (origin: string): Promise<unknown> =>
      (await simulator.fetch(`${origin}${path}`)).json();
    expect(await read('https://login.microsoftonline.us')).toMatchObject({
      issuer: `https://login.microsoftonline.us/${tenant.id}/v2.0`,
      msgraph_host: 'graph.microsoft.us',
      cloud_instance_name: 'microsoftonline.us',
    });
    expect(await read('https://localhost:8443')).toMatchObject({
      token_endpoint: `https://localhost:8443/${tenant.id}/oauth2/v2.0/token`,
      msgraph_host: 'localhost:8443',
    });
  });

  it('refuse an unknown tenant', async () => {
    const { simulator } = createSimulatedCloud();
    const response = await simulator.fetch(`${LOGIN}/fabrikam.example/v2.0/.well-known/openid-configuration`);
    expect(await outcome(response)).toEqual([400, 'invalid_tenant', 90002]);
  });

  it('know the instances, and refuse a foreign one', async () => {
    const { simulator, tenant } = createSimulatedCloud();
    const ask = (host: string): Promise<Response> =>
      simulator.fetch(
        `${LOGIN}/common/discovery/instance?api-version=1.1&authorization_endpoint=https://${host}/${tenant.id}/oauth2/v2.0/authorize`,
      );
    expect(await (await ask('login.windows.net')).json()).toMatchObject({
      tenant_discovery_endpoint: `https://login.windows.net/${tenant.id}/v2.0/.well-known/openid-configuration`,
    });
    expect(await outcome(await ask('login.evil.example'))).toEqual([400, 'invalid_instance', 50049]);
  });
});

describe('an access token', () => {
  it('is refused by Graph when it is absent, forged, foreign or expired', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('User.Read.All');
    const token = await appToken(cloud);
    const [header, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...claimsOf(token), roles: ['Directory.Read.All'] }));
    const forged = `${header}.${claims.toString('base64url')}.${signature}`;
    const foreign = await appToken(createSimulatedCloud({ seed: 2 }));
    for (const bad of [null, 'rubbish', forged, foreign]) {
      const answer = await graph(cloud, bad, 'GET', '/v1.0/users');
      expect([answer.status, answer.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    }
    expect((await graph(cloud, token, 'GET', '/v1.0/users')).status).toBe(200);
    cloud.clock.jump(1.5 * HOUR_MS);
    expect((await graph(cloud, token, 'GET', '/v1.0/users')).status).toBe(401);
  });
});
