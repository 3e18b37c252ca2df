import { READ_SERVICE_HEALTH } from '../graph/permissions';
import type { GraphCall, GraphReply, GraphRoute } from '../graph-route';
import { collectionReply } from '../odata';
import { SERVICE_ISSUE_PROPERTIES, serviceIssueResource } from '../resources/service-issue';

function issues(call: GraphCall): GraphReply {
  return collectionReply(call, call.tenant.serviceIssues, {
    defaultTop: 100,
    maxTop: 1_000,
    countNeedsConsistencyLevel: false,
    context: 'admin/serviceAnnouncement/issues',
    type: 'microsoft.graph.serviceHealthIssue',
    properties: SERVICE_ISSUE_PROPERTIES,
    path: '/admin/serviceAnnouncement/issues',
    fields: {
      id: ({ id }) => id,
      service: ({ service }) => service,
      isResolved: ({ resolvedAt }) => resolvedAt !== null,
    },
    serialise: serviceIssueResource,
  });
}

/** What Microsoft says of its own services. */
export const serviceAnnouncementRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/admin/serviceAnnouncement/issues',
    version: 'both',
    permissions: READ_SERVICE_HEALTH,
    handle: issues,
  },
];
