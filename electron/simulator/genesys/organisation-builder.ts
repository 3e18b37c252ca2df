import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/domain/instant';
import { type Random, randomGuid, randomText } from '../random';
import { type Catalogue, drawCatalogue } from './catalogue';
import type {
  SimCredential,
  SimFlow,
  SimGraphSettings,
  SimIntegration,
  SimIpRange,
  SimOAuthClient,
  SimOrganisation,
  SimQueue,
  SimRoute,
} from './organisation';

/** Permissions of a client that only looks (facts of the Platform API: what each of Graphkeeper's requests needs). */
const MONITOR_PERMISSIONS: readonly string[] = [
  'integrations:integration:view',
  'routing:email:view',
  'conversation:settings:view',
  'architect:flow:view',
  'routing:queue:view',
  'analytics:queueObservation:view',
  'analytics:conversationDetail:view',
  'audits:audit:view',
];

/** Those of one that also mends. */
const MENDING_PERMISSIONS: readonly string[] = [
  'integrations:integration:edit',
  'routing:email:manage',
  'conversation:settings:edit',
];

const SECRET_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Ranges from the blocks for documentation (RFC 5737). */
const IP_RANGES: readonly SimIpRange[] = [
  { cidr: '203.0.113.0/28', service: 'graphapi', region: 'eu-central-1', direction: 'outbound' },
  { cidr: '203.0.113.16/28', service: 'smtp', region: 'eu-central-1', direction: 'outbound' },
  { cidr: '203.0.113.32/28', service: 'data-actions', region: 'eu-central-1', direction: 'outbound' },
  { cidr: '198.51.100.0/26', service: 'api', region: 'eu-central-1', direction: 'inbound' },
  { cidr: '198.51.100.64/28', service: 'audiohook', region: 'eu-central-1', direction: 'both' },
];

/** What an organisation is built for. */
export interface OrganisationOptions {
  readonly name: string;
  /** The domain that is linked to Microsoft Graph. */
  readonly domain: string;
  /** Addresses that have a route. */
  readonly mailboxes: readonly string[];
  /** What its Graph integration signs in with. */
  readonly settings: SimGraphSettings;
  /** When that was put in; the integration has been active ever since. */
  readonly configuredAt: EpochMs;
  readonly random: Random;
}

/** An organisation, with the parts of it that a scenario changes. */
export interface BuiltOrganisation {
  readonly organisation: SimOrganisation;
  readonly integration: SimIntegration;
  /** Graphkeeper's client. */
  readonly client: SimOAuthClient;
}

/**
 * A healthy organisation: a Graph integration that is active, a domain linked to it, a route for each mailbox (to a
 * flow; the last of several straight to a queue), agents on their queues, mail routed to multiple destinations. Not
 * the only integration, domain and client, as in real ones.
 */
export function buildOrganisation(options: OrganisationOptions): BuiltOrganisation {
  const { name, domain, configuredAt, random } = options;
  const catalogue = drawCatalogue(random);
  const queues = ['Mail', 'Back office'].map((queue) => newQueue(queue, random));
  const flow = newFlow('Inbound mail', queues[0]?.id ?? null, configuredAt, random);
  const credential = graphCredential(catalogue, options);
  const integration = graphIntegration(catalogue, credential, options);
  const dynamics = otherIntegration(catalogue, options);
  const client = newClient('Graphkeeper', [...MONITOR_PERMISSIONS, ...MENDING_PERMISSIONS], random);
  const organisation: SimOrganisation = {
    id: randomGuid(random),
    name,
    region: 'mypurecloud.de',
    oauthClients: [newClient('Workforce reports', ['analytics:conversationDetail:view'], random), client],
    tokenSeconds: 86_400,
    activatingSeconds: 20,
    deactivatingSeconds: 10,
    integrationTypes: catalogue.integrationTypes,
    credentialTypes: catalogue.credentialTypes,
    integrations: [dynamics.integration, integration],
    credentials: [dynamics.credential, credential],
    emailDomains: [
      {
        id: `${name.toLowerCase()}.mypurecloud.example`,
        isSubDomain: true,
        graphIntegrationId: null,
        routes: [],
      },
      {
        id: domain,
        isSubDomain: false,
        graphIntegrationId: integration.id,
        routes: routesOf(options, flow, queues),
      },
    ],
    outboundDomains: [{ id: `news.${domain}`, senderType: 'EmailDomain' }],
    flows: [flow, newFlow('Out of hours', null, configuredAt, random)],
    queues,
    multipleDestinations: true,
    ipRanges: [...IP_RANGES],
    conversations: [],
    audits: [],
    faults: [],
  };
  return { organisation, integration, client };
}

