import { z } from 'zod';

import { type GenesysDomainFacts, GRAPH_LINK_STATUSES } from '../../../shared/domain/genesys';
import { optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { collectionQuery, entityQuery, type GenesysQuery, pageOf } from '../query';
import { oneOf, reference } from '../schemas';

/** `GraphApiSettings` of a domain. */
const graphLink = z
  .object({
    integration: reference,
    status: oneOf(GRAPH_LINK_STATUSES),
    errorInfo: z
      .object({ code: optionalText, message: optionalText })
      .nullish()
      .transform((error) => error ?? { code: null, message: null }),
  })
  .transform(({ integration, status, errorInfo }) => ({
    integration,
    status,
    error: errorInfo.code === null && errorInfo.message === null ? null : errorInfo,
  }));

/** `InboundDomain`: without `graphApiSettings`, mail does not come by Microsoft Graph. */
const domain = z
  .object({ id: z.string().min(1), graphApiSettings: graphLink.nullish() })
  .transform(({ id, graphApiSettings }): GenesysDomainFacts => ({ id, graph: graphApiSettings ?? null }));

/** One domain for inbound mail; null: the organisation has none of this name. */
export function domainQuery(name: string): GenesysQuery<GenesysDomainFacts | null> {
  return entityQuery<GenesysDomainFacts | null>({
    path: `/api/v2/routing/email/domains/${encodeURIComponent(name)}`,
    permission: GENESYS_READ_PERMISSIONS.domain,
    schema: domain,
    resultOf: absentIsNull,
  });
}

const domainPage = pageOf(domain);

/** All domains for inbound mail, for an administrator who chooses among them. */
export function domainListQuery(): GenesysQuery<readonly GenesysDomainFacts[]> {
  return collectionQuery({
    path: '/api/v2/routing/email/domains?pageSize=100',
    permission: GENESYS_READ_PERMISSIONS.domainList,
    page: domainPage,
  });
}
