/**
 * Regions of Genesys Cloud, as their hosts are named (SDK `PureCloudRegionHosts`): signing in is at `login.` before the
 * host, the Platform API at `api.`.
 */
export const GENESYS_REGIONS = [
  'mypurecloud.com',
  'use2.us-gov-pure.cloud',
  'usw2.pure.cloud',
  'cac1.pure.cloud',
  'mxc1.pure.cloud',
  'sae1.pure.cloud',
  'mypurecloud.ie',
  'euw2.pure.cloud',
  'mypurecloud.de',
  'euc2.pure.cloud',
  'edee1.eusc-pure.cloud',
  'mec1.pure.cloud',
  'aps1.pure.cloud',
  'apse1.pure.cloud',
  'mypurecloud.com.au',
  'mypurecloud.jp',
  'apne2.pure.cloud',
  'apne3.pure.cloud',
] as const;

/** A region by its host, or a pair of origins (one that is not listed, or a simulated organisation). */
export type GenesysRegion =
  (typeof GENESYS_REGIONS)[number] | { readonly login: string; readonly api: string };

/** Where an organisation's token endpoint and API are. */
export function genesysOriginsOf(region: GenesysRegion): { readonly login: string; readonly api: string } {
  return typeof region === 'string'
    ? { login: `https://login.${region}`, api: `https://api.${region}` }
    : region;
}
