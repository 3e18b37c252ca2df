import type { Cloud, Connection } from '../shared/domain/connection';
import type { LinkId } from '../shared/domain/link-id';
import type { SignInPlace } from './identity/administrators';
import { originsOf } from './identity/clouds';

/**
 * Where each cloud's Microsoft Entra admin center is (Microsoft: "National cloud deployments"). A pair of origins
 * is an unlisted cloud or a simulated tenant; the public address is the best guess there.
 */
const PORTALS: Readonly<Record<Exclude<Cloud, object>, string>> = {
  global: 'https://entra.microsoft.com',
  usgov: 'https://entra.microsoft.us',
  'usgov-dod': 'https://entra.microsoft.us',
  china: 'https://entra.microsoftonline.cn',
};

/** The links that lead to Microsoft's documentation, whatever the connection. */
type DocumentationId = Extract<LinkId, 'documentation' | `${string}Documentation`>;

/** The page where an administrator consents, which is of the sign-in and not of the portal. */
type ConsentId = 'adminConsent';

/** The pages of one app registration, by their names in the admin center's own addresses. */
const APP_PAGES: Readonly<Record<Exclude<LinkId, DocumentationId | ConsentId>, string>> = {
  entraApp: 'Overview',
  entraCredentials: 'Credentials',
  entraPermissions: 'CallAnAPI',
};

/** Microsoft's pages on app registrations, change notifications (Q4) and the connection filter policy (Q11). */
const DOCUMENTATION: Readonly<Record<DocumentationId, string>> = {
  documentation: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  notificationsDocumentation: 'https://learn.microsoft.com/graph/change-notifications-overview',
  connectionFilterDocumentation:
    'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
  exchangeScopeDocumentation: 'https://learn.microsoft.com/exchange/permissions-exo/application-rbac',
};

/** Where the admin center is needed without an app: its list of them. */
const APP_LIST = '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';

function isDocumentation(link: LinkId): link is DocumentationId {
  return link in DOCUMENTATION;
}

/**
 * Where an administrator consents to all that a registration asks for (Microsoft: grant tenant-wide admin consent).
 * Without a redirect URI: it may have none that leads to Graphkeeper, which looks at what came of it.
 */
export function adminConsentUrl({ cloud, tenantId }: SignInPlace, clientId: string): string {
  const url = new URL(`${originsOf(cloud).login}/${encodeURIComponent(tenantId)}/adminconsent`);
  url.searchParams.set('client_id', clientId);
  return url.href;
}

/** The address of a page to open in the system browser; https always. Null connection: the page of no app. */
export function portalLink(link: LinkId, connection: Connection | null): string {
  if (isDocumentation(link)) return DOCUMENTATION[link];
  if (link === 'adminConsent' && connection !== null) return adminConsentUrl(connection, connection.clientId);
  const portal = PORTALS[typeof connection?.cloud === 'string' ? connection.cloud : 'global'];
  if (connection === null || link === 'adminConsent') return `${portal}/${APP_LIST}`;
  const tenant = encodeURIComponent(connection.tenantId);
  const app = encodeURIComponent(connection.clientId);
  return `${portal}/${tenant}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${APP_PAGES[link]}/appId/${app}`;
}

/**
 * The origin that a link leads to besides Microsoft's portals: where this connection signs in, for the page of consent.
 * Undefined: the link stays within the portals.
 */
export function signInOriginOf(link: LinkId, connection: Connection | null): string | undefined {
  return link === 'adminConsent' && connection !== null ? originsOf(connection.cloud).login : undefined;
}
