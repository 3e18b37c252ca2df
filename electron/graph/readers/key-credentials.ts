import { z } from 'zod';

import type { KeyCredential } from '../../../shared/runbooks/key-credentials';
import { optionalText } from '../../network/answer-schema';
import { entityQuery, type GraphQuery } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';

/** As it is written: what is sent again has to be as it was, so nothing is normalised here. */
const keyCredential = z.object({
  customKeyIdentifier: optionalText,
  displayName: optionalText,
  endDateTime: optionalText,
  key: optionalText,
  keyId: z.string(),
  startDateTime: optionalText,
  type: optionalText,
  usage: optionalText,
});

const holder = z
  .object({ keyCredentials: z.array(keyCredential) })
  .transform(({ keyCredentials }): readonly KeyCredential[] => keyCredentials);

/**
 * The certificates of a registration with their `key`, which Graph shows only where `$select` names `keyCredentials`
 * (Microsoft: keyCredential). For a change of the collection, which has to send them all.
 *
 * @param objectId the registration's object id
 */
export function keyCredentialsQuery(objectId: string): GraphQuery<readonly KeyCredential[]> {
  return entityQuery({
    path: `/applications/${objectId}?$select=id,keyCredentials`,
    permission: READ_PERMISSIONS.application.least,
    schema: holder,
  });
}
