import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import { startWebHost, type WebHost } from '../../../electron/headless/web-host';
import { MAX_FRAME_BYTES } from '../../../shared/ipc/wire';
import { sampleConnections, stateFixture } from '../../support/app-state-fixtures';
import { type ApplicationDouble, createApplicationDouble } from '../../support/application-double';

let folder = '';
let host: WebHost;
let application: ApplicationDouble;
let calendar: string | null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'graphkeeper-host-'));
  await writeFile(join(folder, 'index.html'), '<meta nonce="__CSP_NONCE__">');
  application = createApplicationDouble(stateFixture(sampleConnections()));
  calendar = null;
  host = await startWebHost({
    application: { ...application, calendar: () => calendar },
    rendererFolder: folder,
    version: '1.2.3',
    heartbeatMs: 100,
  });
});

afterEach(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A request whose path and headers are sent exactly as given. */
function send(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(host.url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, ...options }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk: string) => (body += chunk));
      incoming.on('end', () => {
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body });
      });
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

const tokenPath = (): string => new URL(host.url).pathname;

function openSocket(options: { path?: string; origin?: string; hostHeader?: string } = {}): WebSocket {
  const url = new URL(options.path ?? `${tokenPath()}socket`, host.url);
  url.protocol = 'ws:';
  return new WebSocket(url, {
    origin: options.origin ?? new URL(host.url).origin,
    ...(options.hostHeader === undefined ? {} : { headers: { host: options.hostHeader } }),
  });
}

/** How a connection went: opened, or refused with a status. */
function outcomeOf(socket: WebSocket): Promise<'open' | number | 'error'> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      resolve('open');
      socket.terminate();
    });
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => {
      resolve('error');
    });
  });
}

async function connected(): Promise<{
  socket: WebSocket;
  next: () => Promise<unknown>;
  closed: Promise<number>;
}> {
  const socket = openSocket();
  const frames: unknown[] = [];
  const waiting: ((frame: unknown) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString('utf8'));
    const take = waiting.shift();
    if (take === undefined) frames.push(frame);
    else take(frame);
  });
  socket.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const next = () =>
    new Promise<unknown>((resolve) => {
      if (frames.length > 0) resolve(frames.shift());
      else waiting.push(resolve);
    });
  return { socket, next, closed };
}

describe('the address', () => {
  it('is on loopback and holds 128 random bits', () => {
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
  });

  it('serves the page only below the token', async () => {
    expect((await send(tokenPath())).status).toBe(200);
    const wrong = tokenPath().replace(/.\/$/, (end) => (end.startsWith('0') ? '1/' : '0/'));
    for (const path of [
      '/',
      '/metrics',
      '/index.html',
      wrong,
      `${wrong}metrics`,
      '/calendar.ics',
      `${wrong}calendar.ics`,
      '/socket',
      `/x${tokenPath()}`,
    ]) {
      const { status, body, headers } = await send(path);
      expect([path, status, body, headers['content-security-policy']]).toEqual([
        path,
        404,
        'Not found\n',
        undefined,
      ]);
    }
  });

  it('completes the address without its last slash', async () => {
    const { status, headers } = await send(tokenPath().slice(0, -1));
    expect([status, headers['location']]).toEqual([308, tokenPath()]);
  });

  it('refuses a page of another name that was made to point here', async () => {
    const { port } = new URL(host.url);
    const statusOf = async (name: string) => (await send(tokenPath(), { headers: { host: name } })).status;
    expect(await statusOf(`attacker.example:${port}`)).toBe(404);
    expect(await statusOf('127.0.0.1')).toBe(404);
    expect(await statusOf(`localhost:${port}`)).toBe(200);
  });

  it('takes no other method', async () => {
    expect((await send(tokenPath(), { method: 'POST' })).status).toBe(405);
    expect((await send('/', { method: 'POST' })).status).toBe(404);
  });

  it('gives metrics in the text format', async () => {
    const { status, headers, body } = await send(`${tokenPath()}metrics`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('version=0.0.4');
    expect(body).toContain('graphkeeper_info{version="1.2.3"} 1\n');
  });
});

describe('the calendar', () => {
  it('is given to whoever knows the token', async () => {
    calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const { status, headers, body } = await send(`${tokenPath()}calendar.ics`);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-store',
    ]);
    expect(body).toBe('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
    expect((await send(`${tokenPath()}calendar.ics`, { method: 'HEAD' })).body).toBe('');
  });

  it('is to be asked for again until everything was read', async () => {
    const { status, headers, body } = await send(`${tokenPath()}calendar.ics`);
    expect([status, headers['retry-after'], body]).toEqual([503, '60', '']);
  });
});

