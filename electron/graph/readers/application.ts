import type { ApplicationFacts } from '../../../shared/domain/facts';
import { absentIsNull } from '../../network/query';
import { entityQuery, type GraphQuery, literal } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { application } from '../schemas';
import { credentialFacts } from './credentials';

/**
 * The members that are used. `keyCredentials` in `$select` is throttled to 150 requests a minute for a whole
 * tenant (Microsoft: list applications), so this is not read with every poll.
 */
const APPLICATION_MEMBERS =
  'id,appId,displayName,signInAudience,createdDateTime,isDisabled,disabledByMicrosoftStatus,' +
  'web,publicClient,spa,passwordCredentials,keyCredentials,requiredResourceAccess';

/** An application as facts. */
const applicationFacts = application.transform((source): ApplicationFacts => ({
  id: source.id,
  appId: source.appId,
  displayName: source.displayName,
  signInAudience: source.signInAudience,
  redirectUris: [...source.web, ...source.publicClient, ...source.spa],
  isDisabled: source.isDisabled,
  disabledByMicrosoftStatus: source.disabledByMicrosoftStatus,
  createdAt: source.createdDateTime,
  credentials: credentialFacts(source, 'application'),
  requested: source.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }) => ({ resourceAppId, id, type })),
  ),
}));

/** The app registration with this client id; null when this tenant has none. */
export function applicationQuery(appId: string): GraphQuery<ApplicationFacts | null> {
  return entityQuery<ApplicationFacts | null>({
    path: `/applications(appId=${literal(appId)})?$select=${APPLICATION_MEMBERS}`,
    permission: READ_PERMISSIONS.application.least,
    schema: applicationFacts,
    resultOf: absentIsNull,
  });
}
