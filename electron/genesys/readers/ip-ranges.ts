import { z } from 'zod';

import type { GenesysIpRange } from '../../../shared/domain/genesys';
import { optionalText } from '../../network/answer-schema';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { OPEN_TO_ALL } from '../genesys-session';
import { collectionQuery, type GenesysQuery, pageOf } from '../query';
import { oneOf } from '../schemas';

/** `IpAddressRange`. */
const rangePage = pageOf(
  z
    .object({
      cidr: z.string().min(1),
      service: optionalText,
      region: optionalText,
      direction: oneOf(['inbound', 'outbound', 'both']),
    })
    .transform(({ cidr, service, region, direction }): GenesysIpRange => ({
      cidr,
      service,
      region,
      direction,
    })),
);

/** The ranges of Genesys Cloud's own addresses. */
export function ipRangesQuery(): GenesysQuery<readonly GenesysIpRange[]> {
  return collectionQuery<GenesysIpRange>({
    path: OPEN_TO_ALL,
    permission: GENESYS_READ_PERMISSIONS.ipRanges,
    page: rangePage,
  });
}
