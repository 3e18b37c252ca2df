import { z } from 'zod';

import type { OwnerFacts } from '../../../shared/domain/facts';
import { optionalText } from '../../network/answer-schema';
import { absentIsEmpty } from '../../network/query';
import { collectionQuery, type GraphQuery, literal, pageOf } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';

/** Kinds of directory objects that can own a registration, by their OData types. */
const KINDS: ReadonlyMap<string, OwnerFacts['kind']> = new Map<string, OwnerFacts['kind']>([
  ['#microsoft.graph.user', 'user'],
  ['#microsoft.graph.servicePrincipal', 'servicePrincipal'],
]);

/**
 * An owner. Whoever may read registrations and no users is shown the id and the type alone (Microsoft Graph:
 * permissions, limited information returned for inaccessible member objects).
 */
const owner = z
  .object({
    '@odata.type': optionalText,
    id: z.string().min(1),
    displayName: optionalText,
    userPrincipalName: optionalText,
    mail: optionalText,
  })
  .transform(({ '@odata.type': type, id, displayName, userPrincipalName, mail }): OwnerFacts => ({
    id,
    kind: KINDS.get(type ?? '') ?? 'other',
    name: displayName,
    userPrincipalName,
    mail,
  }));

const ownerPage = pageOf(owner);

/** Who owns the app registration with this client id; nobody where this tenant has none. */
export function ownersQuery(appId: string): GraphQuery<readonly OwnerFacts[]> {
  return collectionQuery<OwnerFacts>({
    path: `/applications(appId=${literal(appId)})/owners?$select=id,displayName,userPrincipalName,mail`,
    permission: READ_PERMISSIONS.owners.least,
    page: ownerPage,
    resultOf: absentIsEmpty,
  });
}
