import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { formatPrometheus } from '../../shared/report/prometheus';
import type { Application } from '../application';
import { createRendererAssets, type RendererAssets } from '../renderer-assets';
import { createSocketHub } from './socket-hub';

/** What the loopback host needs. */
export interface WebHostOptions {
  readonly application: Application;
  /** The built interface (`out/renderer`). */
  readonly rendererFolder: string;
  /** Zero or left out: any free port. */
  readonly port?: number;
  readonly version: string;
  /** Is told about defects, for the log; the page learns only that there was one. */
  readonly onUnexpected?: (error: unknown) => void;
  /** Left out: a random one. Given to come back at the same address, so that an open page finds its host again. */
  readonly token?: string;
  /** Milliseconds between two signs of life of a client; for tests. */
  readonly heartbeatMs?: number;
}

/** A running loopback host. */
export interface WebHost {
  /** The address to open: it holds the random token and is all that is needed to get in. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Only this computer. */
const LOOPBACK = '127.0.0.1';

/** Bytes of the token in the path: 128 bits cannot be guessed. */
const TOKEN_BYTES = 16;

/** Until everything was read once there is no calendar: one without its deadlines would delete them elsewhere. */
const CALENDAR_RETRY_S = 60;

/** Compares without telling by its duration how much was right. */
function isEqual(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/**
 * A page elsewhere can make a browser send requests here under its own host name (DNS rebinding), so the `Host`
 * header has to be this host's own address.
 */
function isOwnHost(request: IncomingMessage, port: number): boolean {
  const { host } = request.headers;
  return host === `${LOOPBACK}:${String(port)}` || host === `localhost:${String(port)}`;
}

/** The path below the token; null when the token is missing or wrong. */
function pathBelowToken(request: IncomingMessage, token: string): string | null {
  const pathname = (request.url ?? '').split(/[?#]/, 1)[0] ?? '';
  const [, given = '', ...rest] = pathname.split('/');
  if (!isEqual(given, token)) return null;
  return rest.length === 0 ? '' : `/${rest.join('/')}`;
}

function refuse(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  response
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(status === 404 ? 'Not found\n' : '');
}

function refuseUpgrade(socket: Duplex): void {
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function answerMetrics(response: ServerResponse, application: Application, version: string): void {
  const label = version.replaceAll(/[\\"\n]/g, '');
  const own = [
    '# HELP graphkeeper_info Version of Graphkeeper.',
    '# TYPE graphkeeper_info gauge',
    `graphkeeper_info{version="${label}"} 1`,
    '',
  ].join('\n');
  const body = `${formatPrometheus(application.report()).trimEnd()}\n${own}`;
  response
    .writeHead(200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .end(body);
}

function answerCalendar(response: ServerResponse, text: string): void {
  response
    .writeHead(200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    })
    .end(text);
}

async function answerAsset(
  response: ServerResponse,
  assets: RendererAssets,
  path: string,
  isHead: boolean,
): Promise<void> {
  const { status, headers, body } = await assets.respond(path);
  response.writeHead(status, { ...headers, 'Content-Length': String(body.byteLength) });
  response.end(isHead ? undefined : body);
}

/**
 * Serves the interface, its WebSocket, `/metrics` and `/calendar.ics` on loopback, all below a random token. Whoever does not
 * know the token learns nothing: every other request is the same 404.
 *
 * @throws the system's error when the port cannot be had
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { application, version, onUnexpected = () => undefined } = options;
  const token = options.token ?? randomBytes(TOKEN_BYTES).toString('hex');
  const assets = createRendererAssets(options.rendererFolder, { connect: 'self' });
  const hub = createSocketHub(application, onUnexpected, options.heartbeatMs);
  let port = 0;

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const path = isOwnHost(request, port) ? pathBelowToken(request, token) : null;
    if (path === null) {
      refuse(response, 404);
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 405, { Allow: 'GET, HEAD' });
    } else if (path === '') {
      refuse(response, 308, { Location: `/${token}/` });
    } else if (path === '/metrics') {
      answerMetrics(response, application, version);
    } else if (path === '/calendar.ics') {
      const calendar = application.calendar();
      if (calendar === null) refuse(response, 503, { 'Retry-After': String(CALENDAR_RETRY_S) });
      else answerCalendar(response, calendar);
    } else {
      answerAsset(response, assets, path, request.method === 'HEAD').catch(() => response.destroy());
    }
  };
  const server = createServer((request, response) => {
    try {
      handle(request, response);
    } catch (error) {
      onUnexpected(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500);
    }
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    // A WebSocket is not bound by the same-origin policy: the browser only says where the page came from.
    const isOwnOrigin = request.headers.origin === `http://${request.headers.host ?? ''}`;
    if (isOwnHost(request, port) && isOwnOrigin && pathBelowToken(request, token) === '/socket') {
      hub.accept(request, socket, head);
    } else {
      refuseUpgrade(socket);
    }
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port: options.port ?? 0, exclusive: true }, resolve);
  });
  port = (server.address() as AddressInfo).port;

  return {
    url: `http://${LOOPBACK}:${String(port)}/${token}/`,
    close: async () => {
      hub.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
}
