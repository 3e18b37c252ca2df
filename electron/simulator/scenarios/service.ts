import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/instant';
import { grantRole } from '../tenant-builder';
import type { Integration, Scenario } from './integration';

// Scenarios of Microsoft's own services: what cannot be read is not known, and what Microsoft reports explains the rest.

/** Seconds that the service asks to wait: longer than a single look would. */
const RETRY_AFTER_SECONDS = 120;

/** Microsoft Graph refuses every request as one too many; tokens are still given. */
export const throttled: Scenario = {
  finish: ({ tenant }) => {
    tenant.faults.push({ kind: 'throttled', rate: 1, on: 'graph', seconds: RETRY_AFTER_SECONDS });
  },
};

/** Neither Microsoft Entra ID nor Microsoft Graph answers with anything but 503. */
export const outage: Scenario = {
  finish: ({ tenant }) => {
    tenant.faults.push({ kind: 'unavailable', rate: 1, on: 'all', seconds: RETRY_AFTER_SECONDS });
  },
};

/** Lets the monitor see what Microsoft reports of its services: an optional permission. */
function grantServiceHealth({ tenant, now, random }: Integration): void {
  const monitor = tenant.servicePrincipals.find(({ displayName }) => displayName === 'Graphkeeper monitor');
  if (monitor === undefined) throw new Error('the tenant has no monitor');
  grantRole(tenant, monitor, 'ServiceHealth.Read.All', { at: now, random });
}

/** Exchange Online has an incident, by which no mail has been fetched for three hours. */
export const exchangeIncident: Scenario = {
  prepare: grantServiceHealth,
  incident: {
    hoursAgo: 3,
    happen: ({ tenant, now }) => {
      tenant.vendor.fetchesMail = false;
      tenant.serviceIssues.push(
        {
          id: 'EX401337',
          service: 'Exchange Online',
          title: 'Some applications may see delays or failures when they read mail',
          classification: 'incident',
          startedAt: now - 3 * HOUR_MS - 20 * MINUTE_MS,
          resolvedAt: null,
        },
        {
          id: 'TM401300',
          service: 'Microsoft Teams',
          title: 'Some users may not see their presence',
          classification: 'advisory',
          startedAt: now - 5 * HOUR_MS,
          resolvedAt: null,
        },
        {
          id: 'EX401101',
          service: 'Exchange Online',
          title: 'Some users may not have been able to search',
          classification: 'incident',
          startedAt: now - 30 * HOUR_MS,
          resolvedAt: now - 20 * HOUR_MS,
        },
      );
    },
  },
};
