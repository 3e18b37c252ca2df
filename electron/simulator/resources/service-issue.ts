import type { JsonObject } from '../../../shared/domain/json';
import type { SimServiceIssue } from '../world';
import { graphTime } from './graph-time';

/** What `$select` may name of a `serviceHealthIssue`. */
export const SERVICE_ISSUE_PROPERTIES: readonly string[] = [
  'startDateTime',
  'endDateTime',
  'lastModifiedDateTime',
  'title',
  'id',
  'impactDescription',
  'classification',
  'origin',
  'status',
  'service',
  'feature',
  'featureGroup',
  'isResolved',
  'details',
  'posts',
];

/** One issue of a service (Microsoft: serviceHealthIssue). */
export function serviceIssueResource(issue: SimServiceIssue): JsonObject {
  const { id, service, title, classification, startedAt, resolvedAt } = issue;
  return {
    startDateTime: graphTime(startedAt),
    endDateTime: resolvedAt === null ? null : graphTime(resolvedAt),
    lastModifiedDateTime: graphTime(resolvedAt ?? startedAt),
    title,
    id,
    impactDescription: title,
    classification,
    origin: 'microsoft',
    status: resolvedAt === null ? 'serviceDegradation' : 'serviceRestored',
    service,
    feature: 'E-Mail and calendar access',
    featureGroup: 'E-Mail and calendar access',
    isResolved: resolvedAt !== null,
    details: [],
    posts: [],
  };
}
