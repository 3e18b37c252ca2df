import { holdsAny, insufficientPrivileges } from '../graph/authorisation';
import { READ_APPLICATIONS, READ_OWNERS, READ_USERS, WRITE_APPLICATIONS } from '../graph/permissions';
import type { GraphCall, GraphReply, GraphRoute } from '../graph-route';
import { type CollectionOptions, collectionReply, countReply, entityReply } from '../odata';
import { APPLICATION_PROPERTIES, applicationResource } from '../resources/application';
import { graphTime } from '../resources/graph-time';
import { OWNER_PROPERTIES, ownerResource } from '../resources/owner';
import type { SimApplication } from '../world';
import { patchApplication } from './application-changes';
import { findByKey, pathKey, selects } from './directory-object';
import { mayWriteApplication } from './ownership';
import { addPassword, removePassword } from './password-credentials';

const TYPE = {
  context: 'applications',
  type: 'microsoft.graph.application',
  properties: APPLICATION_PROPERTIES,
};

/** Page sizes are Microsoft's (application-list): 100, at the most 999. */
function collection(call: GraphCall): CollectionOptions<SimApplication> {
  const withKeys = selects(call, 'keyCredentials');
  return {
    ...TYPE,
    path: '/applications',
    defaultTop: 100,
    maxTop: 999,
    fields: {
      id: (application) => application.id,
      appId: (application) => application.appId,
      displayName: (application) => application.displayName,
      signInAudience: (application) => application.signInAudience,
      createdDateTime: (application) => graphTime(application.createdAt),
    },
    countNeedsConsistencyLevel: true,
    serialise: (application) => applicationResource(call.tenant, application, withKeys),
  };
}

function found(call: GraphCall): SimApplication | GraphReply {
  return findByKey(call.tenant.applications, call.params['application'] ?? '');
}

function get(call: GraphCall): GraphReply {
  const application = found(call);
  if ('status' in application) return application;
  return entityReply(
    call,
    applicationResource(call.tenant, application, selects(call, 'keyCredentials')),
    TYPE,
  );
}

/** Who owns a registration; somebody who may read no users sees that there is one, and nothing else of them. */
function owners(call: GraphCall): GraphReply {
  const application = found(call);
  if ('status' in application) return application;
  const isNamed = holdsAny(call.caller, READ_USERS);
  return collectionReply(call, application.owners, {
    context: 'directoryObjects',
    type: 'microsoft.graph.directoryObject',
    properties: OWNER_PROPERTIES,
    path: `/applications${pathKey(call.params['application'] ?? '')}/owners`,
    defaultTop: 100,
    maxTop: 999,
    fields: {},
    countNeedsConsistencyLevel: true,
    serialise: (id) => ownerResource(call.tenant, id, isNamed),
  });
}

/** A change by somebody who may make it. */
function change(handle: (call: GraphCall, application: SimApplication) => GraphReply): GraphRoute['handle'] {
  return (call) => {
    const application = found(call);
    if ('status' in application) return application;
    return mayWriteApplication(call, application) ? handle(call, application) : insufficientPrivileges();
  };
}

/** App registrations. */
export const applicationRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/applications',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: (call) => collectionReply(call, call.tenant.applications, collection(call)),
  },
  {
    method: 'GET',
    path: '/applications/$count',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: (call) => countReply(call, call.tenant.applications, collection(call)),
  },
  {
    method: 'GET',
    path: '/applications/{application}',
    version: 'both',
    permissions: READ_APPLICATIONS,
    handle: get,
  },
  {
    method: 'GET',
    path: '/applications/{application}/owners',
    version: 'both',
    permissions: READ_OWNERS,
    handle: owners,
  },
  {
    method: 'PATCH',
    path: '/applications/{application}',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change(patchApplication),
  },
  {
    method: 'POST',
    path: '/applications/{application}/addPassword',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change(addPassword),
  },
  {
    method: 'POST',
    path: '/applications/{application}/removePassword',
    version: 'both',
    permissions: WRITE_APPLICATIONS,
    handle: change(removePassword),
  },
];
