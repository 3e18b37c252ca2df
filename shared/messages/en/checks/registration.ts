import type { AudienceFitness, DisabledWhere } from '../../../checks/terms';
import type { TokenEndpointProblem } from '../../../domain/token-endpoint';
import { vendorName } from './common';

const ENDPOINT_PROBLEMS: Readonly<Record<TokenEndpointProblem, string>> = {
  notUrl: 'The token endpoint is not an https address',
  notHttps: 'The token endpoint is not an https address',
  otherHost: 'The token endpoint is not on this cloud’s sign-in host',
  commonTenant: 'The token endpoint names no tenant',
  otherTenant: 'The token endpoint belongs to another tenant',
  version1: 'The token endpoint is the v1 one, not v2',
  otherPath: 'The address is not a token endpoint',
  untidy: 'The token endpoint has something around it',
};

const ENDPOINT_CAUSES: Readonly<Record<TokenEndpointProblem, string>> = {
  notUrl: 'The address cannot be called.',
  notHttps: 'A secret must not be sent without encryption, and Microsoft Entra ID does not answer there.',
  otherHost: 'No token of this cloud is issued there.',
  commonTenant:
    'Microsoft Entra ID issues no token to an app there (AADSTS9001023): the address must name the tenant.',
  otherTenant: 'The app is not in that tenant, so that no token is issued.',
  version1: 'The v1 endpoint expects another request, so that the integration gets no token.',
  otherPath: 'No token is issued there.',
  untidy: 'Spaces, a query or a slash at the end can make the request fail.',
};

const DISABLED: Readonly<Record<DisabledWhere, { readonly title: string; readonly detail: string }>> = {
  application: {
    title: 'The app registration is deactivated',
    detail:
      'New mail is not fetched: Microsoft Entra ID issues no token to it. Activate it in the app registration.',
  },
  enterpriseApplication: {
    title: 'The enterprise application is disabled',
    detail:
      'New mail is not fetched: Microsoft Entra ID issues no token to it. In Enterprise applications, Properties, set “Enabled for users to sign in?” to Yes.',
  },
  microsoft: {
    title: 'Microsoft disabled the app',
    detail:
      'New mail is not fetched: Microsoft Entra ID issues no token to it. Ask Microsoft support for the reason.',
  },
};

const AUDIENCES: Readonly<Record<AudienceFitness, string>> = {
  expected: 'The supported account types are right',
  contained: 'The supported account types include those that are needed',
  ownTenantOnly: 'The app is registered for this tenant only',
  personalOnly: 'The app is registered for personal accounts only',
  unknown: 'The supported account types are not known',
};

