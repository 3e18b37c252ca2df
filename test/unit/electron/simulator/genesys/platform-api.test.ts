import { describe, expect, it } from 'vitest';

import { parseFaults } from '../../../../../electron/command-line/option-values';
import { configurationAt } from '../../../../../electron/simulator/scenarios';
import { parseStateFile, writeStateFile } from '../../../../../electron/simulator/state-file';
import { configurationSchema } from '../../../../../shared/domain/configuration';
import { MINUTE_MS, SECOND_MS } from '../../../../../shared/domain/instant';
import type { JsonValue } from '../../../../../shared/domain/json';
import {
  type JoinedEnds,
  joinEnds,
  objectIn,
  requestApi,
  requestApiToken,
  textIn,
} from '../../../../support/simulated-organisation';

function clientOf({ built }: JoinedEnds) {
  return built.farEnd!.client;
}

describe('the token endpoint', () => {
  it('gives a token for the time that the organisation says, and refuses it afterwards', async () => {
    const ends = joinEnds();
    ends.organisation.tokenSeconds = 300;
    const response = await requestApiToken(ends.simulator, clientOf(ends));
    expect(response.status).toBe(200);
    const body = (await response.json()) as Record<string, JsonValue>;
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 299 });
    const me = () =>
      requestApi(ends.simulator, textIn(body, 'access_token'), { method: 'GET', path: '/api/v2/tokens/me' });
    expect(await me()).toMatchObject({ status: 200, body: { OAuthClient: { id: clientOf(ends).id } } });
    ends.clock.jump(300 * SECOND_MS);
    expect(await me()).toMatchObject({ status: 401, body: { code: 'bad.credentials', status: 401 } });
  });

  it.each<
    [
      string,
      Parameters<typeof requestApiToken>[2],
      (ends: JoinedEnds) => { id: string; secretText: string },
      number,
      string,
    ]
  >([
    [
      'an unknown client',
      {},
      () => ({ id: 'b0b00000-0000-4000-8000-000000000000', secretText: 'x' }),
      400,
      'invalid_client',
    ],
    ['a wrong secret', {}, (ends) => ({ id: clientOf(ends).id, secretText: 'wrong' }), 401, 'invalid_client'],
    ['another grant type', { form: { grant_type: 'password' } }, clientOf, 400, 'unsupported_grant_type'],
    ['a form without grant type', { form: {} }, clientOf, 400, 'invalid_request'],
    [
      'the login host of another region',
      { origin: 'https://login.mypurecloud.ie' },
      clientOf,
      400,
      'invalid_client',
    ],
  ])('refuses %s in its own error form', async (_, options, client, status, error) => {
    const ends = joinEnds();
    const response = await requestApiToken(ends.simulator, client(ends), options);
    expect(response.status).toBe(status);
    const body = (await response.json()) as Record<string, string>;
    expect(body['error']).toBe(error);
    expect(body['description']).toBe(body['error_description']);
    expect(response.headers.get('inin-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('the Platform API', () => {
  it.each<[string, string | null, number, string]>([
    ['without a token', null, 401, 'authentication.required'],
    ['with a token of nobody', 'nobody', 401, 'bad.credentials'],
  ])('refuses a request %s', async (_, token, status, code) => {
    const { simulator } = joinEnds();
    const answer = await requestApi(simulator, token, { method: 'GET', path: '/api/v2/integrations' });
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.body['contextId']).toBe(answer.headers.get('inin-correlation-id'));
  });

  it.each<[string, string, number, string, JsonValue?]>([
    ['GET', '/nothing/here', 404, 'not.found'],
    ['GET', '/integrations/b0b00000-0000-4000-8000-000000000000', 404, 'not.found'],
    ['GET', '/routing/email/domains/other.example', 404, 'not.found'],
    ['POST', '/integrations', 405, 'method.not.allowed'],
    ['PATCH', '/emails/settings', 400, 'bad.request', { enabled: true }],
    [
      'PATCH',
      '/routing/email/domains/contoso.example',
      400,
      'bad.request',
      { graphApiSettings: { status: 'Active' } },
    ],
    ['GET', '/integrations?pageSize=1000', 400, 'bad.request'],
    ['POST', '/analytics/queues/observations/query', 400, 'bad.request', { metrics: ['oWaiting'] }],
    ['POST', '/analytics/conversations/details/query', 400, 'bad.request', { interval: 'yesterday' }],
    [
      'POST',
      '/analytics/conversations/details/query',
      400,
      'bad.request',
      { interval: '2026-09-01T00:00:00Z/2026-11-01T00:00:00Z' },
    ],
  ])('%s %s: %i %s', async (method, path, status, code, body) => {
    const { api } = joinEnds();
    expect(await api(method, path, body)).toMatchObject({ status, body: { code, status } });
  });

  it('names the permissions that are missing, all or any', async () => {
    const ends = joinEnds();
    const { permissions } = clientOf(ends);
    permissions.splice(0, permissions.length, 'routing:email:view');
    const list = await ends.api('GET', '/routing/email/domains');
    expect(list).toMatchObject({
      status: 403,
      body: {
        code: 'missing.permissions',
        message:
          'Unable to perform the requested action. You are missing the following permission(s): routing:email:manage',
      },
    });
    expect((await ends.api('GET', '/routing/email/domains/contoso.example')).status).toBe(200);
    permissions.splice(0);
    const single = await ends.api('GET', '/routing/email/domains/contoso.example');
    expect(single).toMatchObject({ status: 403, body: { code: 'missing.any.permissions' } });
    expect(single.body['message']).toContain('routing:email:manage, routing:email:view');
  });

  it('shuts out a client whose address is not allowed, though it gets a token', async () => {
    const ends = joinEnds();
    clientOf(ends).isAddressRefused = true;
    const answer = await ends.api('GET', '/tokens/me');
    expect(answer).toMatchObject({ status: 403, body: { code: 'not.authorized' } });
    expect(answer.body['message']).toContain('allowed IP addresses');
  });

  it('allows 300 requests a minute by client, those of others included', async () => {
    const ends = joinEnds();
    const other = await ends.token(ends.organisation.oauthClients[0]);
    for (let count = 1; count <= 300; count += 1) await ends.api('GET', '/tokens/me');
    const refused = await ends.api('GET', '/tokens/me');
    expect(refused).toMatchObject({ status: 429, body: { code: 'too.many.requests' } });
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('inin-ratelimit-allowed')).toBe('300');
    const free = await requestApi(ends.simulator, other, { method: 'GET', path: '/api/v2/tokens/me' });
    expect(free.headers.get('inin-ratelimit-count')).toBe('1');
    ends.clock.jump(MINUTE_MS);
    clientOf(ends).otherRequestsPerMinute = 400;
    expect((await ends.api('GET', '/tokens/me')).status).toBe(200);
    ends.clock.jump(50 * SECOND_MS);
    const late = await ends.api('GET', '/tokens/me');
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '10']);
  });

  it('suffers the faults of Genesys Cloud, and no other', async () => {
    const throttled = joinEnds({
      faults: parseFaults('throttled=1:9@genesys', { flag: '--faults', command: '' }),
    });
    const answer = await throttled.api('GET', '/tokens/me');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9']);
    const elsewhere = joinEnds({
      faults: parseFaults('throttled=1@graph', { flag: '--faults', command: '' }),
    });
    expect((await elsewhere.api('GET', '/tokens/me')).status).toBe(200);
    elsewhere.organisation.faults.push({ kind: 'unauthorized', rate: 1, on: 'genesys', seconds: 0 });
    expect((await elsewhere.api('GET', '/tokens/me')).status).toBe(401);
    expect((await requestApiToken(elsewhere.simulator, clientOf(elsewhere))).status).toBe(200);
  });
});

