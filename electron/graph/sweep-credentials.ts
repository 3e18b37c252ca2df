import { z } from 'zod';

import type { CredentialFacts } from '../../shared/domain/facts';
import { optionalText } from '../network/answer-schema';
import type { GraphSession } from './graph-session';
import { type PageResult, readPages } from './paging';
import { collectionQuery, pageOf } from './query';
import { READ_PERMISSIONS } from './read-permissions';
import { credentialFacts } from './readers/credentials';
import { credentials } from './schemas';

/** One app registration of a tenant and when its credentials end. */
export interface SweptApplication {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string | null;
  readonly credentials: readonly CredentialFacts[];
}

/** The largest page that Graph gives for applications (Microsoft: list applications). */
const PAGE_SIZE = 999;

const sweptPage = pageOf(
  credentials
    .extend({ id: z.string(), appId: z.string(), displayName: optionalText })
    .transform((source): SweptApplication => ({
      id: source.id,
      appId: source.appId,
      displayName: source.displayName,
      credentials: credentialFacts(source, 'application'),
    })),
);

/**
 * Reads the credentials of every app registration of the tenant: 10,000 of them in 11 requests. Pages come as
 * they arrive, so that a large tenant is never held whole here; after a failure it can be resumed.
 */
export function sweepCredentials(
  session: GraphSession,
  from?: string,
): AsyncGenerator<PageResult<readonly SweptApplication[]>, void, undefined> {
  const query = collectionQuery<SweptApplication>({
    path: `/applications?$select=id,appId,displayName,passwordCredentials,keyCredentials&$top=${PAGE_SIZE}`,
    permission: READ_PERMISSIONS.application.least,
    page: sweptPage,
  });
  return readPages(session, query, from === undefined ? {} : { from });
}
