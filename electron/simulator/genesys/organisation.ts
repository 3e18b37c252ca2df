import type { GENESYS_REGIONS } from '../../../shared/domain/genesys-region';
import type { EpochMs } from '../../../shared/domain/instant';
import type { FaultSpec } from '../faults';

/**
 * A simulated Genesys Cloud organisation. Mutable like the rest of the world: requests change it, and the mail of
 * the tenants whose vendor belongs to it becomes its conversations.
 */
export interface SimOrganisation {
  readonly id: string;
  name: string;
  readonly region: (typeof GENESYS_REGIONS)[number];
  readonly oauthClients: SimOAuthClient[];
  /** Seconds that an access token lives (Genesys Cloud: 300 to 172,800). */
  tokenSeconds: number;
  /** Seconds from ENABLED to ACTIVE. Not published: an assumption. */
  activatingSeconds: number;
  /** Seconds from DISABLED to INACTIVE. Not published: an assumption. */
  deactivatingSeconds: number;
  readonly integrationTypes: SimIntegrationType[];
  readonly credentialTypes: SimCredentialType[];
  readonly integrations: SimIntegration[];
  readonly credentials: SimCredential[];
  readonly emailDomains: SimEmailDomain[];
  readonly outboundDomains: SimOutboundDomain[];
  readonly flows: SimFlow[];
  readonly queues: SimQueue[];
  /** "Route Email to multiple destinations": one conversation for each routed recipient. */
  multipleDestinations: boolean;
  readonly ipRanges: SimIpRange[];
  readonly conversations: SimConversation[];
  readonly audits: SimAudit[];
  /** How this organisation's API misbehaves. */
  readonly faults: FaultSpec[];
}

/** A client of the Platform API (grant type Client Credentials). */
export interface SimOAuthClient {
  readonly id: string;
  name: string;
  secretText: string;
  /** Permissions of the roles that it has, for example `integrations:integration:view`. */
  readonly permissions: string[];
  /** Whether the organisation's "Allowed IP addresses" leave out where it calls from. */
  isAddressRefused: boolean;
  /** Requests a minute that others send with the same client: they count towards the same limit. */
  otherRequestsPerMinute: number;
}

/** A kind of integration that can be installed. Its id is a readable name, and another one in every organisation here. */
export interface SimIntegrationType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  /** Which credentials it takes, by the key under which its configuration names them. */
  readonly credentials: Readonly<
    Record<
      string,
      { readonly title: string; readonly required: boolean; readonly credentialTypes: readonly string[] }
    >
  >;
  /** Where a Graph mail integration finds what it signs in with; null: it has nothing to do with Microsoft Graph. */
  readonly graph: SimGraphFields | null;
}

/** The names of what a Graph mail integration is configured with. */
export interface SimGraphFields {
  /** Key of the configuration's `credentials`. */
  readonly credential: string;
  /** Fields of that credential. */
  readonly clientId: string;
  readonly secret: string;
  /** A field of the credential or of the configuration's `properties`. */
  readonly tokenEndpoint: { readonly in: 'credential' | 'properties'; readonly name: string };
}

/** A kind of credential. */
export interface SimCredentialType {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly {
    readonly name: string;
    readonly title: string;
    /** Whether reading leaves it out or hides it. */
    readonly isSensitive: boolean;
    readonly isRequired: boolean;
  }[];
  /** How a sensitive field reads. The real form is not published, so organisations differ. */
  readonly redaction: 'omitted' | 'empty' | 'asterisks';
  /** Whether `properties` of the type is a whole JSON schema or only the map of fields (same). */
  readonly description: 'schema' | 'fields';
  /** Whether that marks which fields are sensitive (same). */
  readonly marksSensitive: boolean;
}

/** What an integration signs in to Microsoft with. */
export interface SimGraphSettings {
  readonly clientId: string;
  readonly secret: string;
  readonly tokenEndpoint: string;
}

