import { EventEmitter } from 'node:events';

import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';

import { lockContents, lockSession, type Refusal } from '../../../../electron/desktop/lockdown';

type RequestFilter = (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void;
type PermissionHandler = (contents: null, permission: string, callback: (isGranted: boolean) => void) => void;

function lockedSession(isDevelopment: boolean) {
  const refused: Refusal[] = [];
  const set = new Map<string, unknown>();
  const session = {
    setPermissionRequestHandler: (handler: unknown) => set.set('request', handler),
    setPermissionCheckHandler: (handler: unknown) => set.set('check', handler),
    setDevicePermissionHandler: (handler: unknown) => set.set('device', handler),
    webRequest: { onBeforeRequest: (filter: unknown) => set.set('filter', filter) },
    on: (name: string, listener: unknown) => set.set(name, listener),
  };
  lockSession(session as object as Session, (what) => refused.push(what), isDevelopment);
  const isCancelled = (url: string): boolean => {
    let result = false;
    (set.get('filter') as RequestFilter)({ url }, ({ cancel }) => (result = cancel));
    return result;
  };
  return { set, refused, isCancelled };
}

describe('lockSession', () => {
  it('lets the interface load itself and nothing else', () => {
    const { isCancelled, refused } = lockedSession(false);
    expect(isCancelled('app://graphkeeper/assets/main.js')).toBe(false);
    expect(isCancelled('data:image/png;base64,AA')).toBe(false);
    for (const url of [
      'https://example.com/',
      'http://127.0.0.1/',
      'ws://x/',
      'file:///etc/passwd',
      'app://other/',
      'blob:app://graphkeeper/0f0f',
      'devtools://x/',
    ]) {
      expect(isCancelled(url), url).toBe(true);
    }
    expect(refused).toEqual(Array<Refusal>(7).fill('request'));
  });

  it('lets developer tools load only in development', () => {
    expect(lockedSession(true).isCancelled('devtools://devtools/bundled/index.html')).toBe(false);
  });

  it('lets the page download nothing', () => {
    const { set, refused } = lockedSession(false);
    let isPrevented = false;
    (set.get('will-download') as (event: { preventDefault: () => void }) => void)({
      preventDefault: () => (isPrevented = true),
    });
    expect([isPrevented, refused]).toEqual([true, ['download']]);
  });

  it('grants no permission and no device', () => {
    const { set, refused } = lockedSession(false);
    let isGranted = true;
    (set.get('request') as PermissionHandler)(null, 'media', (value) => (isGranted = value));
    expect(isGranted).toBe(false);
    expect((set.get('check') as () => boolean)()).toBe(false);
    expect((set.get('device') as () => boolean)()).toBe(false);
    expect(refused).toEqual(['permission']);
  });
});

describe('lockContents', () => {
  it.each([
    ['will-navigate', 'navigation'],
    ['will-frame-navigate', 'navigation'],
    ['will-redirect', 'navigation'],
    ['will-attach-webview', 'webview'],
  ])('prevents %s', (name, what) => {
    const refused: Refusal[] = [];
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: () => undefined });
    lockContents(contents as object as WebContents, (one) => refused.push(one));
    let isPrevented = false;
    contents.emit(name, { preventDefault: () => (isPrevented = true) });
    expect([isPrevented, refused]).toEqual([true, [what]]);
  });

  it('opens no second window', () => {
    const handlers: (() => unknown)[] = [];
    const contents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: () => unknown) => handlers.push(handler),
    });
    lockContents(contents as object as WebContents, () => undefined);
    expect(handlers.map((handler) => handler())).toEqual([{ action: 'deny' }]);
  });
});
