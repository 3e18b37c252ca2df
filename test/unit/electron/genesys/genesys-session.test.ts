import { describe, expect, it } from 'vitest';

import { OWN_REQUESTS_PER_MINUTE } from '../../../../electron/genesys/genesys-pace';
import type { GenesysRequest } from '../../../../electron/genesys/genesys-session';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../../../shared/domain/instant';
import { settle } from '../../../support/fake-clock';
import { createScriptedGenesys, TOKEN_URL } from '../../../support/genesys-session';
import { socketError } from '../../../support/scripted-fetch';

const GET: GenesysRequest = { method: 'GET', path: '/api/v2/routing/email/domains/support.contoso.example' };
const WRITE: GenesysRequest = {
  method: 'PATCH',
  path: '/api/v2/integrations/one',
  body: { intendedState: 'DISABLED' },
};
const FINE = { json: { id: 'one' }, headers: { 'inin-correlation-id': 'corr' } };
const error = (status: number, code: string, headers: Record<string, string> = {}) => ({
  status,
  json: { code, status, message: 'words' },
  headers,
});

describe('a Genesys Cloud session', () => {
  it('asks with its token at the API of the region', async () => {
    const genesys = createScriptedGenesys(({ url }) => (url.href === TOKEN_URL ? null : FINE));
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({
      kind: 'answer',
      requestId: 'corr',
      response: { status: 200, body: { id: 'one' } },
    });
    const [request] = genesys.asked();
    expect(request?.url.href).toBe(`https://api.mypurecloud.de${GET.path}`);
    expect(request?.headers.get('authorization')).toBe('Bearer token-0');
    expect(genesys.tally.genesys).toBe(2);
  });

  it('writes JSON', async () => {
    const genesys = createScriptedGenesys(({ url }) => (url.href === TOKEN_URL ? null : FINE));
    const session = await genesys.session();
    await session.send(WRITE);
    const [request] = genesys.asked();
    expect(request).toMatchObject({ method: 'PATCH', text: '{"intendedState":"DISABLED"}' });
    expect(request?.headers.get('content-type')).toBe('application/json');
  });

  it('renews a refused token once for all that it was refused to', async () => {
    const genesys = createScriptedGenesys(({ url, headers }) =>
      url.href === TOKEN_URL
        ? null
        : headers.get('authorization') === 'Bearer token-0'
          ? error(401, 'bad.credentials')
          : FINE,
    );
    const session = await genesys.session();
    const answers = await Promise.all([session.send(GET), session.send(GET), session.send(WRITE)]);
    expect(answers.map((one) => one.kind === 'answer' && one.response.status)).toEqual([200, 200, 200]);
    expect(genesys.requests.filter(({ url }) => url.href === TOKEN_URL)).toHaveLength(2);
  });

  it('gives a token up that stays refused', async () => {
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? null : error(401, 'bad.credentials'),
    );
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({ kind: 'answer', response: { status: 401 } });
    expect(genesys.asked()).toHaveLength(2);
  });

  it('waits for a short Retry-After and leaves a long one to later looks', async () => {
    let asked = '3';
    const genesys = createScriptedGenesys(({ url }, index) =>
      url.href === TOKEN_URL
        ? null
        : index === 0 || asked === '60'
          ? error(429, 'too.many.requests', { 'retry-after': asked })
          : FINE,
    );
    const session = await genesys.session();
    expect(await genesys.finish(session.send(WRITE))).toMatchObject({ response: { status: 200 } });
    asked = '60';
    expect(await session.send(GET)).toMatchObject({ response: { status: 429 } });
    const sent = genesys.asked().length;
    await genesys.clock.advance(30 * SECOND_MS);
    expect(await session.send(GET)).toMatchObject({
      kind: 'failed',
      failure: { code: 'throttled', retryAfterMs: 30 * SECOND_MS },
    });
    expect(genesys.asked()).toHaveLength(sent);
  });

  it('takes a minute for asked where a 429 names no time', async () => {
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? null : error(429, 'too.many.requests'),
    );
    const session = await genesys.session();
    await session.send(GET);
    expect(await session.send(GET)).toMatchObject({ failure: { retryAfterMs: MINUTE_MS } });
  });

  it('repeats a question that was cut off once, and never a write', async () => {
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? null : socketError('ECONNRESET'),
    );
    const session = await genesys.session();
    expect(await genesys.finish(session.send(GET))).toMatchObject({
      failure: { code: 'network', cause: 'reset' },
    });
    expect(genesys.asked()).toHaveLength(2);
    const query: GenesysRequest = { method: 'POST', isQuery: true, path: '/api/v2/analytics/q', body: {} };
    await genesys.finish(session.send(query));
    expect(genesys.asked()).toHaveLength(4);
    await genesys.finish(session.send(WRITE));
    expect(genesys.asked()).toHaveLength(5);
  });

  it('tells that this computer is shut out, by what needs no permission', async () => {
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? null : error(403, 'not.authorized'),
    );
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({ failure: { code: 'addressNotAllowed' } });
    expect(genesys.asked().map(({ url }) => url.pathname)).toEqual([GET.path, '/api/v2/ipranges']);
    await session.send(WRITE);
    expect(genesys.asked()).toHaveLength(2);
  });

  it('does not take another refusal for that', async () => {
    const genesys = createScriptedGenesys(({ url }) => {
      if (url.pathname === GET.path) return error(403, 'not.authorized');
      return url.pathname === WRITE.path ? error(403, 'missing.permissions') : null;
    });
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({ kind: 'answer', response: { status: 403 } });
    expect(await session.send(WRITE)).toMatchObject({ kind: 'answer', response: { status: 403 } });
    expect(genesys.asked()).toHaveLength(3);
  });

  it('shows the shared allowance, and leaves the last of it to others', async () => {
    let count = 10;
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL
        ? null
        : {
            ...FINE,
            headers: {
              'inin-ratelimit-count': String(count),
              'inin-ratelimit-allowed': '300',
              'inin-ratelimit-reset': '40',
            },
          },
    );
    const session = await genesys.session();
    expect(session.rate()).toBeNull();
    await session.send(GET);
    expect(session.rate()).toEqual({ count: 10, allowed: 300, resetSeconds: 40 });
    expect(session.isScarce()).toBe(false);
    count = 250;
    await session.send(GET);
    expect(session.isScarce()).toBe(true);
    count = 290;
    await session.send(GET);
    expect(await session.send(GET)).toMatchObject({
      failure: { code: 'throttled', retryAfterMs: 40 * SECOND_MS },
    });
    await genesys.clock.advance(40 * SECOND_MS);
    expect(session.isScarce()).toBe(false);
    expect(await session.send(GET)).toMatchObject({ kind: 'answer' });
  });

  it('believes no window of years', async () => {
    const headers = {
      'inin-ratelimit-count': '300',
      'inin-ratelimit-allowed': '300',
      'inin-ratelimit-reset': '999999999',
    };
    const genesys = createScriptedGenesys(({ url }) =>
      url.href === TOKEN_URL ? null : { ...FINE, headers },
    );
    const session = await genesys.session();
    await session.send(GET);
    expect(await session.send(GET)).toMatchObject({ failure: { code: 'throttled', retryAfterMs: DAY_MS } });
  });

  it('stays far below the allowance whatever it is asked for', async () => {
    const genesys = createScriptedGenesys(() => null);
    const session = await genesys.session();
    const answers = await genesys.finish(
      Promise.all(Array.from({ length: OWN_REQUESTS_PER_MINUTE + 20 }, () => session.send(GET))),
    );
    expect(genesys.asked()).toHaveLength(OWN_REQUESTS_PER_MINUTE);
    expect(answers.filter(({ kind }) => kind === 'failed')).toHaveLength(20);
    await genesys.clock.advance(MINUTE_MS);
    expect(await session.send(GET)).toMatchObject({ kind: 'answer' });
  });

  it('ends quietly at its deadline, and with the reason of its signal', async () => {
    const genesys = createScriptedGenesys(({ url }) => (url.href === TOKEN_URL ? null : 'never'));
    const deadline = new AbortController();
    const { session } = await genesys.open({ deadline: deadline.signal });
    const answers = Promise.all(Array.from({ length: 6 }, () => session!.send(GET)));
    await settle();
    deadline.abort();
    for (const answer of await answers) {
      expect(answer).toMatchObject({ kind: 'failed', failure: { code: 'network', cause: 'timeout' } });
    }
    const abort = new AbortController();
    const other = await genesys.open({ signal: abort.signal });
    const aborted = other.session!.send(GET);
    abort.abort(new Error('stop'));
    await expect(aborted).rejects.toThrow('stop');
  });

  it('names a body that is none', async () => {
    const genesys = createScriptedGenesys(({ url }) => (url.href === TOKEN_URL ? null : { text: 'soon' }));
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({ failure: { code: 'badPayload', field: '(body)' } });
  });

  it('takes a page of the network for what it is', async () => {
    const page = { text: '<!doctype html>', headers: { 'content-type': 'text/html' } };
    const genesys = createScriptedGenesys(({ url }) => (url.href === TOKEN_URL ? null : page));
    const session = await genesys.session();
    expect(await session.send(GET)).toMatchObject({ failure: { code: 'network', cause: 'intercepted' } });
  });
});
