import { describe, expect, it } from 'vitest';

import type { JsonValue } from '../../../../shared/domain/json';
import { appToken, createSimulatedCloud, graph, type SimulatedCloud } from '../../../support/simulated-cloud';

interface ItemAnswer {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly error?: { readonly code: string }; readonly value?: readonly unknown[] };
}

async function reader(): Promise<{ readonly cloud: SimulatedCloud; readonly token: string }> {
  const cloud = createSimulatedCloud();
  cloud.grant('Application.Read.All', 'User.Read.All');
  return { cloud, token: await appToken(cloud) };
}

async function run(
  { cloud, token }: { readonly cloud: SimulatedCloud; readonly token: string },
  requests: JsonValue,
): Promise<ReadonlyMap<string, ItemAnswer>> {
  const { status, body } = await graph(cloud, token, 'POST', '/v1.0/$batch', { body: { requests } });
  expect(status).toBe(200);
  const responses: unknown = body['responses'];
  return new Map((responses as readonly ItemAnswer[]).map((response) => [response.id, response]));
}

describe('a batch', () => {
  it('answers each request with its own status and headers', async () => {
    const session = await reader();
    const { appId } = session.cloud.app.application;
    const answers = await run(session, [
      { id: 'app', method: 'GET', url: `/applications(appId='${appId}')?$select=id` },
      { id: 'users', method: 'GET', url: 'users?$select=id' },
      { id: 'count', method: 'GET', url: '/users/$count', headers: { ConsistencyLevel: 'eventual' } },
      { id: 'policy', method: 'GET', url: '/policies/defaultAppManagementPolicy' },
      { id: 'gone', method: 'GET', url: '/users/nobody@contoso.example' },
    ]);
    expect(answers.get('app')).toMatchObject({ status: 200, body: { id: session.cloud.app.application.id } });
    expect(answers.get('users')?.body?.value).toHaveLength(1);
    expect(answers.get('count')).toMatchObject({ status: 200, body: '1' });
    expect(answers.get('policy')).toMatchObject({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied' } },
    });
    expect(answers.get('gone')?.status).toBe(404);
    const ids = [...answers.values()].map((answer) => answer.headers['request-id']);
    expect(new Set(ids).size).toBe(5);
    expect(session.cloud.simulator.requests.at(-1)).toMatchObject({
      path: '/v1.0/$batch',
      batched: 5,
      status: 200,
    });
  });

  it('runs what depends on another after it, and not at all when that failed', async () => {
    const session = await reader();
    const answers = await run(session, [
      { id: 'last', method: 'GET', url: '/users', dependsOn: ['middle'] },
      { id: 'middle', method: 'GET', url: '/users/nobody', dependsOn: ['first'] },
      { id: 'first', method: 'GET', url: '/users' },
    ]);
    expect([...['first', 'middle', 'last']].map((id) => answers.get(id)?.status)).toEqual([200, 404, 424]);
  });

  it('refuses single requests that Graph would refuse', async () => {
    const session = await reader();
    const answers = await run(session, [
      { id: 'absolute', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' },
      {
        id: 'nested',
        method: 'POST',
        url: '/$batch',
        headers: { 'content-type': 'application/json' },
        body: {},
      },
    ]);
    expect([...answers.values()].map((answer) => answer.status)).toEqual([400, 400]);
  });

  const one = { id: '1', method: 'GET', url: '/users' };
  it.each<[string, JsonValue]>([
    ['no requests', { requests: [] }],
    ['no list', {}],
    ['more than 20', { requests: Array.from({ length: 21 }, (_, id) => ({ ...one, id: String(id) })) }],
    ['an id twice', { requests: [one, one] }],
    ['a body without its type', { requests: [{ ...one, method: 'POST', body: {} }] }],
    ['a dependency on nothing', { requests: [{ ...one, dependsOn: ['2'] }] }],
    [
      'a circle',
      {
        requests: [
          { ...one, dependsOn: ['2'] },
          { ...one, id: '2', dependsOn: ['1'] },
        ],
      },
    ],
    ['a url that is no text', { requests: [{ ...one, url: 1 }] }],
  ])('with %s is refused as a whole', async (_, body) => {
    const { cloud, token } = await reader();
    const answer = await graph(cloud, token, 'POST', '/v1.0/$batch', { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'BadRequest']);
  });

  it('of 20 is accepted', async () => {
    const session = await reader();
    const requests = Array.from({ length: 20 }, (_, id) => ({ ...one, id: String(id) }));
    expect((await run(session, requests)).size).toBe(20);
  });
});
