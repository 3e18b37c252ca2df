/** What a permission of Graphkeeper's own is for: shown with it, and in the request to the administrator. */
export type WatchReason =
  | 'registration'
  | 'consentAndUsers'
  | 'subscriptions'
  | 'signIn'
  | 'credentialUse'
  | 'credentialPolicy'
  | 'serviceHealth';

/** One delegated permission that Graphkeeper watches with. */
export interface WatchPermission {
  /** Its name at Microsoft Graph. */
  readonly value: string;
  /** A sign-in asks for what is required; what is optional is used where it was consented to. */
  readonly need: 'required' | 'optional';
  readonly reason: WatchReason;
}

/**
 * The least that watching takes of an administrator's sign-in (Microsoft Graph permissions reference, least
 * privileged per operation). All of them read. A permission that writes is never among them: a guided fix asks
 * for its own when it is run.
 *
 * - `Application.Read.All`: registration, credentials, granted application permissions.
 * - `Directory.Read.All`: delegated grants (no smaller permission lists them), users and their licences.
 * - `Subscription.Read.All`: subscriptions of every app; it exists as a delegated permission only, and shows all
 *   of them to an administrator only (list subscriptions).
 * - `User.Read`: who signed in, and the tenant's name and domains.
 * - `AuditLog.Read.All`: which credential is in use (beta report).
 * - `Policy.Read.All`: whether the tenant limits the life of new secrets.
 * - `ServiceHealth.Read.All`: incidents of Microsoft's own services.
 */
export const ADMINISTRATOR_PERMISSIONS: readonly WatchPermission[] = [
  { value: 'Application.Read.All', need: 'required', reason: 'registration' },
  { value: 'Directory.Read.All', need: 'required', reason: 'consentAndUsers' },
  { value: 'Subscription.Read.All', need: 'required', reason: 'subscriptions' },
  { value: 'User.Read', need: 'required', reason: 'signIn' },
  { value: 'AuditLog.Read.All', need: 'optional', reason: 'credentialUse' },
  { value: 'Policy.Read.All', need: 'optional', reason: 'credentialPolicy' },
  { value: 'ServiceHealth.Read.All', need: 'optional', reason: 'serviceHealth' },
];

/** The names of the permissions that a sign-in asks for. */
export const REQUIRED_SCOPES: readonly string[] = ADMINISTRATOR_PERMISSIONS.filter(
  ({ need }) => need === 'required',
).map(({ value }) => value);

/**
 * What a permission is for, whoever holds it: the application permissions of a monitor registration, too. Null
 * for one that Graphkeeper has no use for.
 */
export function reasonOf(value: string): WatchReason | null {
  const known = ADMINISTRATOR_PERMISSIONS.find((permission) => permission.value === value)?.reason;
  if (known !== undefined) return known;
  return value === 'User.Read.All' || value === 'Organization.Read.All' ? 'consentAndUsers' : null;
}

/**
 * Permissions without those that another one of the list includes: `Directory.Read.All` reads users and the
 * organisation, too (permissions reference).
 */
export function withoutIncluded(values: readonly string[]): readonly string[] {
  const all = [...new Set(values)];
  if (!all.includes('Directory.Read.All')) return all;
  return all.filter((value) => value !== 'User.Read.All' && value !== 'Organization.Read.All');
}
