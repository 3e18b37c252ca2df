import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

/** A request as it arrived. */
export interface ReceivedPost {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks on this computer. */
export interface LocalReceiver {
  readonly url: string;
  readonly received: readonly ReceivedPost[];
}

function headersOf(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')]),
  );
}

async function listen(server: Server, scheme: 'http' | 'https'): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${scheme}://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/**
 * Starts one, which is gone after the test.
 *
 * @param answer what it does with a request that has arrived whole
 * @param certificate with it, it speaks TLS
 */
export async function localReceiver(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  certificate?: { readonly certificatePem: string; readonly privateKeyPem: string },
): Promise<LocalReceiver> {
  const received: ReceivedPost[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: headersOf(request), body });
      answer(response, request);
    });
  };
  if (certificate === undefined) return { url: await listen(createServer(handle), 'http'), received };
  const { certificatePem: cert, privateKeyPem: key } = certificate;
  return { url: await listen(createTlsServer({ cert, key }, handle), 'https'), received };
}

/** An address on this computer where nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
