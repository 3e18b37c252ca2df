import { z } from 'zod';

import type { GenesysFlowFacts } from '../../../shared/domain/genesys';
import { optionalInstant, optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';

/** `Flow`: without `publishedVersion` it was never published (the SDK does not say what `active` means). */
const flow = z
  .object({
    id: z.string().min(1),
    name: optionalText,
    type: optionalText,
    deleted: z.boolean().nullish(),
    publishedVersion: z.object({ datePublished: optionalInstant }).nullish(),
  })
  .transform(({ id, name, type, deleted, publishedVersion }): GenesysFlowFacts => ({
    id,
    name,
    type,
    isPublished: publishedVersion !== null && publishedVersion !== undefined,
    isDeleted: deleted ?? false,
    publishedAt: publishedVersion?.datePublished ?? null,
  }));

/** One Architect flow; null: there is none of this id. */
export function flowQuery(id: string): GenesysQuery<GenesysFlowFacts | null> {
  return entityQuery<GenesysFlowFacts | null>({
    path: `/api/v2/flows/${encodeURIComponent(id)}`,
    permission: GENESYS_READ_PERMISSIONS.flow,
    schema: flow,
    resultOf: absentIsNull,
  });
}
