import { describe, expect, it } from 'vitest';

import { observeGenesys } from '../../../../electron/genesys/observe';
import type { GenesysQuery } from '../../../../electron/genesys/query';
import { configurationQuery } from '../../../../electron/genesys/readers/configuration';
import { conversationsQuery } from '../../../../electron/genesys/readers/conversations';
import {
  credentialTypesQuery,
  redactedCredentialQuery,
} from '../../../../electron/genesys/readers/credential-types';
import {
  credentialEndpointsQuery,
  credentialFacts,
  credentialListingQuery,
} from '../../../../electron/genesys/readers/credentials';
import { domainListQuery, domainQuery } from '../../../../electron/genesys/readers/domain';
import { emailSettingsQuery } from '../../../../electron/genesys/readers/email-settings';
import { flowQuery } from '../../../../electron/genesys/readers/flow';
import { integrationQuery } from '../../../../electron/genesys/readers/integration';
import { ipRangesQuery } from '../../../../electron/genesys/readers/ip-ranges';
import { outboundDomainQuery } from '../../../../electron/genesys/readers/outbound-domain';
import { queueQuery } from '../../../../electron/genesys/readers/queue';
import { queueActivityQuery } from '../../../../electron/genesys/readers/queue-activity';
import { routesQuery } from '../../../../electron/genesys/readers/routes';
import { createScriptedGenesys, TOKEN_URL } from '../../../support/genesys-session';
import type { ScriptedAnswer, SeenRequest } from '../../../support/scripted-fetch';

/** What a query makes of an answer, and what it asked. */
async function reading<T>(
  query: GenesysQuery<T>,
  answer: ScriptedAnswer | ((request: SeenRequest, index: number) => ScriptedAnswer),
) {
  const genesys = createScriptedGenesys((request, index) => {
    if (request.url.href === TOKEN_URL) return null;
    return typeof answer === 'function' ? answer(request, index) : answer;
  });
  const observation = await observeGenesys(await genesys.session(), query);
  return { observation, asked: genesys.asked() };
}

const refusal = (status: number, code: string): ScriptedAnswer => ({
  status,
  json: { code, message: 'words' },
});

describe('domains', () => {
  const linked = {
    id: 'support.contoso.example',
    surprise: [1],
    graphApiSettings: {
      integration: { id: 'i1', name: 'Contoso Graph mail', selfUri: '/x' },
      status: 'Error',
      errorInfo: { code: 'c', message: 'm' },
    },
  };

  it('are read with how they are joined to Microsoft Graph', async () => {
    const { observation, asked } = await reading(domainQuery('support.contoso.example'), { json: linked });
    expect(asked[0]?.url.pathname).toBe('/api/v2/routing/email/domains/support.contoso.example');
    expect(observation).toMatchObject({
      via: 'genesysClient',
      value: {
        id: 'support.contoso.example',
        graph: {
          integration: { id: 'i1', name: 'Contoso Graph mail' },
          status: 'Error',
          error: { code: 'c', message: 'm' },
        },
      },
    });
  });

  it('may have no link, an unheard-of status, or not be there', async () => {
    expect((await reading(domainQuery('d'), { json: { id: 'd' } })).observation).toMatchObject({
      value: { id: 'd', graph: null },
    });
    const odd = { id: 'd', graphApiSettings: { status: 'Dreaming', integration: null, errorInfo: {} } };
    expect((await reading(domainQuery('d'), { json: odd })).observation).toMatchObject({
      value: { graph: { integration: null, status: 'other', error: null } },
    });
    expect((await reading(domainQuery('d'), refusal(404, 'not.found'))).observation).toMatchObject({
      state: 'read',
      value: null,
    });
  });

  it('name the field that is wrong, and the permission that is missing from our own table', async () => {
    const wrong = { id: 'd', graphApiSettings: { integration: 'i1', status: 'Active' } };
    expect((await reading(domainQuery('d'), { json: wrong })).observation).toMatchObject({
      failure: { code: 'badPayload', field: 'graphApiSettings.integration' },
    });
    expect(
      (await reading(domainQuery('d'), refusal(403, 'missing.any.permissions'))).observation,
    ).toMatchObject({
      failure: { code: 'forbidden', graphCode: 'missing.any.permissions', permission: 'routing:email:view' },
    });
    expect((await reading(domainListQuery(), refusal(403, 'missing.permissions'))).observation).toMatchObject(
      {
        failure: { code: 'forbidden', permission: 'routing:email:manage' },
      },
    );
  });

  it('are listed over numbered pages', async () => {
    const { observation, asked } = await reading(domainListQuery(), (_request, index) => ({
      json: { entities: [{ id: `d${String(index)}` }], pageNumber: index + 1, pageCount: 3 },
    }));
    expect(observation).toMatchObject({ value: [{ id: 'd0' }, { id: 'd1' }, { id: 'd2' }] });
    expect(asked.map(({ url }) => url.search)).toEqual([
      '?pageSize=100',
      '?pageSize=100&pageNumber=2',
      '?pageSize=100&pageNumber=3',
    ]);
  });

  it('are not taken for all when a page fails, leads away or never ends', async () => {
    const page = (nextUri: string) => ({ json: { entities: [], nextUri } });
    const failing = await reading(domainListQuery(), (_request, index) =>
      index === 0
        ? { json: { entities: [{ id: 'd' }], pageNumber: 1, pageCount: 2 } }
        : refusal(500, 'internal.server.error'),
    );
    expect(failing.observation).toMatchObject({ failure: { code: 'unavailable', status: 500 } });
    for (const nextUri of ['https://evil.example/api/v2/x', '//evil.example/api/v2/', '/api/v2/../../x']) {
      const { observation, asked } = await reading(domainListQuery(), page(nextUri));
      expect(observation).toMatchObject({ failure: { code: 'badPayload', field: 'nextUri' } });
      expect(asked).toHaveLength(1);
    }
    const circle = await reading(domainListQuery(), page('/api/v2/routing/email/domains?after=x'));
    expect(circle.observation).toMatchObject({ failure: { problem: 'more than 50 pages' } });
  });
});

