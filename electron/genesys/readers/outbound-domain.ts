import { z } from 'zod';

import type { GenesysOutboundDomainFacts } from '../../../shared/domain/genesys';
import { optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';

/** `OutboundDomain`. */
const outboundDomain = z
  .object({ id: z.string().min(1), senderType: optionalText })
  .transform(({ id, senderType }): GenesysOutboundDomainFacts => ({ id, senderType }));

/** The outbound domain of a name; null: there is none. A list of all of them would take the right to change them. */
export function outboundDomainQuery(name: string): GenesysQuery<GenesysOutboundDomainFacts | null> {
  return entityQuery<GenesysOutboundDomainFacts | null>({
    path: `/api/v2/routing/email/outbound/domains/${encodeURIComponent(name)}`,
    permission: GENESYS_READ_PERMISSIONS.outboundDomain,
    schema: outboundDomain,
    resultOf: absentIsNull,
  });
}
