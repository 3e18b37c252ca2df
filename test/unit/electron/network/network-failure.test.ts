import { describe, expect, it } from 'vitest';

import { classifyNetworkFailure, NetworkError } from '../../../../electron/network/network-failure';

function coded(code: string): Error {
  return Object.assign(new Error('socket'), { code });
}

describe('classifyNetworkFailure', () => {
  it.each([
    ['ENOTFOUND', 'nameNotFound'],
    ['EAI_AGAIN', 'nameNotFound'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['ENETUNREACH', 'offline'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ])('reads the code %s of the cause as %s', (code, expected) => {
    expect(classifyNetworkFailure(new TypeError('fetch failed', { cause: coded(code) }))).toBe(expected);
  });

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NETWORK_IO_SUSPENDED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'nameNotFound'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'refused'],
    ['net::ERR_CONNECTION_CLOSED', 'reset'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'unknown'],
  ])('reads Chromium’s %s as %s', (symbol, expected) => {
    expect(classifyNetworkFailure(new Error(symbol))).toBe(expected);
    expect(classifyNetworkFailure(Object.assign(new Error('failed'), { code: symbol }))).toBe(expected);
  });

  it('looks into the several attempts of one connection', () => {
    const attempts = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);
    expect(classifyNetworkFailure(new TypeError('fetch failed', { cause: attempts }))).toBe('refused');
  });

  it('never decides by wording', () => {
    expect(classifyNetworkFailure(new Error('ECONNRESET: the connection was reset'))).toBe('unknown');
    expect(classifyNetworkFailure(new Error('proxy said net::ERR_TIMED_OUT'))).toBe('unknown');
  });

  it('does not take names of object members for codes', () => {
    expect(classifyNetworkFailure(coded('constructor'))).toBe('unknown');
    expect(classifyNetworkFailure(coded('toString'))).toBe('unknown');
  });

  it('knows its own errors and time-outs, and survives what is no error', () => {
    expect(classifyNetworkFailure(new NetworkError('tls'))).toBe('tls');
    expect(classifyNetworkFailure(new DOMException('late', 'TimeoutError'))).toBe('timeout');
    expect(classifyNetworkFailure(undefined)).toBe('unknown');
    expect(classifyNetworkFailure('ECONNRESET')).toBe('unknown');
  });

  it('ends on a cause that leads back to itself', () => {
    const circular = new Error('round');
    circular.cause = circular;
    expect(classifyNetworkFailure(circular)).toBe('unknown');
  });
});
