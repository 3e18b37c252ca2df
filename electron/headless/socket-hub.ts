import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { type RawData, type WebSocket, WebSocketServer } from 'ws';

import { dispatch } from '../../shared/ipc/dispatch';
import { type ClientFrame, clientFrameSchema, type HostFrame, MAX_FRAME_BYTES } from '../../shared/ipc/wire';
import type { Application } from '../application';

/** The open WebSockets of the loopback host. */
export interface SocketHub {
  /** Takes over a connection whose token and origin were checked. */
  readonly accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
}

/** Close codes of RFC 6455, section 7.4.1. */
const POLICY_VIOLATION = 1008;
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;

/** One administrator has a few tabs open, not dozens. */
const MAX_CLIENTS = 16;

/** Commands of one client that may be under way at once; more come from no interface of ours. */
const MAX_IN_FLIGHT = 32;

/** A client that has this much unread is not reading: it is dropped, comes back and asks for the whole state. */
const MAX_UNSENT_BYTES = 8 * 1024 * 1024;

const HEARTBEAT_MS = 30_000;

function parseFrame(data: RawData, isBinary: boolean): ClientFrame | null {
  if (isBinary || !Buffer.isBuffer(data)) return null;
  try {
    const parsed = clientFrameSchema.safeParse(JSON.parse(data.toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Carries commands and events of one application to any number of pages.
 *
 * @param onUnexpected is told about defects in handlers; the page learns only that there was one
 */
export function createSocketHub(
  application: Application,
  onUnexpected: (error: unknown) => void,
  heartbeatMs: number = HEARTBEAT_MS,
): SocketHub {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const alive = new WeakSet<WebSocket>();

  const sendText = (client: WebSocket, text: string): void => {
    if (client.readyState !== client.OPEN) return;
    if (client.bufferedAmount > MAX_UNSENT_BYTES) client.terminate();
    else client.send(text);
  };
  const send = (client: WebSocket, frame: HostFrame): void => {
    sendText(client, JSON.stringify(frame));
  };

  const stopListening = application.onChange((payload) => {
    if (server.clients.size === 0) return;
    const text = JSON.stringify({ type: 'event', name: 'stateChanged', payload } satisfies HostFrame);
    for (const client of server.clients) sendText(client, text);
  });

  const heartbeat = setInterval(() => {
    for (const client of server.clients) {
      if (alive.delete(client)) client.ping();
      else client.terminate();
    }
  }, heartbeatMs);
  heartbeat.unref();

  const serve = (client: WebSocket): void => {
    let inFlight = 0;
    alive.add(client);
    client.on('pong', () => alive.add(client));
    // Broken or too long frames: `ws` has closed the connection already.
    client.on('error', () => {
      client.terminate();
    });
    client.on('message', (data, isBinary) => {
      const frame = parseFrame(data, isBinary);
      if (frame === null) {
        client.close(POLICY_VIOLATION);
        return;
      }
      const { id, name, argument } = frame;
      if (inFlight >= MAX_IN_FLIGHT) {
        send(client, {
          type: 'result',
          id,
          result: { ok: false, error: { code: 'busy', detail: 'too many commands' } },
        });
        return;
      }
      inFlight += 1;
      void dispatch(application.handlers, name, argument, onUnexpected).then((result) => {
        inFlight -= 1;
        send(client, { type: 'result', id, result });
      });
    });
  };

  return {
    accept: (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (client) => {
        if (server.clients.size > MAX_CLIENTS) client.close(TRY_AGAIN_LATER);
        else serve(client);
      });
    },
    close: () => {
      stopListening();
      clearInterval(heartbeat);
      for (const client of server.clients) {
        client.close(GOING_AWAY);
        client.terminate();
      }
      server.close();
    },
  };
}
