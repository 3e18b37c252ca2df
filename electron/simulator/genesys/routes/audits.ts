import { z } from 'zod';

import { DAY_MS } from '../../../../shared/domain/instant';
import type { JsonObject } from '../../../../shared/domain/json';
import { badRequest, type GenesysCall, type GenesysReply, type GenesysRoute } from '../genesys-route';
import { parseInterval } from '../interval';
import type { SimAudit } from '../organisation';
import { readBody } from '../request-body';
import { genesysTime } from '../resources/genesys-time';

/** Days back that the real-time query reaches (Genesys SDK documentation: AuditApi). */
const MAX_DAYS = 14;

const queryBody = z.strictObject({
  interval: z.string(),
  serviceName: z.string().optional(),
  filters: z
    .array(
      z.strictObject({
        property: z.enum(['EntityId', 'EntityType', 'Action', 'UserId', 'ClientId']),
        value: z.string(),
      }),
    )
    .default([]),
  sort: z.array(z.strictObject({ name: z.string(), sortOrder: z.string() })).optional(),
  pageNumber: z.number().int().min(1).default(1),
  pageSize: z.number().int().min(1).max(100).default(25),
});

function propertyOf(audit: SimAudit, property: string): string | null {
  switch (property) {
    case 'EntityId':
      return audit.entityId;
    case 'EntityType':
      return audit.entityType;
    case 'Action':
      return audit.action;
    case 'ClientId':
      return audit.clientId;
    default:
      return null;
  }
}

function auditResource(audit: SimAudit): JsonObject {
  return {
    id: audit.id,
    ...(audit.clientId === null ? {} : { client: { id: audit.clientId } }),
    serviceName: audit.service,
    eventDate: genesysTime(audit.at),
    action: audit.action,
    entity: { id: audit.entityId, name: audit.entityName },
    entityType: audit.entityType,
    status: 'SUCCESS',
    propertyChanges: audit.changes.map(({ property, before, after }) => ({
      property,
      oldValues: before === '' ? [] : [before],
      newValues: after === '' ? [] : [after],
    })),
  };
}

function query(call: GenesysCall): GenesysReply {
  const body = readBody(call, queryBody);
  if ('refused' in body) return body.refused;
  const { organisation, now } = call;
  const { interval: text, serviceName, filters, pageNumber, pageSize } = body.value;
  const interval = parseInterval(text);
  if (interval === null || interval.start < now - MAX_DAYS * DAY_MS) {
    return badRequest('The interval {interval} is not valid.', { interval: text });
  }
  const found = organisation.audits
    .filter(({ at }) => at >= interval.start && at < interval.end)
    .filter(({ service }) => serviceName === undefined || service === serviceName)
    .filter((audit) => filters.every(({ property, value }) => propertyOf(audit, property) === value))
    .sort((a, b) => b.at - a.at);
  const start = (pageNumber - 1) * pageSize;
  return {
    status: 200,
    body: {
      entities: found.slice(start, start + pageSize).map(auditResource),
      pageSize,
      pageNumber,
      total: found.length,
      pageCount: Math.ceil(found.length / pageSize),
    },
  };
}

/** Who changed what. Names of services and entity types are illustrative but for Integrations/Integration. */
export const auditRoutes: readonly GenesysRoute[] = [
  {
    method: 'POST',
    path: '/audits/query/realtime',
    permissions: { kind: 'all', names: ['audits:audit:view'] },
    handle: query,
  },
];
