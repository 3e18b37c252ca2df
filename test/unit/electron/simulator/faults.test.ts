import { describe, expect, it } from 'vitest';

import type { FaultKind, FaultSpec } from '../../../../electron/simulator/faults';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import { settle } from '../../../support/fake-clock';
import {
  appToken,
  createSimulatedCloud,
  GRAPH,
  graph,
  requestToken,
  type SimulatedCloud,
} from '../../../support/simulated-cloud';

function always(kind: FaultKind, on: FaultSpec['on'] = 'graph', seconds = 7): FaultSpec {
  return { kind, on, rate: 1, seconds };
}

/** A cloud whose Graph suffers a fault after the token was issued. */
async function suffering(
  ...faults: readonly FaultSpec[]
): Promise<{ readonly cloud: SimulatedCloud; readonly token: string }> {
  const cloud = createSimulatedCloud();
  cloud.grant('User.Read.All');
  const token = await appToken(cloud);
  cloud.tenant.faults.push(...faults);
  return { cloud, token };
}

function get(
  { cloud, token }: { readonly cloud: SimulatedCloud; readonly token: string },
  init: RequestInit = {},
): Promise<Response> {
  return cloud.simulator.fetch(`${GRAPH}/v1.0/users`, {
    headers: { authorization: `Bearer ${token}` },
    ...init,
  });
}

describe('a fault of Graph', () => {
  it('throttles, with and without Retry-After', async () => {
    const named = await get(await suffering(always('throttled')));
    expect([named.status, named.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await named.json()).toMatchObject({ error: { code: 'TooManyRequests' } });
    const silent = await get(await suffering(always('throttledWithoutRetryAfter')));
    expect([silent.status, silent.headers.get('retry-after')]).toEqual([429, null]);
  });

  it('is unavailable, or refuses the token mid-way', async () => {
    expect((await get(await suffering(always('unavailable')))).status).toBe(503);
    const refused = await get(await suffering(always('unauthorized')));
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  });

  it('drops the connection as undici reports it, and logs no status', async () => {
    const session = await suffering(always('dropped'));
    const error: unknown = await get(session).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).cause).toMatchObject({ code: 'ECONNRESET' });
    expect(session.cloud.simulator.requests.at(-1)?.status).toBeNull();
  });

  it.each<[FaultKind, number]>([
    ['truncated', 200],
    ['notJson', 200],
    ['htmlError', 502],
  ])('sends a body that is no JSON: %s', async (kind, status) => {
    const response = await get(await suffering(always(kind)));
    expect(response.status).toBe(status);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('fails requests of a batch inside a 200', async () => {
    const body = {
      requests: [
        { id: '1', method: 'GET', url: '/users' },
        { id: '2', method: 'GET', url: '/users/x/messages/y' },
      ],
    };
    const throttled = await suffering(always('batchItemThrottled'));
    const answer = await graph(throttled.cloud, throttled.token, 'POST', '/v1.0/$batch', { body });
    expect(answer.status).toBe(200);
    const responses = [...(answer.body['responses'] as readonly { id: string }[])].sort((a, b) =>
      a.id.localeCompare(b.id),
    );
    expect(responses).toMatchObject([
      { status: 429, headers: { 'retry-after': '7' }, body: { error: { code: 'TooManyRequests' } } },
      { status: 429, body: { error: { code: 'ApplicationThrottled' } } },
    ]);
    const failed = await suffering(always('batchItemFailed'));
    const second = await graph(failed.cloud, failed.token, 'POST', '/v1.0/$batch', { body });
    expect(second.body['responses']).toMatchObject([{ status: 503 }, { status: 503 }]);
  });

  it('is slow by the clock, and can be aborted meanwhile', async () => {
    const session = await suffering(always('slow'));
    let isDone = false;
    const pending = get(session).then((response) => {
      isDone = true;
      return response;
    });
    await settle();
    await session.cloud.clock.advance(6_999);
    expect(isDone).toBe(false);
    await session.cloud.clock.advance(1);
    expect((await pending).status).toBe(200);

    const controller = new AbortController();
    const aborted = get(session, { signal: controller.signal });
    await settle();
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await expect(get(session, { signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before');
  });

  it('leaves the other service alone', async () => {
    const { cloud } = await suffering(always('unavailable', 'graph'));
    expect((await requestToken(cloud)).status).toBe(200);
  });
});

describe('a fault of Entra', () => {
  it('is an OAuth error that may pass', async () => {
    const { cloud } = await suffering(always('unavailable', 'entra'));
    const response = await requestToken(cloud);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ error: 'temporarily_unavailable', error_codes: [90033] });
    const throttled = await requestToken((await suffering(always('throttled', 'all'))).cloud);
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
  });

  it('moves its clock', async () => {
    const { cloud } = await suffering(always('clockSkew', 'all', -600));
    const response = await requestToken(cloud);
    expect(response.headers.get('date')).toBe(new Date(cloud.clock.now() - 10 * MINUTE_MS).toUTCString());
  });
});

describe('faults and latency', () => {
  it('come by rate and seed: the same seed hits the same requests', async () => {
    const statuses = async (seed: number): Promise<readonly number[]> => {
      const cloud = createSimulatedCloud({
        seed,
        faults: [{ kind: 'unavailable', on: 'graph', rate: 0.5, seconds: 0 }],
      });
      cloud.grant('User.Read.All');
      const token = await appToken(cloud);
      const seen: number[] = [];
      for (let index = 0; index < 40; index += 1) seen.push((await get({ cloud, token })).status);
      return seen;
    };
    const first = await statuses(1);
    expect(first.filter((status) => status === 503).length).toBeGreaterThan(8);
    expect(first.filter((status) => status === 200).length).toBeGreaterThan(8);
    expect(await statuses(1)).toEqual(first);
    expect(await statuses(2)).not.toEqual(first);
  });

  it('delay every answer by the latency', async () => {
    const cloud = createSimulatedCloud({ latencyMs: 80 });
    const pending = requestToken(cloud);
    await settle();
    expect(cloud.simulator.requests).toHaveLength(0);
    await cloud.clock.advance(80);
    expect((await pending).status).toBe(200);
  });
});

describe('a simulator', () => {
  it('does exactly the same again with the same seed', async () => {
    const run = async (): Promise<unknown> => {
      const cloud = createSimulatedCloud();
      cloud.grant('Application.ReadWrite.All');
      const token = await appToken(cloud);
      const path = `/v1.0/applications/${cloud.app.application.id}/addPassword`;
      const { body } = await graph(cloud, token, 'POST', path, { body: {} });
      return { token, body, requests: cloud.simulator.requests };
    };
    expect(await run()).toEqual(await run());
  });

  it('keeps no secret in its log', async () => {
    const cloud = createSimulatedCloud();
    await requestToken(cloud);
    await cloud.simulator.fetch(`${GRAPH}/contoso.example/oauth2/v2.0/token?client_secret=marked&x=1`);
    expect(cloud.simulator.requests).toHaveLength(2);
    expect(JSON.stringify(cloud.simulator.requests)).not.toContain('marked');
    expect(JSON.stringify(cloud.simulator.requests)).not.toContain(cloud.secret.secretText);
    expect(cloud.simulator.requests[1]?.path).toBe(
      '/contoso.example/oauth2/v2.0/token?client_secret=removed&x=1',
    );
  });

  it('has nothing at other paths', async () => {
    const cloud = createSimulatedCloud();
    expect((await cloud.simulator.fetch(`${GRAPH}/elsewhere`)).status).toBe(404);
    expect(cloud.simulator.requests[0]).toMatchObject({ service: 'none', status: 404 });
  });
});
