import { describe, expect, it } from 'vitest';

import { CLOUDS } from '../../../../electron/identity/clouds';
import { readDiscovery } from '../../../../electron/identity/discovery';
import { createFakeClock } from '../../../support/fake-clock';
import { createScriptedFetch, type ScriptedAnswer, socketError } from '../../../support/scripted-fetch';

const TENANT = '0f1e2d3c-1111-4222-8333-444455556666';
const DOCUMENT = {
  token_endpoint: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
  issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
  tenant_region_scope: 'NA',
  msgraph_host: 'graph.microsoft.com',
};

async function discover(answer: ScriptedAnswer, tenant = 'contoso.example') {
  const { fetch, requests } = createScriptedFetch(() => answer);
  const observation = await readDiscovery({ fetch, clock: createFakeClock() }, CLOUDS.global, tenant);
  return { observation, requests };
}

describe('readDiscovery', () => {
  it('reads the tenant, its token endpoint and its cloud, without signing in', async () => {
    const { observation, requests } = await discover({
      json: DOCUMENT,
      headers: { 'x-ms-request-id': 'r1' },
    });
    expect(observation).toMatchObject({
      state: 'read',
      via: 'anonymous',
      requestId: 'r1',
      value: { tenantId: TENANT, tokenEndpoint: DOCUMENT.token_endpoint, graphHost: 'graph.microsoft.com' },
    });
    expect(requests[0]?.url.href).toBe(
      'https://login.microsoftonline.com/contoso.example/v2.0/.well-known/openid-configuration',
    );
    expect(requests[0]?.headers.has('authorization')).toBe(false);
  });

  it('keeps what the tenant is called from changing the address', async () => {
    const { requests } = await discover({ json: DOCUMENT }, '../common?x=');
    expect(requests[0]?.url.pathname).toBe('/..%2Fcommon%3Fx%3D/v2.0/.well-known/openid-configuration');
  });

  it('takes an unknown tenant for a refusal', async () => {
    const { observation } = await discover({
      status: 400,
      json: { error: 'invalid_tenant', error_codes: [90002] },
    });
    expect(observation).toMatchObject({
      state: 'unreadable',
      failure: { code: 'authentication', entra: { kind: 'tenantNotFound', code: 90002 } },
    });
  });

  it.each([
    [
      { status: 200, text: '<html>' },
      { code: 'network', cause: 'intercepted' },
    ],
    [
      { status: 404, text: '<html>' },
      { code: 'network', cause: 'intercepted' },
    ],
    [{ json: { ...DOCUMENT, token_endpoint: 7 } }, { code: 'badPayload', field: 'token_endpoint' }],
    [{ json: { ...DOCUMENT, issuer: undefined } }, { code: 'badPayload', field: 'issuer' }],
    [
      { status: 503, headers: { 'retry-after': '7' } },
      { code: 'unavailable', status: 503, retryAfterMs: 7_000 },
    ],
    [{ status: 429 }, { code: 'throttled', retryAfterMs: null }],
    [socketError('ENOTFOUND'), { code: 'network', cause: 'nameNotFound' }],
  ] as const)('keeps %j unknown', async (answer, failure) => {
    expect((await discover(answer)).observation).toMatchObject({ state: 'unreadable', failure });
  });

  it('says "not known" of what a national cloud leaves out', async () => {
    const { observation } = await discover({
      json: { ...DOCUMENT, msgraph_host: null, issuer: 'https://x/{tenantid}' },
    });
    expect(observation).toMatchObject({ state: 'read', value: { tenantId: null, graphHost: null } });
  });
});
