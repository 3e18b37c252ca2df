import { describe, expect, it } from 'vitest';

import { compileFilter } from '../../../../electron/simulator/odata-filter';
import { addApplications } from '../../../../electron/simulator/tenant-builder';
import { appToken, createSimulatedCloud, graph, type SimulatedCloud } from '../../../support/simulated-cloud';

async function reader(): Promise<{ readonly cloud: SimulatedCloud; readonly token: string }> {
  const cloud = createSimulatedCloud();
  cloud.grant('Application.Read.All', 'Directory.Read.All');
  return { cloud, token: await appToken(cloud) };
}

describe('a filter', () => {
  const fields = {
    name: (item: { name: string; n: boolean }) => item.name,
    n: (item: { n: boolean }) => item.n,
  };
  const items = [
    { name: 'Ada', n: true },
    { name: "O'Neil and sons", n: false },
    { name: 'Bob', n: false },
  ];
  const select = (text: string): readonly string[] | null => {
    const filter = compileFilter(text, fields);
    return filter === null ? null : items.filter(filter).map((item) => item.name);
  };

  it.each<[string, readonly string[] | null]>([
    ["name eq 'ada'", ['Ada']],
    ["name eq 'O''Neil and sons'", ["O'Neil and sons"]],
    ["NAME in ('Ada', 'Bob')", ['Ada', 'Bob']],
    ["n eq false and name eq 'Bob'", ['Bob']],
    ["startswith(name,'O''N')", ["O'Neil and sons"]],
    ["name eq 'nobody'", []],
    ["other eq 'x'", null],
    ["name ne 'Ada'", null],
    ["name eq 'Ada' or name eq 'Bob'", null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(select(text)).toEqual(expected);
  });
});

describe('a collection', () => {
  it('is paged by nextLink, in full and without repeats', async () => {
    const { cloud, token } = await reader();
    addApplications(cloud.tenant, 24, cloud.clock.now(), cloud.random);
    const seen: unknown[] = [];
    let next: string | undefined = '/v1.0/applications?$select=id,appId&$top=10';
    let pages = 0;
    while (next !== undefined) {
      const { body } = await graph(cloud, token, 'GET', next);
      seen.push(...body.value.map((application) => application['appId']));
      next = body['@odata.nextLink'] as string | undefined;
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(cloud.tenant.applications.map((application) => application.appId));
  });

  it('counts with ConsistencyLevel only', async () => {
    const { cloud, token } = await reader();
    const headers = { consistencylevel: 'eventual' };
    const plain = await graph(cloud, token, 'GET', '/v1.0/applications?$count=true');
    expect(plain.body).not.toHaveProperty('@odata.count');
    const counted = await graph(cloud, token, 'GET', '/v1.0/applications?$count=true', { headers });
    expect(counted.body['@odata.count']).toBe(1);
    expect((await graph(cloud, token, 'GET', '/v1.0/applications/$count')).status).toBe(400);
    const bare = await graph(cloud, token, 'GET', '/v1.0/applications/$count', { headers });
    expect(bare.headers.get('content-type')).toBe('text/plain');
    expect(bare.body['text']).toBe('1');
  });

  it('gives what was selected and nothing else', async () => {
    const { cloud, token } = await reader();
    const { appId } = cloud.app.application;
    const { body } = await graph(
      cloud,
      token,
      'GET',
      `/v1.0/applications?$filter=appId eq '${appId}'&$select=appId,displayName`,
    );
    expect(body).toEqual({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications(appId,displayName)',
      value: [{ appId, displayName: 'Genesys Cloud Email' }],
    });
  });

  it.each([
    ['$filter=notes eq null', 'Request_UnsupportedQuery'],
    ['$top=1000', 'Request_UnsupportedQuery'],
    ['$top=0', 'Request_UnsupportedQuery'],
    ['$expand=owners', 'Request_UnsupportedQuery'],
    ['$select=id,secrets', 'BadRequest'],
    ['$skiptoken=rubbish', 'Directory_ExpiredPageToken'],
  ])('refuses %s', async (query, code) => {
    const { cloud, token } = await reader();
    const { status, body } = await graph(cloud, token, 'GET', `/v1.0/applications?${query}`);
    expect([status, body.error.code]).toEqual([400, code]);
  });
});

describe('a single object', () => {
  it('is found by id, by its key in parentheses and by its alternate key', async () => {
    const { cloud, token } = await reader();
    const { id, appId } = cloud.app.principal;
    for (const path of [`/${id}`, `('${id}')`, `(appId='${appId}')`, `(appId=%27${appId}%27)`]) {
      const { body } = await graph(cloud, token, 'GET', `/v1.0/servicePrincipals${path}?$select=id`);
      expect(body['id']).toBe(id);
    }
    const missing = await graph(cloud, token, 'GET', `/v1.0/applications(appId='${id}')`);
    expect([missing.status, missing.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  it('shows certificate keys only where keyCredentials is selected', async () => {
    const { cloud, token } = await reader();
    cloud.app.application.keys.push({
      keyId: '93bc223f-0000-4000-8000-000000000001',
      displayName: 'CN=genesys',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      start: 0,
      end: cloud.clock.now(),
      customKeyIdentifier: 'aaaa',
      certificatePem: '-----BEGIN CERTIFICATE-----\nMIIB\nAAAA\n-----END CERTIFICATE-----\n',
    });
    const path = `/v1.0/applications/${cloud.app.application.id}`;
    const keyAt = async (query: string): Promise<unknown> => {
      const { body } = await graph(cloud, token, 'GET', `${path}${query}`);
      return (body['keyCredentials'] as readonly { readonly key: unknown }[])[0]?.key;
    };
    expect(await keyAt('')).toBeNull();
    expect(await keyAt('?$select=id,keyCredentials')).toBe('MIIBAAAA');
  });
});

describe('every answer', () => {
  it('carries its ids, and an error repeats them', async () => {
    const { cloud, token } = await reader();
    const answer = await graph(cloud, token, 'GET', '/v1.0/nothing', {
      headers: { 'client-request-id': 'mine' },
    });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'BadRequest']);
    expect(answer.headers.get('client-request-id')).toBe('mine');
    expect(answer.headers.get('date')).toBe('Mon, 23 Nov 2026 12:00:00 GMT');
    expect(answer.body.error.innerError).toEqual({
      date: '2026-11-23T12:00:00',
      'request-id': answer.headers.get('request-id'),
      'client-request-id': 'mine',
    });
  });

  it('tells a wrong method and a beta path from an unknown one', async () => {
    const { cloud, token } = await reader();
    expect((await graph(cloud, token, 'DELETE', '/v1.0/organization')).status).toBe(405);
    const report = '/reports/appCredentialSignInActivities';
    expect((await graph(cloud, token, 'GET', `/v1.0${report}`)).status).toBe(400);
    expect((await graph(cloud, token, 'GET', `/beta${report}`)).status).toBe(200);
  });
});
