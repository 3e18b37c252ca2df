import type { NetworkFailureCause } from '../../shared/domain/failure';

/** A request that got no answer, by cause. Carries no text of the original error: that may name proxies or paths. */
export class NetworkError extends Error {
  constructor(readonly failure: NetworkFailureCause) {
    super(`network: ${failure}`);
    this.name = 'NetworkError';
  }
}

/** Codes of Node's sockets, resolver and HTTP client (undici) that stand on the error or on its `cause`. */
const NODE_CODES: Readonly<Record<string, NetworkFailureCause>> = {
  ENETDOWN: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  EADDRNOTAVAIL: 'offline',
  ENOTFOUND: 'nameNotFound',
  EAI_AGAIN: 'nameNotFound',
  EAI_FAIL: 'nameNotFound',
  EAI_NODATA: 'nameNotFound',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_CLOSED: 'reset',
  UND_ERR_DESTROYED: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** Families of Node's TLS codes; their members are many and grow with OpenSSL. */
const NODE_TLS_PREFIXES = ['CERT_', 'ERR_TLS_', 'ERR_SSL_'] as const;

/** Chromium's network error codes, as Electron's `net.fetch` reports them. */
const CHROMIUM_CODES: Readonly<Record<string, NetworkFailureCause>> = {
  ERR_INTERNET_DISCONNECTED: 'offline',
  ERR_NETWORK_CHANGED: 'offline',
  ERR_NETWORK_IO_SUSPENDED: 'offline',
  ERR_ADDRESS_UNREACHABLE: 'offline',
  ERR_NAME_NOT_RESOLVED: 'nameNotFound',
  ERR_NAME_RESOLUTION_FAILED: 'nameNotFound',
  ERR_DNS_SERVER_FAILED: 'nameNotFound',
  ERR_DNS_TIMED_OUT: 'nameNotFound',
  ERR_CONNECTION_REFUSED: 'refused',
  ERR_CONNECTION_FAILED: 'refused',
  ERR_PROXY_CONNECTION_FAILED: 'refused',
  ERR_TUNNEL_CONNECTION_FAILED: 'refused',
  ERR_CONNECTION_RESET: 'reset',
  ERR_CONNECTION_CLOSED: 'reset',
  ERR_CONNECTION_ABORTED: 'reset',
  ERR_EMPTY_RESPONSE: 'reset',
  ERR_CONTENT_LENGTH_MISMATCH: 'reset',
  ERR_INCOMPLETE_CHUNKED_ENCODING: 'reset',
  ERR_HTTP2_PROTOCOL_ERROR: 'reset',
  ERR_QUIC_PROTOCOL_ERROR: 'reset',
  ERR_SOCKET_NOT_CONNECTED: 'reset',
  ERR_TIMED_OUT: 'timeout',
  ERR_CONNECTION_TIMED_OUT: 'timeout',
};

const CHROMIUM_TLS_PREFIXES = ['ERR_CERT_', 'ERR_SSL_'] as const;

/**
 * Electron's `net.fetch` rejects with an error that has no `code`; its whole message is Chromium's symbolic
 * error code. Only a message that is nothing but such a code counts as one.
 */
const CHROMIUM_MESSAGE = /^net::(ERR_[A-Z0-9_]+)$/;

/** Chromium's code of an error; null: it is none of Chromium's. */
export function chromiumCode({ message }: Error): string | null {
  return CHROMIUM_MESSAGE.exec(message)?.[1] ?? null;
}

/** How deep to follow `cause` and `errors`: Node nests two levels (fetch → AggregateError → socket). */
export const MAX_DEPTH = 4;

function causeOfCode(code: string): NetworkFailureCause | null {
  const bare = code.startsWith('net::') ? code.slice('net::'.length) : code;
  // Own properties only: a code such as "constructor" must not find a method.
  if (Object.hasOwn(NODE_CODES, bare)) return NODE_CODES[bare] ?? null;
  if (Object.hasOwn(CHROMIUM_CODES, bare)) return CHROMIUM_CODES[bare] ?? null;
  const isTls = [...NODE_TLS_PREFIXES, ...CHROMIUM_TLS_PREFIXES].some((prefix) => bare.startsWith(prefix));
  return isTls ? 'tls' : null;
}

function search(error: unknown, depth: number): NetworkFailureCause | null {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return null;
  if ('code' in error && typeof error.code === 'string') {
    const found = causeOfCode(error.code);
    if (found !== null) return found;
  }
  if (error instanceof Error) {
    if (error.name === 'TimeoutError') return 'timeout';
    const chromium = chromiumCode(error);
    if (chromium !== null) return causeOfCode(chromium) ?? 'unknown';
  }
  if (error instanceof AggregateError) {
    for (const one of error.errors) {
      const found = search(one, depth + 1);
      if (found !== null) return found;
    }
  }
  return 'cause' in error ? search(error.cause, depth + 1) : null;
}

/**
 * Why a `fetch` was rejected: by the codes of Node and of Chromium, never by wording. An error that has none
 * of them is `unknown`.
 */
export function classifyNetworkFailure(error: unknown): NetworkFailureCause {
  if (error instanceof NetworkError) return error.failure;
  return search(error, 0) ?? 'unknown';
}
