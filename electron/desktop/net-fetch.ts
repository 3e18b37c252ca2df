import type { Session } from 'electron';

import type { Fetch } from '../network/fetch';

/** What it needs of a session. */
export interface NetFetchSession extends Pick<Session, 'fetch'> {
  readonly webRequest: {
    readonly onBeforeRedirect: (
      listener: (details: { readonly url: string; readonly statusCode: number }) => void,
    ) => void;
  };
}

/** The address as the session names it: without what is never sent. */
function sentAddress(input: string | URL | Request): string {
  const url = new URL(input instanceof Request ? input.url : input);
  url.hash = '';
  return url.href;
}

/**
 * Electron's network as the application's one `fetch`: system proxy and PAC, integrated authentication at the
 * proxy, certificates of the operating system. It goes through a session of its own, because requests of a
 * session pass that session's request filter, and the window's refuses everything. Cookies are neither kept nor
 * sent.
 *
 * Where redirects are `manual`, Electron rejects as if there had been no answer, with an error that only its wording
 * tells from others (https://github.com/electron/electron/issues/43715). The session knows better: then the answer is
 * given back as Node's `fetch` does, with its status.
 */
export function createNetFetch(session: NetFetchSession): Fetch {
  /** Address → the status with which it redirected, until the request that it answered has ended. */
  const redirects = new Map<string, number>();
  session.webRequest.onBeforeRedirect(({ url, statusCode }) => {
    redirects.set(url, statusCode);
  });
  return async (input, init) => {
    const url = sentAddress(input);
    try {
      return await session.fetch(input instanceof URL ? input.href : input, {
        ...init,
        credentials: 'omit',
        bypassCustomProtocolHandlers: true,
      });
    } catch (error) {
      const status = redirects.get(url);
      if (status === undefined || init?.redirect !== 'manual') throw error;
      return new Response(null, { status });
    } finally {
      redirects.delete(url);
    }
  };
}
