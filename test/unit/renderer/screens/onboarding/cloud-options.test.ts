import { describe, expect, it } from 'vitest';

import { cloudOptions } from '../../../../../renderer/screens/onboarding/cloud-options';

const TENANT = '6d1ff9a2-0000-4000-8000-000000000001';
const endpoint = (host: string): string => `https://${host}/${TENANT}/oauth2/v2.0/token`;
const ALL = ['global', 'usgov', 'usgov-dod', 'china', 'custom'];
const OWN = { login: 'https://login.example', graph: 'https://graph.example' };

describe('cloudOptions', () => {
  it.each([
    ['an id', TENANT],
    ['a domain of the customer’s own', 'contoso.com'],
    ['an address of nobody known', endpoint('login.example')],
  ])('offers every cloud for %s', (_, text) => {
    expect(cloudOptions(text, 'china')).toEqual({ options: ALL, chosen: 'china' });
  });

  it.each([
    ['the endpoint of a cloud', endpoint('login.microsoftonline.com')],
    ['the endpoint of a cloud, though another is chosen', endpoint('login.chinacloudapi.cn')],
    ['a first domain', 'contoso.onmicrosoft.com'],
    ['an address of this computer', endpoint('localhost:8443')],
    ['nothing', ''],
    ['an endpoint for any tenant', 'https://login.microsoftonline.com/common/oauth2/v2.0/token'],
  ])('offers nothing for %s', (_, text) => {
    expect(cloudOptions(text, 'global')).toBeNull();
  });

  it('offers the two clouds that share a sign-in address', () => {
    const text = endpoint('login.microsoftonline.us');
    expect(cloudOptions(text, 'global')).toEqual({ options: ['usgov', 'usgov-dod'], chosen: 'usgov' });
    expect(cloudOptions(text, 'usgov-dod')).toEqual({
      options: ['usgov', 'usgov-dod'],
      chosen: 'usgov-dod',
    });
  });

  it('keeps an unlisted cloud in sight while it is the one that is meant', () => {
    const own = { options: ALL, chosen: 'custom' };
    expect(cloudOptions(TENANT, OWN)).toEqual(own);
    expect(cloudOptions(endpoint('login.example'), OWN)).toEqual(own);
    expect(cloudOptions('', OWN)).toEqual(own);
    expect(cloudOptions(endpoint('login.microsoftonline.com'), OWN)).toBeNull();
    expect(cloudOptions(endpoint('localhost:8443'), OWN)).toBeNull();
  });
});
