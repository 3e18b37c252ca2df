import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';

import { channelOf, COMMAND_NAMES, EVENT_NAMES } from '../shared/ipc/channels';
import type { Bridge, CommandResult } from '../shared/ipc/contract';

/**
 * The bridge of the contract, and all that a page can reach of Electron: two functions that take names from two
 * closed lists. Neither `ipcRenderer` nor an event object crosses.
 */
const bridge: Bridge = {
  invoke: (name, argument) => {
    if (!COMMAND_NAMES.includes(name)) return Promise.reject(new TypeError('unknown command'));
    return ipcRenderer.invoke(channelOf(name), argument) as Promise<CommandResult<typeof name>>;
  },
  on: (name, listener) => {
    if (!EVENT_NAMES.includes(name)) throw new TypeError('unknown event');
    const deliver = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    const channel = channelOf(name);
    ipcRenderer.on(channel, deliver);
    // A function that crosses the bridge is another one on this side, so the listener itself could not be removed.
    return () => {
      ipcRenderer.removeListener(channel, deliver);
    };
  },
};

contextBridge.exposeInMainWorld('graphkeeper', bridge);
