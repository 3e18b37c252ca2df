import type { EpochMs } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { integrationStatus } from '../integration-state';
import type { SimEmailDomain, SimOrganisation, SimOutboundDomain, SimRoute } from '../organisation';
import { genesysTime } from './genesys-time';

/** An inbound domain as `InboundDomain`. */
export function inboundDomainResource(
  organisation: SimOrganisation,
  domain: SimEmailDomain,
  now: EpochMs,
): JsonObject {
  const settings = graphApiSettings(organisation, domain, now);
  return {
    id: domain.id,
    name: domain.id,
    mxRecordStatus: 'NOT_AVAILABLE',
    subDomain: domain.isSubDomain,
    ...(settings === null ? {} : { graphApiSettings: settings }),
    dmarcVerificationResult: {
      status: 'Valid',
      detectedPolicy: 'none',
      dateChecked: genesysTime(now),
      records: [],
    },
    selfUri: `/api/v2/routing/email/domains/${domain.id}`,
  };
}

/** `GraphApiSettings`: which integration serves the domain, and how it is; null: none does. */
function graphApiSettings(
  organisation: SimOrganisation,
  { graphIntegrationId: id }: SimEmailDomain,
  now: EpochMs,
): JsonObject | null {
  if (id === null) return null;
  const integration = organisation.integrations.find((one) => one.id === id);
  const selfUri = `/api/v2/integrations/${id}`;
  if (integration === undefined) return { integration: { id, selfUri }, status: 'IntegrationDeleted' };
  const ref = { id, name: integration.name, selfUri };
  const { code, failure } = integrationStatus(organisation, integration, now);
  if (failure !== null) {
    const errorInfo = { code: failure.code, message: failure.message };
    return { integration: ref, status: 'Error', errorInfo };
  }
  return { integration: ref, status: code === 'ACTIVE' ? 'Active' : 'Inactive' };
}

/** A route as `InboundRoute`. */
export function inboundRouteResource(
  organisation: SimOrganisation,
  domain: SimEmailDomain,
  route: SimRoute,
): JsonObject {
  const address = `${route.pattern}@${domain.id}`;
  const ref = (kind: string, id: string, name: string | undefined): JsonObject => ({
    id,
    ...(name === undefined ? {} : { name }),
    selfUri: `/api/v2/${kind}/${id}`,
  });
  const { flowId, queueId } = route;
  return {
    id: route.id,
    name: address,
    pattern: route.pattern,
    ...(queueId === null
      ? {}
      : {
          queue: ref('routing/queues', queueId, organisation.queues.find(({ id }) => id === queueId)?.name),
        }),
    priority: 0,
    skills: [],
    fromName: route.fromName,
    fromEmail: address,
    ...(flowId === null
      ? {}
      : { flow: ref('flows', flowId, organisation.flows.find(({ id }) => id === flowId)?.name) }),
    historyInclusion: 'Optional',
    allowMultipleActions: false,
    mailboxFolders: ['Inbox'],
    status: 'Active',
    selfUri: `/api/v2/routing/email/domains/${domain.id}/routes/${route.id}`,
  };
}

/** A domain that campaigns send from, as `OutboundDomain`. */
export function outboundDomainResource({ id, senderType }: SimOutboundDomain): JsonObject {
  return {
    id,
    name: id,
    cnameVerificationResult: { status: 'VERIFIED', records: [] },
    dkimVerificationResult: { status: 'VERIFIED', records: [] },
    senderType,
    selfUri: `/api/v2/routing/email/outbound/domains/${id}`,
  };
}
