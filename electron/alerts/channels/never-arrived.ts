import { chromiumCode, MAX_DEPTH } from '../../network/network-failure';

/** Why it is certain that nothing was handed over. */
export type Unsent = 'unreachable' | 'untrusted';

/** Codes of Node's resolver, sockets and HTTP client (undici) before there is a connection. */
const UNCONNECTED: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'ECONNREFUSED',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Codes that a lost connection has as well: only where the system says that it was connecting. */
const WHILE_CONNECTING: ReadonlySet<string> = new Set([
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);

/** OpenSSL's ways to say that two sides found no common language. */
const NO_HANDSHAKE: ReadonlySet<string> = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
]);

/** Certificates are judged before anything is sent; every other TLS code can also come later. */
const CERTIFICATE =
  /^(?:CERT_|ERR_CERT_|ERR_TLS_CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/;

/** Chromium's codes before there is a connection, as Electron's `net.fetch` reports them. */
const CHROMIUM_UNCONNECTED: ReadonlySet<string> = new Set([
  'ERR_INTERNET_DISCONNECTED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_DNS_SERVER_FAILED',
  'ERR_DNS_TIMED_OUT',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_FAILED',
  'ERR_CONNECTION_TIMED_OUT',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_PROXY_AUTH_REQUESTED',
  'ERR_PROXY_AUTH_UNSUPPORTED',
  'ERR_PROXY_CERTIFICATE_INVALID',
  'ERR_NO_SUPPORTED_PROXIES',
  'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
]);

function ofCode(code: string, syscall: unknown): Unsent | null {
  if (CERTIFICATE.test(code) || NO_HANDSHAKE.has(code)) return 'untrusted';
  if (UNCONNECTED.has(code) || CHROMIUM_UNCONNECTED.has(code)) return 'unreachable';
  return WHILE_CONNECTING.has(code) && syscall === 'connect' ? 'unreachable' : null;
}

function search(error: unknown, depth: number): Unsent | null {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return null;
  if ('code' in error && typeof error.code === 'string') {
    const found = ofCode(error.code, 'syscall' in error ? error.syscall : null);
    if (found !== null) return found;
  }
  if (error instanceof Error) {
    const chromium = chromiumCode(error);
    if (chromium !== null) return ofCode(chromium, null);
  }
  if (error instanceof AggregateError) {
    // Several addresses of one name were tried: only where none of them was reached is it certain.
    const all = error.errors.map((one) => search(one, depth + 1));
    return all.includes(null) ? null : (all[0] ?? null);
  }
  return 'cause' in error ? search(error.cause, depth + 1) : null;
}

/**
 * Whether it is certain that what was to be sent did not arrive: there was no name, no route, no connection, or no
 * certificate to trust. Null: it may have. By the codes of Node and of Chromium, never by wording.
 */
export function neverArrived(error: unknown): Unsent | null {
  return search(error, 0);
}
