import type { ApplicationFacts, ServicePrincipalFacts } from '../domain/facts';
import type { EntraFailure } from '../domain/failure';
import type { Finding } from '../domain/finding';
import type { Observation } from '../domain/observation';
import type { Severity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import { message } from '../messages/message';
import type { VendorProfile } from '../profiles/vendor-profile';
import type { Check } from './check';
import { applicationSubject, evidenceOf, finding, unknownFinding, type Unreadable } from './findings';
import type { AudienceFitness, DisabledWhere, UnknownWhat } from './terms';
import { tokenRefusal } from './token-refusal';

const CHECK = 'app-registration';

/** `disabledByMicrosoftStatus` of an object that Microsoft left alone. */
const NOT_DISABLED = 'NotDisabled';

function isDisabledByMicrosoft(status: string | null): boolean {
  return status !== null && status !== '' && status !== NOT_DISABLED;
}

type Presence = 'present' | 'missing' | 'noEnterpriseApplication' | 'elsewhere';

/** Where the app was switched off; null: on neither of its objects, as far as they were read. */
export function disabledWhere(
  application: ApplicationFacts | null,
  servicePrincipal: ServicePrincipalFacts | null,
): DisabledWhere | null {
  const status =
    application?.disabledByMicrosoftStatus ?? servicePrincipal?.disabledByMicrosoftStatus ?? null;
  if (isDisabledByMicrosoft(status)) return 'microsoft';
  if (application?.isDisabled === true) return 'application';
  const isOff =
    servicePrincipal !== null && (!servicePrincipal.accountEnabled || servicePrincipal.isDisabled);
  return isOff ? 'enterpriseApplication' : null;
}

function presenceOf(
  application: ApplicationFacts | null,
  servicePrincipal: ServicePrincipalFacts | null,
): Presence {
  if (application === null) return servicePrincipal === null ? 'missing' : 'elsewhere';
  return servicePrincipal === null ? 'noEnterpriseApplication' : 'present';
}

function broken(
  snapshot: Snapshot,
  problem: { readonly presence: Presence } | { readonly where: DisabledWhere },
  entra: EntraFailure | null,
): Finding {
  const { application, servicePrincipal } = snapshot;
  const isDisabled = 'where' in problem;
  return finding({
    check: CHECK,
    subject: applicationSubject(snapshot),
    severity: 'critical',
    impact: 'stopped',
    title: isDisabled
      ? message('check.appRegistration.disabled', problem)
      : message(
          problem.presence === 'noEnterpriseApplication'
            ? 'check.appRegistration.noEnterpriseApplication'
            : 'check.appRegistration.missing',
        ),
    detail: isDisabled
      ? message('check.appRegistration.disabled.detail', problem)
      : message('check.appRegistration.missing.detail', { clientId: snapshot.connection.clientId }),
    runbook: 'fix-app-registration',
    evidence: evidenceOf(application.state === 'read' ? application : servicePrincipal, {
      clientId: snapshot.connection.clientId,
      entra: entra === null ? null : { ...entra },
    }),
  });
}

function unreadPart(
  application: Snapshot['application'],
  servicePrincipal: Snapshot['servicePrincipal'],
): { readonly observation: Unreadable; readonly what: UnknownWhat } | null {
  if (application.state === 'unreadable') return { observation: application, what: 'registration' };
  if (servicePrincipal.state === 'unreadable') {
    return { observation: servicePrincipal, what: 'enterpriseApplication' };
  }
  return null;
}

function presenceFinding(snapshot: Snapshot): Finding {
  const { application, servicePrincipal, token } = snapshot;
  const entra = tokenRefusal(token);
  const place = { check: CHECK, subject: applicationSubject(snapshot) } as const;
  const known = {
    application: application.state === 'read' ? application.value : null,
    servicePrincipal: servicePrincipal.state === 'read' ? servicePrincipal.value : null,
  };
  const where = disabledWhere(known.application, known.servicePrincipal);
  if (where !== null) return broken(snapshot, { where }, entra);
  const unknown = unreadPart(application, servicePrincipal);
  if (unknown !== null) {
    // The directory cannot be asked, but Entra ID has just said so while it refused a token.
    if (entra?.kind === 'appDisabled') return broken(snapshot, { where: 'enterpriseApplication' }, entra);
    if (entra?.kind === 'appNotFound') return broken(snapshot, { presence: 'missing' }, entra);
    return unknownFinding(place, unknown.observation, unknown.what);
  }
  const presence = presenceOf(known.application, known.servicePrincipal);
  if (presence === 'missing' || presence === 'noEnterpriseApplication')
    return broken(snapshot, { presence }, entra);
  const homeTenant = known.servicePrincipal?.appOwnerOrganizationId ?? null;
  return finding({
    ...place,
    severity: presence === 'elsewhere' ? 'notice' : 'ok',
    title: message(
      presence === 'elsewhere' ? 'check.appRegistration.elsewhere' : 'check.appRegistration.present',
    ),
    detail:
      presence === 'elsewhere'
        ? message('check.appRegistration.elsewhere.detail', { homeTenant })
        : message('check.appRegistration.present.detail'),
    evidence: evidenceOf(application, {
      applicationId: known.application?.id ?? null,
      servicePrincipalId: known.servicePrincipal?.id ?? null,
      homeTenant,
    }),
  });
}

/** How well an audience fits: a single-tenant app does get app-only tokens in its own tenant, so it is no warning. */
export function audienceFitness(
  audience: string | null,
  audiences: NonNullable<VendorProfile['audiences']>,
): AudienceFitness {
  if (audience === null) return 'unknown';
  if (audience === audiences.expected) return 'expected';
  if (audiences.alsoFits.includes(audience)) return 'contained';
  if (audience === 'AzureADMyOrg') return 'ownTenantOnly';
  return audience === 'PersonalMicrosoftAccount' ? 'personalOnly' : 'unknown';
}

const AUDIENCE_SEVERITY: Readonly<Record<AudienceFitness, Severity>> = {
  expected: 'ok',
  contained: 'ok',
  ownTenantOnly: 'notice',
  personalOnly: 'warning',
  unknown: 'unknown',
};

function audienceFindings(
  snapshot: Snapshot,
  application: Observation<ApplicationFacts | null>,
  { audiences, vendor }: VendorProfile,
): readonly Finding[] {
  if (audiences === null) return [];
  const place = { check: CHECK, subject: applicationSubject(snapshot), aspect: 'audience' } as const;
  if (application.state === 'unreadable') return [unknownFinding(place, application, 'audience')];
  if (application.value === null) return [];
  const audience = application.value.signInAudience;
  const fitness = audienceFitness(audience, audiences);
  return [
    finding({
      ...place,
      severity: AUDIENCE_SEVERITY[fitness],
      title: message('check.appRegistration.audience', { fitness }),
      detail: message('check.appRegistration.audience.detail', { fitness, vendor }),
      runbook: fitness === 'ownTenantOnly' || fitness === 'personalOnly' ? 'fix-app-registration' : null,
      evidence: evidenceOf(application, { signInAudience: audience, expected: audiences.expected }),
    }),
  ];
}

/** `http://localhost/` and `http://localhost:8080` are the same to Entra ID as `http://localhost` (reply-url rules). */
function isSameRedirect(registered: string, expected: string): boolean {
  if (!URL.canParse(registered)) return false;
  const [url, wanted] = [new URL(registered), new URL(expected)];
  return (
    url.protocol === wanted.protocol && url.hostname === wanted.hostname && url.pathname === wanted.pathname
  );
}

/** Whether none of the registered redirect URIs is the expected one. */
export function lacksRedirect(registered: readonly string[], expected: string): boolean {
  return !registered.some((one) => isSameRedirect(one, expected));
}

function redirectFindings(
  snapshot: Snapshot,
  application: Observation<ApplicationFacts | null>,
  { redirectUris, vendor }: VendorProfile,
): readonly Finding[] {
  const place = { check: CHECK, subject: applicationSubject(snapshot), aspect: 'redirect' } as const;
  const [expected] = redirectUris;
  if (expected === undefined) return [];
  if (application.state === 'unreadable') return [unknownFinding(place, application, 'redirect')];
  if (application.value === null) return [];
  const registered = application.value.redirectUris;
  const isThere = !redirectUris.some((uri) => lacksRedirect(registered, uri));
  return [
    finding({
      ...place,
      severity: isThere ? 'ok' : 'notice',
      title: message(isThere ? 'check.appRegistration.redirect' : 'check.appRegistration.noRedirect', {
        uri: expected,
      }),
      detail: message(
        isThere ? 'check.appRegistration.redirect.detail' : 'check.appRegistration.noRedirect.detail',
        { uri: expected, vendor },
      ),
      runbook: isThere ? null : 'fix-app-registration',
      evidence: evidenceOf(application, { redirectUris: registered, expected: redirectUris }),
    }),
  ];
}

/**
 * Nobody is entered as owner of the registration: whoever has to renew its secret has nobody to ask. Somebody is, or
 * it cannot be read: nothing is said, because mail does not depend on it; the connection page lists them.
 */
function ownerFindings(snapshot: Snapshot): readonly Finding[] {
  const { application, owners } = snapshot;
  const isHere = application.state === 'read' && application.value !== null;
  if (!isHere || owners.state === 'unreadable' || owners.value.length > 0) return [];
  return [
    finding({
      check: CHECK,
      subject: applicationSubject(snapshot),
      aspect: 'owners',
      severity: 'notice',
      title: message('check.appRegistration.noOwner'),
      detail: message('check.appRegistration.noOwner.detail'),
      evidence: evidenceOf(owners, { owners: [] }),
    }),
  ];
}

/** The app is registered as the vendor asks, present and enabled on both of its objects (Q17, Q14). */
export const checkAppRegistration: Check = (snapshot, { profile }) => [
  presenceFinding(snapshot),
  ...audienceFindings(snapshot, snapshot.application, profile),
  ...redirectFindings(snapshot, snapshot.application, profile),
  ...ownerFindings(snapshot),
];
