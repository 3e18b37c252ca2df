import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { createBatch } from '../../../../electron/graph/batch';
import { collectionQuery, entityQuery, pageOf } from '../../../../electron/graph/query';
import { absentIsNull } from '../../../../electron/network/query';
import { batchItems, openScriptedGraph } from '../../../support/graph-session';
import type { ScriptedAnswer, SeenRequest } from '../../../support/scripted-fetch';

interface Sub {
  readonly status: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

const named = z.object({ name: z.string() }).transform(({ name }) => name);

function entity(path: string) {
  return entityQuery<string | null>({ path, permission: 'Some.Read', schema: named, resultOf: absentIsNull });
}

/** Answers a batch item by item; what is `null` gets no answer. */
function subResponses(request: SeenRequest, sub: (url: string) => Sub | null): ScriptedAnswer {
  const responses = batchItems(request).flatMap(({ id, url }) => {
    const answer = sub(url);
    return answer === null ? [] : [{ id, ...answer }];
  });
  return { json: { responses: responses.reverse() }, headers: { 'request-id': 'outer' } };
}

const ok = (name: string): Sub => ({ status: 200, headers: { 'request-id': `r-${name}` }, body: { name } });
const denied: Sub = {
  status: 403,
  body: { error: { code: 'Authorization_RequestDenied', innerError: { 'request-id': 'inner' } } },
};

describe('a batch', () => {
  it('reads several things in one trip, whatever their order in the answer', async () => {
    const graph = await openScriptedGraph((request) => subResponses(request, (url) => ok(url.slice(1))));
    const batch = createBatch(graph.session);
    const a = batch.add(entity('/a'));
    const b = batch.add(entity('/b'));
    await batch.send();
    expect(await a).toEqual({
      state: 'read',
      value: 'a',
      at: '2026-11-23T12:00:00.000Z',
      via: 'monitorRegistration',
      requestId: 'r-a',
    });
    expect(await b).toMatchObject({ value: 'b', requestId: 'r-b' });
    expect(graph.tally).toEqual({ token: 0, graph: 1, batched: 2, genesys: 0, retries: 0 });
  });

  it('sends nothing when nothing was added', async () => {
    const graph = await openScriptedGraph(() => new Error('no request was expected'));
    await createBatch(graph.session).send();
    expect(graph.requests).toHaveLength(0);
  });

  it('splits into trips of twenty', async () => {
    const graph = await openScriptedGraph((request) => subResponses(request, (url) => ok(url.slice(1))));
    const batch = createBatch(graph.session);
    const all = Array.from({ length: 45 }, (_, index) => batch.add(entity(`/${String(index)}`)));
    await batch.send();
    expect((await Promise.all(all)).map((one) => one.state === 'read' && one.value)).toEqual(
      Array.from({ length: 45 }, (_, index) => String(index)),
    );
    expect(graph.requests.map((request) => batchItems(request).length).sort((a, b) => b - a)).toEqual([
      20, 20, 5,
    ]);
    expect(graph.tally).toMatchObject({ graph: 3, batched: 45 });
  });

  it('lets one failure be one failure', async () => {
    const graph = await openScriptedGraph((request) =>
      subResponses(request, (url) =>
        url === '/bad' ? denied : url === '/gone' ? { ...denied, status: 404 } : ok('x'),
      ),
    );
    const batch = createBatch(graph.session);
    const [bad, gone, good] = [
      batch.add(entity('/bad')),
      batch.add(entity('/gone')),
      batch.add(entity('/good')),
    ];
    await batch.send();
    expect(await bad).toMatchObject({
      state: 'unreadable',
      requestId: 'inner',
      failure: {
        code: 'forbidden',
        status: 403,
        graphCode: 'Authorization_RequestDenied',
        permission: 'Some.Read',
      },
    });
    expect(await gone).toMatchObject({ state: 'read', value: null });
    expect(await good).toMatchObject({ state: 'read', value: 'x' });
  });

  it('sends again only what was throttled for a short time', async () => {
    const seen: string[][] = [];
    const graph = await openScriptedGraph((request, index) => {
      seen.push(batchItems(request).map(({ url }) => url));
      return subResponses(request, (url) => {
        if (index > 0 || url === '/fine') return ok(url.slice(1));
        const wait = url === '/long' ? '60' : '2';
        return {
          status: 429,
          headers: { 'Retry-After': wait },
          body: { error: { code: 'TooManyRequests' } },
        };
      });
    });
    const batch = createBatch(graph.session);
    const [short, long, fine] = [
      batch.add(entity('/short')),
      batch.add(entity('/long')),
      batch.add(entity('/fine')),
    ];
    const before = graph.clock.now();
    await graph.finish(batch.send());
    expect(seen).toEqual([['/short', '/long', '/fine'], ['/short']]);
    expect(await short).toMatchObject({ state: 'read', value: 'short' });
    expect(await long).toMatchObject({
      state: 'unreadable',
      failure: { code: 'throttled', retryAfterMs: 60_000 },
    });
    expect(await fine).toMatchObject({ state: 'read' });
    expect(graph.clock.now() - before).toBeGreaterThanOrEqual(2_000);
    expect(graph.tally).toMatchObject({ graph: 2, batched: 4, retries: 1 });
  });

  it('renews the token for items that were refused inside, and sends those again', async () => {
    const graph = await openScriptedGraph((request) =>
      subResponses(request, (url) =>
        url === '/late' && request.headers.get('authorization') === 'Bearer token-0'
          ? { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } }
          : ok('fine'),
      ),
    );
    const batch = createBatch(graph.session);
    const late = batch.add(entity('/late'));
    const early = batch.add(entity('/early'));
    await graph.finish(batch.send());
    expect([(await late).state, (await early).state]).toEqual(['read', 'read']);
    expect([graph.renewals(), graph.tally.graph, graph.tally.batched]).toEqual([1, 2, 3]);
  });

  it('does not renew for ever', async () => {
    const graph = await openScriptedGraph((request) =>
      subResponses(request, () => ({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } })),
    );
    const batch = createBatch(graph.session);
    const a = batch.add(entity('/a'));
    await graph.finish(batch.send());
    expect(await a).toMatchObject({ failure: { code: 'refused', status: 401 } });
    expect(graph.requests).toHaveLength(2);
  });

