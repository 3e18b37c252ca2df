import type { GraphCall } from '../graph-route';
import type { SimApplication } from '../world';

/**
 * Directory roles that may change any registration and its credentials (Microsoft: generic note on application
 * write operations), besides the app's owners.
 */
const APPLICATION_ROLES: readonly string[] = [
  'Application Administrator',
  'Cloud Application Administrator',
  'Security Administrator',
  'Global Administrator',
];

/** Whether the caller may change this registration; its token's permission was checked before. */
export function mayWriteApplication({ caller }: GraphCall, application: SimApplication | null): boolean {
  if (caller.kind === 'app') {
    return (
      caller.roles.includes('Application.ReadWrite.All') ||
      (application?.owners.includes(caller.servicePrincipalId) ?? false)
    );
  }
  return (
    caller.directoryRoles.some((role) => APPLICATION_ROLES.includes(role)) ||
    (application?.owners.includes(caller.userId) ?? false)
  );
}

/** Roles that may consent to delegated permissions and to app roles of services other than Microsoft Graph. */
const CONSENT_ROLES: readonly string[] = [
  'Privileged Role Administrator',
  'Global Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
];

/** Whether somebody with these roles may consent to delegated permissions for the whole organisation. */
export function mayConsent(roles: readonly string[]): boolean {
  return roles.some((role) => CONSENT_ROLES.includes(role));
}

/** Roles that may consent to anything, app roles of Microsoft Graph included. */
const PRIVILEGED_ROLES: readonly string[] = ['Privileged Role Administrator', 'Global Administrator'];

/** Whether a signed-in caller's role may grant; an app's permission is enough by itself. */
export function mayGrant({ caller }: GraphCall, grants: 'graphAppRole' | 'otherwise'): boolean {
  if (caller.kind === 'app') return true;
  const roles = grants === 'graphAppRole' ? PRIVILEGED_ROLES : CONSENT_ROLES;
  return caller.directoryRoles.some((role) => roles.includes(role));
}
