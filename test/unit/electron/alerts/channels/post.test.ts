import { describe, expect, it } from 'vitest';

import { neverArrived } from '../../../../../electron/alerts/channels/never-arrived';
import { postJson } from '../../../../../electron/alerts/channels/post';
import type { Fetch } from '../../../../../electron/network/fetch';
import type { DeliveryOutcome } from '../../../../../shared/domain/channel';
import { MINUTE_MS } from '../../../../../shared/domain/instant';
import { createClientCertificate } from '../../../../support/client-certificate';
import { createFakeClock } from '../../../../support/fake-clock';
import { deadPort, localReceiver } from '../../../../support/local-receiver';

const realFetch: Fetch = (input, init) => globalThis.fetch(input, init);

function post(url: string, fetch: Fetch = realFetch, signal = new AbortController().signal) {
  const clock = createFakeClock();
  return { clock, outcome: postJson({ fetch, clock }, url, '{"a":1}', { 'x-own': 'yes' }, signal) };
}

function failed(code: string, retryAfterMs: number | null = null, status?: number): object {
  const failure = status === undefined ? { code } : { code, status };
  return { state: 'failed', failure, retryAfterMs };
}

/** What becomes of a message that a receiver answers with a status. */
async function answeredWith(status: number, headers: Record<string, string> = {}): Promise<DeliveryOutcome> {
  const { url } = await localReceiver((response) => response.writeHead(status, headers).end('ok'));
  return post(url).outcome;
}

describe('postJson', () => {
  it('hands over the whole message, once', async () => {
    const { url, received } = await localReceiver((response) => response.writeHead(200).end('ok'));
    expect(await post(`${url}/hook?sig=secret`).outcome).toEqual({ state: 'delivered' });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      path: '/hook?sig=secret',
      body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-own': 'yes' },
    });
  });

  it.each([200, 202, 204])('counts %i as delivered', async (status) => {
    expect(await answeredWith(status)).toEqual({ state: 'delivered' });
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('may be tried again after %i', async (status) => {
    expect(await answeredWith(status)).toEqual(failed('busy', null, status));
  });

  it.each([400, 401, 403, 404, 410, 413])('is refused with %i', async (status) => {
    expect(await answeredWith(status)).toEqual(failed('refused', null, status));
  });

  it('keeps what the receiver asks to wait', async () => {
    expect(await answeredWith(429, { 'retry-after': '120' })).toEqual(failed('busy', 120_000, 429));
  });

  it('is certain that nothing arrived where nobody listens', async () => {
    const { outcome } = post(`http://127.0.0.1:${String(await deadPort())}/`);
    expect(await outcome).toEqual(failed('unreachable'));
  });

  it('is certain that nothing arrived where there is no such name', async () => {
    expect(await post('https://nobody.invalid/').outcome).toEqual(failed('unreachable'));
  });

  it('hands nothing to a receiver whose certificate is not trusted', async () => {
    const now = Date.now();
    const certificate = await createClientCertificate(now - MINUTE_MS, now + MINUTE_MS);
    const { url, received } = await localReceiver((response) => response.end(), certificate);
    expect(await post(url).outcome).toEqual(failed('untrusted'));
    expect(received).toEqual([]);
  });

  it('hands nothing to a receiver that does not speak TLS', async () => {
    const { url, received } = await localReceiver((response) => response.end());
    expect(await post(url.replace('http:', 'https:')).outcome).toEqual(failed('untrusted'));
    expect(received).toEqual([]);
  });

  it('does not know whether it arrived where the connection is cut instead of an answer', async () => {
    const { url, received } = await localReceiver((response) => response.destroy());
    expect(await post(url).outcome).toEqual(failed('unanswered'));
    expect(received).toHaveLength(1);
  });

  it('goes by the status where the connection is cut in mid-answer', async () => {
    const { url } = await localReceiver((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half', () => response.destroy());
    });
    expect(await post(url).outcome).toEqual({ state: 'delivered' });
  });

  it('does not wait for ever, and does not know then', async () => {
    let arrived: () => void = () => undefined;
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const { url } = await localReceiver(() => {
      arrived();
    });
    const { clock, outcome } = post(url);
    await arrival;
    await clock.advance(MINUTE_MS);
    expect(await outcome).toEqual(failed('unanswered'));
    expect(clock.pending()).toBe(0);
  });

  it('is broken off when it is aborted', async () => {
    const abort = new AbortController();
    const { url } = await localReceiver(() => {
      abort.abort();
    });
    expect(await post(url, realFetch, abort.signal).outcome).toEqual(failed('unanswered'));
  });

  it('follows no redirect, and takes it for the refusal that it is', async () => {
    const other = await localReceiver((response) => response.end());
    const { url } = await localReceiver((response) => response.writeHead(307, { location: other.url }).end());
    expect(await post(url).outcome).toEqual(failed('refused', null, 307));
    expect(other.received).toEqual([]);
  });
});

describe('neverArrived', () => {
  const coded = (code: string, syscall?: string) =>
    Object.assign(new Error('x'), { code, ...(syscall === undefined ? {} : { syscall }) });

  it.each([
    [new TypeError('fetch failed', { cause: coded('ECONNREFUSED', 'connect') }), 'unreachable'],
    [new TypeError('fetch failed', { cause: coded('UND_ERR_CONNECT_TIMEOUT') }), 'unreachable'],
    [coded('ETIMEDOUT', 'connect'), 'unreachable'],
    [coded('ETIMEDOUT', 'read'), null],
    [coded('EHOSTUNREACH', 'write'), null],
    [coded('ECONNRESET'), null],
    [coded('UND_ERR_HEADERS_TIMEOUT'), null],
    [coded('CERT_HAS_EXPIRED'), 'untrusted'],
    [coded('ERR_SSL_BAD_RECORD_MAC'), null],
    [new Error('net::ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    [new Error('net::ERR_CERT_AUTHORITY_INVALID'), 'untrusted'],
    [new Error('net::ERR_PROXY_AUTH_UNSUPPORTED'), 'unreachable'],
    [new Error('net::ERR_NETWORK_CHANGED'), null],
    [new Error('net::ERR_NETWORK_IO_SUSPENDED'), null],
    [new Error('net::ERR_EMPTY_RESPONSE'), null],
    [new AggregateError([coded('ECONNREFUSED', 'connect'), coded('ENETUNREACH', 'connect')]), 'unreachable'],
    [new AggregateError([coded('ECONNREFUSED', 'connect'), coded('ECONNRESET')]), null],
    [new Error('net::ERR_CONNECTION_REFUSED somewhere'), null],
    ['ECONNREFUSED', null],
    [null, null],
  ])('%s: %s', (error, expected) => {
    expect(neverArrived(error)).toBe(expected);
  });
});
