import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { factsOf, hasSeen, isGone, partOf, readAtOf } from '../../../../shared/alerts/finding-facts';
import { evaluate } from '../../../../shared/diagnosis/evaluate';
import type { Finding } from '../../../../shared/domain/finding';
import { DAY_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import {
  ALERT_NOW as NOW,
  consentFinding,
  mailFinding,
  readAt,
  secretFinding,
  unknown,
  unreadFinding,
} from '../../../support/alert-fixtures';
import { anySnapshot } from '../../../support/snapshot-arbitrary';

const END = NOW + 20 * DAY_MS;
const SECRET = secretFinding('s', END, NOW);

describe('facts', () => {
  it('stay the same while only numbers and days change', () => {
    const later = secretFinding('s', END, NOW + 15 * DAY_MS);
    expect(later.severity).not.toBe(SECRET.severity);
    expect(factsOf(later)).toBe(factsOf(SECRET));
    expect(factsOf({ ...SECRET, evidence: { ...SECRET.evidence, use: 'configured' } })).toBe(factsOf(SECRET));
    const mail = mailFinding('m', 'warning', NOW);
    expect(factsOf({ ...mail, deadline: instantOf(END) })).toBe(
      factsOf({ ...mail, deadline: instantOf(NOW) }),
    );
  });

  it('change with the end, the subject, the use, and what mends it', () => {
    const others: readonly Finding[] = [
      secretFinding('s', END + 1, NOW),
      { ...SECRET, subject: { ...SECRET.subject, id: 't' } },
      { ...SECRET, evidence: { ...SECRET.evidence, use: 'unknown' } },
      { ...SECRET, runbook: 'fix-app-registration' },
    ];
    for (const other of others) expect(factsOf(other)).not.toBe(factsOf(SECRET));
  });
});

describe('readAtOf', () => {
  it('is when it was observed for what may pass, and the look itself for what is so at once', () => {
    const health = readAt(NOW, []);
    expect(readAtOf(mailFinding('m', 'warning', NOW - 5 * MINUTE_MS), health)).toBe(
      instantOf(NOW - 5 * MINUTE_MS),
    );
    expect(readAtOf({ ...mailFinding('m', 'warning', NOW), evidence: {} }, health)).toBe(instantOf(NOW));
    expect(readAtOf({ ...SECRET, evidence: { at: instantOf(NOW - DAY_MS) } }, health)).toBe(instantOf(NOW));
  });
});

describe('isGone', () => {
  const secret = { source: 'credential-expiry', key: SECRET.key, part: 'application' } as const;
  const other = secretFinding('t', END, NOW);

  it('needs something certain from its own check', () => {
    expect(isGone(secret, [consentFinding('x', 'ok')])).toBe(false);
    expect(isGone(secret, [unknown(other)])).toBe(false);
    expect(isGone(secret, [other])).toBe(true);
  });

  it('needs the part that it came from', () => {
    expect(isGone(secret, [other, unreadFinding('credential-expiry')])).toBe(false);
    expect(isGone(secret, [other, unreadFinding('credential-expiry', 'enterpriseApplication')])).toBe(true);
    const grant = {
      source: 'excess-permissions',
      key: 'excess-permissions/x/application',
      part: 'application',
    } as const;
    const ok = { ...unreadFinding('excess-permissions'), severity: 'ok' } as const;
    expect(isGone(grant, [ok, unreadFinding('excess-permissions', 'application')])).toBe(false);
    expect(isGone(grant, [ok, unreadFinding('excess-permissions', 'requests')])).toBe(false);
    expect(isGone(grant, [ok, unreadFinding('excess-permissions', 'delegated')])).toBe(true);
  });

  it('is not put off by another mailbox that cannot be read', () => {
    const mail = { source: 'mail-flow', key: 'mail-flow/gone', part: null } as const;
    const rest = [mailFinding('m', 'ok', NOW), unknown(mailFinding('n', 'ok', NOW))];
    expect(isGone(mail, rest)).toBe(true);
  });

  it('takes the word of what is remembered, and of the subscription itself', () => {
    const change = { source: 'credential-changes', key: 'credential-changes/s', part: null } as const;
    expect(isGone(change, [])).toBe(false);
    expect(isGone(change, [unreadFinding('credential-changes', 'application')])).toBe(true);
    const rhythm = { source: 'subscription-rhythm', key: 'subscription-rhythm/m', part: null } as const;
    expect(isGone(rhythm, [unreadFinding('subscription-health')])).toBe(false);
    expect(isGone(rhythm, [{ ...unreadFinding('subscription-health'), severity: 'ok' }])).toBe(true);
  });

  it('knows that the cloud is compared only where the tenant was read', () => {
    const cloud = { source: 'token-endpoint', key: 'token-endpoint/t/cloud', part: null } as const;
    const endpoint = (severity: 'ok' | 'critical'): Finding => ({
      ...unreadFinding('token-endpoint'),
      severity,
    });
    expect(isGone(cloud, [endpoint('critical')])).toBe(false);
    expect(isGone(cloud, [endpoint('ok')])).toBe(true);
  });
});

describe('partOf', () => {
  it('is one of the parts that can be unread, for whatever the checks find', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        for (const finding of evaluate(snapshot, DEFAULT_POLICY, NOW).findings) {
          const parts: readonly (string | null)[] =
            finding.check === 'credential-expiry'
              ? [null, 'application', 'servicePrincipal']
              : finding.check === 'excess-permissions'
                ? [null, 'application', 'delegated']
                : [null];
          expect(parts).toContain(partOf(finding));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('hasSeen', () => {
  it('needs something of Microsoft Graph, or something certainly bad', () => {
    const works = { ...unreadFinding('credential-works'), severity: 'ok' } as const;
    expect(hasSeen({ findings: [works, unreadFinding('credential-expiry')] })).toBe(false);
    expect(hasSeen({ findings: [{ ...works, severity: 'critical' }] })).toBe(true);
    expect(hasSeen({ findings: [{ ...unreadFinding('token-endpoint'), severity: 'critical' }] })).toBe(false);
    expect(hasSeen({ findings: [{ ...consentFinding('x', 'ok'), evidence: {} }] })).toBe(false);
    expect(hasSeen({ findings: [consentFinding('x', 'ok')] })).toBe(true);
  });
});
