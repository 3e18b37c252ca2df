import type { PermissionGrantFacts } from '../domain/facts';
import type { ReadFailure } from '../domain/failure';
import type { Observation } from '../domain/observation';
import { ADMINISTRATOR_PERMISSIONS } from '../profiles/watch-permissions';
import { REDIRECT_URI } from './registration-script';

/** Graphkeeper's own registration in the customer's tenant, as far as a sign-in depends on it. */
export interface OwnRegistrationFacts {
  readonly displayName: string | null;
  /** Of the platform "Mobile and desktop applications". */
  readonly publicRedirectUris: readonly string[];
  /** Of the platforms "Web" and "Single-page application". */
  readonly otherRedirectUris: readonly string[];
  /** "Allow public client flows", which the device code needs. */
  readonly allowsPublicFlows: boolean;
  readonly isDisabled: boolean;
}

/** What is wrong with it. */
export type OwnRegistrationProblem =
  /** There is none with this client id in the tenant. */
  | { readonly code: 'missing' }
  | { readonly code: 'disabled' }
  | { readonly code: 'redirectMissing' }
  /** It is there, under the wrong platform. */
  | { readonly code: 'redirectElsewhere' }
  /** Signing in by device code does not work; the browser does. */
  | { readonly code: 'publicFlowsOff' }
  /** Required permissions without admin consent. */
  | { readonly code: 'notConsented'; readonly scopes: readonly string[] }
  /** Optional ones; what they would show stays unknown. */
  | { readonly code: 'optionalNotConsented'; readonly scopes: readonly string[] };

/** What is known about the registration. `unknown` says why it, or a part of it, could not be read. */
export interface OwnRegistrationCheck {
  readonly problems: readonly OwnRegistrationProblem[];
  readonly unknown: ReadFailure | null;
}

/** `http://localhost`, with any port or a slash at the end: ports are not compared (redirect URI restrictions). */
function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, pathname } = new URL(uri);
  return protocol === 'http:' && hostname === new URL(REDIRECT_URI).hostname && pathname === '/';
}

function setUpProblems(facts: OwnRegistrationFacts): readonly OwnRegistrationProblem[] {
  const problems: OwnRegistrationProblem[] = [];
  if (facts.isDisabled) problems.push({ code: 'disabled' });
  if (!facts.publicRedirectUris.some(isLoopback)) {
    const isElsewhere = facts.otherRedirectUris.some(isLoopback);
    problems.push({ code: isElsewhere ? 'redirectElsewhere' : 'redirectMissing' });
  }
  if (!facts.allowsPublicFlows) problems.push({ code: 'publicFlowsOff' });
  return problems;
}

function consentProblems(
  grants: readonly PermissionGrantFacts[],
  graphResourceId: string | null,
): readonly OwnRegistrationProblem[] {
  const consented = new Set(
    grants
      .filter(({ consentType }) => consentType === 'AllPrincipals')
      .filter(({ resourceId }) => graphResourceId === null || resourceId === graphResourceId)
      .flatMap(({ scopes }) => scopes),
  );
  const missing = (need: 'required' | 'optional'): readonly string[] =>
    ADMINISTRATOR_PERMISSIONS.filter((one) => one.need === need && !consented.has(one.value)).map(
      ({ value }) => value,
    );
  const required = missing('required');
  const optional = missing('optional');
  return [
    ...(required.length === 0 ? [] : [{ code: 'notConsented', scopes: required } as const]),
    ...(optional.length === 0 ? [] : [{ code: 'optionalNotConsented', scopes: optional } as const]),
  ];
}

/**
 * Checks the customer's own registration of Graphkeeper: the redirect URI of a public client, and admin consent
 * to what watching takes.
 *
 * @param graphResourceId object id of Microsoft Graph in this tenant; null where it was not read
 */
export function checkOwnRegistration(
  application: Observation<OwnRegistrationFacts | null>,
  grants: Observation<readonly PermissionGrantFacts[]>,
  graphResourceId: string | null,
): OwnRegistrationCheck {
  if (application.state === 'unreadable') return { problems: [], unknown: application.failure };
  if (application.value === null) return { problems: [{ code: 'missing' }], unknown: null };
  const setUp = setUpProblems(application.value);
  if (grants.state === 'unreadable') return { problems: setUp, unknown: grants.failure };
  return { problems: [...setUp, ...consentProblems(grants.value, graphResourceId)], unknown: null };
}
