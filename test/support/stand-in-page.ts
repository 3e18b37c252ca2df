import type { Browser, Route } from 'playwright-core';

import type { PageAnswer, PageCall, WindowCall } from './electron-stand-in/control-protocol';
import { PAGE_SURROUNDINGS, type WatchedPage, watchPage } from './watched-page';

/** Chromium knows no `app:` scheme, so the page lives at an https address that is answered by the scheme's handler. */
const PAGE_ORIGIN = 'https://graphkeeper.invalid';
const APP_ORIGIN = 'app://graphkeeper';

function toAppUrl(url: string): string {
  return url.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + url.slice(PAGE_ORIGIN.length) : url;
}

function toPageUrl(url: string): string {
  return url.startsWith(`${APP_ORIGIN}/`) ? PAGE_ORIGIN + url.slice(APP_ORIGIN.length) : url;
}

/** The name of the function through which the page's `ipcRenderer.invoke` reaches the stand-in. */
const INVOKE_BINDING = '__standInInvoke';

/** The name of the function through which the stand-in delivers an event to the page. */
const DELIVER = '__standInDeliver';

/**
 * The built preload as a script that runs before the page's own: a CommonJS module whose `electron` is a bridge to
 * the stand-in. As in a sandboxed preload, nothing but `electron` can be required, and frames get none.
 */
function preloadScript(code: string): string {
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

/** The page of a stand-in's window. */
export interface StandInPage {
  readonly watched: WatchedPage;
  /** Goes to the window's address; events can be delivered from then on. */
  readonly load: () => Promise<void>;
  /** Gives an event of the application to the page; one that is gone hears nothing. */
  readonly deliver: (channel: string, args: readonly unknown[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Makes the page of a stand-in's window in a browser.
 *
 * @param ask what the page asks of its window
 */
export async function createStandInPage(
  browser: Browser,
  { window, url, width, height, preload }: Extract<WindowCall, { name: 'openPage' }>,
  ask: (call: PageCall) => Promise<unknown>,
): Promise<StandInPage> {
  const context = await browser.newContext({
    ...PAGE_SURROUNDINGS,
    viewport: { width, height },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('popup', (popup) => {
    ask({ name: 'pageOpens', window, url: popup.url() }).then(
      async (action) => {
        if (action === 'deny') await popup.close();
      },
      () => undefined,
    );
  });
  page.on('download', (download) => {
    ask({ name: 'pageDownloads', window, file: download.suggestedFilename() }).then(
      async (action) => {
        if (action === 'deny') await download.cancel();
      },
      () => undefined,
    );
  });
  await context.route('**/*', async (route) => {
    const request = route.request();
    const answer = ask({
      name: 'pageRequests',
      window,
      url: toAppUrl(request.url()),
      method: request.method(),
      isNavigation: request.isNavigationRequest(),
    });
    // An application that has ended answers nothing any more.
    await fulfil(route, ((await answer.catch(() => null)) ?? { what: 'cancelled' }) as PageAnswer);
  });
  // As between Electron's processes, what was sent first arrives first: an event before the answer that came after it.
  let delivered: Promise<unknown> = Promise.resolve();
  await page.exposeBinding(INVOKE_BINDING, async ({ frame }, channel: string, args: unknown[]) => {
    const answer = await ask({
      name: 'pageInvokes',
      window,
      channel,
      args,
      frame: { isMain: frame === page.mainFrame(), url: toAppUrl(frame.url()) },
    });
    await delivered;
    return answer;
  });
  if (preload !== null) await page.addInitScript(preloadScript(preload));
  return {
    watched: await watchPage(page, (asked) => asked.startsWith(`${PAGE_ORIGIN}/`)),
    load: async () => {
      await page.goto(toPageUrl(url), { waitUntil: 'load' });
    },
    deliver: async (channel, args) => {
      const deliver = (): Promise<void> =>
        page.evaluate(
          ([receiver, name, values]) => {
            const receive: unknown = Reflect.get(globalThis, receiver);
            if (typeof receive === 'function') Reflect.apply(receive, globalThis, [name, values]);
          },
          [DELIVER, channel, [...args]] as const,
        );
      delivered = delivered.then(deliver).catch(() => undefined);
      await delivered;
    },
    close: async () => {
      // A browser that crashed has closed it already.
      await context.close().catch(() => undefined);
    },
  };
}

async function fulfil(route: Route, answer: PageAnswer): Promise<void> {
  switch (answer.what) {
    case 'answered':
      return route.fulfill({ ...answer, headers: { ...answer.headers }, body: Buffer.from(answer.body) });
    case 'cancelled':
      return route.abort();
    case 'stays':
      // No content: the page stays. An aborted navigation would show Chromium's error page.
      return route.fulfill({ status: 204 });
  }
}
