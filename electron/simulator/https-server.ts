import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '../clock';
import { createPassingAuthority, openAuthority } from './certificate-authority';
import type { Simulator } from './simulator';
import { WELL_KNOWN_HOSTS } from './well-known-hosts';

/** Bytes of a request's body at the most (Microsoft Graph takes 4 MB in one request). */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Headers of the connection, not of the request. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** Where and how to serve. */
export interface ServeOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Where the authority is kept from one run to the next; absent: a new one for this run. */
  readonly folder?: string;
}

/** A simulator that is being served. */
export interface ServedSimulator {
  /** `https://localhost:PORT`. */
  readonly origin: string;
  /** File with the authority's certificate (PEM), to be trusted by clients. */
  readonly caPath: string;
  readonly close: () => Promise<void>;
}

/** The body, or null when it is too long. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (CONNECTION_HEADERS.has(name) || value === undefined) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function isReset(error: unknown): boolean {
  return error instanceof TypeError && (error.cause as { code?: unknown } | undefined)?.code === 'ECONNRESET';
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' }).end(`${text}\n`);
}

async function relay(
  simulator: Pick<Simulator, 'fetch'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = `https://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`;
  if (!URL.canParse(address)) {
    refuse(response, 400, 'Bad Request');
    return;
  }
  const gone = new AbortController();
  response.on('close', () => {
    gone.abort();
  });
  const body = await readBody(request);
  if (body === null) {
    refuse(response, 413, 'Request body too large');
    return;
  }
  const method = request.method ?? 'GET';
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
  const answer = await simulator.fetch(address, {
    method,
    headers: headersOf(request),
    signal: gone.signal,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes);
}

async function handle(
  simulator: Pick<Simulator, 'fetch'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await relay(simulator, request, response);
  } catch (error) {
    if (isReset(error) || response.destroyed) {
      request.socket.destroy();
    } else if (response.headersSent) {
      response.end();
    } else {
      refuse(response, 500, 'Internal Server Error');
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/**
 * Serves a simulator over HTTPS on loopback, under the names of Microsoft's and Genesys Cloud's hosts too, so
 * that other clients can be pointed at it. Rejects when the port is taken (`EADDRINUSE`).
 */
export async function serveSimulator(
  simulator: Pick<Simulator, 'fetch'>,
  options: ServeOptions = {},
): Promise<ServedSimulator> {
  // Certificates live in real time, whatever the simulated clock says.
  const now = systemClock.now();
  const isKept = options.folder !== undefined;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'graphkeeper-')));
  const forget = async (): Promise<void> => {
    if (!isKept) await rm(folder, { recursive: true, force: true });
  };
  try {
    const { authority, certificatePath } = isKept
      ? await openAuthority(folder, now)
      : await createPassingAuthority(folder, now);
    const { certificatePem, keyPem } = await authority.issue(['localhost', ...WELL_KNOWN_HOSTS], now);
    const server = createServer({ cert: certificatePem, key: keyPem }, (request, response) => {
      void handle(simulator, request, response);
    });
    const port = await listen(server, options.port ?? 0);
    return {
      origin: `https://localhost:${port}`,
      caPath: certificatePath,
      close: async () => {
        await new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        });
        await forget();
      },
    };
  } catch (error) {
    await forget();
    throw error;
  }
}
