import { describe, expect, it } from 'vitest';

import {
  buildScenario,
  GENESYS_SCENARIO_NAMES,
  type GenesysScenarioName,
  type ScenarioName,
} from '../../../../../electron/simulator/scenarios';
import { createSimulator } from '../../../../../electron/simulator/simulator';
import { HOUR_MS } from '../../../../../shared/domain/instant';
import type { JsonObject, JsonValue } from '../../../../../shared/domain/json';
import { createFakeClock } from '../../../../support/fake-clock';
import { objectIn, requestApi, requestApiToken, textIn } from '../../../../support/simulated-organisation';

/** What the far end shows of itself. */
interface Sight {
  /** The HTTP status of the first read; all else is null unless it is 200. */
  readonly status: number;
  readonly integration: string | null;
  readonly link: string | null;
  /** Where each mailbox's route leads: to a flow (published or not), a queue, or nowhere. */
  readonly routes: readonly string[] | null;
  readonly onQueue: number | null;
  readonly waiting: number | null;
  /** Conversations of the last hour and a half by mailbox. */
  readonly conversations: readonly number[] | null;
  readonly multipleDestinations: boolean | null;
  /** Domains that are both inbound and outbound. */
  readonly reused: readonly string[] | null;
}

const MAILBOXES = ['help', 'billing', 'returns'];

async function look(name: ScenarioName | GenesysScenarioName): Promise<Sight> {
  const clock = createFakeClock();
  const now = clock.now();
  const { world, configuration, env } = buildScenario(name, { now, organisation: true });
  const simulator = createSimulator({ world, clock });
  const { clientId, domains = ['contoso.example'] } = configuration.connections[0]!.genesys!;
  const reply = await requestApiToken(simulator, {
    id: clientId,
    secretText: env['CONTOSO_GENESYS_SECRET']!,
  });
  const { access_token: token } = (await reply.json()) as { access_token: string };
  const call = (method: string, path: string, body?: JsonValue) =>
    requestApi(simulator, token, { method, path: `/api/v2${path}`, body });
  const domain = await call('GET', `/routing/email/domains/${domains[0]!}`);
  const unread = { integration: null, link: null, routes: null, onQueue: null, waiting: null };
  if (domain.status !== 200) {
    return {
      status: domain.status,
      ...unread,
      conversations: null,
      multipleDestinations: null,
      reused: null,
    };
  }
  const { organisations } = world;
  const [{ integrations, queues }] = organisations as [(typeof organisations)[number]];
  const integration = await call('GET', `/integrations/${integrations[1]!.id}`);
  const list = await call('GET', `/routing/email/domains/${domains[0]!}/routes`);
  const routes = await Promise.all(
    (list.body['entities'] as readonly JsonObject[]).map(async (route) => {
      if (!('flow' in route)) return 'queue' in route ? 'queue' : 'nowhere';
      const flow = await call('GET', `/flows/${textIn(route, 'flow', 'id')}`);
      return 'publishedVersion' in flow.body ? 'published' : 'unpublished';
    }),
  );
  const observed = await call('POST', '/analytics/queues/observations/query', {
    filter: { type: 'and', predicates: [{ dimension: 'queueId', value: queues[0]!.id }] },
    metrics: ['oOnQueueUsers', 'oWaiting'],
  });
  const count = (metric: string): number =>
    (observed.body['results'] as readonly { data: readonly { metric: string; stats: { count: number } }[] }[])
      .flatMap(({ data }) => data)
      .filter((one) => one.metric === metric)
      .reduce((sum, { stats }) => sum + stats.count, 0);
  const conversations = await Promise.all(
    MAILBOXES.map(async (local) => {
      const { body } = await call('POST', '/analytics/conversations/details/query', {
        interval: `${new Date(now - 1.5 * HOUR_MS).toISOString()}/${new Date(now).toISOString()}`,
        segmentFilters: [
          { type: 'and', predicates: [{ dimension: 'addressTo', value: `${local}@contoso.example` }] },
        ],
      });
      return body['totalHits'] as number;
    }),
  );
  const settings = await call('GET', '/emails/settings');
  const outbound = await call('GET', '/routing/email/outbound/domains');
  const both = (outbound.body['entities'] as readonly { id: string }[]).filter(({ id }) =>
    domains.includes(id),
  );
  return {
    status: 200,
    integration: objectIn(integration.body, 'reportedState')['code'] as string,
    link:
      'graphApiSettings' in domain.body
        ? (objectIn(domain.body, 'graphApiSettings')['status'] as string)
        : null,
    routes,
    onQueue: count('oOnQueueUsers'),
    waiting: count('oWaiting'),
    conversations,
    multipleDestinations: settings.body['multipleRouteDestinationsOnInboundEmailEnabled'] as boolean,
    reused: both.map(({ id }) => id),
  };
}

const SOME = expect.toSatisfy((count: number) => count >= 4 && count <= 6) as number;
const FEW = expect.toSatisfy((count: number) => count <= 1) as number;

const WELL: Sight = {
  status: 200,
  integration: 'ACTIVE',
  link: 'Active',
  routes: ['published', 'published', 'queue'],
  onQueue: 2,
  waiting: FEW,
  conversations: [SOME, SOME, SOME],
  multipleDestinations: true,
  reused: [],
};

const SIGHTS: Readonly<Record<GenesysScenarioName | 'healthy', Sight>> = {
  healthy: WELL,
  'genesys-integration-error': { ...WELL, integration: 'ERROR', link: 'Error' },
  'genesys-inactive': { ...WELL, integration: 'INACTIVE', link: 'Inactive' },
  'genesys-link-lost': { ...WELL, link: null },
  'route-without-flow': {
    ...WELL,
    routes: ['nowhere', 'published', 'queue'],
    conversations: [0, SOME, SOME],
  },
  'flow-unpublished': {
    ...WELL,
    routes: ['unpublished', 'unpublished', 'queue'],
    conversations: [0, 0, SOME],
  },
  'no-agents': {
    ...WELL,
    onQueue: 0,
    waiting: expect.toSatisfy((count: number) => count >= 11 && count <= 13) as number,
  },
  'read-but-missing': { ...WELL, conversations: [0, 0, SOME] },
  'multiple-destinations-off': { ...WELL, multipleDestinations: false },
  'ip-not-allowed': {
    status: 403,
    integration: null,
    link: null,
    routes: null,
    onQueue: null,
    waiting: null,
    conversations: null,
    multipleDestinations: null,
    reused: null,
  },
  'domain-reused': { ...WELL, reused: ['news.contoso.example'] },
};

describe('each scenario of both ends', () => {
  it.each(['healthy', ...GENESYS_SCENARIO_NAMES] as const)(
    '%s looks as it should from Genesys Cloud’s side',
    async (name) => {
      expect(await look(name)).toEqual(SIGHTS[name]);
    },
  );

  it.each([
    'secret-expired',
    'consent-missing',
    'app-disabled',
    'token-endpoint-v1',
    'secret-wrong',
  ] as const)('%s stops the integration, too', async (name) => {
    expect(await look(name)).toMatchObject({ integration: 'ERROR', link: 'Error' });
  });
});
