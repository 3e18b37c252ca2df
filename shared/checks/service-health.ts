import { MAIL_SERVICES, type MailService, type ServiceIssueFacts } from '../domain/facts';
import type { Finding } from '../domain/finding';
import type { MailImpact } from '../domain/mail-impact';
import type { ReadSource } from '../domain/observation';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { Check } from './check';
import { connectionSubject, evidenceOf, finding, unknownFinding } from './findings';
import type { ServiceState } from './terms';

const CHECK = 'service-health';

const RATINGS: Readonly<Record<ServiceState, { readonly severity: Severity; readonly impact: MailImpact }>> =
  {
    well: { severity: 'ok', impact: 'none' },
    advisory: { severity: 'notice', impact: 'none' },
    // Whether this tenant's mail is concerned, Microsoft does not say.
    incident: { severity: 'warning', impact: 'atRisk' },
  };

/** Where an issue can be read in the Microsoft 365 admin center. */
function linkOf({ id }: ServiceIssueFacts): string {
  return `https://admin.microsoft.com/#/servicehealth/:/alerts/${id}`;
}

function findingOf(
  service: MailService,
  all: readonly ServiceIssueFacts[],
  source: ReadSource,
  snapshot: Snapshot,
): Finding {
  const own = all.filter((issue) => issue.service === service);
  const incidents = own.filter(({ kind }) => kind === 'incident');
  const issues = incidents.length > 0 ? incidents : own;
  const state: ServiceState = incidents.length > 0 ? 'incident' : own.length > 0 ? 'advisory' : 'well';
  const since = issues.map(({ startedAt }) => startedAt).sort()[0] ?? null;
  return finding({
    check: CHECK,
    subject: connectionSubject(snapshot),
    aspect: service,
    ...RATINGS[state],
    title: message('check.serviceHealth', { service, state, ids: issues.map(({ id }) => id) }),
    detail: message('check.serviceHealth.detail', {
      state,
      since,
      issues: issues.map(({ id, title }) => ({ id, title })),
      link: issues[0] === undefined ? null : linkOf(issues[0]),
    }),
    evidence: evidenceOf(source, {
      service,
      state,
      issues: own.map((issue) => ({ ...issue, link: linkOf(issue) })),
    }),
  });
}

/**
 * What Microsoft says of its own services that mail depends on: an incident there explains what nothing here mends. It
 * takes a permission that is optional, and without it nothing is said.
 */
export const checkServiceHealth: Check = (snapshot) => {
  const { serviceIssues } = snapshot;
  if (serviceIssues.state === 'unreadable') {
    const { code } = serviceIssues.failure;
    if (code === 'noAccess' || code === 'forbidden' || code === 'notAttempted') return [];
    const place = { check: CHECK, subject: connectionSubject(snapshot) } as const;
    return [unknownFinding(place, serviceIssues, 'serviceHealth')];
  }
  return MAIL_SERVICES.map((service) => findingOf(service, serviceIssues.value, serviceIssues, snapshot));
};