/** Texts of `token-endpoint` and `app-registration`. */
export const registration = {
  'check.tokenEndpoint.right': () => 'The OAuth 2.0 token endpoint (v2) is right',
  'check.tokenEndpoint.notGiven': () => 'The tenant’s OAuth 2.0 token endpoint (v2) answers',
  'check.tokenEndpoint.right.detail': ({
    right,
    isGiven,
    vendor,
  }: {
    right: string;
    isGiven: boolean;
    vendor: string | null;
  }) =>
    isGiven
      ? `It is of this tenant and cloud, and it answers: ${right}`
      : `Which one ${vendorName(vendor)} uses was not given, so that it could not be compared. The right one is ${right}`,
  'check.tokenEndpoint.wrong': ({ problem }: { problem: TokenEndpointProblem }) => ENDPOINT_PROBLEMS[problem],
  'check.tokenEndpoint.wrong.detail': ({
    problem,
    configured,
    right,
    vendor,
  }: {
    problem: TokenEndpointProblem;
    configured: string;
    right: string;
    vendor: string | null;
  }) =>
    `${problem === 'untidy' ? 'Mail may not be fetched.' : 'New mail is not fetched.'} ${ENDPOINT_CAUSES[problem]} Given: ${configured} Enter in ${vendorName(vendor)}: ${right}`,
  'check.tokenEndpoint.noTenant': ({ tenant }: { tenant: string }) =>
    `There is no tenant ${tenant} in this cloud`,
  'check.tokenEndpoint.noTenant.detail': ({ code }: { code: number | null }) =>
    `New mail is not fetched: Microsoft Entra ID does not know the tenant${code === null ? '' : ` (AADSTS${String(code)})`}. Check the tenant id and the cloud.`,
  'check.tokenEndpoint.otherCloud': () => 'The tenant belongs to another Microsoft cloud',
  'check.tokenEndpoint.otherCloud.detail': ({ expected, actual }: { expected: string; actual: string }) =>
    `Mail may not be fetched: Microsoft Graph for this tenant is at ${actual}, not at ${expected}, and tokens are not valid across clouds. Correct the cloud of this connection, and the address at the vendor.`,
  'check.tokenEndpoint.undecided': () => 'Whether the token endpoint is of this tenant is not known',
  'check.tokenEndpoint.undecided.detail': ({ right }: { right: string }) =>
    `It names the tenant by a domain name, and the tenant’s domain names could not be read. The right one is ${right}`,

  'check.appRegistration.present': () => 'The app is present and enabled',
  'check.appRegistration.present.detail': () =>
    'The app registration and its enterprise application are in the tenant, and both are enabled.',
  'check.appRegistration.elsewhere': () => 'The app registration is in another tenant',
  'check.appRegistration.elsewhere.detail': ({ homeTenant }: { homeTenant: string | null }) =>
    `Only its enterprise application is in this tenant${homeTenant === null ? '' : `; the registration is in ${homeTenant}`}. Its secrets and settings cannot be read from here.`,
  'check.appRegistration.missing': () => 'The app is not in this tenant',
  'check.appRegistration.noEnterpriseApplication': () =>
    'The app has no enterprise application in this tenant',
  'check.appRegistration.missing.detail': ({ clientId }: { clientId: string }) =>
    `New mail is not fetched: no token is issued to ${clientId} here. Check the client id and the tenant; if the app was deleted, restore it within 30 days. Granting admin consent creates a missing enterprise application.`,
  'check.appRegistration.disabled': ({ where }: { where: DisabledWhere }) => DISABLED[where].title,
  'check.appRegistration.disabled.detail': ({ where }: { where: DisabledWhere }) => DISABLED[where].detail,
  'check.appRegistration.audience': ({ fitness }: { fitness: AudienceFitness }) => AUDIENCES[fitness],
  'check.appRegistration.audience.detail': ({
    fitness,
    vendor,
  }: {
    fitness: AudienceFitness;
    vendor: string | null;
  }) => {
    const asked = `${vendor ?? 'The vendor'} asks for “Accounts in any organizational directory”.`;
    switch (fitness) {
      case 'expected':
        return asked;
      case 'contained':
        return `${asked} Personal accounts are allowed besides; with them an app may have two client secrets at most.`;
      case 'ownTenantOnly':
        return `${asked} Tokens for this tenant are issued all the same, so that mail is not touched. Change it under Authentication to follow the set-up guide.`;
      case 'personalOnly':
        return `${asked} An app for personal accounts cannot serve the mailboxes of an organisation.`;
      case 'unknown':
        return `${asked} Microsoft Graph gave a value that Graphkeeper does not know.`;
    }
  },
  'check.appRegistration.noOwner': () => 'Nobody owns the app registration',
  'check.appRegistration.noOwner.detail': () =>
    'Mail is not touched. But when its secret has to be renewed there is nobody entered whom to ask, and only administrators of the directory can do it. Enter two owners, so that one may be away: Microsoft Entra admin center, App registrations, this app, Owners.',
  'check.appRegistration.redirect': ({ uri }: { uri: string }) => `The redirect URI ${uri} is registered`,
  'check.appRegistration.redirect.detail': ({ vendor }: { uri: string; vendor: string | null }) =>
    `${vendor ?? 'The vendor'} asks for it.`,
  'check.appRegistration.noRedirect': ({ uri }: { uri: string }) =>
    `The redirect URI ${uri} is not registered`,
  'check.appRegistration.noRedirect.detail': ({ uri, vendor }: { uri: string; vendor: string | null }) =>
    `Mail is not touched: no user signs in. ${vendor ?? 'The vendor'} asks for ${uri} in its set-up guide; add it under Authentication.`,
};
