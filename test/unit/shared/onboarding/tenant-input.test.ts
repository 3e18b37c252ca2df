import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { connectionEntrySchema } from '../../../../shared/domain/configuration';
import type { Cloud } from '../../../../shared/domain/connection';
import { tokenEndpointOf } from '../../../../shared/domain/token-endpoint';
import { readTenantInput, type TenantInput } from '../../../../shared/onboarding/tenant-input';

const TENANT = '11111111-1111-4111-8111-111111111111';
const APP = '22222222-2222-4222-8222-222222222222';
const LOGIN = 'https://login.microsoftonline.com';

type Recognised = Extract<TenantInput, { outcome: 'recognised' }>;

function recognised(input: string, chosen?: Cloud): Recognised {
  const result = readTenantInput(input, chosen);
  if (result.outcome !== 'recognised') throw new Error(`${input}: ${JSON.stringify(result)}`);
  return result;
}

describe('what names a tenant', () => {
  it.each<[string, Recognised['form'], string, Recognised['notes']]>([
    [TENANT, 'tenantId', TENANT, []],
    [`{${TENANT.toUpperCase()}}`, 'tenantId', TENANT, []],
    ['contoso.com', 'domain', 'contoso.com', []],
    ['Contoso.onmicrosoft.com', 'domain', 'contoso.onmicrosoft.com', []],
    ['help@contoso.co.uk', 'emailAddress', 'contoso.co.uk', []],
    [`${LOGIN}/${TENANT}/oauth2/v2.0/token`, 'tokenEndpoint', TENANT, []],
    [` "${LOGIN}/${TENANT}/oauth2/v2.0/token" `, 'tokenEndpoint', TENANT, []],
    [`login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`, 'tokenEndpoint', TENANT, []],
    [`${LOGIN}/contoso.com/oauth2/v2.0/token`, 'tokenEndpoint', 'contoso.com', []],
    [`${LOGIN}/${TENANT}/oauth2/token`, 'tokenEndpoint', TENANT, ['version1']],
    [
      `http://login.microsoftonline.com/${TENANT}/oauth2/token`,
      'tokenEndpoint',
      TENANT,
      ['notHttps', 'version1'],
    ],
    [`https://login.windows.net/${TENANT}/oauth2/v2.0/token`, 'tokenEndpoint', TENANT, []],
    [
      `${LOGIN}/${TENANT}/oauth2/v2.0/authorize?client_id=${APP}`,
      'signInAddress',
      TENANT,
      ['notTokenEndpoint'],
    ],
    [
      `${LOGIN}/${TENANT}/v2.0/.well-known/openid-configuration`,
      'signInAddress',
      TENANT,
      ['notTokenEndpoint'],
    ],
    [`https://sts.windows.net/${TENANT}/`, 'signInAddress', TENANT, ['notTokenEndpoint']],
    [
      'https://portal.azure.com/#@contoso.onmicrosoft.com/resource/x',
      'portalAddress',
      'contoso.onmicrosoft.com',
      [],
    ],
    [
      `https://entra.microsoft.com/${TENANT}#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${APP}`,
      'portalAddress',
      TENANT,
      [],
    ],
    [`https://entra.microsoft.com/?tenantId=${TENANT}`, 'portalAddress', TENANT, []],
  ])('%s', (input, form, tenant, notes) => {
    expect(recognised(input)).toMatchObject({
      form,
      tenant,
      cloud: 'global',
      notes,
      tokenEndpoint: `${LOGIN}/${tenant}/oauth2/v2.0/token`,
    });
  });

  it('brings its cloud, which decides against the chosen one', () => {
    const china = `https://login.chinacloudapi.cn/${TENANT}/oauth2/v2.0/token`;
    expect(recognised(china)).toMatchObject({ cloud: 'china', notes: ['otherCloud'], tokenEndpoint: china });
    expect(recognised(china, 'china').notes).toEqual([]);
    const government = `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/token`;
    expect(recognised(government)).toMatchObject({ cloud: 'usgov', notes: ['otherCloud', 'sharedHost'] });
    expect(recognised(government, 'usgov-dod')).toMatchObject({ cloud: 'usgov-dod', notes: [] });
    expect(recognised('https://portal.azure.us/#@contoso.us/x', 'usgov-dod')).toMatchObject({
      cloud: 'usgov-dod',
      notes: [],
    });
    expect(recognised('contoso.onmicrosoft.us')).toMatchObject({
      cloud: 'usgov',
      notes: ['otherCloud', 'sharedHost'],
    });
    expect(recognised('contoso.partner.onmschina.cn')).toMatchObject({ cloud: 'china' });
    expect(recognised('contoso.com', 'china')).toMatchObject({ cloud: 'china', notes: [] });
    expect(recognised(TENANT, 'usgov')).toMatchObject({ cloud: 'usgov', notes: [] });
  });

  it('keeps a pasted token endpoint as it is, because it may be what the vendor has', () => {
    const version1 = `${LOGIN}/${TENANT}/oauth2/token`;
    expect(recognised(version1).pastedEndpoint).toBe(version1);
    expect(recognised(`${LOGIN}/${TENANT}/oauth2/v2.0/authorize`).pastedEndpoint).toBeNull();
    expect(recognised(TENANT).pastedEndpoint).toBeNull();
  });

  it('may be a tenant that this computer simulates, or one of an unlisted cloud that was chosen', () => {
    const origin = 'https://localhost:8443';
    const cloud = { login: origin, graph: origin };
    expect(recognised(`${origin}/${TENANT}/oauth2/v2.0/token`)).toMatchObject({ cloud, notes: [] });
    const own = { login: 'https://login.cloud.example', graph: 'https://graph.cloud.example' };
    expect(recognised(`https://login.cloud.example/${TENANT}/oauth2/v2.0/token`, own)).toMatchObject({
      cloud: own,
      notes: [],
    });
  });
});

