/**
 * The one way out: every request of Graphkeeper (MSAL, Microsoft Graph, Genesys Cloud) goes through a function
 * of this shape. The desktop injects Electron's `net.fetch` (system proxy, PAC, operating-system certificates),
 * headless runs Node's, tests and the sample tenant the simulator's.
 */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
