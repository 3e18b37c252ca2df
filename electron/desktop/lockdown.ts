import type { Session, WebContents } from 'electron';

import { isAppUrl } from './app-scheme';

/** What a page tried and was refused. */
export type Refusal = 'permission' | 'navigation' | 'window' | 'webview' | 'request' | 'download';

/** Told about every refusal, to log it. The address is left out: it could hold anything. */
export type OnRefused = (what: Refusal) => void;

/**
 * Closes a session: no permission, no device, no download, and no request but those of the interface itself. The
 * page needs no network, so a script that got into it would have no way out. Files are saved by a command, which
 * asks the person where to.
 *
 * Screen capture needs no handler here: without one, Electron refuses it.
 *
 * @param isDevelopment lets the developer tools load their own pages
 */
export function lockSession(session: Session, onRefused: OnRefused, isDevelopment: boolean): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => {
    onRefused('permission');
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => {
    event.preventDefault();
    onRefused('download');
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    const isAllowed =
      isAppUrl(details.url) ||
      details.url.startsWith('data:') ||
      (isDevelopment && details.url.startsWith('devtools:'));
    if (!isAllowed) onRefused('request');
    callback({ cancel: !isAllowed });
  });
}

/** Keeps contents where they are: no navigation, no redirect, no second window, no embedded view. */
export function lockContents(contents: WebContents, onRefused: OnRefused): void {
  contents.on('will-navigate', (event) => {
    event.preventDefault();
    onRefused('navigation');
  });
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    onRefused('navigation');
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    onRefused('navigation');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused('webview');
  });
  contents.setWindowOpenHandler(() => {
    onRefused('window');
    return { action: 'deny' };
  });
}
