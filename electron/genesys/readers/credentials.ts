import { z } from 'zod';

import type { GenesysCredentialFacts } from '../../../shared/domain/genesys';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { collectionQuery, entityQuery, type GenesysQuery, pageOf } from '../query';
import { type CredentialInfo, credentialInfo } from '../schemas';
import { tokenEndpointsAmong } from './configuration';

/** What is kept of a credential. */
export function credentialFacts(info: CredentialInfo): GenesysCredentialFacts {
  return {
    id: info.id,
    name: info.name,
    typeName: info.type,
    createdAt: info.createdDate,
    modifiedAt: info.modifiedDate,
  };
}

const credentialPage = pageOf(credentialInfo);

/** All credentials of the organisation, with the dates that a configuration may leave out. */
export function credentialListingQuery(): GenesysQuery<readonly CredentialInfo[]> {
  return collectionQuery<CredentialInfo>({
    path: '/api/v2/integrations/credentials/listing?pageSize=200',
    permission: GENESYS_READ_PERMISSIONS.credentials,
    page: credentialPage,
  });
}

/** `Credential`: of its fields, nothing but addresses of token endpoints leaves this schema. */
const credential = z
  .object({ credentialFields: z.record(z.string(), z.unknown()).nullish() })
  .transform(({ credentialFields }) => tokenEndpointsAmong(Object.values(credentialFields ?? {})));

/** The token endpoints among the fields of a credential that Genesys Cloud does not redact; none if it was deleted. */
export function credentialEndpointsQuery(id: string): GenesysQuery<readonly string[]> {
  return entityQuery<readonly string[]>({
    path: `/api/v2/integrations/credentials/${encodeURIComponent(id)}`,
    permission: GENESYS_READ_PERMISSIONS.credentials,
    schema: credential,
    resultOf: ({ status }) => (status === 404 ? { value: [] } : null),
  });
}
