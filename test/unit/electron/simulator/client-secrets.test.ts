import { describe, expect, it } from 'vitest';

import { DAY_MS, HOUR_MS, SECOND_MS } from '../../../../shared/domain/instant';
import {
  appToken,
  createSimulatedCloud,
  graph,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

interface Session {
  readonly cloud: SimulatedCloud;
  readonly token: string;
  readonly path: string;
}

async function administrator(): Promise<Session> {
  const cloud = createSimulatedCloud();
  cloud.grant('Application.ReadWrite.All');
  return { cloud, token: await appToken(cloud), path: `/v1.0/applications/${cloud.app.application.id}` };
}

function add({ cloud, token, path }: Session, passwordCredential: Readonly<Record<string, string>> = {}) {
  return graph(cloud, token, 'POST', `${path}/addPassword`, { body: { passwordCredential } });
}

describe('a new client secret', () => {
  it('is shown once, and works after the replication delay beside the old one', async () => {
    const session = await administrator();
    const { cloud, token, path } = session;
    const added = await add(session, { displayName: 'genesys 2026-11' });
    expect(added.status).toBe(200);
    expect(added.body).toMatchObject({
      displayName: 'genesys 2026-11',
      startDateTime: '2026-11-23T12:00:00Z',
      endDateTime: '2028-11-23T12:00:00Z',
    });
    const secretText = added.body['secretText'] as string;
    expect(secretText).toHaveLength(40);
    expect(added.body['hint']).toBe(secretText.slice(0, 3));
    const read = await graph(cloud, token, 'GET', `${path}?$select=passwordCredentials`);
    expect(JSON.stringify(read.body)).not.toContain(secretText);
    expect(JSON.stringify(read.body)).toContain(added.body['keyId'] as string);

    const early = await requestToken(cloud, { client_secret: secretText });
    expect(((await early.json()) as { error_codes: number[] }).error_codes).toEqual([7000215]);
    expect((await requestToken(cloud)).status).toBe(200);
    cloud.clock.jump(cloud.tenant.secretReplicationSeconds * SECOND_MS);
    expect((await requestToken(cloud, { client_secret: secretText })).status).toBe(200);
  });

  it('stops working when it is removed', async () => {
    const session = await administrator();
    const { cloud, token, path } = session;
    const body = { keyId: cloud.secret.keyId };
    expect((await graph(cloud, token, 'POST', `${path}/removePassword`, { body })).status).toBe(204);
    expect((await requestToken(cloud)).status).toBe(401);
    expect((await graph(cloud, token, 'POST', `${path}/removePassword`, { body })).status).toBe(400);
  });

  it('may be put on the service principal', async () => {
    const { cloud, token } = await administrator();
    const path = `/v1.0/servicePrincipals(appId='${cloud.app.application.appId}')/addPassword`;
    const added = await graph(cloud, token, 'POST', path, { body: {} });
    cloud.clock.jump(HOUR_MS);
    expect((await requestToken(cloud, { client_secret: added.body['secretText'] as string })).status).toBe(
      200,
    );
    expect(cloud.app.principal.passwords).toHaveLength(1);
  });

  it('may not have ended already, nor have unknown properties', async () => {
    const session = await administrator();
    expect((await add(session, { endDateTime: '2026-11-22T00:00:00Z' })).status).toBe(400);
    expect((await add(session, { secretText: 'my own' })).status).toBe(400);
    expect(session.cloud.app.application.passwords).toHaveLength(1);
  });
});

describe('an app management policy', () => {
  it('blocks secrets altogether, and leaves those that exist alone', async () => {
    const session = await administrator();
    session.cloud.tenant.appManagementPolicy = {
      isEnabled: true,
      maxSecretLifetime: null,
      secretsBlocked: true,
    };
    const answer = await add(session);
    expect([answer.status, answer.body.error.code]).toEqual([400, 'CredentialTypeNotAllowedAsPerAppPolicy']);
    expect((await requestToken(session.cloud)).status).toBe(200);
  });

  it('limits their lifetime', async () => {
    const session = await administrator();
    session.cloud.tenant.appManagementPolicy = {
      isEnabled: true,
      maxSecretLifetime: 'P180D',
      secretsBlocked: false,
    };
    const tooLong = await add(session);
    expect([tooLong.status, tooLong.body.error.code]).toEqual([
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
    ]);
    const endDateTime = new Date(session.cloud.clock.now() + 180 * DAY_MS).toISOString();
    expect((await add(session, { endDateTime })).status).toBe(200);
  });

  it('does nothing while it is off', async () => {
    const session = await administrator();
    session.cloud.tenant.appManagementPolicy = {
      isEnabled: false,
      maxSecretLifetime: 'P1D',
      secretsBlocked: true,
    };
    expect((await add(session)).status).toBe(200);
  });
});

describe('a change of the registration', () => {
  it('replaces collections whole and refuses what it does not know', async () => {
    const { cloud, token, path } = await administrator();
    const requiredResourceAccess = [
      {
        resourceAppId: '00000003-0000-0000-c000-000000000000',
        resourceAccess: [{ id: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9', type: 'Role' }],
      },
    ];
    const body = { requiredResourceAccess, web: { redirectUris: ['https://one.example'] }, isDisabled: true };
    expect((await graph(cloud, token, 'PATCH', path, { body })).status).toBe(204);
    const read = await graph(cloud, token, 'GET', path);
    expect(read.body).toMatchObject(body);
    const unknown = await graph(cloud, token, 'PATCH', path, { body: { owner: 'me' } });
    expect([unknown.status, unknown.body.error.code]).toEqual([400, 'Request_BadRequest']);
    const secrets = await graph(cloud, token, 'PATCH', path, { body: { passwordCredentials: [] } });
    expect(secrets.status).toBe(400);
    expect(cloud.app.application.passwords).toHaveLength(1);
  });
});
