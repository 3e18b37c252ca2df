import { EventEmitter } from 'node:events';

import type { Session, WebRequest } from 'electron';

import type { Double } from './double';

type RequestFilter = (
  details: { readonly url: string; readonly method: string },
  callback: (response: { readonly cancel?: boolean }) => void,
) => void;

type RedirectListener = (details: { readonly url: string; readonly statusCode: number }) => void;

/** A session: its scheme handlers and its request filter are what the stand-in's windows are served through. */
export class SessionStandIn extends EventEmitter {
  static readonly #all = new Map<string, SessionStandIn>();

  static readonly defaultSession = new SessionStandIn('');

  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  requestFilter: RequestFilter | null = null;
  permissionHandlers = 0;
  #onRedirect: RedirectListener | null = null;

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      this.handlers.set(scheme, handler);
    },
  };

  readonly webRequest = {
    onBeforeRequest: (first: unknown, second?: unknown) => {
      this.requestFilter = (second ?? first) as RequestFilter | null;
    },
    onBeforeRedirect: (first: unknown, second?: unknown) => {
      this.#onRedirect = (second ?? first) as RedirectListener | null;
    },
  } satisfies Double<WebRequest, 'onBeforeRequest' | 'onBeforeRedirect'>;

  private constructor(readonly partition: string) {
    super();
  }

  static fromPartition(partition: string): SessionStandIn {
    const session = this.#all.get(partition) ?? new SessionStandIn(partition);
    this.#all.set(partition, session);
    return session;
  }

  setPermissionRequestHandler(handler: unknown): void {
    if (typeof handler === 'function') this.permissionHandlers += 1;
  }

  setPermissionCheckHandler(handler: unknown): void {
    if (typeof handler === 'function') this.permissionHandlers += 1;
  }

  setDevicePermissionHandler(handler: unknown): void {
    if (typeof handler === 'function') this.permissionHandlers += 1;
  }

  /** As Electron does: it tells of a redirect that is not to be followed, and then rejects. */
  async fetch(input: string | Request, init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init);
    if (init?.redirect !== 'manual' || response.status < 300 || response.status >= 400) return response;
    this.#onRedirect?.({ url: response.url, statusCode: response.status });
    throw new Error('Redirect was cancelled');
  }

  resolveProxy(url: string): Promise<string> {
    return Promise.resolve(`PROXY proxy.invalid:8080; via ${new URL(url).hostname}`);
  }

  /** Whether the filter lets a request pass. */
  allows(url: string, method: string): Promise<boolean> {
    const filter = this.requestFilter;
    if (filter === null) return Promise.resolve(true);
    return new Promise((resolve) => {
      filter({ url, method }, ({ cancel }) => {
        resolve(cancel !== true);
      });
    });
  }
}

SessionStandIn.defaultSession satisfies Double<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'resolveProxy'
>;