describe('the WebSocket', () => {
  it('opens only for its own page, below the token', async () => {
    expect(await outcomeOf(openSocket())).toBe('open');
    expect(await outcomeOf(openSocket({ origin: 'https://attacker.example' }))).toBe(404);
    expect(await outcomeOf(openSocket({ origin: 'null' }))).toBe(404);
    expect(await outcomeOf(openSocket({ path: '/socket' }))).toBe(404);
    const { port } = new URL(host.url);
    const rebound = `attacker.example:${port}`;
    expect(await outcomeOf(openSocket({ origin: `http://${rebound}`, hostHeader: rebound }))).toBe(404);
  });

  it('answers commands by their ids and says why one failed', async () => {
    const { socket, next } = await connected();
    socket.send(JSON.stringify({ type: 'invoke', id: 7, name: 'getState', argument: {} }));
    expect(await next()).toEqual({ type: 'result', id: 7, result: { ok: true, value: application.state() } });
    socket.send(
      JSON.stringify({ type: 'invoke', id: 8, name: 'recheck', argument: { connectionId: 'gone' } }),
    );
    expect(await next()).toMatchObject({
      id: 8,
      result: { ok: false, error: { code: 'unknownConnection' } },
    });
    socket.send(JSON.stringify({ type: 'invoke', id: 9, name: 'recheck', argument: { surprise: 1 } }));
    expect(await next()).toMatchObject({ id: 9, result: { ok: false, error: { code: 'badArgument' } } });
    socket.send(JSON.stringify({ type: 'invoke', id: 10, name: 'toString', argument: {} }));
    expect(await next()).toMatchObject({ id: 10, result: { ok: false, error: { code: 'badArgument' } } });
    socket.terminate();
  });

  it('pushes changes to every page', async () => {
    const pages = await Promise.all([connected(), connected()]);
    application.become({
      ...application.state(),
      monitor: { ...application.state().monitor, status: 'offline' },
    });
    for (const { next, socket } of pages) {
      expect(await next()).toMatchObject({
        type: 'event',
        name: 'stateChanged',
        payload: { parts: { monitor: { status: 'offline' } }, upserted: [], order: null },
      });
      socket.terminate();
    }
  });

  it.each([
    ['no JSON', '{'],
    ['another type', JSON.stringify({ type: 'event', name: 'stateChanged', payload: {} })],
    ['an unknown field', JSON.stringify({ type: 'invoke', id: 1, name: 'getState', argument: {}, extra: 1 })],
    ['a fractional id', JSON.stringify({ type: 'invoke', id: 1.5, name: 'getState', argument: {} })],
  ])('ends the connection on %s', async (_, frame) => {
    const { socket, closed } = await connected();
    socket.send(frame);
    expect(await closed).toBe(1008);
  });

  it('ends the connection on binary and on overlong frames, and goes on serving others', async () => {
    const binary = await connected();
    binary.socket.send(Buffer.from('{}'));
    expect(await binary.closed).toBe(1008);
    const long = await connected();
    long.socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    expect(await long.closed).toBe(1009);
    expect(await outcomeOf(openSocket())).toBe('open');
  });

  it('drops a page that gives no sign of life', async () => {
    const url = new URL(`${tokenPath()}socket`, host.url);
    url.protocol = 'ws:';
    // `ws` answers pings by itself; a page whose process hangs does not.
    const silent = new WebSocket(url, { origin: new URL(host.url).origin, autoPong: false });
    const code = await new Promise((resolve) => silent.once('close', resolve));
    expect(code).toBe(1006);
  });

  it('closes every page when the host ends', async () => {
    const { closed } = await connected();
    await host.close();
    expect([1001, 1006]).toContain(await closed);
    host = await startWebHost({ application, rendererFolder: folder, version: '1.2.3' });
  });
});
