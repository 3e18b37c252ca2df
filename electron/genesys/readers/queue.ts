import { z } from 'zod';

import type { GenesysQueueFacts } from '../../../shared/domain/genesys';
import { optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';

const count = z
  .int()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null);

/** `Queue`: `defaultScripts` is by media type, in capitals as in the SDK's samples; either case is accepted. */
const queue = z
  .object({
    id: z.string().min(1),
    name: optionalText,
    memberCount: count,
    joinedMemberCount: count,
    defaultScripts: z.record(z.string(), z.unknown()).nullish(),
  })
  .transform(({ id, name, memberCount, joinedMemberCount, defaultScripts }): GenesysQueueFacts => ({
    id,
    name,
    memberCount,
    joinedMemberCount,
    hasEmailScript:
      defaultScripts === null || defaultScripts === undefined
        ? null
        : Object.entries(defaultScripts).some(
            ([media, script]) => media.toLowerCase() === 'email' && script !== null,
          ),
  }));

/** One queue; null: there is none of this id. */
export function queueQuery(id: string): GenesysQuery<GenesysQueueFacts | null> {
  return entityQuery<GenesysQueueFacts | null>({
    path: `/api/v2/routing/queues/${encodeURIComponent(id)}`,
    permission: GENESYS_READ_PERMISSIONS.queue,
    schema: queue,
    resultOf: absentIsNull,
  });
}
