import { describe, expect, it } from 'vitest';

import { createWebSocketTransport, type Socket } from '../../../renderer/bridge/web-socket-transport';

/** A WebSocket whose far end is the test. */
function fakeNetwork() {
  const sockets: {
    readonly sent: string[];
    readonly emit: (type: string, data?: unknown) => void;
    isClosed: boolean;
  }[] = [];
  const timers: { readonly delayMs: number; readonly callback: () => void }[] = [];
  const open = (): Socket => {
    const listeners = new Map<string, (event: { data?: unknown }) => void>();
    const record = {
      sent: [] as string[],
      isClosed: false,
      emit: (type: string, data?: unknown) => listeners.get(type)?.({ data }),
    };
    sockets.push(record);
    return {
      addEventListener: (type: string, listener: unknown) => {
        listeners.set(type, listener as (event: { data?: unknown }) => void);
      },
      send: (text: unknown) => {
        record.sent.push(String(text));
      },
      close: () => {
        record.isClosed = true;
      },
    };
  };
  const transport = createWebSocketTransport({
    open,
    schedule: (delayMs, callback) => {
      timers.push({ delayMs, callback });
      return () => undefined;
    },
  });
  return { sockets, timers, transport, last: () => sockets.at(-1)! };
}

describe('createWebSocketTransport', () => {
  it('matches answers to commands in whatever order they come', async () => {
    const { transport, last } = fakeNetwork();
    last().emit('open');
    const first = transport.bridge.invoke('recheck', {});
    const second = transport.bridge.invoke('recheckPermissions', { connectionId: 'a' });
    expect(last().sent.map((text) => JSON.parse(text) as unknown)).toEqual([
      { type: 'invoke', id: 0, name: 'recheck', argument: {} },
      { type: 'invoke', id: 1, name: 'recheckPermissions', argument: { connectionId: 'a' } },
    ]);
    const failure = { ok: false, error: { code: 'unknownConnection', detail: 'a' } };
    last().emit('message', JSON.stringify({ type: 'result', id: 1, result: failure }));
    last().emit('message', JSON.stringify({ type: 'result', id: 0, result: { ok: true, value: null } }));
    expect(await second).toEqual(failure);
    expect(await first).toEqual({ ok: true, value: null });
  });

  it('hands events to whoever listens, until they stop', () => {
    const { transport, last } = fakeNetwork();
    last().emit('open');
    const seen: string[] = [];
    const stop = transport.bridge.on('navigate', (target) =>
      seen.push(target.page === 'connection' ? target.connectionId : target.page),
    );
    const event = (connectionId: string) =>
      JSON.stringify({ type: 'event', name: 'navigate', payload: { page: 'connection', connectionId } });
    last().emit('message', event('a'));
    stop();
    last().emit('message', event('b'));
    expect(seen).toEqual(['a']);
  });

  it('fails commands at once while the connection is lost, those under way too', async () => {
    const { transport, last } = fakeNetwork();
    expect((await transport.bridge.invoke('recheck', {})).ok).toBe(false);
    last().emit('open');
    const underWay = transport.bridge.invoke('recheck', {});
    last().emit('close');
    expect((await underWay).ok).toBe(false);
    expect(transport.status()).toBe('lost');
  });

  it('comes back, waiting longer each time and never more than 5 s, and starts anew once it was back', () => {
    const { transport, timers, last, sockets } = fakeNetwork();
    const statuses: string[] = [];
    transport.onStatus(() => statuses.push(transport.status()));
    for (let count = 0; count < 6; count += 1) {
      last().emit('close');
      timers.at(-1)?.callback();
    }
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([500, 1_000, 2_000, 5_000, 5_000, 5_000]);
    last().emit('open');
    last().emit('close');
    expect(timers.at(-1)?.delayMs).toBe(500);
    expect(sockets).toHaveLength(7);
    expect(statuses).toEqual(['lost', 'open', 'lost']);
  });

  it('gives up a connection that does not speak the language', () => {
    const { last } = fakeNetwork();
    last().emit('open');
    last().emit('message', 'hello');
    expect(last().isClosed).toBe(true);
  });
});
