import type { NetworkFailureCause } from '../../domain/failure';
import type { OwnRegistrationProblem } from '../../onboarding/registration-check';
import type { RegistrationStep } from '../../onboarding/registration-script';
import type { RegistrationFault, SignInFailure } from '../../onboarding/sign-in';
import type { TenantInputForm, TenantInputNote, TenantInputProblem } from '../../onboarding/tenant-input';
import type { AskedPermission, PreflightFact } from '../../onboarding/terms';
import type { WatchReason } from '../../profiles/watch-permissions';
import type { Formatter } from '../formatter';
import { speak } from '../translation';
import { failures } from './failures';

/** " (AADSTS65001)": the number to look up or to quote to Microsoft. */
function quoted(aadsts: number | null): string {
  return aadsts === null ? '' : ` (AADSTS${String(aadsts)})`;
}

const FORM: Readonly<Record<TenantInputForm, string>> = {
  tenantId: 'Tenant id',
  domain: 'Domain name',
  emailAddress: 'Domain of an email address',
  tokenEndpoint: 'Token endpoint',
  signInAddress: 'Address of the sign-in page',
  portalAddress: 'Address of a portal',
};

const NOTE: Readonly<Record<TenantInputNote, string>> = {
  version1:
    'This is the token endpoint (v1). The vendor needs the one labelled “OAuth 2.0 token endpoint (v2)”, shown below.',
  notHttps: 'The address begins with http: the client secret would travel unprotected. Use https.',
  otherCloud:
    'The address belongs to another Microsoft cloud than the one chosen; the cloud was changed to match.',
  sharedHost: 'Two clouds of the US government sign in at this address. Check which one the tenant is in.',
  notTokenEndpoint:
    'The tenant was taken from the address. It is not the token endpoint, which is shown below.',
};

const PROBLEM: Readonly<Record<TenantInputProblem, string>> = {
  sharedTenant:
    'This address is for any tenant (common, organizations or consumers), and an app cannot sign in to it. Copy the endpoint from the app registration’s own Endpoints page, or enter the tenant id.',
  noTenant: 'This address names no tenant. Enter the tenant id, as the app registration’s overview shows it.',
  otherHost:
    'This is no address of Microsoft’s sign-in. Paste the OAuth 2.0 token endpoint (v2), or enter the tenant id.',
  notRecognised: 'Enter the OAuth 2.0 token endpoint (v2), the tenant id or a domain name of the tenant.',
};

const FACT: Readonly<Record<PreflightFact, string>> = {
  tenant: 'The tenant and its token endpoint',
  signIn: 'Sign-in',
  organization: 'Name and domains of the tenant',
  application: 'App registration and its credentials',
  servicePrincipal: 'Enterprise application',
  applicationPermissions: 'Granted application permissions',
  delegatedPermissions: 'Granted delegated permissions',
  credentialUse: 'Last use of each credential',
  serviceHealth: 'Microsoft’s service health',
  users: 'Users and licences of the mailboxes',
  subscriptions: 'Change notification subscriptions',
  mailboxes: 'Access to the mailboxes',
  mailFlow: 'Waiting mail',
  canaries: 'Mailboxes that must stay closed',
  'genesys/token': 'Genesys Cloud: sign-in',
  'genesys/domains': 'Genesys Cloud: e-mail domains and their link to Microsoft Graph',
  'genesys/routes': 'Genesys Cloud: routes of the mailboxes',
  'genesys/integrations': 'Genesys Cloud: the Microsoft Graph integration',
  'genesys/flows': 'Genesys Cloud: flows behind the routes',
  'genesys/queues': 'Genesys Cloud: queues behind the routes',
  'genesys/queueActivity': 'Genesys Cloud: agents on queue and waiting mail',
  'genesys/conversations': 'Genesys Cloud: conversations of the last hours',
  'genesys/emailSettings': 'Genesys Cloud: routing to several destinations',
  'genesys/outboundDomains': 'Genesys Cloud: outbound domains of the same name',
  'genesys/ipRanges': 'Genesys Cloud: its own address ranges',
};