describe('what names none', () => {
  it.each<[string, TenantInput]>([
    ['', { outcome: 'empty' }],
    ['  ', { outcome: 'empty' }],
    ['contoso', { outcome: 'refused', problem: 'notRecognised', form: null }],
    ['not a tenant', { outcome: 'refused', problem: 'notRecognised', form: null }],
    ['1.2.3.4', { outcome: 'refused', problem: 'notRecognised', form: null }],
    ['common', { outcome: 'refused', problem: 'sharedTenant', form: null }],
    [
      `${LOGIN}/common/oauth2/v2.0/token`,
      { outcome: 'refused', problem: 'sharedTenant', form: 'tokenEndpoint' },
    ],
    [
      `${LOGIN}/Organizations/oauth2/v2.0/authorize`,
      { outcome: 'refused', problem: 'sharedTenant', form: 'signInAddress' },
    ],
    [
      `${LOGIN}/consumers/oauth2/token`,
      { outcome: 'refused', problem: 'sharedTenant', form: 'tokenEndpoint' },
    ],
    [`${LOGIN}/`, { outcome: 'refused', problem: 'noTenant', form: 'signInAddress' }],
    ['login.microsoftonline.com', { outcome: 'refused', problem: 'noTenant', form: 'signInAddress' }],
    ['entra.microsoft.com', { outcome: 'refused', problem: 'noTenant', form: 'portalAddress' }],
    [
      `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${APP}`,
      { outcome: 'refused', problem: 'noTenant', form: 'portalAddress' },
    ],
    [`https://graph.microsoft.com/v1.0/${TENANT}`, { outcome: 'refused', problem: 'otherHost', form: null }],
    [
      `https://login.microsoftonline.com.evil.example/${TENANT}/oauth2/v2.0/token`,
      { outcome: 'refused', problem: 'otherHost', form: null },
    ],
    [
      `https://login.microsoftonline.com@evil.example/${TENANT}/x`,
      { outcome: 'refused', problem: 'otherHost', form: null },
    ],
    [
      `javascript://login.microsoftonline.com/${TENANT}`,
      { outcome: 'refused', problem: 'notRecognised', form: null },
    ],
  ])('%j', (input, expected) => {
    expect(readTenantInput(input)).toEqual(expected);
  });
});

const clouds = fc.constantFrom<Cloud>('global', 'usgov', 'usgov-dod', 'china');
const tenants = fc.oneof(fc.uuid(), fc.domain());

describe('any input', () => {
  it('is judged without an error, and what is recognised can be saved and sent to', () => {
    const parts = fc.constantFrom(
      LOGIN,
      'http://',
      '/',
      TENANT,
      'contoso.com',
      '/oauth2/v2.0/token',
      '#@',
      ' ',
      "'",
    );
    const inputs = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(parts).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(inputs, clouds, (input, cloud) => {
        const result = readTenantInput(input, cloud);
        if (result.outcome !== 'recognised') return;
        expect(connectionEntrySchema.shape.tenantId.safeParse(result.tenant).success).toBe(true);
        const url = new URL(result.tokenEndpoint);
        expect([url.protocol, url.username, url.search, url.hash]).toEqual(['https:', '', '', '']);
        expect(url.pathname).toBe(`/${result.tenant}/oauth2/v2.0/token`);
      }),
      { numRuns: 1_000 },
    );
  });

  it('that is a right token endpoint is recognised as it stands, whatever surrounds it', () => {
    const around = fc.constantFrom('', ' ', '\n', '"', "'", '<');
    fc.assert(
      fc.property(clouds, tenants, around, (cloud, tenant, edge) => {
        const endpoint = tokenEndpointOf(cloud, tenant.toLowerCase());
        const closing = edge === '<' ? '>' : edge;
        expect(readTenantInput(edge + endpoint + closing, cloud)).toEqual({
          outcome: 'recognised',
          form: 'tokenEndpoint',
          tenant: tenant.toLowerCase(),
          cloud,
          tokenEndpoint: endpoint,
          pastedEndpoint: endpoint,
          notes: [],
        });
      }),
    );
  });

  it('means the same tenant in either version of the endpoint', () => {
    fc.assert(
      fc.property(clouds, tenants, (cloud, tenant) => {
        const endpoint = tokenEndpointOf(cloud, tenant);
        const second = recognised(endpoint, cloud);
        const first = recognised(endpoint.replace('/v2.0', ''), cloud);
        expect(first.notes).toEqual(['version1']);
        expect(first.tokenEndpoint).toBe(second.tokenEndpoint);
      }),
    );
  });
});
