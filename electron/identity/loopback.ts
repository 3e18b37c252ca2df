import { request } from 'node:http';

/**
 * Ends MSAL's wait for the browser. MSAL listens on loopback until an answer comes and offers no way to stop: a
 * closed browser would keep its server for ever. So the answer is given here, as the browser would give it when
 * somebody declines; MSAL then closes the server. Best effort: what is no longer listening needs no ending.
 *
 * @param authorizeUrl the address that the browser was sent to; it names the server and the expected state
 */
export function releaseLoopback(authorizeUrl: string): void {
  if (!URL.canParse(authorizeUrl)) return;
  const { searchParams } = new URL(authorizeUrl);
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  const state = searchParams.get('state');
  if (state === null || !URL.canParse(redirectUri)) return;
  const body = new URLSearchParams({ error: 'access_denied', state }).toString();
  const posting = request({
    // MSAL says "localhost" and listens on this address.
    host: '127.0.0.1',
    port: new URL(redirectUri).port,
    path: '/',
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
  });
  posting.on('error', () => undefined);
  posting.on('response', (response) => {
    response.on('error', () => undefined);
    response.resume();
  });
  posting.end(body);
}