/** An installed integration. */
export interface SimIntegration {
  readonly id: string;
  name: string;
  notes: string;
  readonly typeId: string;
  intendedState: 'ENABLED' | 'DISABLED';
  /** When the intended state was last changed: what is reported follows from it and the clock. */
  changedAt: EpochMs;
  configVersion: number;
  readonly properties: Record<string, string>;
  /** Credential ids by key. */
  readonly credentials: Record<string, string>;
  /** What it was last activated with; null: never, or nothing to do with Microsoft Graph. */
  session: {
    readonly settings: SimGraphSettings;
    /** Whether the missing subscriptions were created since. */
    hasSubscribed: boolean;
  } | null;
  /** Why it cannot sign in, as it was last noticed. */
  failure: SimFailure | null;
  /** Mail fetched, and attempts that failed while it was to be active. */
  readonly pulls: { succeeded: number; failed: number };
}

/** What went wrong with an integration. */
export interface SimFailure {
  readonly code: string;
  readonly message: string;
  readonly since: EpochMs;
}

/** A stored credential, its secrets included. */
export interface SimCredential {
  readonly id: string;
  name: string;
  /** Name of the credential type. */
  readonly type: string;
  readonly fields: Record<string, string>;
  readonly createdAt: EpochMs;
  modifiedAt: EpochMs;
}

/** An inbound e-mail domain. Its id is its name. */
export interface SimEmailDomain {
  readonly id: string;
  readonly isSubDomain: boolean;
  /** The integration of `graphApiSettings`; null: the domain is not linked to Microsoft Graph. */
  graphIntegrationId: string | null;
  readonly routes: SimRoute[];
}

/** Where mail to one address goes: a flow or a queue, one of them. */
export interface SimRoute {
  readonly id: string;
  /** The local part of the address. */
  readonly pattern: string;
  fromName: string;
  flowId: string | null;
  queueId: string | null;
}

/** A domain that campaigns send from. Its id is its name. */
export interface SimOutboundDomain {
  readonly id: string;
  readonly senderType: 'Unknown' | 'EmailDomain' | 'MockEmailDomain' | 'EmailSmtpDomain';
}

/** An Architect flow. */
export interface SimFlow {
  readonly id: string;
  name: string;
  readonly type: string;
  isDeleted: boolean;
  /** Number of the published version; null: never published. */
  publishedVersion: number | null;
  readonly publishedAt: EpochMs;
  /** The queue that it hands mail to. */
  queueId: string | null;
  /** It fails when it runs: mail is read and no conversation comes of it, and nothing in its resource shows it. */
  failsAtRun: boolean;
}

/** A queue and who works on it. */
export interface SimQueue {
  readonly id: string;
  name: string;
  readonly members: SimQueueMember[];
  /** Name of the default script for e-mail; null: none. */
  emailScript: string | null;
}

/** An agent of a queue. */
export interface SimQueueMember {
  readonly id: string;
  readonly name: string;
  /** Whether the agent has activated the queue. */
  joined: boolean;
  routingStatus: 'OFF_QUEUE' | 'IDLE' | 'INTERACTING' | 'NOT_RESPONDING' | 'COMMUNICATING';
}

/** One range of Genesys Cloud's addresses. */
export interface SimIpRange {
  readonly cidr: string;
  readonly service: string;
  readonly region: string;
  readonly direction: 'inbound' | 'outbound' | 'both';
}

/** An inbound e-mail conversation. */
export interface SimConversation {
  readonly id: string;
  readonly startedAt: EpochMs;
  /** The `Message-ID` of the mail that it came from. */
  readonly messageId: string;
  readonly addressFrom: string;
  /** The routed address. */
  readonly addressTo: string;
  readonly subject: string;
  readonly flowId: string | null;
  readonly queueId: string | null;
  /** When an agent took it; null: it waits. */
  answeredAt: EpochMs | null;
  endedAt: EpochMs | null;
}

/** An entry of the audit log. */
export interface SimAudit {
  readonly id: string;
  readonly at: EpochMs;
  /** The OAuth client that made the change; null: a person. */
  readonly clientId: string | null;
  readonly service: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly entityName: string;
  readonly action: string;
  readonly changes: readonly {
    readonly property: string;
    readonly before: string;
    readonly after: string;
  }[];
}
