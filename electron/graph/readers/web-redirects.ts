import { z } from 'zod';

import { entityQuery, type GraphQuery, literal } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { redirectUris } from '../schemas';

const webRedirects = z.object({ web: redirectUris }).transform(({ web }): readonly string[] => web);

/**
 * The redirect URIs of a registration's platform "Web". The facts of a registration join those of all platforms; a
 * change replaces the list of one.
 */
export function webRedirectsQuery(appId: string): GraphQuery<readonly string[]> {
  return entityQuery<readonly string[]>({
    path: `/applications(appId=${literal(appId)})?$select=id,web`,
    permission: READ_PERMISSIONS.application.least,
    schema: webRedirects,
  });
}
