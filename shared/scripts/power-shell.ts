import type { Cloud } from '../domain/connection';

/** A text as PowerShell takes it literally; PowerShell also reads typographic quotes as quotes. */
export function powerShellText(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;
}

/** Texts as a PowerShell array of literals; an empty one, and one of a single text, are arrays as well. */
export function powerShellList(texts: readonly string[]): string {
  return `@(${texts.map(powerShellText).join(', ')})`;
}

/** Names of the clouds in Microsoft's Graph module (Connect-MgGraph, `-Environment`). */
const GRAPH_ENVIRONMENTS: Readonly<Record<Extract<Cloud, string>, string>> = {
  global: 'Global',
  usgov: 'USGov',
  'usgov-dod': 'USGovDoD',
  china: 'China',
};

/** An unlisted cloud has to be made known to the module first. */
function graphEnvironment(cloud: Cloud): { readonly lines: readonly string[]; readonly name: string } {
  if (typeof cloud === 'string') return { lines: [], name: GRAPH_ENVIRONMENTS[cloud] };
  const name = 'GraphkeeperCloud';
  const endpoints = `-AzureADEndpoint ${powerShellText(cloud.login)} -GraphEndpoint ${powerShellText(cloud.graph)}`;
  return { lines: [`Add-MgEnvironment -Name ${name} ${endpoints} | Out-Null`], name };
}

/** The lines with which a script signs in to a tenant. @param scopes delegated permissions */
export function connectMgGraph(
  { tenantId, cloud }: { readonly tenantId: string; readonly cloud: Cloud },
  scopes: readonly string[],
): readonly string[] {
  const { lines, name } = graphEnvironment(cloud);
  return [
    ...lines,
    `Connect-MgGraph -TenantId ${powerShellText(tenantId)} -Environment ${name} -NoWelcome -Scopes ${scopes.map(powerShellText).join(', ')}`,
  ];
}

/** Names of the clouds in Microsoft's Exchange Online module (Connect-ExchangeOnline, `-ExchangeEnvironmentName`). */
const EXCHANGE_ENVIRONMENTS: Readonly<Record<Extract<Cloud, string>, string>> = {
  global: 'O365Default',
  usgov: 'O365USGovGCCHigh',
  'usgov-dod': 'O365USGovDoD',
  china: 'O365China',
};

/** The first lines of a script for Exchange Online: it stops at the first error. An unlisted cloud has no name there. */
export function exchangeScriptStart(cloud: Cloud): readonly string[] {
  const environment =
    typeof cloud === 'string' && cloud !== 'global'
      ? ` -ExchangeEnvironmentName ${EXCHANGE_ENVIRONMENTS[cloud]}`
      : '';
  return [
    '#Requires -Modules ExchangeOnlineManagement',
    "$ErrorActionPreference = 'Stop'",
    `Connect-ExchangeOnline -ShowBanner:$false${environment}`,
    '',
  ];
}
