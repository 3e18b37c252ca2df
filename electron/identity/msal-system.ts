import type { LogLevel, NodeSystemOptions } from '@azure/msal-node';

import type { MsalNetwork } from './msal-network';

/** How MSAL is set up here: our network, our retries, no log of its own (it could name people). */
export function msalSystem(network: MsalNetwork, logLevel: LogLevel): NodeSystemOptions {
  return {
    networkClient: network.module,
    disableInternalRetries: true,
    loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false, logLevel },
  };
}
