import type { CredentialActivityFacts } from '../../../shared/domain/facts';
import { collectionQuery, type GraphQuery, literal, pageOf } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { credentialActivity } from '../schemas';

const activityPage = pageOf(
  credentialActivity.transform((source): CredentialActivityFacts => ({
    keyId: source.keyId,
    lastSignIn: source.signInActivity?.lastSignInDateTime ?? null,
  })),
);

/**
 * When each credential of an app was last used to sign in. Graph beta only, and limited to 5 requests in 10
 * seconds (Microsoft: throttling limits), so it is read with full polls only.
 */
export function credentialActivityQuery(appId: string): GraphQuery<readonly CredentialActivityFacts[]> {
  return collectionQuery<CredentialActivityFacts>({
    path: `/reports/appCredentialSignInActivities?$filter=appId%20eq%20${literal(appId)}`,
    permission: READ_PERMISSIONS.credentialActivity.least,
    page: activityPage,
  });
}
