import type { ICachePlugin, PublicClientApplication } from '@azure/msal-node';

import type { CloudOrigins } from './clouds';
import type { MsalNetwork } from './msal-network';
import { msalSystem } from './msal-system';

/** Graphkeeper's registration in a customer's tenant: a public client, which has no secret. */
export interface PublicClientTarget {
  /** Tenant id or a verified domain name. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly origins: CloudOrigins;
}

/** MSAL for that registration. It is loaded when it is first needed, which keeps `--help` quick. */
export async function createPublicClient(
  { tenantId, clientId, origins }: PublicClientTarget,
  network: MsalNetwork,
  cachePlugin: ICachePlugin,
): Promise<PublicClientApplication> {
  const { LogLevel, PublicClientApplication } = await import('@azure/msal-node');
  return new PublicClientApplication({
    auth: {
      clientId,
      authority: `${origins.login}/${tenantId}`,
      // With the port where there is one: MSAL compares hosts, and asks nobody about a known one.
      knownAuthorities: [new URL(origins.login).host],
    },
    cache: { cachePlugin },
    system: msalSystem(network, LogLevel.Error),
  });
}

/** Delegated permissions as they are asked for: with the address of the cloud's own Microsoft Graph. */
export function scopesAt({ origins }: PublicClientTarget, names: readonly string[]): string[] {
  return names.map((name) => `${origins.graph}/${name}`);
}
