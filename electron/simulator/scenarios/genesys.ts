import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/instant';
import { arrivingMessage } from '../customer-mail';
import { replaceSecret, restart, setIntendedState } from '../genesys/integration-state';
import type { SimAudit } from '../genesys/organisation';
import type { BuiltOrganisation } from '../genesys/organisation-builder';
import { internetMessageId } from '../mail-resource';
import { randomGuid } from '../random';
import type { Integration, Scenario } from './integration';

// Scenarios of the last link: Genesys Cloud. All is well on Microsoft's side, and at the moment still looks so: where
// nothing is pulled, that began a few minutes ago, before mail has waited long.

/** Hours since what has only just happened: six minutes. */
const JUST_NOW = 0.1;

/** Both ends of an integration. */
interface JoinedIntegration extends Integration {
  readonly farEnd: BuiltOrganisation;
}

/** Something that happened in the organisation some hours ago; `at` is when. */
function incident(
  hoursAgo: number,
  happen: (ends: JoinedIntegration, at: number) => void,
): Pick<Scenario, 'incident'> {
  return {
    incident: {
      hoursAgo,
      happen: (integration) => {
        const { farEnd, now } = integration;
        if (farEnd !== null) happen({ ...integration, farEnd }, now - hoursAgo * HOUR_MS);
      },
    },
  };
}

/** Writes what an administrator of the organisation did into its audit log. */
function noteByPerson(
  { farEnd, random }: JoinedIntegration,
  entry: Pick<SimAudit, 'at' | 'service' | 'entityType' | 'entityId' | 'entityName' | 'changes'>,
): void {
  farEnd.organisation.audits.push({ id: randomGuid(random), clientId: null, action: 'Update', ...entry });
}

/** Somebody passed on the id of the secret instead of its value, and activated the integration with it. */
export const integrationError = incident(JUST_NOW, (ends, at) => {
  const { organisation, integration } = ends.farEnd;
  replaceSecret(organisation, integration, ends.secret.keyId, at);
  restart(organisation, integration, at);
  noteByPerson(ends, {
    at,
    service: 'Integrations',
    entityType: 'Integration',
    entityId: integration.id,
    entityName: integration.name,
    changes: [{ property: 'credentials', before: '', after: '' }],
  });
});

/** Somebody has disabled the integration. */
export const integrationInactive = incident(JUST_NOW, (ends, at) => {
  const { organisation, integration } = ends.farEnd;
  setIntendedState(organisation, integration, 'DISABLED', at);
  noteByPerson(ends, {
    at,
    service: 'Integrations',
    entityType: 'Integration',
    entityId: integration.id,
    entityName: integration.name,
    changes: [{ property: 'intendedState', before: 'ENABLED', after: 'DISABLED' }],
  });
});

/** The domain has become a plain one: its link to the integration is gone, as after a deployment that left it out. */
export const linkLost = incident(JUST_NOW, (ends, at) => {
  const { organisation, integration } = ends.farEnd;
  for (const domain of organisation.emailDomains) {
    if (domain.graphIntegrationId !== integration.id) continue;
    domain.graphIntegrationId = null;
    noteByPerson(ends, {
      at,
      service: 'Routing',
      entityType: 'EmailDomain',
      entityId: domain.id,
      entityName: domain.id,
      changes: [{ property: 'graphApiSettings.integration.id', before: integration.id, after: '' }],
    });
  }
});

/** The first mailbox's route has neither a flow nor a queue any more: its mail is read, and nothing comes of it. */
export const routeWithoutFlow = incident(3, ({ farEnd }) => {
  const route = farEnd.organisation.emailDomains.flatMap(({ routes }) => routes)[0];
  if (route !== undefined) route.flowId = null;
});

/** The flow of most routes is not published any more. */
export const flowUnpublished = incident(3, ({ farEnd }) => {
  const flow = inboundFlow(farEnd);
  if (flow !== undefined) flow.publishedVersion = null;
});

/** The flow is published and fails when it runs: mail is read and never becomes a conversation. */
export const readButMissing = incident(3, ({ farEnd }) => {
  const flow = inboundFlow(farEnd);
  if (flow !== undefined) flow.failsAtRun = true;
});

/** Everybody has left the queue that the flow hands mail to. */
export const noAgents = incident(2, ({ farEnd }) => {
  const queueId = inboundFlow(farEnd)?.queueId;
  const members = farEnd.organisation.queues.find(({ id }) => id === queueId)?.members ?? [];
  for (const member of members) member.routingStatus = 'OFF_QUEUE';
});

/** A mail to several mailboxes reaches one route only, and such mail has come. */
export const multipleDestinationsOff: Scenario = {
  prepare: ({ farEnd }) => {
    if (farEnd !== null) farEnd.organisation.multipleDestinations = false;
  },
  ...incident(2, ({ mailboxes }, at) => {
    const addressed = mailboxes.slice(0, 2);
    const [first] = addressed;
    if (first === undefined) return;
    const mail = arrivingMessage(first, at + MINUTE_MS);
    const shared = {
      recipients: addressed.map(({ userPrincipalName }) => userPrincipalName),
      internetMessageId: internetMessageId(mail),
    };
    for (const user of addressed) {
      const { id } = arrivingMessage(user, at + MINUTE_MS);
      user.mailbox?.messages.push({ ...mail, ...shared, id });
    }
  }),
};

/** The organisation's "Allowed IP addresses" do not include where Graphkeeper calls from. */
export const ipNotAllowed: Scenario = {
  finish: ({ farEnd }) => {
    if (farEnd !== null) farEnd.client.isAddressRefused = true;
  },
};

/**
 * A domain for campaigns has the name of an inbound domain that is not linked to Microsoft Graph, which Genesys Cloud
 * does not support. No watched mailbox is on it.
 */
export const domainReused: Scenario = {
  prepare: ({ farEnd, connection }) => {
    const reused = farEnd?.organisation.outboundDomains[0]?.id;
    if (farEnd === null || reused === undefined || connection.genesys === undefined) return;
    const watched = farEnd.organisation.emailDomains.filter(
      ({ graphIntegrationId }) => graphIntegrationId !== null,
    );
    farEnd.organisation.emailDomains.push({
      id: reused,
      isSubDomain: false,
      graphIntegrationId: null,
      routes: [],
    });
    connection.genesys.domains = [...watched.map(({ id }) => id), reused];
  },
};

function inboundFlow({ organisation }: BuiltOrganisation) {
  const id = organisation.emailDomains.flatMap(({ routes }) => routes)[0]?.flowId;
  return organisation.flows.find((flow) => flow.id === id);
}
