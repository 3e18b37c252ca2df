import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import type { BrowserWindow as ElectronBrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Browser, Frame, Page, Route } from 'playwright-core';

import { app, atExit } from './app';
import { type Double, PreventableEvent } from './double';
import { invoke } from './ipc-main';
import { DELIVER, INVOKE_BINDING, preloadScript } from './page-shim';
import { SessionStandIn } from './session';

/** Chromium knows no `app:` scheme, so the page lives at an https address that is answered by the scheme's handler. */
const PAGE_ORIGIN = 'https://graphkeeper.invalid';
const APP_ORIGIN = 'app://graphkeeper';

function toAppUrl(url: string): string {
  return url.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + url.slice(PAGE_ORIGIN.length) : url;
}

function toPageUrl(url: string): string {
  return url.startsWith(`${APP_ORIGIN}/`) ? PAGE_ORIGIN + url.slice(APP_ORIGIN.length) : url;
}

let browser: Promise<Browser> | null = null;

/** Loaded with the first window, so that an application without one weighs what it weighs. */
function openBrowser(): Promise<Browser> {
  browser ??= import('../chromium').then(({ launchChromium }) => launchChromium());
  return browser;
}

atExit.push(async () => {
  await (await browser)?.close();
});

/** What the page tried and was refused, and what it said on its console. */
export const pageRecord = {
  /** Addresses outside the application that were asked for; each was refused. */
  refused: [] as string[],
  /** Addresses outside the application that were let through by the session's filter. */
  leaked: [] as string[],
  errors: [] as string[],
  /** Files that it downloaded; a session may prevent that. */
  downloaded: [] as string[],
};

let lastId = 0;

/** The page of a window. */
export class WebContentsStandIn extends EventEmitter {
  readonly id = ++lastId;
  readonly session: SessionStandIn;
  readonly mainFrame = { url: '' };
  page: Page | null = null;
  openHandler: ((details: { url: string }) => { action: string }) | null = null;

  constructor(private readonly options: BrowserWindowConstructorOptions) {
    super();
    const partition = options.webPreferences?.partition;
    this.session =
      partition === undefined ? SessionStandIn.defaultSession : SessionStandIn.fromPartition(partition);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const page = this.page;
    if (page === null || page.isClosed()) return;
    page
      .evaluate(
        ([deliver, name, values]) => {
          const receive: unknown = Reflect.get(window, deliver);
          if (typeof receive === 'function') Reflect.apply(receive, window, [name, values]);
        },
        [DELIVER, channel, structuredClone(args)] as const,
      )
      .catch(() => undefined);
  }

  async load(url: string): Promise<void> {
    const { width = 800, height = 600 } = this.options;
    const context = await (
      await openBrowser()
    ).newContext({ viewport: { width, height }, serviceWorkers: 'block' });
    const page = await context.newPage();
    this.page = page;
    page.on('console', (line) => {
      if (line.type() === 'error') pageRecord.errors.push(line.text());
    });
    page.on('pageerror', (error) => pageRecord.errors.push(error.message));
    page.on('popup', (popup) => {
      const answer = this.openHandler?.({ url: popup.url() });
      if (answer?.action === 'deny') void popup.close();
    });
    page.on('download', (download) => {
      const event = new PreventableEvent();
      this.session.emit('will-download', event);
      if (event.defaultPrevented) void download.cancel();
      else pageRecord.downloaded.push(download.suggestedFilename());
    });
    await context.route('**/*', (route) => this.#answer(route));
    await page.exposeBinding(INVOKE_BINDING, ({ frame }, channel: string, args: unknown[]) =>
      invoke(channel, { sender: this, senderFrame: this.frameOf(frame) }, args),
    );
    const preload = this.options.webPreferences?.preload;
    if (preload !== undefined) await page.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
    this.mainFrame.url = url;
    await page.goto(toPageUrl(url), { waitUntil: 'load' });
    this.emit('did-finish-load');
  }

  /** A frame as a handler sees it: the main frame by identity. */
  frameOf(frame: Frame): { url: string } {
    if (frame !== this.page?.mainFrame()) return { url: toAppUrl(frame.url()) };
    this.mainFrame.url = toAppUrl(frame.url());
    return this.mainFrame;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toAppUrl(request.url());
    const isInside = url.startsWith(`${APP_ORIGIN}/`);
    const isFirst = this.page?.url() === 'about:blank';
    if (request.isNavigationRequest() && !isFirst) {
      const event = new PreventableEvent();
      this.emit('will-navigate', event);
      if (event.defaultPrevented) {
        if (!isInside) pageRecord.refused.push(url);
        // No content: the page stays. An aborted navigation would show Chromium's error page.
        return route.fulfill({ status: 204 });
      }
    }
    if (!(await this.session.allows(url, request.method()))) {
      pageRecord.refused.push(url);
      return route.abort();
    }
    const handler = this.session.handlers.get('app');
    if (!isInside || handler === undefined) {
      pageRecord.leaked.push(url);
      return route.abort();
    }
    const response = await handler(new Request(url, { method: request.method() }));
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }
}

/** A window whose page is real. */
export class BrowserWindowStandIn
  extends EventEmitter
  implements
    Double<
      ElectronBrowserWindow,
      | 'loadURL'
      | 'show'
      | 'focus'
      | 'hide'
      | 'minimize'
      | 'restore'
      | 'isMinimized'
      | 'isVisible'
      | 'isDestroyed'
      | 'destroy'
      | 'close'
    >
{
  static readonly all: BrowserWindowStandIn[] = [];

  readonly webContents: WebContentsStandIn;
  #isVisible: boolean;
  #isMinimized = false;
  #isDestroyed = false;

  constructor(readonly options: BrowserWindowConstructorOptions = {}) {
    super();
    this.#isVisible = options.show !== false;
    this.webContents = new WebContentsStandIn(options);
    BrowserWindowStandIn.all.push(this);
    app.emit('web-contents-created', new PreventableEvent(), this.webContents);
    app.emit('browser-window-created', new PreventableEvent(), this);
  }

  static getAllWindows(): readonly BrowserWindowStandIn[] {
    return this.all.filter((window) => !window.isDestroyed());
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  show(): void {
    this.#isVisible = true;
    this.emit('show');
  }

  focus(): void {
    this.emit('focus');
    app.emit('browser-window-focus', new PreventableEvent(), this);
  }

  hide(): void {
    this.#isVisible = false;
    this.emit('hide');
  }

  minimize(): void {
    this.#isMinimized = true;
    this.emit('minimize');
  }

  restore(): void {
    this.#isMinimized = false;
    this.emit('restore');
  }

  setBackgroundColor(_colour: string): void {
    // Nothing of it can be seen in a headless page.
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isMinimized && !this.#isDestroyed;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    const event = new PreventableEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    void this.webContents.page?.context().close();
    this.emit('closed');
    if (BrowserWindowStandIn.getAllWindows().length === 0) app.emit('window-all-closed');
  }
}
