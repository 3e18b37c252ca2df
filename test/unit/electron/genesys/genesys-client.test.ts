import { describe, expect, it } from 'vitest';

import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { settle } from '../../../support/fake-clock';
import { createScriptedGenesys, SCRIPTED_SECRET, TOKEN_URL } from '../../../support/genesys-session';
import { socketError } from '../../../support/scripted-fetch';

describe('signing in to Genesys Cloud', () => {
  it('asks at the region, with the secret in the header and nowhere else', async () => {
    const genesys = createScriptedGenesys(() => null);
    const { token } = await genesys.open();
    expect(token).toMatchObject({
      state: 'read',
      via: 'genesysClient',
      value: { expiresAt: '2026-11-24T11:59:59.000Z' },
    });
    const [request] = genesys.requests;
    expect(request).toMatchObject({ method: 'POST', text: 'grant_type=client_credentials' });
    expect(request?.url.href).toBe(TOKEN_URL);
    const expected = Buffer.from(`client:${SCRIPTED_SECRET}`).toString('base64');
    expect(request?.headers.get('authorization')).toBe(`Basic ${expected}`);
    expect(JSON.stringify(token)).not.toMatch(/scripted-genesys-secret|token-0/);
  });

  it('keeps the token from look to look and renews it early', async () => {
    const genesys = createScriptedGenesys(() => null);
    await genesys.open();
    await genesys.clock.advance(23 * HOUR_MS);
    await genesys.open();
    expect(genesys.requests).toHaveLength(1);
    await genesys.clock.advance(55 * MINUTE_MS);
    expect(genesys.client.isTokenDue()).toBe(true);
    await genesys.open();
    expect(genesys.requests).toHaveLength(2);
  });

  it('uses a token that lives for five minutes only', async () => {
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? { json: { access_token: 'short', expires_in: 300 } } : null,
    );
    await genesys.open();
    await genesys.clock.advance(4 * MINUTE_MS);
    await genesys.open();
    expect(genesys.requests).toHaveLength(1);
    await genesys.clock.advance(MINUTE_MS);
    await genesys.open();
    expect(genesys.requests).toHaveLength(2);
  });

  it('sends one request for several that wait, and another when it is forced to', async () => {
    const genesys = createScriptedGenesys(() => null);
    await Promise.all([genesys.open(), genesys.open(), genesys.open()]);
    expect(genesys.requests).toHaveLength(1);
    await genesys.open({ forceRefresh: true });
    expect(genesys.requests).toHaveLength(2);
    expect(genesys.tally).toMatchObject({ genesys: 2, token: 0 });
  });

  it.each([
    [400, { error: 'invalid_client', description: 'client not found' }, 'genesysAuthentication'],
    [401, { error: 'invalid_client', description: 'authentication failed' }, 'genesysAuthentication'],
    [429, {}, 'throttled'],
    [503, {}, 'unavailable'],
    [400, 'no object', 'badPayload'],
    [200, { token_type: 'bearer' }, 'badPayload'],
  ])('tells why there is no token (%i)', async (status, json, code) => {
    const genesys = createScriptedGenesys(() => ({ status, json }));
    const { token, session } = await genesys.open();
    expect(token).toMatchObject({ state: 'unreadable', failure: { code } });
    expect(session).toBeNull();
  });

  it('names the field that a token lacks, and the OAuth code of a refusal', async () => {
    const without = createScriptedGenesys(() => ({ json: { access_token: 'x' } }));
    expect((await without.open()).token).toMatchObject({ failure: { field: 'expires_in' } });
    const refused = createScriptedGenesys(() => ({ status: 401, json: { error: 'invalid_client' } }));
    expect((await refused.open()).token).toMatchObject({ failure: { error: 'invalid_client' } });
  });

  it.each([429, 503])('does not ask again before the time that it was asked to wait (%i)', async (status) => {
    const genesys = createScriptedGenesys(() => ({
      status,
      headers: { 'retry-after': '90' },
      json: {},
    }));
    await genesys.open();
    await genesys.clock.advance(80 * SECOND_MS);
    expect((await genesys.open()).token).toMatchObject({
      failure: { code: 'throttled', retryAfterMs: 10 * SECOND_MS },
    });
    expect(genesys.requests).toHaveLength(1);
    await genesys.clock.advance(10 * SECOND_MS);
    await genesys.open();
    expect(genesys.requests).toHaveLength(2);
  });

  it('gives up at the deadline, and rejects when it is aborted', async () => {
    const genesys = createScriptedGenesys(() => 'never');
    const deadline = new AbortController();
    const late = genesys.open({ deadline: deadline.signal });
    await settle();
    deadline.abort();
    expect((await late).token).toMatchObject({ failure: { code: 'network', cause: 'timeout' } });
    const abort = new AbortController();
    const aborted = genesys.open({ signal: abort.signal });
    abort.abort(new Error('stop'));
    await expect(aborted).rejects.toThrow('stop');
  });

  it('tells a dead connection by its cause', async () => {
    const genesys = createScriptedGenesys(() => socketError('ENOTFOUND'));
    expect((await genesys.open()).token).toMatchObject({
      failure: { code: 'network', cause: 'nameNotFound' },
    });
  });
});
