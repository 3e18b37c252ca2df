import type { Cloud } from '../domain/connection';

/** A text as PowerShell takes it literally; PowerShell also reads typographic quotes as quotes. */
export function powerShellText(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, (quote) => quote + quote)}'`;
}

/** Texts as a PowerShell array of literals; an empty one, and one of a single text, are arrays as well. */
export function powerShellList(texts: readonly string[]): string {
  return `@(${texts.map(powerShellText).join(', ')})`;
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
