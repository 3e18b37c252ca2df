import { grantScopes, requestPermission, withdrawRole, withdrawScopes } from '../tenant-builder';
import type { Scenario } from './integration';

// Scenarios of the second link: what the administrator has consented to.

/** `Mail.ReadWrite` is asked for, but its consent was withdrawn some hours ago. */
export function consentWithdrawn(hoursAgo: number): Scenario {
  return {
    incident: {
      hoursAgo,
      happen: ({ tenant, app }) => {
        withdrawRole(tenant, app.principal, 'Mail.ReadWrite');
      },
    },
  };
}

/** The same, two hours ago. */
export const consentMissing = consentWithdrawn(2);

/** `Mail.ReadWrite` was added as a delegated permission, which an app without a user cannot use. */
export const consentWrongType: Scenario = {
  prepare: ({ tenant, app, random }) => {
    app.application.requested.splice(0);
    requestPermission(app.application, 'Mail.ReadWrite', 'Scope');
    requestPermission(app.application, 'Mail.Send', 'Role');
    requestPermission(app.application, 'User.Read', 'Scope');
    withdrawRole(tenant, app.principal, 'Mail.ReadWrite');
    withdrawScopes(tenant, app.principal);
    grantScopes(tenant, app.principal, ['Mail.ReadWrite', 'User.Read'], { user: null, random });
    tenant.subscriptions.splice(0);
  },
};

/** `User.Read` was consented to by one user for itself, which is no green tick. */
export const consentUserOnly: Scenario = {
  prepare: ({ tenant, app, admin, random }) => {
    withdrawScopes(tenant, app.principal);
    grantScopes(tenant, app.principal, ['User.Read'], { user: admin, random });
  },
};
