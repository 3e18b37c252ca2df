import { getEventListeners } from 'node:events';

import { describe, expect, it } from 'vitest';

import { sleep, systemClock } from '../../../../electron/clock';
import { abortable, exchange, REQUEST_LIMIT_MS } from '../../../../electron/network/exchange';
import type { Fetch } from '../../../../electron/network/fetch';
import { NetworkError } from '../../../../electron/network/network-failure';
import { createFakeClock } from '../../../support/fake-clock';
import { createScriptedFetch, socketError } from '../../../support/scripted-fetch';

const URL_ = 'https://graph.microsoft.com/v1.0/x';
const GET = { method: 'GET', headers: {} } as const;

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
}

describe('exchange', () => {
  it('reads the whole answer and leaves no timer behind', async () => {
    const clock = createFakeClock();
    const { fetch, options } = createScriptedFetch(() => ({
      status: 404,
      text: 'gone',
      headers: { 'request-id': 'r' },
    }));
    const reply = await exchange({ fetch, clock }, URL_, GET);
    expect([reply.status, reply.text, reply.headers.get('request-id')]).toEqual([404, 'gone', 'r']);
    expect(clock.pending()).toBe(0);
    expect(options[0]).toMatchObject({ redirect: 'error', credentials: 'omit' });
  });

  it('gives up after the limit when nothing comes', async () => {
    const clock = createFakeClock();
    const { fetch } = createScriptedFetch(() => 'never');
    const failure = failureOf(exchange({ fetch, clock }, URL_, GET));
    await clock.advance(REQUEST_LIMIT_MS);
    const error = await failure;
    expect(error).toBeInstanceOf(NetworkError);
    expect((error as NetworkError).failure).toBe('timeout');
  });

  it('counts a body that stalls into the limit', async () => {
    const clock = createFakeClock();
    const fetch: Fetch = (_input, init) => {
      const stalled = new ReadableStream<Uint8Array>({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"value":['));
          init?.signal?.addEventListener('abort', () => {
            controller.error(init.signal?.reason);
          });
        },
      });
      return Promise.resolve(new Response(stalled));
    };
    const failure = failureOf(exchange({ fetch, clock }, URL_, GET));
    await clock.advance(REQUEST_LIMIT_MS);
    expect(((await failure) as NetworkError).failure).toBe('timeout');
  });

  it('reports a drop by its code and without the text of the original', async () => {
    const { fetch } = createScriptedFetch(() => socketError('ECONNRESET'));
    const error = await failureOf(exchange({ fetch, clock: createFakeClock() }, URL_, GET));
    expect((error as NetworkError).failure).toBe('reset');
    expect(String(error)).not.toContain('ECONNRESET');
  });

  it('rejects with the caller’s reason when it is aborted, before and during', async () => {
    const reason = new Error('stopped by hand');
    const clock = createFakeClock();
    const { fetch, requests } = createScriptedFetch(() => 'never');
    expect(await failureOf(exchange({ fetch, clock }, URL_, GET, AbortSignal.abort(reason)))).toBe(reason);
    expect(requests).toHaveLength(0);
    const controller = new AbortController();
    const failure = failureOf(exchange({ fetch, clock }, URL_, GET, controller.signal));
    await clock.advance(0);
    controller.abort(reason);
    expect(await failure).toBe(reason);
    expect(clock.pending()).toBe(0);
  });
});

describe('abortable', () => {
  it('lets any number wait for one signal, without a warning and without staying on it', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    try {
      const { signal } = new AbortController();
      await Promise.all(Array.from({ length: 40 }, (_, index) => abortable(Promise.resolve(index), signal)));
      await Promise.all(Array.from({ length: 40 }, () => sleep(systemClock, 1, signal)));
      await new Promise(setImmediate);
      expect(warnings).toEqual([]);
      expect(getEventListeners(signal, 'abort')).toEqual([]);
    } finally {
      process.off('warning', note);
    }
  });

  it('passes on a value and a rejection', async () => {
    const { signal } = new AbortController();
    await expect(abortable(Promise.resolve(1), signal)).resolves.toBe(1);
    await expect(abortable(Promise.reject(new Error('x')), signal)).rejects.toThrow('x');
  });

  it('stops waiting without stopping the work', async () => {
    const controller = new AbortController();
    let finish: (value: string) => void = () => undefined;
    const shared = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const waiting = failureOf(abortable(shared, controller.signal));
    controller.abort(new Error('enough'));
    expect(((await waiting) as Error).message).toBe('enough');
    finish('done');
    await expect(shared).resolves.toBe('done');
  });
});
