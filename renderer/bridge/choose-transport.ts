import type { Bridge } from '../../shared/ipc/contract';
import type { Transport } from './transport';
import { createWebSocketTransport } from './web-socket-transport';

declare global {
  interface Window {
    /** Exposed by the preload script; absent in a browser. */
    readonly graphkeeper?: Bridge;
  }
}

function desktopTransport(bridge: Bridge): Transport {
  return { bridge, status: () => 'open', onStatus: () => () => undefined };
}

/** The preload script's bridge on the desktop, otherwise a WebSocket back to the host that served the page. */
export function chooseTransport(view: Window): Transport {
  if (view.graphkeeper !== undefined) return desktopTransport(view.graphkeeper);
  const address = new URL('socket', view.location.href);
  address.protocol = 'ws:';
  address.hash = '';
  return createWebSocketTransport({
    open: () => new WebSocket(address),
    schedule: (delayMs, callback) => {
      const timer = view.setTimeout(callback, delayMs);
      return () => {
        view.clearTimeout(timer);
      };
    },
  });
}