const REASON: Readonly<Record<WatchReason, string>> = {
  registration: 'read the app registration, when its credentials end and what it was granted',
  consentAndUsers: 'read delegated grants, users and licences',
  subscriptions: 'see whether Microsoft Graph still notifies the vendor of new mail',
  signIn: 'sign in, and read the name of the tenant',
  credentialUse: 'see which credential is in use',
  serviceHealth:
    'see whether Microsoft reports an incident of its own, before something here is changed in vain',
  credentialPolicy: 'see whether the tenant limits how long a new secret may last',
};

const FAULT: Readonly<Record<RegistrationFault, string>> = {
  notFound:
    'There is no registration of Graphkeeper with this client id in the tenant. Check the client id, or create the registration.',
  disabled: 'The registration of Graphkeeper is disabled. Enable it in Microsoft Entra ID.',
  redirectUri:
    'The registration of Graphkeeper does not list http://localhost. Add it under Authentication, platform “Mobile and desktop applications”.',
  notPublicClient:
    'The registration of Graphkeeper is not set up as a public client. Under Authentication, put http://localhost under “Mobile and desktop applications” and allow public client flows.',
};

const STEP: Readonly<Record<RegistrationStep, string>> = {
  open: 'Open the Microsoft Entra admin center and choose App registrations, then New registration.',
  name: 'Name it “Graphkeeper”.',
  audience: 'Under Supported account types choose “Accounts in this organizational directory only”.',
  redirect:
    'Under Redirect URI choose “Public client/native (mobile & desktop)”, enter http://localhost, and register.',
  publicFlows:
    'Under Authentication set “Allow public client flows” to Yes. Only signing in with a device code needs it.',
  permissions: 'Under API permissions add these delegated permissions of Microsoft Graph:',
  consent: 'Choose “Grant admin consent”. Each permission then has a green tick.',
  copy: 'Copy the Application (client) ID from the overview and paste it here.',
};

