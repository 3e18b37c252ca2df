import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  analyseTokenEndpoint,
  type TokenEndpointExpectation,
} from '../../../../shared/domain/token-endpoint';

const TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER = '99999999-9999-4999-8999-999999999999';
const RIGHT = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`;

function expectation(changes: Partial<TokenEndpointExpectation> = {}): TokenEndpointExpectation {
  return {
    cloud: 'global',
    tenantId: TENANT,
    knownTenantId: TENANT,
    knownDomains: ['contoso.example', 'contoso.onmicrosoft.com'],
    discovered: RIGHT,
    ...changes,
  };
}

describe('analyseTokenEndpoint', () => {
  it.each([
    [RIGHT, []],
    [RIGHT.toUpperCase().replace('HTTPS', 'https'), []],
    [RIGHT.replace('login.microsoftonline.com', 'login.windows.net'), []],
    [RIGHT.replace(TENANT, 'contoso.example'), []],
    ['', ['notUrl']],
    ['login.microsoftonline.com', ['notUrl']],
    ['ftp://login.microsoftonline.com/x', ['notUrl']],
    [RIGHT.replace('https', 'http'), ['notHttps']],
    [RIGHT.replace('.com', '.us'), ['otherHost']],
    [RIGHT.replace('login.microsoftonline.com', 'login.microsoftonline.com.evil.example'), ['otherHost']],
    [RIGHT.replace(TENANT, 'common'), ['commonTenant']],
    [RIGHT.replace(TENANT, 'organizations'), ['commonTenant']],
    [RIGHT.replace(TENANT, 'consumers'), ['commonTenant']],
    [RIGHT.replace(TENANT, OTHER), ['otherTenant']],
    [RIGHT.replace(TENANT, 'fabrikam.example'), ['otherTenant']],
    [RIGHT.replace('/v2.0', ''), ['version1']],
    [RIGHT.replace('token', 'authorize'), ['otherPath']],
    [`https://login.microsoftonline.com/`, ['otherPath']],
    [`${RIGHT}/`, ['untidy']],
    [`${RIGHT}?x=1`, ['untidy']],
    [` ${RIGHT}\n`, ['untidy']],
    [RIGHT.replace(TENANT, OTHER).replace('/v2.0', ''), ['version1', 'otherTenant']],
  ])('%j has %j', (configured, problems) => {
    expect(analyseTokenEndpoint(configured, expectation()).problems).toEqual(problems);
  });

  it('shows the discovered address, or builds it from the tenant’s id', () => {
    expect(analyseTokenEndpoint('', expectation()).right).toBe(RIGHT);
    const undiscovered = expectation({ discovered: null, tenantId: 'contoso.example' });
    expect(analyseTokenEndpoint('', undiscovered).right).toBe(RIGHT);
    expect(analyseTokenEndpoint('', { ...undiscovered, cloud: 'china' }).right).toBe(
      `https://login.chinacloudapi.cn/${TENANT}/oauth2/v2.0/token`,
    );
  });

  it('leaves a domain name undecided while the tenant’s names are not known', () => {
    const unread = expectation({ knownDomains: null });
    expect(analyseTokenEndpoint(RIGHT.replace(TENANT, 'contoso.example'), unread)).toMatchObject({
      problems: [],
      isTenantUndecided: true,
    });
    const byName = expectation({
      tenantId: 'contoso.example',
      knownTenantId: null,
      knownDomains: null,
      discovered: null,
    });
    expect(analyseTokenEndpoint(RIGHT, byName).isTenantUndecided).toBe(true);
  });

  it('takes the origin of an unlisted cloud, with its port', () => {
    const cloud = { login: 'https://localhost:8443', graph: 'https://localhost:8443' };
    const own = expectation({ cloud, discovered: null });
    expect(analyseTokenEndpoint(`https://localhost:8443/${TENANT}/oauth2/v2.0/token`, own).problems).toEqual(
      [],
    );
    expect(analyseTokenEndpoint(`https://localhost:9999/${TENANT}/oauth2/v2.0/token`, own).problems).toEqual([
      'otherHost',
    ]);
  });

  it('never throws and never approves what is not the right address', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (text) => {
          expect(analyseTokenEndpoint(text, expectation()).problems).not.toEqual([]);
        },
      ),
    );
  });
});
