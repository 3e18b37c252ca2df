import type { Bridge, CommandName, CommandResult, EventName, Events } from '../../shared/ipc/contract';
import type { DispatchResult } from '../../shared/ipc/dispatch';
import type { ClientFrame, HostFrame } from '../../shared/ipc/wire';
import type { LinkStatus, Transport } from './transport';

/** What of a WebSocket is used; a test gives its own. */
export type Socket = Pick<WebSocket, 'addEventListener' | 'send' | 'close'>;

/** The transport's surroundings. */
export interface WebSocketTransportOptions {
  readonly open: () => Socket;
  /** Calls back once; the returned function cancels. */
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
}

/** Waits before the tries after a lost connection; the last one repeats. The host is on this computer: it is soon back or gone. */
const RETRY_MS = [500, 1_000, 2_000, 5_000] as const;
const LAST_RETRY_MS = 5_000;

const DISCONNECTED: DispatchResult = { ok: false, error: { code: 'busy', detail: 'disconnected' } };

type Listeners = { readonly [K in EventName]: Set<(payload: Events[K]) => void> };

/** The host is ours and of the same version: the form of a frame is checked, its content is trusted. */
function parseHostFrame(data: unknown): HostFrame | null {
  if (typeof data !== 'string') return null;
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as HostFrame) : null;
  } catch {
    return null;
  }
}

/**
 * The bridge over a WebSocket that comes back by itself. While the connection is lost, commands fail at once
 * (they are not kept: a re-check that runs minutes later is not what was asked for).
 */
export function createWebSocketTransport({ open, schedule }: WebSocketTransportOptions): Transport {
  const pending = new Map<number, (result: DispatchResult) => void>();
  const listeners: Listeners = { stateChanged: new Set(), navigate: new Set() };
  const statusListeners = new Set<() => void>();
  let socket: Socket | null = null;
  let status: LinkStatus = 'connecting';
  let nextId = 0;
  let attempts = 0;

  const setStatus = (next: LinkStatus): void => {
    if (status === next) return;
    status = next;
    for (const listener of statusListeners) listener();
  };

  const receive = (frame: HostFrame): void => {
    if (frame.type === 'result') {
      pending.get(frame.id)?.(frame.result);
      pending.delete(frame.id);
    } else if (frame.name === 'stateChanged') {
      for (const listener of listeners.stateChanged) listener(frame.payload);
    } else {
      for (const listener of listeners.navigate) listener(frame.payload);
    }
  };

  const connect = (): void => {
    const current = open();
    current.addEventListener('open', () => {
      socket = current;
      attempts = 0;
      setStatus('open');
    });
    current.addEventListener('message', (event) => {
      const frame = parseHostFrame(event.data);
      if (frame === null) current.close();
      else receive(frame);
    });
    // `error` is always followed by `close`.
    current.addEventListener('close', () => {
      socket = null;
      for (const settle of pending.values()) settle(DISCONNECTED);
      pending.clear();
      setStatus('lost');
      schedule(RETRY_MS[attempts] ?? LAST_RETRY_MS, connect);
      attempts += 1;
    });
  };

  const bridge: Bridge = {
    invoke: <K extends CommandName>(name: K, argument: unknown) =>
      new Promise<CommandResult<K>>((resolve) => {
        const settle = (result: DispatchResult): void => {
          resolve(result as CommandResult<K>);
        };
        if (socket === null) {
          settle(DISCONNECTED);
          return;
        }
        const id = nextId;
        nextId += 1;
        pending.set(id, settle);
        socket.send(JSON.stringify({ type: 'invoke', id, name, argument } satisfies ClientFrame));
      }),
    on: (name, listener) => {
      listeners[name].add(listener);
      return () => {
        listeners[name].delete(listener);
      };
    },
  };

  connect();
  return {
    bridge,
    status: () => status,
    onStatus: (listener) => {
      statusListeners.add(listener);
      return () => statusListeners.delete(listener);
    },
  };
}
