import { audienceFitness, disabledWhere, lacksRedirect } from '../checks/app-registration';
import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import type { VendorProfile } from '../profiles/vendor-profile';

/** What an app registration and its enterprise application look like, and what of it keeps the integration from working. */
export interface RegistrationSurvey {
  /** Object ids; null: there is none in this tenant. */
  readonly applicationId: string | null;
  readonly principalId: string | null;
  readonly isDisabledByMicrosoft: boolean;
  readonly isApplicationOff: boolean;
  /** Users are kept from signing in to the enterprise application, and so is the app itself. */
  readonly isAccountOff: boolean;
  readonly isPrincipalOff: boolean;
  /** The audience to set; null: it fits, or cannot be set here. */
  readonly audience: string | null;
  /** The redirect URI to add; null: it is there, or cannot be added here. */
  readonly redirectUri: string | null;
}

/** What a look at the registration comes to. */
export type RegistrationLook =
  | { readonly is: 'surveyed'; readonly survey: RegistrationSurvey }
  | {
      readonly is: 'unread';
      readonly source: Extract<Observation<unknown>, { readonly state: 'unreadable' }>;
    };

/** Looks at both objects of the app. */
export function registrationSurvey(
  { application, servicePrincipal }: Snapshot,
  { audiences, redirectUris }: VendorProfile,
): RegistrationLook {
  for (const source of [application, servicePrincipal]) {
    if (source.state === 'unreadable') return { is: 'unread', source };
  }
  const registration = valueOf(application);
  const principal = valueOf(servicePrincipal);
  const fitness =
    registration === null || audiences === null
      ? 'unknown'
      : audienceFitness(registration.signInAudience, audiences);
  const isUnfit = fitness === 'ownTenantOnly' || fitness === 'personalOnly';
  return {
    is: 'surveyed',
    survey: {
      applicationId: registration?.id ?? null,
      principalId: principal?.id ?? null,
      isDisabledByMicrosoft: disabledWhere(registration, principal) === 'microsoft',
      isApplicationOff: registration?.isDisabled ?? false,
      isAccountOff: principal !== null && !principal.accountEnabled,
      isPrincipalOff: principal?.isDisabled ?? false,
      audience: isUnfit && audiences !== null ? audiences.expected : null,
      redirectUri:
        registration === null
          ? null
          : (redirectUris.find((uri) => lacksRedirect(registration.redirectUris, uri)) ?? null),
    },
  };
}

/** Both of the app's objects are gone, or the client id is another app's. */
export function isGone({ applicationId, principalId }: RegistrationSurvey): boolean {
  return applicationId === null && principalId === null;
}

/** What may be left as it is: the integration gets a token without it. */
export type Leavable = 'audience' | 'redirect';

/** Whether all is as the vendor asks, but for what was left on purpose. */
export function isAsAsked(survey: RegistrationSurvey, left: readonly Leavable[]): boolean {
  const { isDisabledByMicrosoft, isApplicationOff, isAccountOff, isPrincipalOff } = survey;
  if (survey.principalId === null || isDisabledByMicrosoft) return false;
  if (isApplicationOff || isAccountOff || isPrincipalOff) return false;
  return (
    (survey.audience === null || left.includes('audience')) &&
    (survey.redirectUri === null || left.includes('redirect'))
  );
}

/** The whole list of web addresses with one more: a change replaces it, so that nothing of it may be left out. */
export function redirectsWith(registered: readonly string[], uri: string): readonly string[] {
  return lacksRedirect(registered, uri) ? [...registered, uri] : registered;
}
