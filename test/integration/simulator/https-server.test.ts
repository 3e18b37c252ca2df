import { readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import {
  type ServedSimulator,
  type ServeOptions,
  serveSimulator,
} from '../../../electron/simulator/https-server';
import { createSimulatedCloud, GRAPH, type SimulatedCloud } from '../../support/simulated-cloud';
import { joinEnds } from '../../support/simulated-organisation';
import { temporaryFolder } from '../../support/temporary-folder';

async function serve(
  cloud: Pick<SimulatedCloud, 'simulator'>,
  options: ServeOptions = {},
): Promise<ServedSimulator> {
  const served = await serveSimulator(cloud.simulator, options);
  onTestFinished(() => served.close());
  return served;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A request as another program makes it: TLS verified against the printed authority, under any host name. */
function call(
  served: ServedSimulator,
  path: string,
  options: {
    readonly host?: string;
    readonly body?: string;
    readonly ca?: string;
    readonly token?: string;
    /** Id and secret, for HTTP Basic. */
    readonly client?: { readonly id: string; readonly secretText: string };
  } = {},
): Promise<Answer> {
  const host = options.host ?? 'localhost';
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: new URL(served.origin).port,
        path,
        method: options.body === undefined ? 'GET' : 'POST',
        servername: host,
        ca: options.ca ?? readFileSync(served.caPath, 'utf8'),
        headers: {
          host: host === 'localhost' ? new URL(served.origin).host : host,
          ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
          ...(options.client === undefined
            ? {}
            : {
                authorization: `Basic ${Buffer.from(`${options.client.id}:${options.client.secretText}`).toString('base64')}`,
              }),
          ...(options.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

function tokenForm(cloud: SimulatedCloud): string {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: cloud.app.application.appId,
    client_secret: cloud.secret.secretText,
    scope: `${GRAPH}/.default`,
  }).toString();
}

describe('the served simulator', () => {
  it('is a region of Genesys Cloud, too, by its own names and as localhost', async () => {
    const ends = joinEnds();
    const served = await serve(ends);
    for (const [login, api] of [
      ['login.mypurecloud.de', 'api.mypurecloud.de'],
      ['localhost', 'localhost'],
    ] as const) {
      const issued = await call(served, '/oauth/token', {
        host: login,
        client: ends.built.farEnd!.client,
        body: 'grant_type=client_credentials',
      });
      const { access_token: token } = JSON.parse(issued.text) as { access_token: string };
      const domain = await call(served, '/api/v2/routing/email/domains/contoso.example', {
        host: api,
        token,
      });
      expect(JSON.parse(domain.text)).toMatchObject({ graphApiSettings: { status: 'Active' } });
      expect(domain.headers['inin-ratelimit-allowed']).toBe('300');
    }
    expect(ends.simulator.requests.map(({ service }) => service)).toEqual(
      Array.from({ length: 4 }, () => 'genesys'),
    );
  });

  it('gives a token and answers Graph over real TLS', async () => {
    const cloud = createSimulatedCloud();
    cloud.grant('User.Read.All');
    const served = await serve(cloud);
    const token = await call(served, '/contoso.example/oauth2/v2.0/token', { body: tokenForm(cloud) });
    expect(token.status).toBe(200);
    const { access_token: accessToken } = JSON.parse(token.text) as { access_token: string };
    const users = await call(served, '/v1.0/users?$select=userPrincipalName', { token: accessToken });
    expect(users.status).toBe(200);
    expect(JSON.parse(users.text)).toEqual({
      '@odata.context': `${served.origin}/v1.0/$metadata#users(userPrincipalName)`,
      value: [{ userPrincipalName: 'admin@contoso.example' }],
    });
    expect(users.headers['date']).toBe('Mon, 23 Nov 2026 12:00:00 GMT');
  });

  it.each([
    'login.microsoftonline.com',
    'graph.microsoft.us',
    'microsoftgraph.chinacloudapi.cn',
    'login.mypurecloud.de',
  ])('has a certificate for %s', async (host) => {
    const answer = await call(await serve(createSimulatedCloud()), '/v1.0/me', {
      host,
    });
    expect(answer.status).toBe(401);
  });

  it('is trusted through its authority only, and for known names only', async () => {
    const served = await serve(createSimulatedCloud());
    const other = await serve(createSimulatedCloud());
    await expect(call(served, '/v1.0/me', { ca: readFileSync(other.caPath, 'utf8') })).rejects.toThrow();
    await expect(call(served, '/v1.0/me', { host: 'evil.example' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('keeps its authority in a folder, the key for its owner only', async () => {
    const folder = temporaryFolder();
    const first = await serveSimulator(createSimulatedCloud().simulator, { folder });
    const ca = readFileSync(first.caPath, 'utf8');
    await first.close();
    expect(first.caPath).toBe(join(folder, 'ca.pem'));
    expect(statSync(join(folder, 'ca-key.pem')).mode & 0o777).toBe(0o600);
    const second = await serve(createSimulatedCloud(), { folder });
    expect((await call(second, '/v1.0/me', { ca })).status).toBe(401);
  });

  it('leaves nothing behind otherwise', async () => {
    const served = await serveSimulator(createSimulatedCloud().simulator);
    expect(readFileSync(served.caPath, 'utf8')).toContain('BEGIN CERTIFICATE');
    await served.close();
    expect(() => statSync(served.caPath)).toThrow('ENOENT');
  });

  it('drops the connection where the simulator does', async () => {
    const cloud = createSimulatedCloud({ faults: [{ kind: 'dropped', on: 'graph', rate: 1, seconds: 0 }] });
    await expect(call(await serve(cloud), '/v1.0/me')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it('refuses a body that is too long', async () => {
    const cloud = createSimulatedCloud();
    const served = await serve(cloud);
    const body = 'x'.repeat(5 * 1024 * 1024);
    const outcome = await call(served, '/contoso.example/oauth2/v2.0/token', { body }).catch(
      (error: unknown) => error,
    );
    // The refusal may come while the client is still writing, which then sees the connection close.
    expect(outcome instanceof Error || (outcome as Answer).status === 413).toBe(true);
    expect(cloud.simulator.requests).toHaveLength(0);
  });

  it('says so when its port is taken', async () => {
    const served = await serve(createSimulatedCloud());
    const port = Number(new URL(served.origin).port);
    await expect(serveSimulator(createSimulatedCloud().simulator, { port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });
});
