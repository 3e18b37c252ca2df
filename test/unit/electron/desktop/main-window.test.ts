import { EventEmitter } from 'node:events';

import type { BrowserWindow } from 'electron';
import { describe, expect, it } from 'vitest';

import { type ClosedWindow, MainWindow } from '../../../../electron/desktop/main-window';
import { settle } from '../../../support/fake-clock';

/** As much of a window as the class touches; its members are checked by the end-to-end tests on the stand-in. */
class FakeWindow extends EventEmitter {
  readonly sent: (readonly [string, unknown])[] = [];
  readonly state = { isShown: false, isMinimized: false, isDestroyed: false };
  readonly webContents = {
    id: 7,
    send: (channel: string, payload: unknown) => this.sent.push([channel, payload]),
  };
  finishLoading: () => void = () => undefined;
  failLoading: (error: Error) => void = () => undefined;

  loadURL = () =>
    new Promise<void>((resolve, reject) => {
      this.finishLoading = resolve;
      this.failLoading = reject;
    });
  show = () => (this.state.isShown = true);
  hide = () => (this.state.isShown = false);
  focus = () => undefined;
  minimize = () => (this.state.isMinimized = true);
  restore = () => (this.state.isMinimized = false);
  isMinimized = () => this.state.isMinimized;
  isDestroyed = () => this.state.isDestroyed;
  destroy = () => (this.state.isDestroyed = true);

  /** Closes as the person does; true when something prevented it. */
  close(): boolean {
    let isPrevented = false;
    this.emit('close', { preventDefault: () => (isPrevented = true) });
    return isPrevented;
  }
}

function setUp(whenClosed: ClosedWindow = 'hide') {
  const made: FakeWindow[] = [];
  let failures = 0;
  const window = new MainWindow({
    createWindow: () => {
      const fake = new FakeWindow();
      made.push(fake);
      return fake as object as BrowserWindow;
    },
    onFailed: () => (failures += 1),
  });
  const told: string[] = [];
  window.setClosing({
    decide: () => Promise.resolve(whenClosed),
    onHidden: () => told.push('hidden'),
    quit: () => told.push('quit'),
  });
  return { window, made, told, failures: () => failures };
}

describe('MainWindow', () => {
  it('quits when the session ends', () => {
    const { window, made, told } = setUp();
    window.show();
    made[0]?.emit('session-end');
    expect(told).toEqual(['quit']);
  });

  it('is made when it is first shown, and then shown again', async () => {
    const { window, made, told } = setUp();
    window.send('navigate', { page: 'settings' });
    expect(made).toHaveLength(0);
    window.show();
    expect(made[0]?.close()).toBe(true);
    await settle();
    expect([made[0]?.state.isShown, told]).toEqual([false, ['hidden']]);
    window.show();
    expect(made).toHaveLength(1);
    expect(made[0]?.state.isShown).toBe(true);
  });

  it('minimises where no tray would bring it back, and comes back from there', async () => {
    const { window, made, told } = setUp('minimize');
    window.show();
    expect(made[0]?.close()).toBe(true);
    await settle();
    expect([made[0]?.state.isMinimized, told]).toEqual([true, []]);
    window.show();
    expect(made[0]?.state.isMinimized).toBe(false);
  });

  it('quits where that is what closing is set to do', async () => {
    const { window, made, told } = setUp('quit');
    window.show();
    expect(made[0]?.close()).toBe(true);
    await settle();
    expect(told).toEqual(['quit']);
  });

  it('really closes when the application quits', () => {
    const { window, made } = setUp();
    window.show();
    window.markQuitting();
    expect(made[0]?.close()).toBe(false);
  });

  it('sends an event only once the page is there to take it', async () => {
    const { window, made } = setUp();
    const sending = window.showAndSend('navigate', {
      page: 'connection',
      connectionId: 'a',
      findingKey: null,
    });
    expect(made[0]?.sent).toEqual([]);
    made[0]?.finishLoading();
    await sending;
    expect(made[0]?.sent).toEqual([
      ['graphkeeper:navigate', { page: 'connection', connectionId: 'a', findingKey: null }],
    ]);
  });

  it('notes a page that could not be loaded', async () => {
    const { window, made, failures } = setUp();
    const sending = window.showAndSend('navigate', {
      page: 'connection',
      connectionId: 'a',
      findingKey: null,
    });
    made[0]?.failLoading(new Error('gone'));
    await sending;
    expect(failures()).toBe(1);
  });

  it('trusts its own contents only, and none once they are gone', () => {
    const { window } = setUp();
    expect(window.owns(7)).toBe(false);
    window.show();
    expect([window.owns(7), window.owns(8)]).toEqual([true, false]);
    window.discard();
    expect(window.owns(7)).toBe(false);
  });

  it('is made anew after its page crashed', () => {
    const { window, made } = setUp();
    window.show();
    window.discard();
    window.show();
    expect(made.map(({ state }) => state.isDestroyed)).toEqual([true, false]);
  });
});