/** Words of adding a connection: tenant, sign-in, preflight, Graphkeeper’s own registration. */
export const onboarding = {
  'onboarding.tenant.form': ({ form }: { form: TenantInputForm }) => FORM[form],
  'onboarding.tenant.note': ({ note }: { note: TenantInputNote }) => NOTE[note],
  'onboarding.tenant.problem': ({ problem }: { problem: TenantInputProblem }) => PROBLEM[problem],

  'onboarding.signIn.ended': ({
    code,
  }: {
    code: Extract<SignInFailure['code'], 'cancelled' | 'timedOut' | 'noBrowser'>;
  }) =>
    ({
      cancelled: 'The sign-in was cancelled. Nothing was kept.',
      timedOut: 'Nobody finished signing in, so the attempt was ended. Start it again when you are ready.',
      noBrowser: 'No browser could be opened here. Sign in with a device code instead.',
    })[code],
  'onboarding.signIn.refused': ({
    code,
    aadsts,
  }: {
    code: Extract<SignInFailure['code'], 'declined' | 'consentRequired' | 'blockedByPolicy' | 'wrongTenant'>;
    aadsts: number | null;
  }) =>
    ({
      declined: `The sign-in was declined on Microsoft’s page${quoted(aadsts)}. Sign in again and accept, if you want Graphkeeper to look through your account.`,
      consentRequired: `Graphkeeper’s registration lacks admin consent${quoted(aadsts)}. Somebody who may consent for the whole organization has to grant it once; the request below says for what.`,
      blockedByPolicy: `A Conditional Access or security policy blocked the sign-in${quoted(aadsts)}. Sign in from a device that the policy accepts, or try the browser instead of a device code.`,
      wrongTenant: `This account is not one of the watched tenant${quoted(aadsts)}. Sign in with an administrator’s account of that tenant.`,
    })[code],
  'onboarding.signIn.registration': ({
    fault,
    aadsts,
  }: {
    fault: RegistrationFault;
    aadsts: number | null;
  }) => (aadsts === null ? FAULT[fault] : `${FAULT[fault]} Microsoft’s code: AADSTS${String(aadsts)}.`),
  'onboarding.signIn.network': ({ cause }: { cause: NetworkFailureCause }, format: Formatter) =>
    `Microsoft’s sign-in could not be reached: ${speak(failures, { id: 'failure.network', params: { cause } }, format)}. Check the connection and try again.`,
  'onboarding.signIn.other': ({ error, aadsts }: { error: string; aadsts: number | null }) =>
    `Microsoft did not sign you in (${aadsts === null ? error : `AADSTS${String(aadsts)}`}). Try again; if it stays so, quote this code to Microsoft.`,
  'onboarding.signIn.page.title': () => 'Graphkeeper',
  'onboarding.signIn.page.done': () =>
    'You are signed in. You can close this page and go back to Graphkeeper.',
  'onboarding.signIn.page.failed': () =>
    'You are not signed in. Graphkeeper says why; you can close this page.',

  'onboarding.preflight.fact': (
    { fact, readable, total }: { fact: PreflightFact; readable: number; total: number },
    format: Formatter,
  ) => (total === 1 ? FACT[fact] : `${FACT[fact]} (${format.number(readable)} of ${format.number(total)})`),

  'onboarding.reason': ({ reason }: { reason: WatchReason }) => REASON[reason],

  'onboarding.request': ({
    connection,
    tenantId,
    access,
    clientId,
    permissions,
  }: {
    connection: string;
    tenantId: string;
    /** Through which registration; null: Graphkeeper has none in this tenant yet. */
    access: 'administrator' | 'monitorRegistration' | null;
    clientId: string | null;
    permissions: readonly AskedPermission[];
  }) => {
    const type = access === 'monitorRegistration' ? 'Application' : 'Delegated';
    const where =
      clientId === null
        ? 'a registration of its own in Microsoft Entra ID, which is yet to be created (a public client with the redirect URI http://localhost)'
        : `its registration ${clientId} in Microsoft Entra ID`;
    const lines = permissions.map(({ value, reason }) =>
      reason === null ? `- ${value} (${type})` : `- ${value} (${type}): to ${REASON[reason]}`,
    );
    // Microsoft: grant tenant-wide admin consent, prerequisites.
    const role =
      access === 'monitorRegistration'
        ? 'Privileged Role Administrator'
        : 'Cloud Application Administrator or Privileged Role Administrator';
    return [
      `Graphkeeper watches the mail integration “${connection}” in the tenant ${tenantId} and warns before mail stops. To see what it watches, it needs these permissions of Microsoft Graph on ${where}, with admin consent:`,
      '',
      ...lines,
      '',
      `All of them only read. Granting them takes the role ${role}: Microsoft Entra admin center, App registrations, Graphkeeper, API permissions, Add a permission, then Grant admin consent.`,
    ].join('\n');
  },

  'onboarding.registration.step': ({ step }: { step: RegistrationStep }) => STEP[step],
  'onboarding.registration.script': () =>
    'Creates the registration of Graphkeeper in your tenant: a public client without a secret, with permissions that only read. It prints the client id.',
  'onboarding.registration.good': () => 'Graphkeeper’s registration is set up as it should be',
  'onboarding.registration.problem': (
    { code, scopes }: { code: OwnRegistrationProblem['code']; scopes: readonly string[] },
    format: Formatter,
  ) =>
    ({
      missing: FAULT.notFound,
      disabled: FAULT.disabled,
      redirectMissing: FAULT.redirectUri,
      redirectElsewhere:
        'http://localhost stands under another platform. Under Authentication, put it under “Mobile and desktop applications”.',
      publicFlowsOff:
        'Public client flows are not allowed: signing in with a device code does not work, signing in with the browser does.',
      notConsented: `Admin consent is missing for ${format.list(scopes)}. Grant it under API permissions.`,
      optionalNotConsented: `Without admin consent for ${format.list(scopes)}, some facts stay unknown. It is optional.`,
    })[code],
};
