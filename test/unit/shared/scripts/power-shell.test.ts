import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  connectMgGraph,
  exchangeScriptStart,
  powerShellList,
  powerShellText,
} from '../../../../shared/scripts/power-shell';

const QUOTES = /['\u2018\u2019\u201a\u201b]/;

/** What PowerShell makes of a literal: the text between, each doubled quote once; null: it ends earlier. */
function literal(source: string): string | null {
  if (!QUOTES.test(source[0] ?? '')) return null;
  let text = '';
  for (let at = 1; at < source.length; at += 1) {
    const one = source[at] ?? '';
    if (!QUOTES.test(one)) text += one;
    else if (at === source.length - 1) return text;
    else if (QUOTES.test(source[at + 1] ?? '')) {
      text += one;
      at += 1;
    } else return null;
  }
  return null;
}

describe('powerShellText', () => {
  it('is the text again, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom("'", '\u2019', '\u2018', '\u201a', '\u201b', '"', '$', '`', 'a', '\n', ';'),
        }),
        (text) => {
          expect(literal(powerShellText(text))).toBe(text);
        },
      ),
    );
  });

  it('makes arrays of none and of one as well', () => {
    expect(powerShellList([])).toBe('@()');
    expect(powerShellList(["o'neill@contoso.example"])).toBe("@('o''neill@contoso.example')");
  });
});

describe('connectMgGraph', () => {
  it('quotes the tenant and each permission', () => {
    expect(connectMgGraph({ tenantId: "x'; calc", cloud: 'usgov' }, ['A.Read', 'B.Read'])).toEqual([
      "Connect-MgGraph -TenantId 'x''; calc' -Environment USGov -NoWelcome -Scopes 'A.Read', 'B.Read'",
    ]);
  });

  it('makes an unlisted cloud known before it signs in there', () => {
    const cloud = { login: 'https://login.cloud.example', graph: 'https://graph.cloud.example' };
    const [first, second] = connectMgGraph({ tenantId: 'contoso.example', cloud }, ['A.Read']);
    expect(first).toMatch(/^Add-MgEnvironment -Name (\w+) .*'https:\/\/graph\.cloud\.example'/);
    expect(second).toContain(`-Environment ${/-Name (\w+)/.exec(first ?? '')?.[1] ?? '?'} `);
  });
});

describe('exchangeScriptStart', () => {
  it.each([
    ['global', 'Connect-ExchangeOnline -ShowBanner:$false'],
    ['usgov', 'Connect-ExchangeOnline -ShowBanner:$false -ExchangeEnvironmentName O365USGovGCCHigh'],
    ['usgov-dod', 'Connect-ExchangeOnline -ShowBanner:$false -ExchangeEnvironmentName O365USGovDoD'],
    ['china', 'Connect-ExchangeOnline -ShowBanner:$false -ExchangeEnvironmentName O365China'],
  ] as const)('connects to the cloud %s', (cloud, line) => {
    expect(exchangeScriptStart(cloud)).toContain(line);
  });

  it('names no environment of an unlisted cloud', () => {
    const lines = exchangeScriptStart({ login: 'https://login.example', graph: 'https://graph.example' });
    expect(lines).toContain('Connect-ExchangeOnline -ShowBanner:$false');
  });
});
