import { beforeAll, describe, expect, it } from 'vitest';

import { DAY_MS, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { type ClientCertificate, createClientCertificate } from '../../../support/client-certificate';
import { createFakeClock } from '../../../support/fake-clock';
import { appToken, createSimulatedCloud, graph } from '../../../support/simulated-cloud';

const NOW = createFakeClock().now();
const OLD = '93bc223f-0000-4000-8000-00000000000a';
const NEW = '93bc223f-0000-4000-8000-00000000000b';

let old: ClientCertificate;
let fresh: ClientCertificate;

beforeAll(async () => {
  old = await createClientCertificate(NOW - 300 * DAY_MS, NOW - DAY_MS);
  fresh = await createClientCertificate(NOW - HOUR_MS, NOW + 300 * DAY_MS);
});

/** An app with a certificate that has ended, and somebody who may change its collection. */
async function session() {
  const cloud = createSimulatedCloud();
  cloud.grant('Application.ReadWrite.All');
  const token = await appToken(cloud);
  const { application } = cloud.app;
  application.keys.push({ ...old.key, keyId: OLD });
  const path = `/v1.0/applications/${application.id}`;
  return {
    cloud,
    application,
    read: async (query = '?$select=id,keyCredentials') =>
      (await graph(cloud, token, 'GET', `${path}${query}`)).body['keyCredentials'] as readonly JsonObject[],
    patch: async (keyCredentials: readonly JsonObject[]) => {
      const answer = await graph(cloud, token, 'PATCH', path, { body: { keyCredentials } });
      return answer.status === 204 ? 'ok' : `${String(answer.status)} ${answer.body.error.code}`;
    },
  };
}

function entry(change: JsonObject = {}): JsonObject {
  return {
    keyId: NEW,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    displayName: 'CN=genesys',
    key: fresh.certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, ''),
    startDateTime: instantOf(fresh.key.start),
    endDateTime: instantOf(fresh.key.end),
    ...change,
  };
}

describe('the certificates of a registration', () => {
  it.each([
    ['as they are read with $select', '?$select=id,keyCredentials'],
    ['as they are read without it, that is without their key', ''],
  ])('are sent again %s, one that has ended too, and the new one beside them', async (_name, query) => {
    const { read, patch, application } = await session();
    expect(await patch([...(await read(query)), entry()])).toBe('ok');
    expect(application.keys.map(({ keyId }) => keyId)).toEqual([OLD, NEW]);
    expect(application.keys[0]?.certificatePem).toBe(old.certificatePem);
    expect(application.keys[1]?.customKeyIdentifier).toBe(fresh.key.customKeyIdentifier);
  });

  it('are gone where they are not sent', async () => {
    const { patch, application } = await session();
    expect(await patch([entry()])).toBe('ok');
    expect(application.keys.map(({ keyId }) => keyId)).toEqual([NEW]);
  });

  it('end where the certificate does, if nothing is said', async () => {
    const { patch, application } = await session();
    expect(await patch([entry({ startDateTime: null, endDateTime: null, keyId: null })])).toBe('ok');
    expect(application.keys[0]).toMatchObject({ start: fresh.key.start, end: fresh.key.end });
  });

  it.each<[string, JsonObject, string]>([
    [
      'ends after its certificate',
      { endDateTime: instantOf(NOW + 301 * DAY_MS) },
      'KeyCredentialsInvalidEndDate',
    ],
    ['has ended', { endDateTime: instantOf(NOW) }, 'KeyCredentialsInvalidEndDate'],
    ['has no certificate', { key: null }, 'Request_BadRequest'],
    ['has something else as its certificate', { key: 'MIIBAAAA' }, 'Request_BadRequest'],
    ['has the key id of another, as a change of it', { keyId: OLD }, 'KeyNotUpdatable'],
  ])('are not changed by a new one that %s', async (_name, change, code) => {
    const { read, patch, application } = await session();
    const before = await read();
    const sent = change['keyId'] === OLD ? [entry(change)] : [...before, entry(change)];
    expect(await patch(sent)).toBe(`400 ${code}`);
    expect(application.keys.map(({ keyId }) => keyId)).toEqual([OLD]);
  });

  it('are refused as new ones without their key id, once they have ended', async () => {
    const { read, patch } = await session();
    const [ended] = await read();
    expect(await patch([{ ...ended, keyId: null }, entry()])).toBe('400 KeyCredentialsInvalidEndDate');
  });

  it('are refused where one stands among them twice', async () => {
    const { patch } = await session();
    expect(await patch([entry(), entry()])).toBe('400 Request_BadRequest');
  });

  it('are limited by the policy, the present ones are not', async () => {
    const { cloud, read, patch } = await session();
    cloud.tenant.appManagementPolicy = {
      ...cloud.tenant.appManagementPolicy,
      isEnabled: true,
      maxCertificateLifetime: 'P180D',
    };
    expect(await patch(await read())).toBe('ok');
    expect(await patch([...(await read()), entry()])).toBe('400 CredentialInvalidLifetimeAsPerAppPolicy');
    const shorter = entry({ endDateTime: instantOf(NOW + 100 * DAY_MS) });
    expect(await patch([...(await read()), shorter])).toBe('ok');
  });
});