function newClient(name: string, permissions: readonly string[], random: Random): SimOAuthClient {
  return {
    id: randomGuid(random),
    name,
    secretText: randomText(random, 43, SECRET_CHARACTERS),
    permissions: [...permissions],
    isAddressRefused: false,
    otherRequestsPerMinute: 0,
  };
}

function newQueue(name: string, random: Random): SimQueue {
  const statuses = ['IDLE', 'INTERACTING', 'OFF_QUEUE'] as const;
  return {
    id: randomGuid(random),
    name,
    members: statuses.map((routingStatus, index) => ({
      id: randomGuid(random),
      name: `${name} agent ${String(index + 1)}`,
      joined: true,
      routingStatus,
    })),
    emailScript: 'Default email script',
  };
}

function newFlow(name: string, queueId: string | null, at: EpochMs, random: Random): SimFlow {
  return {
    id: randomGuid(random),
    name,
    type: 'INBOUNDEMAIL',
    isDeleted: false,
    publishedVersion: 4,
    publishedAt: at,
    queueId,
    failsAtRun: false,
  };
}

function routesOf(
  { name, mailboxes, random }: OrganisationOptions,
  flow: SimFlow,
  queues: readonly SimQueue[],
): SimRoute[] {
  return mailboxes.map((address, index) => {
    const pattern = address.split('@')[0] ?? address;
    const isLast = mailboxes.length > 1 && index === mailboxes.length - 1;
    return {
      id: randomGuid(random),
      pattern,
      fromName: `${name} ${pattern}`,
      flowId: isLast ? null : flow.id,
      queueId: isLast ? (queues[1]?.id ?? null) : null,
    };
  });
}

function graphCredential(catalogue: Catalogue, options: OrganisationOptions): SimCredential {
  const { settings, configuredAt, random } = options;
  const { clientId, secret, tokenEndpoint } = catalogue.graph.graph;
  const id = randomGuid(random);
  return {
    id,
    name: `Integration-${id}`,
    type: catalogue.graphCredential.name,
    fields: {
      [clientId]: settings.clientId,
      [secret]: settings.secret,
      ...(tokenEndpoint.in === 'credential' ? { [tokenEndpoint.name]: settings.tokenEndpoint } : {}),
    },
    createdAt: configuredAt - 200 * DAY_MS,
    modifiedAt: configuredAt,
  };
}

function graphIntegration(
  { graph }: Catalogue,
  credential: SimCredential,
  { name, settings, configuredAt, random }: OrganisationOptions,
): SimIntegration {
  const { credential: key, tokenEndpoint } = graph.graph;
  return {
    id: randomGuid(random),
    name: `${name} Graph mail`,
    notes: '',
    typeId: graph.id,
    intendedState: 'ENABLED',
    changedAt: configuredAt + MINUTE_MS,
    configVersion: 3,
    properties: tokenEndpoint.in === 'properties' ? { [tokenEndpoint.name]: settings.tokenEndpoint } : {},
    credentials: { [key]: credential.id },
    session: { settings, hasSubscribed: true },
    failure: null,
    pulls: { succeeded: 0, failed: 0 },
  };
}

function otherIntegration(
  catalogue: Catalogue,
  { configuredAt, random }: OrganisationOptions,
): { readonly integration: SimIntegration; readonly credential: SimCredential } {
  const credential: SimCredential = {
    id: randomGuid(random),
    name: 'Dynamics account',
    type: 'basicAuth',
    fields: { userName: 'dynamics@customer.example', password: randomText(random, 24, SECRET_CHARACTERS) },
    createdAt: configuredAt - 90 * DAY_MS,
    modifiedAt: configuredAt - 90 * DAY_MS,
  };
  return {
    credential,
    integration: {
      id: randomGuid(random),
      name: 'Dynamics',
      notes: '',
      typeId: catalogue.other.id,
      intendedState: 'ENABLED',
      changedAt: configuredAt - 90 * DAY_MS,
      configVersion: 1,
      properties: {},
      credentials: { basicAuth: credential.id },
      session: null,
      failure: null,
      pulls: { succeeded: 0, failed: 0 },
    },
  };
}
