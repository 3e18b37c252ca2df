import type { EpochMs } from '../../../shared/domain/instant';
import { READ_REPORTS } from '../graph/permissions';
import type { GraphCall, GraphReply, GraphRoute } from '../graph-route';
import { collectionReply } from '../odata';
import {
  CREDENTIAL_ACTIVITY_PROPERTIES,
  credentialActivityResource,
  PRINCIPAL_ACTIVITY_PROPERTIES,
  principalActivityResource,
} from '../resources/sign-in-activity';

const PAGES = { defaultTop: 100, maxTop: 999, countNeedsConsistencyLevel: true };

function credentials(call: GraphCall): GraphReply {
  return collectionReply(call, call.tenant.credentialActivities, {
    ...PAGES,
    context: 'reports/appCredentialSignInActivities',
    type: 'microsoft.graph.appCredentialSignInActivity',
    properties: CREDENTIAL_ACTIVITY_PROPERTIES,
    path: '/reports/appCredentialSignInActivities',
    fields: { appId: (activity) => activity.appId, keyId: (activity) => activity.keyId },
    serialise: (activity) => credentialActivityResource(call.tenant, activity),
  });
}

function lastOfApp(call: GraphCall, appId: string): EpochMs | null {
  const times = call.tenant.credentialActivities
    .filter((activity) => activity.appId === appId)
    .flatMap((activity) => activity.lastSignIn ?? []);
  return times.length === 0 ? null : Math.max(...times);
}

function principals(call: GraphCall): GraphReply {
  const appIds = [...new Set(call.tenant.credentialActivities.map((activity) => activity.appId))];
  return collectionReply(call, appIds, {
    ...PAGES,
    context: 'reports/servicePrincipalSignInActivities',
    type: 'microsoft.graph.servicePrincipalSignInActivity',
    properties: PRINCIPAL_ACTIVITY_PROPERTIES,
    path: '/reports/servicePrincipalSignInActivities',
    fields: { appId: (appId) => appId },
    serialise: (appId) => principalActivityResource(appId, lastOfApp(call, appId)),
  });
}

/** Reports of last use: beta only, as in the real service. */
export const reportRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/reports/appCredentialSignInActivities',
    version: 'beta',
    permissions: READ_REPORTS,
    handle: credentials,
  },
  {
    method: 'GET',
    path: '/reports/servicePrincipalSignInActivities',
    version: 'beta',
    permissions: READ_REPORTS,
    handle: principals,
  },
];
