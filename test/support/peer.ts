/** One end of the channel between a process and the one that forked it. */
interface Port {
  readonly send?: (message: object, callback: (error: Error | null) => void) => boolean;
  readonly on: (event: 'message', listener: (message: Message) => void) => unknown;
}

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly call: unknown }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly text: string };

/** The process at the other end. */
export interface Peer<Call> {
  /** Asks something of it; rejects with its error, or when it is gone. */
  readonly ask: (call: Call) => Promise<unknown>;
  /** To be told that it is gone: nobody answers any more. */
  readonly end: () => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Calls between two processes, both ways over one channel. Values are copied as between Electron's own processes
 * where the channel was opened with `serialization: 'advanced'`.
 *
 * @param answer what is done with the other end's calls; both ends are built from the same types
 */
export function createPeer<Outgoing>(port: Port, answer: (call: never) => Promise<unknown>): Peer<Outgoing> {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const send = (message: Message, onFailed: (error: Error) => void): void => {
    if (port.send === undefined) onFailed(new Error('there is nobody at the other end'));
    else {
      port.send(message, (error) => {
        if (error !== null) onFailed(error);
      });
    }
  };
  const settle = (id: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one !== undefined) how(one);
  };
  // An answer that cannot be delivered is wanted by nobody.
  const reply = (message: Message): void => {
    send(message, () => undefined);
  };
  port.on('message', (message) => {
    const { id } = message;
    switch (message.kind) {
      case 'call':
        answer(message.call as never).then(
          (value) => {
            reply({ kind: 'value', id, value });
          },
          (error: unknown) => {
            reply({ kind: 'error', id, text: error instanceof Error ? error.message : String(error) });
          },
        );
        break;
      case 'value':
        settle(id, ({ resolve }) => {
          resolve(message.value);
        });
        break;
      case 'error':
        settle(id, ({ reject }) => {
          reject(new Error(message.text));
        });
        break;
    }
  });
  return {
    ask: (call) =>
      new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve, reject });
        send({ kind: 'call', id, call }, (error) => {
          settle(id, () => {
            reject(error);
          });
        });
      }),
    end: () => {
      for (const id of [...waiting.keys()]) {
        settle(id, ({ reject }) => {
          reject(new Error('the other process ended'));
        });
      }
    },
  };
}
