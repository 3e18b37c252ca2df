import { z } from 'zod';

import { GENESYS_REGIONS } from '../../../shared/domain/genesys-region';
import type { EpochMs } from '../../../shared/domain/instant';
import type { FaultSpec } from '../faults';
import type {
  SimAudit,
  SimConversation,
  SimCredential,
  SimCredentialType,
  SimEmailDomain,
  SimFlow,
  SimIntegration,
  SimIntegrationType,
  SimOAuthClient,
  SimOrganisation,
  SimOutboundDomain,
  SimQueue,
} from './organisation';

type Time = z.ZodType<EpochMs>;

const text = z.string().min(1);
const id = z.guid();
const texts = z.record(z.string(), z.string());

/** The shape of a Genesys Cloud organisation in a state file, both ways. */
export function organisationSchema(time: Time, fault: z.ZodType<FaultSpec>): z.ZodType<SimOrganisation> {
  return z.strictObject({
    id,
    name: text,
    region: z.enum(GENESYS_REGIONS),
    oauthClients: z.array(oauthClientSchema).default([]),
    tokenSeconds: z.number().min(300).max(172_800).default(86_400),
    activatingSeconds: z.number().nonnegative().default(20),
    deactivatingSeconds: z.number().nonnegative().default(10),
    integrationTypes: z.array(integrationTypeSchema).default([]),
    credentialTypes: z.array(credentialTypeSchema).default([]),
    integrations: z.array(integrationSchema(time)).default([]),
    credentials: z.array(credentialSchema(time)).default([]),
    emailDomains: z.array(emailDomainSchema).default([]),
    outboundDomains: z.array(outboundDomainSchema).default([]),
    flows: z.array(flowSchema(time)).default([]),
    queues: z.array(queueSchema).default([]),
    multipleDestinations: z.boolean().default(false),
    ipRanges: z
      .array(
        z.strictObject({
          cidr: text,
          service: text,
          region: text,
          direction: z.enum(['inbound', 'outbound', 'both']),
        }),
      )
      .default([]),
    conversations: z.array(conversationSchema(time)).default([]),
    audits: z.array(auditSchema(time)).default([]),
    faults: z.array(fault).default([]),
  });
}

const oauthClientSchema: z.ZodType<SimOAuthClient> = z.strictObject({
  id,
  name: text,
  secretText: text,
  permissions: z.array(text).default([]),
  isAddressRefused: z.boolean().default(false),
  otherRequestsPerMinute: z.number().nonnegative().default(0),
});

const graphFieldsSchema = z.strictObject({
  credential: text,
  clientId: text,
  secret: text,
  tokenEndpoint: z.strictObject({ in: z.enum(['credential', 'properties']), name: text }),
});

const integrationTypeSchema: z.ZodType<SimIntegrationType> = z.strictObject({
  id: text,
  name: text,
  description: z.string().default(''),
  category: z.string().default(''),
  credentials: z
    .record(
      z.string(),
      z.strictObject({ title: text, required: z.boolean(), credentialTypes: z.array(text) }),
    )
    .default({}),
  graph: graphFieldsSchema.nullable().default(null),
});

const credentialTypeSchema: z.ZodType<SimCredentialType> = z.strictObject({
  id: text,
  name: text,
  fields: z.array(
    z.strictObject({ name: text, title: text, isSensitive: z.boolean(), isRequired: z.boolean() }),
  ),
  redaction: z.enum(['omitted', 'empty', 'asterisks']).default('omitted'),
  description: z.enum(['schema', 'fields']).default('fields'),
  marksSensitive: z.boolean().default(true),
});

function integrationSchema(time: Time): z.ZodType<SimIntegration> {
  return z.strictObject({
    id,
    name: text,
    notes: z.string().default(''),
    typeId: text,
    intendedState: z.enum(['ENABLED', 'DISABLED']),
    changedAt: time,
    configVersion: z.number().int().positive().default(1),
    properties: texts.default({}),
    credentials: z.record(z.string(), id).default({}),
    session: z
      .strictObject({
        settings: z.strictObject({ clientId: z.string(), secret: z.string(), tokenEndpoint: z.string() }),
        hasSubscribed: z.boolean(),
      })
      .nullable()
      .default(null),
    failure: z.strictObject({ code: text, message: text, since: time }).nullable().default(null),
    pulls: z.strictObject({ succeeded: z.number(), failed: z.number() }).default({ succeeded: 0, failed: 0 }),
  });
}

function credentialSchema(time: Time): z.ZodType<SimCredential> {
  return z.strictObject({ id, name: text, type: text, fields: texts, createdAt: time, modifiedAt: time });
}

const emailDomainSchema: z.ZodType<SimEmailDomain> = z.strictObject({
  id: text,
  isSubDomain: z.boolean().default(false),
  graphIntegrationId: id.nullable().default(null),
  routes: z
    .array(
      z.strictObject({
        id,
        pattern: text,
        fromName: z.string(),
        flowId: id.nullable().default(null),
        queueId: id.nullable().default(null),
      }),
    )
    .default([]),
});

const outboundDomainSchema: z.ZodType<SimOutboundDomain> = z.strictObject({
  id: text,
  senderType: z.enum(['Unknown', 'EmailDomain', 'MockEmailDomain', 'EmailSmtpDomain']),
});

function flowSchema(time: Time): z.ZodType<SimFlow> {
  return z.strictObject({
    id,
    name: text,
    type: text,
    isDeleted: z.boolean().default(false),
    publishedVersion: z.number().int().positive().nullable(),
    publishedAt: time,
    queueId: id.nullable().default(null),
    failsAtRun: z.boolean().default(false),
  });
}

const queueSchema: z.ZodType<SimQueue> = z.strictObject({
  id,
  name: text,
  members: z
    .array(
      z.strictObject({
        id,
        name: text,
        joined: z.boolean(),
        routingStatus: z.enum(['OFF_QUEUE', 'IDLE', 'INTERACTING', 'NOT_RESPONDING', 'COMMUNICATING']),
      }),
    )
    .default([]),
  emailScript: text.nullable().default(null),
});

function conversationSchema(time: Time): z.ZodType<SimConversation> {
  return z.strictObject({
    id,
    startedAt: time,
    messageId: text,
    addressFrom: text,
    addressTo: text,
    subject: z.string(),
    flowId: id.nullable(),
    queueId: id.nullable(),
    answeredAt: time.nullable(),
    endedAt: time.nullable(),
  });
}

function auditSchema(time: Time): z.ZodType<SimAudit> {
  return z.strictObject({
    id,
    at: time,
    clientId: id.nullable(),
    service: text,
    entityType: text,
    entityId: text,
    entityName: z.string(),
    action: text,
    changes: z.array(z.strictObject({ property: text, before: z.string(), after: z.string() })),
  });
}
