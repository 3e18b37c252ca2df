import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';

import type { BrowserWindow as ElectronBrowserWindow, BrowserWindowConstructorOptions } from 'electron';

import { app } from './app';
import type { PageAnswer, PageCall } from './control-protocol';
import { type Double, PreventableEvent } from './double';
import { invoke } from './ipc-main';
import { SessionStandIn } from './session';
import { askTest } from './test-link';

const APP_ORIGIN = 'app://graphkeeper';

/** What pages tried to reach outside the application. */
export const pageRecord = {
  refused: [] as string[],
  leaked: [] as string[],
  /** Files that they downloaded; a session may prevent that. */
  downloaded: [] as string[],
};

let lastId = 0;

/** The page of a window, drawn by the test's Chromium. */
export class WebContentsStandIn extends EventEmitter {
  readonly id = ++lastId;
  readonly session: SessionStandIn;
  readonly mainFrame = { url: '' };
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  #isAtPage = false;

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
    // A page that is not there hears nothing.
    askTest({ name: 'deliver', window: this.id, channel, args }).catch(() => undefined);
  }

  async load(url: string): Promise<void> {
    const { width = 800, height = 600, webPreferences } = this.options;
    const preload = webPreferences?.preload;
    this.mainFrame.url = url;
    await askTest({
      name: 'openPage',
      window: this.id,
      url,
      width,
      height,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
    });
    this.emit('did-finish-load');
  }

  close(): void {
    askTest({ name: 'closePage', window: this.id }).catch(() => undefined);
  }

  /** What the page does. */
  async answer(call: PageCall): Promise<unknown> {
    switch (call.name) {
      case 'pageInvokes':
        return invoke(call.channel, { sender: this, senderFrame: this.#frameOf(call.frame) }, call.args);
      case 'pageRequests':
        return this.#answerRequest(call);
      case 'pageOpens':
        return this.openHandler?.({ url: call.url }).action ?? 'allow';
      case 'pageDownloads':
        return this.#answerDownload(call.file);
    }
  }

  #answerDownload(file: string): 'allow' | 'deny' {
    const event = new PreventableEvent();
    this.session.emit('will-download', event);
    if (event.defaultPrevented) return 'deny';
    pageRecord.downloaded.push(file);
    return 'allow';
  }

  /** A frame as a handler sees it: the main frame by identity. */
  #frameOf({ isMain, url }: { readonly isMain: boolean; readonly url: string }): { url: string } {
    if (!isMain) return { url };
    this.mainFrame.url = url;
    return this.mainFrame;
  }

  async #answerRequest({
    url,
    method,
    isNavigation,
  }: Extract<PageCall, { name: 'pageRequests' }>): Promise<PageAnswer> {
    const isInside = url.startsWith(`${APP_ORIGIN}/`);
    if (isNavigation && this.#isAtPage) {
      const event = new PreventableEvent();
      this.emit('will-navigate', event);
      if (event.defaultPrevented) {
        if (!isInside) pageRecord.refused.push(url);
        return { what: 'stays' };
      }
    }
    if (isNavigation) this.#isAtPage = true;
    if (!(await this.session.allows(url, method))) {
      pageRecord.refused.push(url);
      return { what: 'cancelled' };
    }
    const handler = this.session.handlers.get('app');
    if (!isInside || handler === undefined) {
      pageRecord.leaked.push(url);
      return { what: 'cancelled' };
    }
    const response = await handler(new Request(url, { method }));
    return {
      what: 'answered',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
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
    this.webContents.close();
    this.emit('closed');
    if (BrowserWindowStandIn.getAllWindows().length === 0) app.emit('window-all-closed');
  }
}
