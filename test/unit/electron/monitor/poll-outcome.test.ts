import { describe, expect, it } from 'vitest';

import { pollOutcome } from '../../../../electron/monitor/poll-outcome';
import { unreadSnapshot } from '../../../../shared/diagnosis/unread-snapshot';
import type { ReadFailure } from '../../../../shared/domain/failure';
import { instantOf } from '../../../../shared/domain/instant';
import { read, unreadable } from '../../../../shared/domain/observation';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { scriptedConnection } from '../../../support/scripted-collector';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const fresh = { at: instantOf(START + 500), via: 'integrationCredential', requestId: null } as const;
const base = unreadSnapshot(scriptedConnection('0'), instantOf(START));

function refused(kind: 'secretExpired' | 'transient'): Snapshot['token'] {
  const entra = { kind, code: null, error: 'invalid_client', traceId: null };
  return read({ outcome: 'refused', method: 'secret', entra }, fresh);
}

describe('pollOutcome', () => {
  it.each<[string, ReadFailure, boolean]>([
    ['no network', { code: 'network', cause: 'offline' }, true],
    ['throttled', { code: 'throttled', retryAfterMs: null }, true],
    ['out of order', { code: 'unavailable', status: 503, retryAfterMs: null }, true],
    [
      'forbidden',
      { code: 'forbidden', status: 403, graphCode: 'Authorization_RequestDenied', permission: null },
      false,
    ],
    ['an odd answer', { code: 'badPayload', field: 'value', problem: 'is missing' }, false],
    ['no access', { code: 'noAccess', permission: 'Application.Read.All' }, false],
  ])('%s', (_, failure, hasFailed) => {
    const snapshot = { ...base, subscriptions: unreadable(failure, fresh) };
    expect(pollOutcome(snapshot, base, false).hasFailed).toBe(hasFailed);
  });

  it('takes an expired secret for a result, and a passing fault of the token endpoint for none', () => {
    expect(pollOutcome({ ...base, token: refused('secretExpired') }, base, false).hasFailed).toBe(false);
    expect(pollOutcome({ ...base, token: refused('transient') }, base, false).hasFailed).toBe(true);
  });

  it.each([
    ['before', -60_000],
    ['after, by a clock that was set back since', 3_600_000],
  ])('does not count what was carried over from the poll %s', (_, byMs) => {
    const known = { ...base, application: read(null, { ...fresh, at: instantOf(START + byMs) }) };
    const subscriptions = unreadable({ code: 'network', cause: 'timeout' }, fresh);
    expect(pollOutcome({ ...known, subscriptions }, known, false).hasFailed).toBe(true);
    const application = read(null, fresh);
    expect(pollOutcome({ ...known, subscriptions, application }, known, false).hasFailed).toBe(false);
  });

  it('believes a poll that failed in part, but not while the network is settling', () => {
    const snapshot = {
      ...base,
      application: unreadable({ code: 'throttled', retryAfterMs: 7_000 }, fresh),
      subscriptions: read([], fresh),
    };
    expect(pollOutcome(snapshot, base, false)).toEqual({
      hasFailed: false,
      retryAfterMs: 7_000,
      isUnreached: false,
    });
    expect(pollOutcome(snapshot, base, true).hasFailed).toBe(true);
  });

  it.each<[string, Partial<Snapshot>, boolean]>([
    [
      'a sign-in page in between',
      { token: unreadable({ code: 'network', cause: 'intercepted' }, fresh) },
      true,
    ],
    ['no answer in time', { token: unreadable({ code: 'network', cause: 'timeout' }, fresh) }, false],
    [
      'one that answered',
      {
        token: unreadable({ code: 'network', cause: 'reset' }, fresh),
        subscriptions: unreadable({ code: 'throttled', retryAfterMs: null }, fresh),
      },
      false,
    ],
    [
      'nothing asked for without a token',
      {
        token: unreadable({ code: 'network', cause: 'nameNotFound' }, fresh),
        subscriptions: unreadable({ code: 'notAttempted', because: 'noToken' }, fresh),
      },
      true,
    ],
    ['nothing that failed', {}, false],
  ])('tells whether the services were reached: %s', (_, changes, isUnreached) => {
    expect(pollOutcome({ ...base, ...changes }, base, false).isUnreached).toBe(isUnreached);
  });

  it('gives the longest Retry-After', () => {
    const snapshot: Snapshot = {
      ...base,
      application: unreadable({ code: 'throttled', retryAfterMs: 5_000 }, fresh),
      organization: unreadable({ code: 'unavailable', status: 503, retryAfterMs: 90_000 }, fresh),
      token: unreadable({ code: 'throttled', retryAfterMs: null }, fresh),
    };
    expect(pollOutcome(snapshot, base, false).retryAfterMs).toBe(90_000);
  });
});
