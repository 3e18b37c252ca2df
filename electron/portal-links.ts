import type { Cloud, Connection } from '../shared/domain/connection';
import type { LinkId } from '../shared/ipc/contract';

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

/** The pages of one app registration, by their names in the admin center's own addresses. */
const APP_PAGES: Readonly<Record<Exclude<LinkId, 'documentation'>, string>> = {
  entraApp: 'Overview',
  entraCredentials: 'Credentials',
  entraPermissions: 'CallAnAPI',
};

/** Microsoft's page on app registrations; where the admin center is needed without an app, its list of them. */
const DOCUMENTATION = 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app';
const APP_LIST = '#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';

/** The address of a page to open in the system browser; https always. Null connection: the page of no app. */
export function portalLink(link: LinkId, connection: Connection | null): string {
  if (link === 'documentation') return DOCUMENTATION;
  const portal = PORTALS[typeof connection?.cloud === 'string' ? connection.cloud : 'global'];
  if (connection === null) return `${portal}/${APP_LIST}`;
  const tenant = encodeURIComponent(connection.tenantId);
  const app = encodeURIComponent(connection.clientId);
  return `${portal}/${tenant}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${APP_PAGES[link]}/appId/${app}`;
}
