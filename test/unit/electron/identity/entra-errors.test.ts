import { describe, expect, it } from 'vitest';

import { readEntraFailure } from '../../../../electron/identity/entra-errors';

function body(error: string, codes: unknown, more: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    error,
    error_description: 'AADSTS7000222: text',
    error_codes: codes,
    trace_id: 'trace-1',
    ...more,
  };
}

describe('readEntraFailure', () => {
  it.each([
    [7000222, 'invalid_client', 'secretExpired'],
    [7000215, 'invalid_client', 'secretWrong'],
    [700027, 'invalid_client', 'certificateRejected'],
    [700016, 'unauthorized_client', 'appNotFound'],
    [7000112, 'unauthorized_client', 'appDisabled'],
    [90002, 'invalid_request', 'tenantNotFound'],
    [901002, 'invalid_request', 'wrongEndpoint'],
    [9001023, 'invalid_request', 'wrongEndpoint'],
    [65001, 'invalid_grant', 'consentMissing'],
    [53003, 'invalid_grant', 'blockedByPolicy'],
    [50076, 'invalid_grant', 'interactionRequired'],
    [50196, 'invalid_grant', 'transient'],
    [123456, 'invalid_client', 'other'],
  ])('reads AADSTS%d (%s) as %s', (code, error, kind) => {
    expect(readEntraFailure(body(error, [code]))).toEqual({ kind, code, error, traceId: 'trace-1' });
  });

  it('falls back to the OAuth value where the number says nothing', () => {
    expect(readEntraFailure(body('invalid_tenant', [424242]))).toMatchObject({
      kind: 'tenantNotFound',
      code: 424242,
    });
    expect(readEntraFailure(body('temporarily_unavailable', []))).toMatchObject({
      kind: 'transient',
      code: null,
    });
    expect(readEntraFailure(body('invalid_client', []))).toMatchObject({ kind: 'other', code: null });
  });

  it('never reads the number from the text', () => {
    expect(
      readEntraFailure({ error: 'invalid_client', error_description: 'AADSTS7000222: expired' }),
    ).toEqual({
      kind: 'other',
      code: null,
      error: 'invalid_client',
      traceId: null,
    });
  });

  it('prefers the number it knows among several', () => {
    expect(readEntraFailure(body('invalid_client', [1, 7000215]))).toMatchObject({
      kind: 'secretWrong',
      code: 7000215,
    });
  });

  it('survives odd members, and is null for what is no OAuth error', () => {
    expect(readEntraFailure(body('invalid_client', 'x', { trace_id: 5 }))).toMatchObject({
      code: null,
      traceId: null,
    });
    for (const odd of [null, undefined, 'x', [], {}, { error: { code: 'Graph' } }, { error: '' }]) {
      expect(readEntraFailure(odd)).toBeNull();
    }
  });
});
