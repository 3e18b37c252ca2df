import { z } from 'zod';

import type { GenesysRouteFacts } from '../../../shared/domain/genesys';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { collectionQuery, type GenesysQuery, pageOf } from '../query';
import { oneOf, reference } from '../schemas';

/** `InboundRoute`. */
const routePage = pageOf(
  z
    .object({
      id: z.string().min(1),
      pattern: z.string(),
      flow: reference,
      queue: reference,
      status: oneOf(['Pending', 'Active', 'Removing', 'Error']),
    })
    .transform(({ id, pattern, flow, queue, status }): GenesysRouteFacts => ({
      id,
      pattern,
      flow,
      queue,
      status,
    })),
);

/** The routes of a domain; a domain that the organisation does not have has none. */
export function routesQuery(domain: string): GenesysQuery<readonly GenesysRouteFacts[]> {
  return collectionQuery<GenesysRouteFacts>({
    path: `/api/v2/routing/email/domains/${encodeURIComponent(domain)}/routes?pageSize=100`,
    permission: GENESYS_READ_PERMISSIONS.routes,
    page: routePage,
    resultOf: ({ status }) => (status === 404 ? { value: [] } : null),
  });
}
