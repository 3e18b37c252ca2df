import { describe, expect, it } from 'vitest';

import { isTrustedSender, serveCommands } from '../../../../electron/desktop/ipc';
import { channelOf, COMMAND_NAMES, type CommandHandlers, commands } from '../../../../shared/ipc/contract';
import { madeUpState } from '../../../support/app-state';

const frame = { url: 'app://graphkeeper/index.html' };
const own = { sender: { id: 1, mainFrame: frame }, senderFrame: frame };
const isFirst = (id: number): boolean => id === 1;

function trust(event: {
  readonly sender: { readonly id: number; readonly mainFrame: object };
  readonly senderFrame: object | null;
}): boolean {
  return isTrustedSender(event as never, isFirst);
}

describe('isTrustedSender', () => {
  it('trusts the main frame of its own page in its own window', () => {
    expect(trust(own)).toBe(true);
  });

  const otherPages = [
    'https://graphkeeper/',
    'app://other/index.html',
    'file:///index.html',
    'about:blank',
    '',
  ];
  const foreign: readonly (readonly [string, Parameters<typeof trust>[0]])[] = [
    ['a frame that is gone', { ...own, senderFrame: null }],
    ['a frame inside the page', { ...own, senderFrame: { ...frame } }],
    ['other contents', { ...own, sender: { ...own.sender, id: 2 } }],
    ...otherPages.map((url) => {
      const other = { url };
      return [`the page "${url}"`, { sender: { id: 1, mainFrame: other }, senderFrame: other }] as const;
    }),
  ];

  it.each(foreign)('refuses %s', (_who, event) => {
    expect(trust(event)).toBe(false);
  });
});

describe('serveCommands', () => {
  function serve() {
    const served = new Map<string, (event: unknown, argument: unknown) => Promise<unknown>>();
    const problems: unknown[] = [];
    const handlers = {
      ...Object.fromEntries(COMMAND_NAMES.map((name) => [name, () => Promise.resolve(null)])),
      getState: () => Promise.resolve(madeUpState([])),
      recheck: () => Promise.reject(new Error('a secret text')),
    } as object as CommandHandlers;
    const end = serveCommands({
      ipcMain: {
        handle: (channel: string, handler: (...args: never[]) => unknown) => {
          served.set(channel, (event, argument) =>
            Promise.resolve(Reflect.apply(handler, undefined, [event, argument])),
          );
        },
        removeHandler: (channel) => served.delete(channel),
      },
      handlers,
      isTrustedContents: isFirst,
      onRefused: () => problems.push('refused'),
      onUnexpected: (error) => problems.push(error),
    });
    return { served, problems, end };
  }

  it('serves every command of the contract and no other channel, until it ends', () => {
    const { served, end } = serve();
    expect([...served.keys()].sort()).toEqual(COMMAND_NAMES.map(channelOf).sort());
    expect([...COMMAND_NAMES].sort()).toEqual(Object.keys(commands).sort());
    end();
    expect(served.size).toBe(0);
  });

  it('checks the sender first, then the argument', async () => {
    const { served, problems } = serve();
    const call = served.get(channelOf('getState'));
    expect(await call?.({ ...own, senderFrame: null }, {})).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    expect(problems).toEqual(['refused']);
    expect(await call?.(own, { extra: 1 })).toMatchObject({ ok: false, error: { code: 'badArgument' } });
    expect(await call?.(own, {})).toMatchObject({ ok: true, value: { connections: [] } });
  });

  it('lets no text of an unexpected error across', async () => {
    const { served, problems } = serve();
    const result = await served.get(channelOf('recheck'))?.(own, {});
    expect(result).toEqual({ ok: false, error: { code: 'internal', detail: 'recheck' } });
    expect(problems).toHaveLength(1);
  });
});
