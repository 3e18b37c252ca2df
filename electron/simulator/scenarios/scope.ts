import { DAY_MS, HOUR_MS } from '../../../shared/domain/instant';
import { subscribedUser } from '../mail-subscription';
import { randomGuid } from '../random';
import { withdrawRole } from '../tenant-builder';
import type { Scenario } from './integration';

// Scenarios of the third link: which mailboxes the integration can open.

/** No policy restricts the integration: it can open every mailbox of the tenant. */
export const scopeOpen: Scenario = {
  prepare: ({ tenant }) => {
    tenant.accessPolicies.splice(0);
  },
};

/** The policy was replaced by one that leaves the last mailbox out. */
export const scopeBlocked: Scenario = {
  prepare: ({ tenant, app, mailboxes, now }) => {
    const changedAt = now - 5 * HOUR_MS;
    for (const policy of tenant.accessPolicies) policy.effectiveUntil = changedAt;
    tenant.accessPolicies.push({
      appId: app.application.appId,
      right: 'RestrictAccess',
      members: mailboxes.slice(0, -1).map((user) => user.userPrincipalName),
      effectiveFrom: changedAt,
      effectiveUntil: null,
    });
  },
};

/** Microsoft's present way, finished: RBAC for Applications grants, Entra's mail consent and the policy are gone. */
export const rbacScoped: Scenario = {
  prepare: ({ tenant, app, mailboxes, now, random }) => {
    tenant.accessPolicies.splice(0);
    for (const permission of ['Mail.ReadWrite', 'Mail.Send']) {
      withdrawRole(tenant, app.principal, permission);
      tenant.rbacAssignments.push({
        id: randomGuid(random),
        servicePrincipalId: app.principal.id,
        role: `Application ${permission}`,
        members: mailboxes.map((user) => user.userPrincipalName),
        effectiveFrom: now - 90 * DAY_MS,
        effectiveUntil: null,
      });
    }
  },
};

/** The last mailbox lost its licence, and with it the mailbox. */
export const mailboxUnlicensed: Scenario = {
  incident: {
    hoursAgo: 6,
    happen: ({ tenant, mailboxes }) => {
      const user = mailboxes.at(-1);
      if (user === undefined) return;
      user.licences.splice(0);
      user.mailbox = null;
      for (const subscription of tenant.subscriptions.filter((one) => subscribedUser(tenant, one) === user)) {
        tenant.subscriptions.splice(tenant.subscriptions.indexOf(subscription), 1);
      }
    },
  },
};
