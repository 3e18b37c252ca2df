import type { BrowserWindow } from 'electron';

import { channelOf, type EventName, type Events } from '../../shared/ipc/contract';
import { APP_PAGE } from './app-scheme';

/** What becomes of a window that is closed. */
export type ClosedWindow = 'hide' | 'minimize' | 'quit';

/** What the window asks of its surroundings. */
export interface MainWindowOptions {
  readonly createWindow: () => BrowserWindow;
  /** Told when the page could not be loaded. */
  readonly onFailed: () => void;
}

/** What closing the window does. */
export interface Closing {
  /** It may hide only where a tray brings the window back. */
  readonly decide: () => Promise<ClosedWindow>;
  /** Told when the window was hidden, and so seems to be gone. */
  readonly onHidden: () => void;
  readonly quit: () => void;
}

/** The one window: made when it is first shown, hidden by closing, made anew after a crash. */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #loaded: Promise<void> = Promise.resolve();
  #closing: Closing | null = null;
  #isQuitting = false;

  constructor(private readonly options: MainWindowOptions) {}

  /** Brings the window to the front. */
  show(): void {
    const window = this.live() ?? this.#create();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Sends an event to the page, if there is one. */
  send<K extends EventName>(name: K, payload: Events[K]): void {
    this.live()?.webContents.send(channelOf(name), payload);
  }

  /** Shows the window and sends an event once its page is there to take it. */
  async showAndSend<K extends EventName>(name: K, payload: Events[K]): Promise<void> {
    this.show();
    await this.#loaded;
    this.send(name, payload);
  }

  /** Whether contents are those of the window's page. */
  owns(contentsId: number): boolean {
    return this.live()?.webContents.id === contentsId;
  }

  /** Says what closing does from now on; until then it minimises. */
  setClosing(closing: Closing): void {
    this.#closing = closing;
  }

  /** From now on closing really closes; called when the application quits. */
  markQuitting(): void {
    this.#isQuitting = true;
  }

  /** Gives up a window whose page is gone; the next `show` makes another. */
  discard(): void {
    const window = this.live();
    this.#window = null;
    window?.destroy();
  }

  /** The window, if there is one. */
  live(): BrowserWindow | null {
    return this.#window === null || this.#window.isDestroyed() ? null : this.#window;
  }

  async #close(window: BrowserWindow): Promise<void> {
    const closing = this.#closing;
    const what = (await closing?.decide()) ?? 'minimize';
    if (window.isDestroyed()) return;
    switch (what) {
      case 'hide':
        window.hide();
        closing?.onHidden();
        break;
      case 'minimize':
        window.minimize();
        break;
      case 'quit':
        closing?.quit();
        break;
    }
  }

  #create(): BrowserWindow {
    const window = this.options.createWindow();
    this.#window = window;
    window.on('close', (event) => {
      if (this.#isQuitting) return;
      // The watching goes on, so the window stays within reach: in the tray, or else in the task bar.
      event.preventDefault();
      void this.#close(window);
    });
    // Windows says only so that the session ends.
    window.on('session-end', () => {
      this.#closing?.quit();
    });
    window.on('closed', () => {
      if (this.#window === window) this.#window = null;
    });
    this.#loaded = window.loadURL(APP_PAGE).catch(() => {
      this.options.onFailed();
    });
    return window;
  }
}