describe('what mail passes through', () => {
  it('routes have a flow, a queue or nothing', async () => {
    const { observation, asked } = await reading(routesQuery('d.example'), {
      json: {
        entities: [
          { id: 'r1', pattern: 'help', flow: { id: 'f1', name: 'Inbound' }, queue: null, status: 'Active' },
          { id: 'r2', pattern: 'sales', queue: { id: 'q1' }, status: 'Frozen' },
        ],
        pageNumber: 1,
        pageCount: 1,
      },
    });
    expect(asked[0]?.url.pathname).toBe('/api/v2/routing/email/domains/d.example/routes');
    expect(observation).toMatchObject({
      value: [
        { id: 'r1', pattern: 'help', flow: { id: 'f1', name: 'Inbound' }, queue: null, status: 'Active' },
        { id: 'r2', pattern: 'sales', flow: null, queue: { id: 'q1', name: null }, status: 'other' },
      ],
    });
    expect((await reading(routesQuery('d'), refusal(404, 'not.found'))).observation).toMatchObject({
      value: [],
    });
  });

  it('flows are published or not', async () => {
    const published = {
      id: 'f',
      type: 'INBOUNDEMAIL',
      publishedVersion: { datePublished: '2026-01-02T03:04:05Z' },
    };
    expect((await reading(flowQuery('f'), { json: published })).observation).toMatchObject({
      value: { isPublished: true, isDeleted: false, publishedAt: '2026-01-02T03:04:05.000Z' },
    });
    const never = { id: 'f', name: 'Inbound', deleted: true, publishedVersion: null };
    expect((await reading(flowQuery('f'), { json: never })).observation).toMatchObject({
      value: { name: 'Inbound', type: null, isPublished: false, isDeleted: true, publishedAt: null },
    });
  });

  it('queues have members, and a default script for e-mail', async () => {
    const json = {
      id: 'q',
      name: 'Mail',
      memberCount: 5,
      joinedMemberCount: 2,
      defaultScripts: { EMAIL: {} },
    };
    expect((await reading(queueQuery('q'), { json })).observation).toMatchObject({
      value: { name: 'Mail', memberCount: 5, joinedMemberCount: 2, hasEmailScript: true },
    });
    const other = { id: 'q', defaultScripts: { CALL: {}, email: null } };
    expect((await reading(queueQuery('q'), { json: other })).observation).toMatchObject({
      value: { memberCount: null, hasEmailScript: false },
    });
    expect((await reading(queueQuery('q'), { json: { id: 'q' } })).observation).toMatchObject({
      value: { hasEmailScript: null },
    });
  });

  it('agents are summed over their statuses, mail is counted in its own row', async () => {
    const { observation, asked } = await reading(queueActivityQuery(['q1', 'q2']), {
      json: {
        results: [
          {
            group: { queueId: 'q1' },
            data: [
              { metric: 'oOnQueueUsers', qualifier: 'IDLE', stats: { count: 2 } },
              { metric: 'oOnQueueUsers', qualifier: 'INTERACTING', stats: { count: 1 } },
            ],
          },
          {
            group: { queueId: 'q1', mediaType: 'email' },
            data: [
              { metric: 'oWaiting', stats: { count: 14 } },
              { metric: 'oInteracting', stats: { count: 1 } },
            ],
          },
          {
            group: { queueId: 'q1', mediaType: 'voice' },
            data: [{ metric: 'oWaiting', stats: { count: 9 } }],
          },
        ],
      },
    });
    expect(observation).toMatchObject({
      value: [
        { queueId: 'q1', onQueueAgents: 3, waiting: 14, interacting: 1 },
        { queueId: 'q2', onQueueAgents: 0, waiting: 0, interacting: 0 },
      ],
    });
    expect(asked).toHaveLength(1);
    expect(JSON.parse(asked[0]?.text ?? '')).toMatchObject({
      filter: { type: 'or', predicates: [{ value: 'q1' }, { value: 'q2' }] },
    });
  });

  it('conversations tell where they came in and where they went, and nothing of who wrote', async () => {
    const from = Date.parse('2026-11-23T08:00:00.000Z');
    const until = Date.parse('2026-11-23T12:00:00.000Z');
    const customer = (addressTo: string, more: object = {}) => ({
      purpose: 'customer',
      sessions: [{ mediaType: 'email', addressFrom: 'secret@person.example', addressTo, ...more }],
    });
    const { observation, asked } = await reading(
      conversationsQuery(['Help@contoso.example', 'sales@contoso.example'], from, until),
      {
        json: {
          totalHits: 104,
          conversations: [
            {
              conversationId: 'old',
              conversationStart: '2026-11-23T09:00:00.000Z',
              conversationEnd: '2026-11-23T09:01:00.000Z',
              participants: [
                customer('sales@contoso.example', {
                  segments: [{ subject: 'private', disconnectType: 'peer' }],
                }),
                { purpose: 'workflow', sessions: [{ flow: { flowId: 'f1' }, segments: [] }] },
              ],
            },
            {
              conversationId: 'new',
              conversationStart: '2026-11-23T10:00:00.000Z',
              participants: [
                customer('help@contoso.example'),
                { purpose: 'workflow', sessions: [{ flow: { flowId: 'f1' } }] },
                { purpose: 'acd', sessions: [{ segments: [{ queueId: 'q1', disconnectType: 'transfer' }] }] },
                { purpose: 'agent', sessions: [{ segments: [{ queueId: 'q1' }] }] },
              ],
            },
            {
              conversationId: 'foreign',
              conversationStart: '2026-11-23T10:00:00.000Z',
              participants: [customer('else@contoso.example')],
            },
          ],
        },
      },
    );
    expect(observation).toMatchObject({
      value: {
        from: '2026-11-23T08:00:00.000Z',
        until: '2026-11-23T12:00:00.000Z',
        isCut: true,
        conversations: [
          {
            id: 'new',
            to: 'Help@contoso.example',
            endedAt: null,
            flowId: 'f1',
            queueId: 'q1',
            hasAgent: true,
            disconnectType: null,
          },
          { id: 'old', to: 'sales@contoso.example', queueId: null, hasAgent: false, disconnectType: 'peer' },
        ],
      },
    });
    expect(JSON.stringify(observation)).not.toMatch(/person\.example|private|foreign/);
    const body = JSON.parse(asked[0]?.text ?? '') as Record<string, unknown>;
    expect(body).toMatchObject({
      interval: '2026-11-23T08:00:00.000Z/2026-11-23T12:00:00.000Z',
      order: 'desc',
      paging: { pageSize: 100, pageNumber: 1 },
    });
  });

  it('may be none', async () => {
    const { observation } = await reading(conversationsQuery(['a@b.example'], 0, 1), {
      json: { totalHits: 0 },
    });
    expect(observation).toMatchObject({ value: { isCut: false, conversations: [] } });
  });
});

