import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  credentialSeverity,
  credentialUseOf,
  distinctCredentials,
  severityByTime,
  useOfCredential,
} from '../../../../shared/checks/credentials';
import type { CredentialFacts } from '../../../../shared/domain/facts';
import { DAY_MS } from '../../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import { compareSeverity } from '../../../../shared/domain/severity';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import {
  certificate,
  daysFromNow,
  failed,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  refusedToken,
  secret,
  snapshot,
  withCredentials,
} from '../../../support/snapshot-builder';

const DAYS = DEFAULT_POLICY.credentialDays;

const OLD = secret({ keyId: 'old', name: 'old', hint: 'old', end: daysFromNow(5) });
const NEW = secret({ keyId: 'new', name: 'new', hint: 'new', end: daysFromNow(300) });

function usesOf(changes: Partial<Snapshot>, entries: readonly CredentialFacts[] = [OLD, NEW]) {
  const facts = snapshot({ application: withCredentials(...entries), ...changes });
  const credentials = distinctCredentials(entries);
  const use = credentialUseOf(facts, credentials);
  return Object.fromEntries(credentials.map((one) => [one.facts.keyId, useOfCredential(one, use)]));
}

const NO_ACTIVITY = failed({ code: 'noAccess', permission: 'AuditLog.Read.All' });
const NO_TOKEN = failed({ code: 'throttled', retryAfterMs: null }, 'integrationCredential');

describe('severityByTime', () => {
  it.each([
    [60.001, 'ok'],
    [60, 'notice'],
    [30.001, 'notice'],
    [30, 'warning'],
    [7, 'warning'],
    [6.999, 'critical'],
    [0, 'critical'],
    [-1, 'critical'],
  ] as const)('%d days give %s', (days, severity) => {
    expect(severityByTime(NOW + days * DAY_MS, NOW, DAYS)).toBe(severity);
  });

  it('is critical once expired, even with all thresholds at zero', () => {
    const zero = { notice: 0, warning: 0, critical: 0 };
    expect(severityByTime(NOW, NOW, zero)).toBe('critical');
    expect(severityByTime(NOW + 1, NOW, zero)).toBe('ok');
  });

  it('only ever gets worse as time passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.nat(400), (days, later) => {
        const end = NOW + days * DAY_MS;
        const [before, after] = [
          severityByTime(end, NOW, DAYS),
          severityByTime(end, NOW + later * DAY_MS, DAYS),
        ];
        return compareSeverity(after, before) >= 0;
      }),
    );
  });
});

describe('credentialSeverity', () => {
  const inDays = (days: number) => ({ end: NOW + days * DAY_MS });

  it('counts the one in use by its time, whatever else there is', () => {
    const setting = { use: 'used', hasLaterValid: true, isLaterUsed: true } as const;
    expect(credentialSeverity(inDays(3), setting, NOW, DAYS)).toBe('critical');
  });

  it('is a notice for one that a later one in use has superseded', () => {
    const setting = { use: 'unused', hasLaterValid: true, isLaterUsed: true } as const;
    expect(credentialSeverity(inDays(3), setting, NOW, DAYS)).toBe('notice');
    expect(credentialSeverity(inDays(200), setting, NOW, DAYS)).toBe('notice');
  });

  it('is a notice for one that is expired and unused', () => {
    const setting = { use: 'unused', hasLaterValid: false, isLaterUsed: false } as const;
    expect(credentialSeverity(inDays(-100), setting, NOW, DAYS)).toBe('notice');
  });

  it('is a warning at the most while use is unknown and a later valid one exists', () => {
    const setting = { use: 'unknown', hasLaterValid: true, isLaterUsed: false } as const;
    expect(credentialSeverity(inDays(3), setting, NOW, DAYS)).toBe('warning');
    expect(credentialSeverity(inDays(-3), setting, NOW, DAYS)).toBe('warning');
    expect(credentialSeverity(inDays(45), setting, NOW, DAYS)).toBe('notice');
    expect(credentialSeverity(inDays(3), { ...setting, hasLaterValid: false }, NOW, DAYS)).toBe('critical');
  });
});

describe('distinctCredentials', () => {
  const mark = 'c2lnbmluZw==';
  const triple = [
    certificate({ owner: 'servicePrincipal', keyId: 'sign', usage: 'Sign', customKeyIdentifier: mark }),
    certificate({ owner: 'servicePrincipal', keyId: 'verify', usage: 'Verify', customKeyIdentifier: mark }),
    secret({ owner: 'servicePrincipal', keyId: 'sign', customKeyIdentifier: mark }),
  ];

  it('counts the three entries of a SAML signing certificate once, in any order', () => {
    for (const entries of [triple, triple.toReversed()]) {
      const distinct = distinctCredentials(entries);
      expect(distinct).toHaveLength(1);
      expect(distinct[0]?.facts.type).toBe('certificate');
      expect([...(distinct[0]?.keyIds ?? [])].sort()).toEqual(['sign', 'verify']);
    }
  });

  it('does not merge client secrets that share an identifier', () => {
    const shared = [
      secret({ keyId: 'a', customKeyIdentifier: 'eA==' }),
      secret({ keyId: 'b', customKeyIdentifier: 'eA==' }),
    ];
    expect(distinctCredentials(shared)).toHaveLength(2);
  });

  it('keeps certificates of the two objects apart', () => {
    const both = [
      certificate({ owner: 'application' }),
      certificate({ owner: 'servicePrincipal', keyId: 'other' }),
    ];
    expect(distinctCredentials(both)).toHaveLength(2);
  });
});

