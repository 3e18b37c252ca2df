import type { Cloud } from '../../shared/domain/connection';

/** Where a cloud signs in and where its Microsoft Graph is: origins, without a slash at the end. */
export interface CloudOrigins {
  readonly login: string;
  readonly graph: string;
}

/** Microsoft's national clouds (Microsoft: national cloud deployments). Their tokens are not interchangeable. */
export const CLOUDS: Readonly<Record<Extract<Cloud, string>, CloudOrigins>> = {
  global: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  usgov: { login: 'https://login.microsoftonline.us', graph: 'https://graph.microsoft.us' },
  'usgov-dod': { login: 'https://login.microsoftonline.us', graph: 'https://dod-graph.microsoft.us' },
  china: { login: 'https://login.chinacloudapi.cn', graph: 'https://microsoftgraph.chinacloudapi.cn' },
};

/** The origins of a cloud; an unlisted cloud brings its own, of which only scheme, host and port count. */
export function originsOf(cloud: Cloud): CloudOrigins {
  if (typeof cloud === 'string') return CLOUDS[cloud];
  return { login: new URL(cloud.login).origin, graph: new URL(cloud.graph).origin };
}

/**
 * Whether the beta reports on credential use exist there: the global cloud only (Microsoft Graph beta,
 * `appCredentialSignInActivity`). An unlisted cloud is asked: its own answer decides.
 */
export function hasCredentialReports(cloud: Cloud): boolean {
  return typeof cloud !== 'string' || cloud === 'global';
}