describe('integrations and credentials', () => {
  async function credentialOf({ api, integration }: JoinedEnds) {
    const { body } = await api('GET', `/integrations/${integration.id}/config/current`);
    const [reference] = Object.values(objectIn(body, 'credentials'));
    return api('GET', `/integrations/credentials/${textIn(reference, 'id')}`);
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'shows no secret, whatever the fields are called (seed %i)',
    async (seed) => {
      const ends = joinEnds({ seed });
      const answer = await credentialOf(ends);
      const listing = await ends.api('GET', '/integrations/credentials/listing');
      const config = await ends.api('GET', '/integrations?pageSize=100');
      const all = JSON.stringify([answer.body, listing.body, config.body]);
      expect(all).not.toContain(ends.built.secret.secretText);
      expect(Object.values(objectIn(answer.body, 'credentialFields'))).toContain(
        ends.built.connection.clientId,
      );
    },
  );

  it('call everything differently in another organisation', () => {
    const names = [1, 2, 3, 4, 5, 6].map((seed) => joinEnds({ seed }).organisation.integrationTypes[1]!);
    expect(new Set(names.map(({ id }) => id)).size).toBe(6);
    for (const name of ['credential', 'clientId', 'secret'] as const) {
      expect(new Set(names.map(({ graph }) => graph![name])).size).toBeGreaterThan(1);
    }
    expect(new Set(names.map(({ graph }) => graph!.tokenEndpoint.in)).size).toBe(2);
  });

  it('a credential has to be written with all of its fields, and only those', async () => {
    const ends = joinEnds();
    const { body } = await credentialOf(ends);
    const path = `/integrations/credentials/${textIn(body, 'id')}`;
    const before = structuredClone(ends.organisation.credentials);
    const { secret } = ends.organisation.integrationTypes.find(
      ({ id }) => id === ends.integration.typeId,
    )!.graph!;
    const shown = objectIn(body, 'credentialFields');
    const rest = Object.fromEntries(Object.entries(shown).filter(([name]) => name !== secret));
    for (const [fields, named] of [
      [rest, secret],
      [{ ...rest, [secret]: 'new', more: 'x' }, 'more'],
    ] as const) {
      const answer = await ends.api('PUT', path, { ...body, credentialFields: fields });
      expect(answer.status).toBe(400);
      expect(answer.body['message']).toContain(named);
    }
    expect(ends.organisation.credentials).toEqual(before);
    ends.clock.jump(MINUTE_MS);
    const written = await ends.api('PUT', path, { ...body, credentialFields: { ...rest, [secret]: 'new' } });
    expect(written).toMatchObject({
      status: 200,
      body: { modifiedDate: new Date(ends.clock.now()).toISOString() },
    });
  });

  it('a configuration is written against its version', async () => {
    const ends = joinEnds();
    const path = `/integrations/${ends.integration.id}/config/current`;
    const { body } = await ends.api('GET', path);
    expect(await ends.api('PUT', path, { ...body, version: 2 })).toMatchObject({ status: 409 });
    expect(await ends.api('PUT', path, { ...body, notes: 'kept' })).toMatchObject({
      status: 200,
      body: { version: Number(body['version']) + 1, notes: 'kept' },
    });
    expect((await ends.api('PUT', path, body)).status).toBe(409);
  });

  it('are listed by id, page by page, and credentials by cursor', async () => {
    const ends = joinEnds();
    const one = await ends.api('GET', `/integrations?ids=${ends.integration.id}`);
    expect(one.body['entities']).toHaveLength(1);
    const first = await ends.api('GET', '/integrations?pageSize=1');
    expect(first.body).toMatchObject({ total: 2, pageCount: 2, pageNumber: 1 });
    const second = await ends.api('GET', textIn(first.body, 'nextUri').replace('/api/v2', ''));
    expect(second.body['entities']).not.toEqual(first.body['entities']);
    expect(second.body).not.toHaveProperty('nextUri');
    const start = await ends.api('GET', '/integrations/credentials/listing?pageSize=1');
    const rest = await ends.api('GET', textIn(start.body, 'nextUri').replace('/api/v2', ''));
    expect(rest.body['entities']).toHaveLength(1);
    expect(rest.body['entities']).not.toEqual(start.body['entities']);
    expect(rest.body).not.toHaveProperty('nextUri');
  });

  it('leave their changes in the audit log', async () => {
    const ends = joinEnds();
    await ends.api('PATCH', `/integrations/${ends.integration.id}`, { intendedState: 'DISABLED' });
    ends.clock.jump(SECOND_MS);
    const now = ends.clock.now();
    const { body } = await ends.api('POST', '/audits/query/realtime', {
      interval: `${new Date(now - MINUTE_MS).toISOString()}/${new Date(now).toISOString()}`,
      serviceName: 'Integrations',
      filters: [{ property: 'EntityId', value: ends.integration.id }],
    });
    expect(body).toMatchObject({
      total: 1,
      entities: [
        { propertyChanges: [{ property: 'intendedState', oldValues: ['ENABLED'], newValues: ['DISABLED'] }] },
      ],
    });
  });
});

