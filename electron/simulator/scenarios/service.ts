import type { Scenario } from './integration';

// Scenarios in which Microsoft's services cannot be read: nothing is known, and nothing else is wrong.

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
