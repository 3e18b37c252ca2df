import { describe, expect, it } from 'vitest';

import { postJson } from '../../../../electron/alerts/channels/post';
import { createNetFetch, type NetFetchSession } from '../../../../electron/desktop/net-fetch';
import { SessionStandIn } from '../../../support/electron-stand-in/session';
import { createFakeClock } from '../../../support/fake-clock';
import { deadPort, localReceiver } from '../../../support/local-receiver';

const netFetch = createNetFetch(SessionStandIn.fromPartition('net-fetch'));

function post(url: string) {
  const signal = new AbortController().signal;
  return postJson({ fetch: netFetch, clock: createFakeClock() }, url, '{}', {}, signal);
}

describe('a redirect that is not followed', () => {
  it.each([301, 302, 303, 307, 308])(
    'is the refusal that it is (%i), as with Node’s own fetch',
    async (status) => {
      const other = await localReceiver((response) => response.end());
      const { url } = await localReceiver((response) =>
        response.writeHead(status, { location: other.url }).end(),
      );
      const refused = { state: 'failed', failure: { code: 'refused', status }, retryAfterMs: null };
      expect(await post(`${url}/hook?a=1#part`)).toEqual(refused);
      expect(other.received).toEqual([]);
    },
  );

  it('is forgotten with its request: the next one may find no answer', async () => {
    const { url } = await localReceiver((response, request) => {
      if (request.url === '/away') response.writeHead(302, { location: '/' }).end();
      else response.destroy();
    });
    expect(await post(`${url}/away`)).toMatchObject({ failure: { code: 'refused' } });
    expect(await post(`${url}/`)).toMatchObject({ failure: { code: 'unanswered' } });
    expect(await post(`http://127.0.0.1:${String(await deadPort())}/`)).toMatchObject({
      failure: { code: 'unreachable' },
    });
  });

  it('stays an error where it is to be one', async () => {
    const session: NetFetchSession = {
      webRequest: {
        onBeforeRedirect: (listener) => {
          listener({ url: 'https://a.example/', statusCode: 302 });
        },
      },
      fetch: () => Promise.reject(new Error('refused')),
    };
    const fetch = createNetFetch(session);
    await expect(fetch('https://a.example/', { redirect: 'error' })).rejects.toThrow('refused');
  });
});

describe('what is sent', () => {
  it('carries no cookies and passes by the handlers of other schemes', async () => {
    const seen: unknown[] = [];
    const fetch = createNetFetch({
      webRequest: { onBeforeRedirect: () => undefined },
      fetch: (input, init) => {
        seen.push([input, init]);
        return Promise.resolve(new Response('ok'));
      },
    });
    await fetch(new URL('https://a.example/b'), { method: 'POST', credentials: 'include' });
    const sent = { method: 'POST', credentials: 'omit', bypassCustomProtocolHandlers: true };
    expect(seen).toEqual([['https://a.example/b', sent]]);
  });
});