describe('conversation details', () => {
  async function found({ api, clock }: JoinedEnds, predicates: JsonValue, paging?: JsonValue) {
    const now = clock.now();
    const { body } = await api('POST', '/analytics/conversations/details/query', {
      interval: `${new Date(now - 3 * 3_600_000).toISOString()}/${new Date(now).toISOString()}`,
      order: 'desc',
      ...(paging === undefined ? {} : { paging }),
      segmentFilters: [{ type: 'and', predicates }],
    });
    return body;
  }
  const to = (value: string): JsonValue => ({
    type: 'dimension',
    dimension: 'addressTo',
    operator: 'matches',
    value,
  });
  const EMAIL: JsonValue = { dimension: 'mediaType', value: 'email' };

  it('are found by medium, direction and address, newest first, page by page', async () => {
    const ends = joinEnds();
    const all = await found(ends, [EMAIL, { dimension: 'direction', value: 'inbound' }]);
    expect(all['totalHits']).toBe(27);
    const help = await found(ends, [EMAIL, to('help@contoso.example')]);
    expect(help['totalHits']).toBe(9);
    const starts = (help['conversations'] as readonly { conversationStart: string }[]).map(
      ({ conversationStart }) => conversationStart,
    );
    expect(starts).toEqual([...starts].sort().reverse());
    const last = await found(ends, [to('help@contoso.example')], { pageSize: 5, pageNumber: 2 });
    expect(last['conversations']).toHaveLength(4);
    expect(await found(ends, [to('nobody@contoso.example')])).toEqual({ totalHits: 0 });
  });
});

describe('an organisation in a state file', () => {
  it('is given back, joined to its tenant', () => {
    const { built, organisation, clock } = joinEnds();
    const world = { tenants: [built.tenant], organisations: [organisation] };
    const text = writeStateFile(world, clock.now());
    expect(parseStateFile(text, clock.now())).toEqual({
      ok: true,
      value: { world, configuration: null, env: {} },
    });
    const lost = parseStateFile(
      text.replace(
        `"integrationId": "${built.farEnd!.integration.id}"`,
        '"integrationId": "b0b00000-0000-4000-8000-000000000000"',
      ),
      clock.now(),
    );
    expect(lost).toMatchObject({
      ok: false,
      error: { issues: [{ place: 'tenants[0].vendor.genesys.integrationId' }] },
    });
  });

  it('is watched by a configuration that moves to where it is served', () => {
    const { built } = joinEnds();
    const configuration = configurationAt({ connections: [built.connection] }, 'https://localhost:8443');
    expect(configurationSchema.parse(configuration).connections[0]!.genesys).toMatchObject({
      region: { login: 'https://localhost:8443', api: 'https://localhost:8443' },
      secret: { env: 'CONTOSO_GENESYS_SECRET' },
    });
  });
});
