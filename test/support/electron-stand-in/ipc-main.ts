import { EventEmitter } from 'node:events';

import type { IpcMain } from 'electron';

import type { Double } from './double';

type InvokeHandler = (event: never, ...args: unknown[]) => unknown;

const handlers = new Map<string, InvokeHandler>();

export const ipcMain = Object.assign(new EventEmitter(), {
  handle: (channel: string, handler: InvokeHandler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => {
    handlers.delete(channel);
  },
} satisfies Double<IpcMain, 'handle' | 'removeHandler'>);

/** The channels that are served at present. */
export function servedChannels(): readonly string[] {
  return [...handlers.keys()];
}

/** Calls a handler as a renderer's `invoke` does; values are copied as they are on the way between processes. */
export async function invoke(channel: string, event: object, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler(event as never, ...structuredClone([...args])));
}
