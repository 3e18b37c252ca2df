import type { IpcMain, IpcMainInvokeEvent } from 'electron';

import { channelOf, COMMAND_NAMES, type CommandHandlers } from '../../shared/ipc/contract';
import { dispatch, type DispatchResult } from '../../shared/ipc/dispatch';
import { isAppUrl } from './app-scheme';

/** The parts of an invoke event that its sender is judged by. */
export type SenderEvent = Pick<IpcMainInvokeEvent, 'senderFrame'> & {
  readonly sender: Pick<IpcMainInvokeEvent['sender'], 'id' | 'mainFrame'>;
};

/**
 * True for the interface's own page in one of our windows. A frame that is gone, a frame inside the page,
 * another page, other contents: none of them may command.
 */
export function isTrustedSender(
  { sender, senderFrame }: SenderEvent,
  isTrustedContents: (id: number) => boolean,
): boolean {
  return (
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    isAppUrl(senderFrame.url) &&
    isTrustedContents(sender.id)
  );
}

/** What commands are served with. */
export interface IpcOptions {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>;
  readonly handlers: CommandHandlers;
  readonly isTrustedContents: (id: number) => boolean;
  readonly onRefused: () => void;
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * Serves every command of the contract, and nothing else. Nothing is thrown across: an exception would lose its
 * code on the way.
 *
 * @returns ends it
 */
export function serveCommands(options: IpcOptions): () => void {
  const { ipcMain, handlers } = options;
  for (const name of COMMAND_NAMES) {
    ipcMain.handle(channelOf(name), async (event, argument: unknown): Promise<DispatchResult> => {
      if (!isTrustedSender(event, options.isTrustedContents)) {
        options.onRefused();
        return { ok: false, error: { code: 'notAllowed', detail: 'sender' } };
      }
      return dispatch(handlers, name, argument, options.onUnexpected);
    });
  }
  return () => {
    for (const name of COMMAND_NAMES) ipcMain.removeHandler(channelOf(name));
  };
}
