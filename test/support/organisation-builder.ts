import type { Connection } from '../../shared/domain/connection';
import type {
  GenesysConfigurationFacts,
  GenesysConversationFacts,
  GenesysConversations,
  GenesysCredentialFacts,
  GenesysDomainFacts,
  GenesysDomainObservations,
  GenesysFlowFacts,
  GenesysGraphLink,
  GenesysIntegrationFacts,
  GenesysIntegrationObservations,
  GenesysObservations,
  GenesysQueueActivity,
  GenesysQueueFacts,
  GenesysRouteFacts,
} from '../../shared/domain/genesys';
import { instantOf } from '../../shared/domain/instant';
import { type Observation } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import {
  CONNECTION,
  daysFromNow,
  known,
  mailbox,
  minutesAgo,
  NOW,
  snapshot,
  subscription,
} from './snapshot-builder';

/** A healthy Genesys Cloud organisation as facts, to be made unwell member by member. */

export const DOMAIN = 'contoso.example';
export const INTEGRATION_ID = '6572c166-70dc-4ea7-b410-cabe2ee3e4c6';
export const FLOW_ID = 'f1000000-0000-4000-8000-000000000001';
export const QUEUE_ID = 'a1000000-0000-4000-8000-000000000001';

/** A second watched mailbox of the same domain. */
export const BILLING = 'billing@contoso.example';

/** A fact, as the OAuth client read it. */
export function seen<T>(value: T): Observation<T> {
  return known(value, 'genesysClient');
}

export function graphLink(changes: Partial<GenesysGraphLink> = {}): GenesysGraphLink {
  return {
    integration: { id: INTEGRATION_ID, name: 'Contoso Graph mail' },
    status: 'Active',
    error: null,
    ...changes,
  };
}

export function route(changes: Partial<GenesysRouteFacts> = {}): GenesysRouteFacts {
  return {
    id: 'route-help',
    pattern: 'help',
    flow: { id: FLOW_ID, name: 'Inbound mail' },
    queue: null,
    status: 'Active',
    ...changes,
  };
}

/** The domain with this link and these routes. */
export function emailDomain(
  changes: Partial<GenesysDomainObservations> & {
    readonly graph?: GenesysDomainFacts['graph'];
    readonly with?: readonly GenesysRouteFacts[];
  } = {},
): GenesysDomainObservations {
  const { graph = graphLink(), with: routes = [route()], ...others } = changes;
  return { name: DOMAIN, domain: seen({ id: DOMAIN, graph }), routes: seen(routes), ...others };
}

function integrationFacts(changes: Partial<GenesysIntegrationFacts> = {}): GenesysIntegrationFacts {
  return {
    id: INTEGRATION_ID,
    name: 'Contoso Graph mail',
    typeId: 'some-type',
    intendedState: 'ENABLED',
    reportedState: 'ACTIVE',
    problem: null,
    reportedAt: daysFromNow(-30),
    ...changes,
  };
}

export function credentialFacts(changes: Partial<GenesysCredentialFacts> = {}): GenesysCredentialFacts {
  return {
    id: 'credential-1',
    name: 'Integration-6572c166',
    typeName: 'some-credential',
    createdAt: daysFromNow(-150),
    modifiedAt: daysFromNow(-150),
    ...changes,
  };
}

function configurationFacts(): GenesysConfigurationFacts {
  return {
    version: 3,
    tokenEndpoints: [CONNECTION.tokenEndpoint ?? ''],
    credentials: [{ id: 'credential-1', name: 'Integration-6572c166' }],
  };
}

/** The integration with these facts. */
export function graphIntegration(
  facts: Partial<GenesysIntegrationFacts> | null = {},
  changes: Partial<GenesysIntegrationObservations> = {},
): GenesysIntegrationObservations {
  return {
    id: INTEGRATION_ID,
    integration: seen(facts === null ? null : integrationFacts(facts)),
    configuration: seen(configurationFacts()),
    credentials: seen([credentialFacts()]),
    ...changes,
  };
}

export function flow(changes: Partial<GenesysFlowFacts> = {}): GenesysFlowFacts {
  return {
    id: FLOW_ID,
    name: 'Inbound mail',
    type: 'INBOUNDEMAIL',
    isPublished: true,
    isDeleted: false,
    publishedAt: daysFromNow(-90),
    ...changes,
  };
}

export function queue(changes: Partial<GenesysQueueFacts> = {}): GenesysQueueFacts {
  return {
    id: QUEUE_ID,
    name: 'Support',
    memberCount: 4,
    joinedMemberCount: 3,
    hasEmailScript: true,
    ...changes,
  };
}

export function activity(changes: Partial<GenesysQueueActivity> = {}): GenesysQueueActivity {
  return { queueId: QUEUE_ID, onQueueAgents: 2, waiting: 0, interacting: 1, ...changes };
}

export function conversation(changes: Partial<GenesysConversationFacts> = {}): GenesysConversationFacts {
  return {
    id: 'conversation-1',
    startedAt: minutesAgo(39),
    endedAt: minutesAgo(30),
    to: 'help@contoso.example',
    flowId: FLOW_ID,
    queueId: QUEUE_ID,
    hasAgent: true,
    disconnectType: null,
    ...changes,
  };
}

/** Conversations of the last day. */
export function conversations(
  list: readonly GenesysConversationFacts[],
  changes: Partial<GenesysConversations> = {},
): Observation<GenesysConversations> {
  return seen({
    from: daysFromNow(-1),
    until: instantOf(NOW),
    isCut: false,
    conversations: list,
    ...changes,
  });
}

/** An organisation in which all is well, but for what is given. */
function organisation(changes: Partial<GenesysObservations> = {}): GenesysObservations {
  return {
    token: seen({ expiresAt: daysFromNow(1) }),
    rate: { count: 8, allowed: 300, resetSeconds: 30 },
    domains: [emailDomain()],
    integrations: [graphIntegration()],
    flows: [{ id: FLOW_ID, flow: seen(flow()) }],
    queues: [{ id: QUEUE_ID, queue: seen(queue()) }],
    queueActivity: seen([activity()]),
    conversations: conversations([conversation()]),
    emailSettings: seen({ multipleRouteDestinations: true }),
    outboundDomains: seen([{ id: 'campaigns.contoso.example', senderType: 'EmailDomain' }]),
    ipRanges: seen([
      { cidr: '203.0.113.0/28', service: 'graphapi', region: 'eu-central-1', direction: 'outbound' },
      { cidr: '203.0.113.64/30', service: 'smtp', region: 'eu-central-1', direction: 'both' },
      { cidr: '198.51.100.0/24', service: 'data-actions', region: 'eu-central-1', direction: 'outbound' },
    ]),
    ...changes,
  };
}

/** The healthy connection with its organisation. */
const ORGANISED: Connection = {
  ...CONNECTION,
  genesys: {
    region: 'mypurecloud.de',
    clientId: '55555555-5555-4555-8555-555555555555',
    secret: { env: 'CONTOSO_GENESYS_SECRET' },
    domains: [],
  },
};

/** A snapshot with an organisation, in which all is well but for what is given. */
export function organised(
  genesys: Partial<GenesysObservations> = {},
  changes: Partial<Snapshot> = {},
): Snapshot {
  return snapshot({ connection: ORGANISED, genesys: organisation(genesys), ...changes });
}

/** Two mailboxes, each with a route and a subscription. */
export const TWO_MAILBOXES: Partial<Snapshot> = {
  mailboxes: [mailbox(), mailbox(BILLING)],
  subscriptions: known([subscription(), subscription(BILLING)], 'integrationCredential'),
};
