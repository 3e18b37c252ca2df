import type { Instant } from './instant';
import type { Observation } from './observation';

/**
 * What is observed of the Genesys Cloud organisation at the far end. Names are those of Genesys Cloud's Platform API
 * (SDK 262); a value that this version of Graphkeeper does not know is `other`, which is never taken for health.
 */

/** A token of the OAuth client was issued. A refusal is a failure: nothing can be read then. */
export interface GenesysTokenFacts {
  readonly expiresAt: Instant;
}

/** How much of the client's allowance of requests (300 a minute by default) the last answer said is used. */
export interface GenesysRate {
  readonly count: number;
  readonly allowed: number;
  readonly resetSeconds: number | null;
}

/** What Genesys Cloud refers to by id, with the name it gives beside. */
export interface GenesysReference {
  readonly id: string;
  readonly name: string | null;
}

export const GRAPH_LINK_STATUSES = ['Active', 'Error', 'Inactive', 'IntegrationDeleted', 'Unknown'] as const;

/** How a domain is joined to Microsoft Graph (`graphApiSettings`). */
export interface GenesysGraphLink {
  /** Null: it names none. */
  readonly integration: GenesysReference | null;
  readonly status: (typeof GRAPH_LINK_STATUSES)[number] | 'other';
  /** The service's own words, as evidence; null when there are none. */
  readonly error: { readonly code: string | null; readonly message: string | null } | null;
}

/** A domain for inbound mail (`InboundDomain`). */
export interface GenesysDomainFacts {
  readonly id: string;
  /** Null: mail of this domain does not come by Microsoft Graph. */
  readonly graph: GenesysGraphLink | null;
}

/** The route of one address of a domain (`InboundRoute`). It has a flow or a queue, if anything. */
export interface GenesysRouteFacts {
  readonly id: string;
  /** Local part of the address. */
  readonly pattern: string;
  readonly flow: GenesysReference | null;
  readonly queue: GenesysReference | null;
  readonly status: 'Pending' | 'Active' | 'Removing' | 'Error' | 'other';
}

/** One domain of the connection, and its routes. */
export interface GenesysDomainObservations {
  readonly name: string;
  /** Null: there is no such domain in the organisation. */
  readonly domain: Observation<GenesysDomainFacts | null>;
  readonly routes: Observation<readonly GenesysRouteFacts[]>;
}

export const INTENDED_STATES = ['ENABLED', 'DISABLED', 'DELETED', 'RESTORED'] as const;
export const REPORTED_STATES = ['ACTIVE', 'ACTIVATING', 'INACTIVE', 'DEACTIVATING', 'ERROR'] as const;

/** The Microsoft Graph integration. */
export interface GenesysIntegrationFacts {
  readonly id: string;
  readonly name: string | null;
  /** The integration type's id, as this organisation names it; read, never assumed. */
  readonly typeId: string | null;
  readonly intendedState: (typeof INTENDED_STATES)[number] | 'other';
  readonly reportedState: (typeof REPORTED_STATES)[number] | 'other';
  /** The service's own words on the reported state, as evidence. */
  readonly problem: string | null;
  readonly reportedAt: Instant | null;
}

/** Its current configuration; no secret is part of it. */
export interface GenesysConfigurationFacts {
  readonly version: number;
  /** Its properties, and shown fields of its credentials, that are token endpoints of Microsoft: by what they are. */
  readonly tokenEndpoints: readonly string[];
  readonly credentials: readonly GenesysReference[];
}

/** A credential of the integration. Its secret fields are redacted by the service, and not kept either. */
export interface GenesysCredentialFacts {
  readonly id: string;
  readonly name: string | null;
  readonly typeName: string | null;
  readonly createdAt: Instant | null;
  /** When its fields were last written: before a secret existed, it cannot hold it. */
  readonly modifiedAt: Instant | null;
}

/** One integration that a domain is joined by. */
export interface GenesysIntegrationObservations {
  readonly id: string;
  /** Null: deleted. */
  readonly integration: Observation<GenesysIntegrationFacts | null>;
  readonly configuration: Observation<GenesysConfigurationFacts | null>;
  readonly credentials: Observation<readonly GenesysCredentialFacts[]>;
}

/** An Architect flow. */
export interface GenesysFlowFacts {
  readonly id: string;
  readonly name: string | null;
  /** For example `INBOUNDEMAIL`. */
  readonly type: string | null;
  readonly isPublished: boolean;
  readonly isDeleted: boolean;
  readonly publishedAt: Instant | null;
}

/** A queue. */
export interface GenesysQueueFacts {
  readonly id: string;
  readonly name: string | null;
  readonly memberCount: number | null;
  /** Members who joined it. */
  readonly joinedMemberCount: number | null;
  /** Whether it has a default script for e-mail, which mail to several destinations needs; null: not shown. */
  readonly hasEmailScript: boolean | null;
}

/** What happens in a queue now (queue observations). */
export interface GenesysQueueActivity {
  readonly queueId: string;
  /** Agents on queue, of all routing statuses together. */
  readonly onQueueAgents: number;
  readonly waiting: number;
  readonly interacting: number;
}

/** One inbound e-mail conversation (conversation details). Neither sender nor subject is read. */
export interface GenesysConversationFacts {
  readonly id: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** The watched address that it came for. */
  readonly to: string;
  readonly flowId: string | null;
  readonly queueId: string | null;
  /** An agent took part. */
  readonly hasAgent: boolean;
  /** How it ended, where it did not reach a queue; null: it did, or it has not ended. */
  readonly disconnectType: string | null;
}

/** The inbound e-mail conversations of a span of time, newest first. */
export interface GenesysConversations {
  readonly from: Instant;
  readonly until: Instant;
  /** There were more than were read: the oldest are missing. */
  readonly isCut: boolean;
  readonly conversations: readonly GenesysConversationFacts[];
}

/** A domain for outbound mail, campaigns and agentless mail included. */
export interface GenesysOutboundDomainFacts {
  readonly id: string;
  readonly senderType: string | null;
}

/** A range of Genesys Cloud's own addresses. */
export interface GenesysIpRange {
  readonly cidr: string;
  /** For example `graphapi` or `smtp`. */
  readonly service: string | null;
  readonly region: string | null;
  /** From Genesys Cloud's point of view. */
  readonly direction: 'inbound' | 'outbound' | 'both' | 'other';
}

/** All that is observed of the organisation at one time. */
export interface GenesysObservations {
  readonly token: Observation<GenesysTokenFacts>;
  readonly rate: GenesysRate | null;
  /** In the order of the settings, or of the mailboxes. */
  readonly domains: readonly GenesysDomainObservations[];
  readonly integrations: readonly GenesysIntegrationObservations[];
  /** Of the watched mailboxes' routes. Null: there is no such flow. */
  readonly flows: readonly { readonly id: string; readonly flow: Observation<GenesysFlowFacts | null> }[];
  /** Queues that routes lead to, or that conversations reached through a flow. Null: there is no such queue. */
  readonly queues: readonly { readonly id: string; readonly queue: Observation<GenesysQueueFacts | null> }[];
  readonly queueActivity: Observation<readonly GenesysQueueActivity[]>;
  readonly conversations: Observation<GenesysConversations>;
  readonly emailSettings: Observation<{ readonly multipleRouteDestinations: boolean }>;
  readonly outboundDomains: Observation<readonly GenesysOutboundDomainFacts[]>;
  readonly ipRanges: Observation<readonly GenesysIpRange[]>;
}