  it('names the field and the request where an item is odd', async () => {
    const graph = await openScriptedGraph((request) =>
      subResponses(request, (url) => {
        if (url === '/type') return { status: 200, headers: { 'request-id': 'r-type' }, body: { name: 5 } };
        if (url === '/missing') return { status: 200, body: {} };
        if (url === '/text') return { status: 200, body: 'PGh0bWw+' };
        if (url === '/status') return { status: 'fine', body: {} };
        if (url === '/html') return { status: 404, body: 'PGh0bWw+' };
        if (url === '/silent') return null;
        return {
          status: 200,
          headers: { 'not a header\n': 'x', Good: 5 },
          body: { name: 'odd headers', more: [1] },
        };
      }),
    );
    const batch = createBatch(graph.session);
    const paths = ['/type', '/missing', '/text', '/status', '/html', '/silent', '/headers'];
    const all = paths.map((path) => batch.add(entity(path)));
    await batch.send();
    const failures = (await Promise.all(all)).map((one) =>
      one.state === 'unreadable' && one.failure.code === 'badPayload'
        ? `${one.failure.field}: ${one.failure.problem}`
        : one.state,
    );
    expect(failures).toEqual([
      'name: expected string, received number',
      'name: expected string, received undefined',
      '(body): expected object, received string',
      'responses[2].status: expected number, received string',
      'error.code: missing (HTTP 404)',
      'responses: no answer to request 6',
      'read',
    ]);
    expect((await all[0]!).requestId).toBe('r-type');
    expect((await all[1]!).requestId).toBe('outer');
    expect((await all[5]!).requestId).toBe('outer');
  });

  it.each([
    [{ json: { value: [] } }, { code: 'badPayload', field: 'responses' }],
    [{ json: null }, { code: 'badPayload', field: '(body)' }],
    [{ text: '<html>' }, { code: 'badPayload', field: '(body)' }],
    [
      { status: 429, headers: { 'retry-after': '77' }, json: {} },
      { code: 'throttled', retryAfterMs: 77_000 },
    ],
    [
      { status: 502, text: '<html>' },
      { code: 'unavailable', status: 502 },
    ],
    [
      { status: 403, json: { error: { code: 'Denied' } } },
      { code: 'forbidden', permission: 'Some.Read' },
    ],
    // An answer to the batch is no answer to its items: nothing is "absent" because of it.
    [
      { status: 404, json: { error: { code: 'ResourceNotFound' } } },
      { code: 'refused', status: 404 },
    ],
  ] as const)('fails all items when the batch as a whole is answered with %j', async (answer, failure) => {
    const graph = await openScriptedGraph(() => ({
      ...answer,
      headers: { 'request-id': 'o', ...('headers' in answer ? answer.headers : {}) },
    }));
    const batch = createBatch(graph.session);
    const all = [batch.add(entity('/a')), batch.add(entity('/b'))];
    await graph.finish(batch.send());
    for (const one of await Promise.all(all)) {
      expect(one).toMatchObject({ state: 'unreadable', failure, requestId: 'o' });
    }
  });

  it('reads the further pages of a collection', async () => {
    const next = 'https://graph.microsoft.com/v1.0/things?$skiptoken=2';
    const graph = await openScriptedGraph((request) =>
      request.method === 'GET'
        ? { json: { value: [{ name: 'c' }] } }
        : subResponses(request, () => ({
            status: 200,
            body: { value: [{ name: 'a' }, { name: 'b' }], '@odata.nextLink': next },
          })),
    );
    const batch = createBatch(graph.session);
    const things = batch.add(collectionQuery({ path: '/things', permission: null, page: pageOf(named) }));
    await batch.send();
    expect(await things).toMatchObject({ state: 'read', value: ['a', 'b', 'c'] });
    expect(graph.requests[1]?.url.href).toBe(next);
  });

  it('rejects everything with the reason when it is aborted', async () => {
    const controller = new AbortController();
    const graph = await openScriptedGraph(() => 'never', { signal: controller.signal });
    const batch = createBatch(graph.session);
    const a = batch.add(entity('/a'));
    const sending = batch.send();
    await graph.clock.advance(0);
    controller.abort(new Error('quit'));
    await expect(sending).rejects.toThrow('quit');
    await expect(a).rejects.toThrow('quit');
  });
});