describe('credentialUseOf', () => {
  const held = (hint: string) => ({ held: { type: 'clientSecret', hint, thumbprint: null } }) as const;

  it('takes the held secret that Entra ID accepts', () => {
    expect(usesOf({ ...held('new'), credentialActivity: NO_ACTIVITY })).toEqual({
      old: 'unused',
      new: 'used',
    });
  });

  it('takes the held secret that Entra ID calls expired: it is this app’s all the same', () => {
    const token = refusedToken('secretExpired', 7_000_222);
    expect(usesOf({ ...held('old'), token, credentialActivity: NO_ACTIVITY })).toEqual({
      old: 'used',
      new: 'unused',
    });
  });

  it('only supposes the held secret while no token could be asked for', () => {
    expect(usesOf({ ...held('new'), token: NO_TOKEN, credentialActivity: NO_ACTIVITY })).toEqual({
      old: 'unknown',
      new: 'configured',
    });
  });

  it('takes a certificate by its thumbprint', () => {
    const entries = [
      certificate({ keyId: 'c1', customKeyIdentifier: 'YQ==' }),
      certificate({ keyId: 'c2', customKeyIdentifier: 'Yg==' }),
    ];
    const facts = {
      held: { type: 'certificate', hint: null, thumbprint: 'Yg==' },
      credentialActivity: NO_ACTIVITY,
    } as const;
    expect(usesOf(facts, entries)).toEqual({ c1: 'unused', c2: 'used' });
  });

  it('does not choose between two secrets of one hint', () => {
    const entries = [
      { ...OLD, hint: 'x' },
      { ...NEW, hint: 'x' },
    ];
    expect(usesOf({ ...held('x'), credentialActivity: NO_ACTIVITY }, entries)).toEqual({
      old: 'unknown',
      new: 'unknown',
    });
  });

  it('takes the newest of the report, and what signed in within a day of it', () => {
    const report = (oldDaysAgo: number) =>
      known([
        { keyId: 'old', lastSignIn: daysFromNow(-oldDaysAgo) },
        { keyId: 'new', lastSignIn: minutesAgo(60) },
      ]);
    expect(usesOf({ held: null, credentialActivity: report(14) })).toEqual({ old: 'unused', new: 'used' });
    expect(usesOf({ held: null, credentialActivity: report(0.5) })).toEqual({ old: 'used', new: 'used' });
  });

  it('does not believe a report that ended more than a week ago', () => {
    const credentialActivity = known([{ keyId: 'new', lastSignIn: daysFromNow(-8) }]);
    expect(usesOf({ held: null, credentialActivity })).toEqual({ old: 'unknown', new: 'unknown' });
  });

  it('takes the only one there is, unless what is held was called wrong', () => {
    const nothing = { held: null, credentialActivity: NO_ACTIVITY };
    expect(usesOf(nothing, [NEW])).toEqual({ new: 'used' });
    expect(usesOf({ ...nothing, token: refusedToken('secretWrong') }, [NEW])).toEqual({ new: 'unknown' });
    const servicePrincipal = failed({ code: 'noAccess', permission: null });
    expect(usesOf({ ...nothing, servicePrincipal }, [NEW])).toEqual({ new: 'unknown' });
  });

  it('takes the one left when mail was fetched after all others had expired', () => {
    const expired = { ...OLD, end: daysFromNow(-10) };
    const nothing = { held: null, credentialActivity: NO_ACTIVITY };
    expect(usesOf(nothing, [expired, NEW])).toEqual({ old: 'unused', new: 'used' });
    const unread = mailFlow({ recent: [{ receivedAt: minutesAgo(10), isRead: false }] });
    const mailboxes = [mailbox(HELP, { mailFlow: known(unread) })];
    expect(usesOf({ ...nothing, mailboxes }, [expired, NEW])).toEqual({ old: 'unknown', new: 'unknown' });
    // A token outlives its secret: mail fetched a day after the end proves nothing.
    const justExpired = { ...OLD, end: daysFromNow(-1) };
    expect(usesOf(nothing, [justExpired, NEW])).toEqual({ old: 'unknown', new: 'unknown' });
  });
});
