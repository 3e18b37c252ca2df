import { READ_ORGANIZATION } from '../graph/permissions';
import type { GraphRoute } from '../graph-route';
import { collectionReply, entityReply } from '../odata';
import { ORGANIZATION_PROPERTIES, organizationResource } from '../resources/organization';
import { objectNotFound } from './directory-object';

const TYPE = {
  context: 'organization',
  type: 'microsoft.graph.organization',
  properties: ORGANIZATION_PROPERTIES,
};

/** The tenant itself: a collection of one. */
export const organizationRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/organization',
    version: 'both',
    permissions: READ_ORGANIZATION,
    handle: (call) =>
      collectionReply(call, [call.tenant], {
        ...TYPE,
        path: '/organization',
        defaultTop: 100,
        maxTop: 999,
        fields: {},
        countNeedsConsistencyLevel: true,
        serialise: organizationResource,
      }),
  },
  {
    method: 'GET',
    path: '/organization/{organization}',
    version: 'both',
    permissions: READ_ORGANIZATION,
    handle: (call) => {
      const id = call.params['organization'] ?? '';
      return id.toLowerCase() === call.tenant.id.toLowerCase()
        ? entityReply(call, organizationResource(call.tenant), TYPE)
        : objectNotFound(id);
    },
  },
];
