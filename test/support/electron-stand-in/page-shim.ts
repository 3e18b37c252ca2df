/** The name of the function through which the page's `ipcRenderer.invoke` reaches the stand-in. */
export const INVOKE_BINDING = '__standInInvoke';

/** The name of the function through which the stand-in delivers an event to the page. */
export const DELIVER = '__standInDeliver';

/**
 * The built preload as a script that runs before the page's own: a CommonJS module whose `electron` is a bridge to
 * the stand-in. As in a sandboxed preload, nothing but `electron` can be required, and frames get none.
 */
export function preloadScript(code: string): string {
  return `(() => {
  if (window.top !== window) return;
  const invoke = window.${INVOKE_BINDING};
  const listeners = new Map();
  const listenersOf = (channel) => listeners.get(channel) ?? [];
  const ipcRenderer = {
    invoke: (channel, ...args) => invoke(channel, args),
    on: (channel, listener) => { listeners.set(channel, [...listenersOf(channel), listener]); },
    removeListener: (channel, listener) => {
      listeners.set(channel, listenersOf(channel).filter((one) => one !== listener));
    },
  };
  Object.defineProperty(window, '${DELIVER}', {
    value: (channel, args) => { for (const listener of listenersOf(channel)) listener({}, ...args); },
  });
  const contextBridge = {
    exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: Object.freeze(api) }),
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
    return { contextBridge, ipcRenderer };
  };
  (function (module, exports, require) {
${code}
  })({ exports: {} }, {}, require);
})();`;
}
