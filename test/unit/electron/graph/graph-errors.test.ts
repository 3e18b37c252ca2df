import { describe, expect, it } from 'vitest';

import { classifyResponse, readRefusal, requestIdOf } from '../../../../electron/graph/graph-errors';

const NOW = Date.parse('2026-11-23T12:00:00Z');

function response(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return { status, body, headers: new Headers(headers) };
}

function refusal(code: string, message = ''): unknown {
  return { error: { code, message, innerError: { date: '2026-11-23T12:00:00', 'request-id': 'inner-1' } } };
}

describe('classifyResponse', () => {
  it.each([
    [
      response(429, refusal('TooManyRequests'), { 'retry-after': '10' }),
      { code: 'throttled', retryAfterMs: 10_000 },
    ],
    [response(429, 'slow down'), { code: 'throttled', retryAfterMs: null }],
    [
      response(503, undefined, { 'retry-after': '120' }),
      { code: 'unavailable', status: 503, retryAfterMs: 120_000 },
    ],
    [response(502, undefined), { code: 'unavailable', status: 502, retryAfterMs: null }],
    [
      response(403, refusal('Authorization_RequestDenied')),
      {
        code: 'forbidden',
        status: 403,
        graphCode: 'Authorization_RequestDenied',
        permission: 'User.Read.All',
      },
    ],
    [
      response(401, refusal('InvalidAuthenticationToken')),
      { code: 'refused', status: 401, graphCode: 'InvalidAuthenticationToken' },
    ],
    [
      response(400, refusal('InefficientFilter')),
      { code: 'refused', status: 400, graphCode: 'InefficientFilter' },
    ],
    [response(404, undefined), { code: 'badPayload', field: 'error.code', problem: 'missing (HTTP 404)' }],
    [
      response(403, { error: 'proxy' }),
      { code: 'badPayload', field: 'error.code', problem: 'missing (HTTP 403)' },
    ],
  ])('%#', (given, expected) => {
    expect(classifyResponse(given, 'User.Read.All', NOW)).toEqual(expected);
  });

  it('decides by code, whatever the message says', () => {
    const misleading = response(
      403,
      refusal('ErrorAccessDenied', 'TooManyRequests: 404 not found, try again'),
    );
    expect(classifyResponse(misleading, null, NOW)).toEqual({
      code: 'forbidden',
      status: 403,
      graphCode: 'ErrorAccessDenied',
      permission: null,
    });
  });
});

describe('readRefusal', () => {
  it('marks a block by a legacy access policy', () => {
    const text =
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.';
    expect(readRefusal(response(403, refusal('ErrorAccessDenied', text)))).toEqual({
      status: 403,
      code: 'ErrorAccessDenied',
      namesAccessPolicy: true,
    });
    expect(
      readRefusal(response(403, refusal('ErrorAccessDenied', 'Access is denied.')))?.namesAccessPolicy,
    ).toBe(false);
  });
});

describe('requestIdOf', () => {
  it('prefers the header, then looks into nested inner errors', () => {
    expect(requestIdOf(response(403, refusal('x'), { 'request-id': 'outer' }))).toBe('outer');
    expect(requestIdOf(response(403, refusal('x')))).toBe('inner-1');
    const nested = { error: { code: 'x', innererror: { innerError: { 'request-id': 'deep' } } } };
    expect(requestIdOf(response(403, nested))).toBe('deep');
  });

  it('ends on what nests without end, and on odd shapes', () => {
    const loop: Record<string, unknown> = {};
    loop['innerError'] = loop;
    expect(requestIdOf(response(403, { error: loop }))).toBeNull();
    for (const body of [null, undefined, 'x', { error: 'x' }, { error: { innerError: 5 } }]) {
      expect(requestIdOf(response(403, body))).toBeNull();
    }
  });
});