describe('the integration', () => {
  it('is read with its states and the service’s words on them', async () => {
    const json = {
      id: 'i1',
      name: 'Contoso Graph mail',
      integrationType: { id: 'type-of-this-organisation' },
      intendedState: 'ENABLED',
      reportedState: {
        code: 'ERROR',
        effective: 'Fehler',
        detail: { localizableMessageCode: 'code', message: 'words' },
        lastUpdated: '2026-11-20T08:00:00.000Z',
      },
    };
    expect((await reading(integrationQuery('i1'), { json })).observation).toMatchObject({
      value: {
        typeId: 'type-of-this-organisation',
        intendedState: 'ENABLED',
        reportedState: 'ERROR',
        problem: 'words',
        reportedAt: '2026-11-20T08:00:00.000Z',
      },
    });
    expect((await reading(integrationQuery('i1'), { json: { id: 'i1' } })).observation).toMatchObject({
      value: { intendedState: 'other', reportedState: 'other', problem: null },
    });
    expect((await reading(integrationQuery('i1'), refusal(404, 'not.found'))).observation).toMatchObject({
      value: null,
    });
  });

  it('keeps of its configuration the token endpoints and which credentials it has', async () => {
    const json = {
      version: 3,
      properties: { a: 'https://login.microsoftonline.com/t/oauth2/v2.0/token?x=secret', b: 'hush', c: 5 },
      advanced: {},
      credentials: {
        key: { id: 'c1', name: 'n', type: { name: 't' }, modifiedDate: '2026-11-01T00:00:00Z' },
      },
    };
    const { observation } = await reading(configurationQuery('i1'), { json });
    expect(observation).toMatchObject({
      value: {
        version: 3,
        tokenEndpoints: ['https://login.microsoftonline.com/t/oauth2/v2.0/token'],
        credentials: [{ id: 'c1', type: 't', modifiedDate: '2026-11-01T00:00:00.000Z', createdDate: null }],
      },
    });
    expect(JSON.stringify(observation)).not.toMatch(/secret|hush/);
  });

  it('keeps of a credential dates and names, and of its fields token endpoints only', async () => {
    const info = { id: 'c1', name: 'n', type: { name: 't' }, createdDate: '2026-01-01T00:00:00Z' };
    const { observation, asked } = await reading(credentialListingQuery(), (_request, index) => ({
      json:
        index === 0
          ? { entities: [info], nextUri: '/api/v2/integrations/credentials/listing?after=x&pageSize=200' }
          : { entities: [{ id: 'c2' }], nextUri: null },
    }));
    expect(observation.state === 'read' && observation.value.map(credentialFacts)).toEqual([
      { id: 'c1', name: 'n', typeName: 't', createdAt: '2026-01-01T00:00:00.000Z', modifiedAt: null },
      { id: 'c2', name: null, typeName: null, createdAt: null, modifiedAt: null },
    ]);
    expect(asked).toHaveLength(2);
    const fields = { id: 'public', secret: 'hush', endpoint: 'https://login.example/t/oauth2/token' };
    const endpoints = await reading(credentialEndpointsQuery('c1'), {
      json: { id: 'c1', credentialFields: fields },
    });
    expect(endpoints.observation).toMatchObject({ value: ['https://login.example/t/oauth2/token'] });
    expect(JSON.stringify(endpoints.observation)).not.toMatch(/hush|public/);
  });

  it('is described by kinds of credentials, in either form', async () => {
    const properties = {
      type: 'object',
      properties: { secretField: { type: 'string', format: 'password' } },
    };
    const type = { name: 'graph', properties, required: ['secretField'] };
    const expected = {
      value: [
        {
          name: 'graph',
          properties: { secretField: { type: 'string', format: 'password' } },
          required: ['secretField'],
        },
      ],
    };
    expect((await reading(credentialTypesQuery(), { json: [type] })).observation).toMatchObject(expected);
    const flat = { entities: [{ ...type, properties: properties.properties }] };
    expect((await reading(credentialTypesQuery(), { json: flat })).observation).toMatchObject(expected);
    const json = { id: 'c1', name: 'n', type: { name: 'graph' }, credentialFields: { clientId: 'x' } };
    expect((await reading(redactedCredentialQuery('c1'), { json })).observation).toMatchObject({
      value: { id: 'c1', name: 'n', typeName: 'graph', fields: { clientId: 'x' } },
    });
  });
});

describe('what belongs to the organisation', () => {
  it('settings, outbound domains and ranges are read', async () => {
    const settings = { multipleRouteDestinationsOnInboundEmailEnabled: false };
    expect((await reading(emailSettingsQuery(), { json: settings })).observation).toMatchObject({
      value: { multipleRouteDestinations: false },
    });
    expect((await reading(emailSettingsQuery(), { json: {} })).observation).toMatchObject({
      failure: { code: 'badPayload', field: 'multipleRouteDestinationsOnInboundEmailEnabled' },
    });
    const outbound = { id: 'd', senderType: 'EmailDomain' };
    expect((await reading(outboundDomainQuery('d'), { json: outbound })).observation).toMatchObject({
      value: outbound,
    });
    const ranges = {
      entities: [{ cidr: '203.0.113.0/28', service: 'graphapi', region: 'eu', direction: 'outbound' }],
    };
    expect((await reading(ipRangesQuery(), { json: ranges })).observation).toMatchObject({
      value: ranges.entities,
    });
  });
});
