import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, resolve, sep } from 'node:path';

/** One answer, for whoever carries it: Electron's protocol handler or the loopback host. */
export interface AssetResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The built interface as a set of paths. */
export interface RendererAssets {
  /**
   * Answers a GET for a URL path such as `/` or `/assets/main.js` (still percent-encoded, without query).
   * Never throws: what is not one of the interface's files is 404, without saying why.
   */
  readonly respond: (pathname: string) => Promise<AssetResponse>;
}

/** Where the page may connect to: nowhere (desktop, over IPC) or back to its own host (WebSocket). */
export interface RendererAssetsOptions {
  readonly connect: 'none' | 'self';
}

/** What `renderer/index.html` carries where the nonce of its response goes. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/** Only what the build produces; anything else is not served, whatever lies in the folder. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The page is served from the same computer: nothing is won by caching, and a token-bearing path stays off disk.
  'Cache-Control': 'no-store',
} as const;

/** The policy of the page: only its own files, and the styles that carry this response's nonce. */
function contentSecurityPolicy(nonce: string, connect: RendererAssetsOptions['connect']): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src '${connect}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * The file that a URL path names inside `folder`, or null when it names none that may be served. Decodes once;
 * refuses parent and hidden segments, backslashes, NUL, drive letters, absolute paths and second encodings.
 */
export function assetPath(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const path = decoded === '/' ? '/index.html' : decoded;
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path)) return null;
  const root = resolve(folder);
  const file = join(root, path);
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || resolve(inside) === inside) return null;
  return file.startsWith(root + sep) ? file : null;
}

function notFound(): AssetResponse {
  return {
    status: 404,
    headers: { ...COMMON_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode('Not found\n'),
  };
}

/**
 * Serves the built interface from `folder`. Each page gets a fresh nonce, in its policy and in
 * `<meta property="csp-nonce">`, because Fluent UI writes its styles at run time.
 */
export function createRendererAssets(
  folder: string,
  options: RendererAssetsOptions = { connect: 'none' },
): RendererAssets {
  return {
    respond: async (pathname) => {
      const file = assetPath(folder, pathname);
      const type = file === null ? undefined : MIME_TYPES[extname(file)];
      if (file === null || type === undefined) return notFound();
      let content: Buffer<ArrayBuffer>;
      try {
        content = await readFile(file);
      } catch {
        return notFound();
      }
      const headers = { ...COMMON_HEADERS, 'Content-Type': type };
      if (extname(file) !== '.html') return { status: 200, headers, body: content };
      const nonce = randomBytes(16).toString('base64');
      return {
        status: 200,
        headers: { ...headers, 'Content-Security-Policy': contentSecurityPolicy(nonce, options.connect) },
        body: new TextEncoder().encode(content.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)),
      };
    },
  };
}
