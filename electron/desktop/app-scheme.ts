import type { Protocol } from 'electron';

import type { RendererAssets } from '../renderer-assets';

/** The scheme that the interface is loaded from: an origin of its own, unlike `file:`, which shares one with every file. */
export const APP_SCHEME = 'app';

/** The only host of the scheme. */
const APP_HOST = 'graphkeeper';

/** The address of the window's page. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`;

/** True for addresses of the interface itself. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}

/** Makes the scheme a standard, secure one; has to be called once, before the application is ready. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers requests of the scheme from the built interface: the one host, GET and HEAD, nothing else. */
export function createAppSchemeHandler(assets: RendererAssets): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 });
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const { status, headers, body } = await assets.respond(rawPath(request.url));
    return new Response(request.method === 'HEAD' ? null : body, { status, headers });
  };
}

/** The path as it was sent, still encoded. */
function rawPath(url: string): string {
  return new URL(url).pathname;
}
