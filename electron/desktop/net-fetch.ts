import type { Session } from 'electron';

import type { Fetch } from '../network/fetch';

/**
 * Electron's network as the application's one `fetch`: system proxy and PAC, integrated authentication at the
 * proxy, certificates of the operating system. It goes through a session of its own, because requests of a
 * session pass that session's request filter, and the window's refuses everything. Cookies are neither kept nor
 * sent.
 */
export function createNetFetch(session: Pick<Session, 'fetch'>): Fetch {
  return (input, init) =>
    session.fetch(input instanceof URL ? input.href : input, {
      ...init,
      credentials: 'omit',
      bypassCustomProtocolHandlers: true,
    });
}
