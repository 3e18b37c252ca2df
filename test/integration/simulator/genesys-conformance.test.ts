import { describe, expect, it } from 'vitest';

import {
  buildScenario,
  GENESYS_SCENARIO_NAMES,
  type GenesysScenarioName,
} from '../../../electron/simulator/scenarios';
import { createSimulator } from '../../../electron/simulator/simulator';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/instant';
import type { JsonValue } from '../../../shared/domain/json';
import { createFakeClock } from '../../support/fake-clock';
import { genesysConformanceProblems } from '../../support/genesys-conformance';
import { requestApi, requestApiToken } from '../../support/simulated-organisation';

/** One request and the model that its answer has to be of. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body?: JsonValue;
  /** Where the answer is none of the table's models: the property with its items. */
  readonly items?: string;
}

/** A scenario's organisation, read by a client that may do everything from everywhere. */
async function open(name: GenesysScenarioName | 'healthy', seed: number) {
  const clock = createFakeClock();
  const { world } = buildScenario(name, { now: clock.now(), seed, organisation: true });
  const organisation = world.organisations[0]!;
  const client = organisation.oauthClients.find((one) => one.name === 'Graphkeeper')!;
  client.isAddressRefused = false;
  const simulator = createSimulator({ world, clock });
  const reply = await requestApiToken(simulator, client);
  const { access_token: token } = (await reply.json()) as { access_token: string };
  return {
    organisation,
    now: clock.now(),
    ask: (method: string, path: string, body?: JsonValue) =>
      requestApi(simulator, token, { method, path: `/api/v2${path}`, body }),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Every operation of the organisation, on everything that it has. */
function everything({ organisation, now }: Opened): readonly Asked[] {
  const get = (path: string, type: string): Asked => ({ method: 'GET', path, type });
  const [integration] = organisation.integrations.filter(({ session }) => session !== null);
  const since = (durationMs: number): string =>
    `${new Date(now - durationMs).toISOString()}/${new Date(now + HOUR_MS).toISOString()}`;
  return [
    get('/tokens/me', 'TokenInfo'),
    get('/organizations/me', 'Organization'),
    get('/ipranges', 'IpAddressRangeListing'),
    get('/integrations?pageSize=1', 'IntegrationEntityListing'),
    get('/integrations/types', 'IntegrationTypeEntityListing'),
    get('/integrations/credentials/listing?pageSize=1', 'CredentialInfoCursorListing'),
    { method: 'GET', path: '/integrations/credentials/types', type: 'CredentialType', items: 'entities' },
    get('/routing/email/domains', 'InboundDomainEntityListing'),
    get('/routing/email/outbound/domains', 'OutboundDomainEntityListing'),
    get('/emails/settings', 'EmailSettings'),
    ...organisation.integrationTypes.map(({ id }) => get(`/integrations/types/${id}`, 'IntegrationType')),
    ...organisation.integrations.flatMap(({ id }) => [
      get(`/integrations/${id}`, 'Integration'),
      get(`/integrations/${id}/config/current`, 'IntegrationConfiguration'),
    ]),
    ...organisation.credentials.map(({ id }) => get(`/integrations/credentials/${id}`, 'Credential')),
    ...organisation.emailDomains.flatMap(({ id }) => [
      get(`/routing/email/domains/${id}`, 'InboundDomain'),
      get(`/routing/email/domains/${id}/routes`, 'InboundRouteEntityListing'),
    ]),
    ...organisation.flows.map(({ id }) => get(`/flows/${id}`, 'Flow')),
    ...organisation.queues.map(({ id }) => get(`/routing/queues/${id}`, 'Queue')),
    {
      method: 'POST',
      path: '/analytics/queues/observations/query',
      type: 'QueueObservationQueryResponse',
      body: {
        filter: {
          type: 'or',
          predicates: organisation.queues.map(({ id }) => ({ dimension: 'queueId', value: id })),
        },
        metrics: [
          'oOnQueueUsers',
          'oOffQueueUsers',
          'oMemberUsers',
          'oWaiting',
          'oInteracting',
          'oLongestWaiting',
        ],
      },
    },
    {
      method: 'POST',
      path: '/analytics/conversations/details/query',
      type: 'AnalyticsConversationWithoutAttributes',
      items: 'conversations',
      body: { interval: since(DAY_MS), paging: { pageSize: 100, pageNumber: 1 } },
    },
    {
      method: 'PATCH',
      path: `/integrations/${integration!.id}`,
      type: 'Integration',
      body: { intendedState: 'DISABLED' },
    },
    {
      method: 'PATCH',
      path: '/emails/settings',
      type: 'EmailSettings',
      body: { multipleRouteDestinationsOnInboundEmailEnabled: true },
    },
    {
      method: 'PATCH',
      path: '/routing/email/domains/contoso.example',
      type: 'InboundDomain',
      body: { graphApiSettings: { integration: { id: integration!.id } } },
    },
    {
      method: 'POST',
      path: '/audits/query/realtime',
      type: 'AuditLogMessage',
      items: 'entities',
      body: { interval: since(DAY_MS) },
    },
  ];
}

function sessionsOf(conversation: unknown): readonly unknown[] {
  const { participants } = conversation as { participants: readonly { sessions: readonly unknown[] }[] };
  return participants.flatMap(({ sessions }) => sessions);
}

describe.each(['healthy', ...GENESYS_SCENARIO_NAMES] as const)('the organisation of scenario %s', (name) => {
  it.each([1, 2, 3])('answers in the models of Genesys Cloud (seed %i)', async (seed) => {
    const opened = await open(name, seed);
    const problems: string[] = [];
    let seen = 0;
    for (const { method, path, type, body, items } of everything(opened)) {
      const answer = await opened.ask(method, path, body);
      expect([path, answer.status]).toEqual([path, 200]);
      const payloads = items === undefined ? [answer.body] : (answer.body[items] as readonly unknown[]);
      seen += payloads.length;
      problems.push(...payloads.flatMap((one) => genesysConformanceProblems(one, type, `${path}: ${type}`)));
      if (type === 'AnalyticsConversationWithoutAttributes') {
        problems.push(
          ...payloads
            .flatMap(sessionsOf)
            .flatMap((one) => genesysConformanceProblems(one, 'AnalyticsSession')),
        );
      }
    }
    expect(problems).toEqual([]);
    expect(seen).toBeGreaterThan(60);
  });

  it('refuses in the model of errors', async () => {
    const { ask } = await open(name, 1);
    const refusals = [
      await ask('GET', '/nothing'),
      await ask('PATCH', '/emails/settings', {}),
      await ask('GET', '/routing/email/domains/nothing.example'),
    ];
    for (const { status, body } of refusals) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(genesysConformanceProblems(body, 'ErrorBody')).toEqual([]);
    }
  });
});

describe('the checker of models', () => {
  const route = { pattern: 'help', fromName: 'Help', mailboxFolders: ['Inbox'], queue: { id: 'q' } };

  it('accepts what conforms', () => {
    expect(genesysConformanceProblems(route, 'InboundRoute')).toEqual([]);
  });

  it.each([
    ['a missing property', { ...route, fromName: undefined }],
    ['a property of another type', { ...route, pattern: 1 }],
    ['a null', { ...route, flow: null }],
    ['a property that the model does not have', { ...route, extra: true }],
    ['a list with something else in it', { ...route, mailboxFolders: [1] }],
  ])('refuses %s', (_, payload) => {
    expect(genesysConformanceProblems(payload, 'InboundRoute')).toHaveLength(1);
  });

  it('looks into maps and listings', () => {
    const listing = {
      entities: [{ intendedState: 'ENABLED', config: { current: { credentials: { a: { id: 1 } } } } }],
    };
    const problems = genesysConformanceProblems(listing, 'IntegrationEntityListing');
    expect(problems).toContain(
      'IntegrationEntityListing.entities[0].config.current.credentials.a.id: 1 is no string',
    );
  });
});
