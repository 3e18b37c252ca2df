import { describe, expect, it } from 'vitest';

import type { TokenOutcome } from '../../../../electron/identity/identity';
import { openScriptedGraph } from '../../../support/graph-session';
import { type ScriptedAnswer, socketError } from '../../../support/scripted-fetch';

const GET = { method: 'GET', path: '/subscriptions', version: 'v1.0' } as const;
const FINE = { json: { value: [] }, headers: { 'request-id': 'rid' } };
const UNAUTHORIZED = { status: 401, json: { error: { code: 'InvalidAuthenticationToken', message: '' } } };

describe('a Graph session', () => {
  it('asks politely, with its token, at its origin', async () => {
    const graph = await openScriptedGraph(() => FINE);
    const answer = await graph.session.send(GET);
    expect(answer).toMatchObject({
      kind: 'answer',
      requestId: 'rid',
      response: { status: 200, body: { value: [] } },
    });
    const [request] = graph.requests;
    expect(request?.url.href).toBe('https://graph.microsoft.com/v1.0/subscriptions');
    expect(request?.headers.get('authorization')).toBe('Bearer token-0');
    expect(request?.headers.get('x-ms-throttle-priority')).toBe('low');
    expect(request?.headers.get('client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(graph.tally).toMatchObject({ graph: 1, retries: 0 });
  });

  it('sends beta requests to beta, and JSON bodies as JSON', async () => {
    const graph = await openScriptedGraph(() => FINE);
    await graph.session.send({ ...GET, version: 'beta' });
    await graph.session.send({ method: 'POST', path: '/$batch', version: 'v1.0', body: { requests: [] } });
    expect(graph.requests[0]?.url.pathname).toBe('/beta/subscriptions');
    expect(graph.requests[1]).toMatchObject({ method: 'POST', text: '{"requests":[]}' });
    expect(graph.requests[1]?.url.pathname).toBe('/v1.0/$batch');
    expect(graph.requests[1]?.headers.get('content-type')).toBe('application/json');
  });

  it('keeps the query as it was encoded', async () => {
    const graph = await openScriptedGraph(() => FINE);
    await graph.session.send({
      ...GET,
      path: "/users?$filter=mail%20in%20(%27a%2Bb%40x.example%27,%27c''d%27)&$top=5",
    });
    const { searchParams } = graph.requests[0]?.url ?? new URL('about:blank');
    expect(searchParams.get('$filter')).toBe("mail in ('a+b@x.example','c''d')");
    expect(searchParams.get('$top')).toBe('5');
  });

  it('waits for a short Retry-After', async () => {
    const graph = await openScriptedGraph((_request, index) =>
      index === 0 ? { status: 429, headers: { 'retry-after': '3' }, json: {} } : FINE,
    );
    const before = graph.clock.now();
    expect(await graph.finish(graph.session.send(GET))).toMatchObject({ response: { status: 200 } });
    expect(graph.clock.now() - before).toBeGreaterThanOrEqual(3_000);
    expect(graph.tally).toMatchObject({ graph: 2, retries: 1 });
  });

  it('leaves a long one, or none, to the scheduler', async () => {
    for (const headers of [{ 'retry-after': '6' }, {}]) {
      const graph = await openScriptedGraph(() => ({ status: 429, headers, json: {} }));
      expect(await graph.finish(graph.session.send(GET))).toMatchObject({ response: { status: 429 } });
      expect(graph.requests).toHaveLength(1);
    }
  });

  it('does not wait for ever where every answer asks to wait a little', async () => {
    const graph = await openScriptedGraph(() => ({ status: 429, headers: { 'retry-after': '1' }, json: {} }));
    expect(await graph.finish(graph.session.send(GET))).toMatchObject({ response: { status: 429 } });
    expect(graph.requests).toHaveLength(3);
  });

  it.each([
    ['503', { status: 503, json: {} }],
    ['504', { status: 504, json: {} }],
    ['a drop', socketError('ECONNRESET')],
  ] as const)('gives %s one quick second try', async (_name, bad) => {
    const recovering = await openScriptedGraph((_request, index) => (index === 0 ? bad : FINE));
    expect(await recovering.finish(recovering.session.send(GET))).toMatchObject({
      response: { status: 200 },
    });
    const failing = await openScriptedGraph(() => bad);
    await failing.finish(failing.session.send(GET));
    expect(failing.requests).toHaveLength(2);
  });

  it.each([
    [socketError('ENOTFOUND'), { code: 'network', cause: 'nameNotFound' }],
    [{ text: '<html>captive portal</html>' }, { code: 'network', cause: 'intercepted' }],
    [{ text: '{"value":[{"id":"a' }, { code: 'badPayload', field: '(body)', problem: 'not JSON (HTTP 200)' }],
  ] as const)('reports %j', async (bad, failure) => {
    const graph = await openScriptedGraph(() => bad);
    expect(await graph.finish(graph.session.send(GET))).toMatchObject({ kind: 'failed', failure });
  });

  it('renews its token after a 401, once', async () => {
    const graph = await openScriptedGraph(({ headers }) =>
      headers.get('authorization') === 'Bearer token-0' ? UNAUTHORIZED : FINE,
    );
    expect(await graph.session.send(GET)).toMatchObject({ response: { status: 200 } });
    expect(await graph.session.send(GET)).toMatchObject({ response: { status: 200 } });
    expect([graph.renewals(), graph.requests.length, graph.tally.retries]).toEqual([1, 3, 1]);
  });

  it('renews it once for all that were refused at the same time', async () => {
    const graph = await openScriptedGraph(({ headers }) =>
      headers.get('authorization') === 'Bearer token-0' ? UNAUTHORIZED : FINE,
    );
    const answers = await Promise.all([
      graph.session.send(GET),
      graph.session.send(GET),
      graph.session.send(GET),
    ]);
    expect(answers.map((answer) => answer.kind === 'answer' && answer.response.status)).toEqual([
      200, 200, 200,
    ]);
    expect(graph.renewals()).toBe(1);
  });

  it('gives up when the new token is refused as well', async () => {
    const graph = await openScriptedGraph(() => UNAUTHORIZED);
    expect(await graph.session.send(GET)).toMatchObject({ kind: 'answer', response: { status: 401 } });
    expect([graph.renewals(), graph.requests.length]).toEqual([1, 2]);
  });

  it('says why no new token was to be had', async () => {
    const entra = { kind: 'secretExpired', code: 7000222, error: 'invalid_client', traceId: null } as const;
    const renew = (): TokenOutcome => ({
      outcome: 'refused',
      facts: { outcome: 'refused', method: 'secret', entra },
      at: '2026-11-23T12:00:00.000Z',
      requestId: null,
    });
    const graph = await openScriptedGraph(() => UNAUTHORIZED, { renew });
    expect(await graph.session.send(GET)).toMatchObject({
      kind: 'failed',
      failure: { code: 'authentication', entra },
    });
  });

  it('rejects with the reason when it is aborted, while it sends and while it waits', async () => {
    const answers: readonly ScriptedAnswer[] = [
      'never',
      { status: 429, headers: { 'retry-after': '4' }, json: {} },
    ];
    for (const answer of answers) {
      const controller = new AbortController();
      const graph = await openScriptedGraph(() => answer, { signal: controller.signal });
      const sending = graph.session.send(GET);
      for (let turn = 0; turn < 20; turn += 1) await graph.clock.advance(0);
      controller.abort(new Error('quit'));
      await expect(sending).rejects.toThrow('quit');
    }
  });
});
