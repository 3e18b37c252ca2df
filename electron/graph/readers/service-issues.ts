import { z } from 'zod';

import type { MailService, ServiceIssueFacts } from '../../../shared/domain/facts';
import { instant } from '../../network/answer-schema';
import { collectionQuery, type GraphQuery, pageOf } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';

/** Services by the names that Microsoft gives them, the former one of Entra ID too. */
const SERVICES: ReadonlyMap<string, MailService> = new Map<string, MailService>([
  ['exchange online', 'exchange'],
  ['microsoft entra', 'entra'],
  ['microsoft entra id', 'entra'],
  ['azure active directory', 'entra'],
]);

/** `microsoft.graph.serviceHealthIssue`; the classification is written with and without a capital. */
const issue = z
  .object({
    id: z.string().min(1),
    service: z.string(),
    title: z.string(),
    classification: z.string(),
    startDateTime: instant,
    isResolved: z.boolean(),
  })
  .transform(
    ({ id, service, title, classification, startDateTime, isResolved }): ServiceIssueFacts | null => {
      const known = SERVICES.get(service.toLowerCase());
      if (known === undefined || isResolved) return null;
      const kind = classification.toLowerCase() === 'incident' ? 'incident' : 'advisory';
      return { id, service: known, title, kind, startedAt: startDateTime };
    },
  );

/** Pages of those that mail depends on. */
const issuePage = pageOf(issue).transform(({ value, ...page }) => ({
  ...page,
  value: value.filter((one) => one !== null),
}));

/** What is not resolved of the services that mail depends on. Those of the tenant only: Microsoft shows no others. */
export function serviceIssuesQuery(): GraphQuery<readonly ServiceIssueFacts[]> {
  return collectionQuery({
    path: '/admin/serviceAnnouncement/issues?$filter=isResolved%20eq%20false',
    permission: READ_PERMISSIONS.serviceIssues.least,
    page: issuePage,
  });
}
