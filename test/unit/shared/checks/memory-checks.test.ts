import { describe, expect, it } from 'vitest';

import { habitOf } from '../../../../shared/checks/renewal-habit';
import { confirmCredential } from '../../../../shared/diagnosis/remember';
import { epochOf, HOUR_MS, instantOf } from '../../../../shared/domain/instant';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { findingsOf, judge, words } from '../../../support/judge';
import { learnFrom, lookAt, looksAtVendor, type Vendor } from '../../../support/looks';
import {
  APPLICATION,
  failed,
  FAILURES,
  HELP,
  known,
  NOW,
  secret,
  SERVICE_PRINCIPAL,
  snapshot,
  withCredentials,
} from '../../../support/snapshot-builder';

const LATER = NOW + HOUR_MS;
const added = secret({ keyId: 'new-key', name: 'who-knows' });

function seen(check: 'credential-changes' | 'subscription-rhythm', looks: readonly Snapshot[]) {
  const { memory } = learnFrom(looks);
  const last = looks.at(-1) ?? snapshot();
  return findingsOf(check, last, epochOf(last.at), memory);
}

const severities = (...of: Parameters<typeof seen>) =>
  Object.fromEntries(seen(...of).map(({ key, severity }) => [key, severity]));

describe('both', () => {
  it('do not apply where nothing is remembered', () => {
    expect(findingsOf('credential-changes', snapshot())).toEqual([]);
    expect(findingsOf('subscription-rhythm', snapshot())).toEqual([]);
  });

  it('leave a healthy new connection green', () => {
    const { memory } = learnFrom([lookAt(NOW)]);
    expect(judge(lookAt(NOW), NOW, memory).severity).toBe('ok');
  });
});

describe('credential-changes', () => {
  const planted = [lookAt(NOW), lookAt(LATER, { application: withCredentials(secret(), added) })];

  it('says since when all has been watched', () => {
    const [finding, ...others] = seen('credential-changes', [lookAt(NOW), lookAt(LATER)]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ severity: 'ok', key: `credential-changes/${APPLICATION.appId}` });
    expect(finding?.evidence).toMatchObject({ since: instantOf(NOW) });
  });

  it('warns of one that nobody planned, with whom to ask and when it came', () => {
    const [finding] = seen('credential-changes', planted);
    expect(finding).toMatchObject({ key: 'credential-changes/new-key', severity: 'warning', impact: 'none' });
    expect(finding?.evidence).toMatchObject({
      keyId: 'new-key',
      firstSeen: instantOf(LATER),
      notSeenAt: instantOf(NOW),
    });
    const text = words(finding!.detail);
    expect(text).toContain('13:00');
    expect(text).toContain('12:00');
    expect(text).toContain('audit log');
  });

  it('colours the connection without pretending that mail is touched', () => {
    const { memory } = learnFrom(planted);
    const { verdict, severity } = judge(planted[1]!, LATER, memory);
    expect(severity).toBe('warning');
    expect(verdict).toMatchObject({ link: 'none', explains: ['credential-changes/new-key'] });
  });

  it('goes on warning while nothing can be read, and is never ok then', () => {
    for (const failure of FAILURES) {
      const blind = lookAt(LATER + HOUR_MS, {
        application: failed(failure),
        servicePrincipal: failed(failure),
      });
      expect(severities('credential-changes', [...planted, blind])['credential-changes/new-key']).toBe(
        'warning',
      );
      expect(Object.values(severities('credential-changes', [lookAt(NOW), blind]))).toEqual([
        'unknown',
        'unknown',
      ]);
    }
  });

  it('is content once it was confirmed, or is gone', () => {
    const { memory } = learnFrom(planted);
    const confirmed = confirmCredential(memory, 'new-key', { at: instantOf(LATER), by: 'anna' });
    const after = findingsOf('credential-changes', planted[1]!, LATER, confirmed);
    expect(after.map(({ severity }) => severity)).toEqual(['ok']);
    const gone = seen('credential-changes', [...planted, lookAt(LATER + HOUR_MS)]);
    expect(gone.map(({ severity }) => severity)).toEqual(['ok']);
  });

  it('knows nothing of a registration in another tenant, but warns of its enterprise application here', () => {
    const elsewhere = (at: number, credentials: readonly ReturnType<typeof secret>[] = []) =>
      lookAt(at, {
        application: known(null),
        servicePrincipal: known({ ...SERVICE_PRINCIPAL, credentials }),
      });
    expect(Object.values(severities('credential-changes', [elsewhere(NOW)]))).toEqual(['unknown']);
    const own = { ...added, owner: 'servicePrincipal' as const };
    const [finding] = seen('credential-changes', [elsewhere(NOW), elsewhere(LATER, [own])]);
    expect(finding?.severity).toBe('warning');
    expect(words(finding!.detail)).toContain('enterprise application');
  });
});

describe('subscription-rhythm', () => {
  const DAILY: Vendor = { lifeHours: 72, everyHours: 24 };
  const KEY = `subscription-rhythm/${HELP}`;
  const at = (hours: number, options = {}) =>
    severities('subscription-rhythm', looksAtVendor(DAILY, hours, options));

  it('says nothing before it knows the habit from three renewals', () => {
    expect(at(71)).toEqual({});
    expect(at(72)).toEqual({ [KEY]: 'ok' });
  });

  it('says until when the next renewal is due', () => {
    const [finding] = seen('subscription-rhythm', looksAtVendor(DAILY, 100));
    expect(finding?.evidence).toMatchObject({
      dueAt: instantOf(NOW + 120 * HOUR_MS),
      remainingMinutes: 48 * 60,
      intervalMinutes: 24 * 60,
      renewals: 4,
    });
    expect(words(finding!.detail)).toContain('24 hours');
  });

  it('warns of a late renewal hours before the subscription ends', () => {
    const stopped = { stopsAfterHours: 100 };
    expect(at(122, stopped)).toEqual({ [KEY]: 'ok' });
    expect(at(123, stopped)).toEqual({ [KEY]: 'warning' });
    const [finding] = seen('subscription-rhythm', looksAtVendor(DAILY, 123, stopped));
    expect(finding).toMatchObject({
      impact: 'atRisk',
      deadline: instantOf(NOW + 168 * HOUR_MS),
      runbook: 'restore-subscriptions',
    });
    expect(words(finding!.title)).toBe(`The subscription to ${HELP} is renewed later than usual`);
  });

  it('is content again when the renewal came', () => {
    expect(at(126, { stopsAfterHours: 1_000 })).toEqual({ [KEY]: 'ok' });
  });

  it.each([
    [{ lifeHours: 72, everyHours: 71 }, 71 * 8],
    [{ lifeHours: 168, everyHours: 84 }, 84 * 8],
    [{ lifeHours: 4, everyHours: 1 }, 8],
    [{ lifeHours: 1.5, everyHours: 1 }, 8],
  ] as const)('warns before the end whatever the habit (%o)', (vendor, untilHours) => {
    const stopsAt = untilHours - vendor.everyHours / 2;
    const last = Math.floor(stopsAt / vendor.everyHours) * vendor.everyHours + vendor.lifeHours;
    const before = looksAtVendor(vendor, last - 0.25, { stopsAfterHours: stopsAt });
    expect(severities('subscription-rhythm', before)).toEqual({ [KEY]: 'warning' });
    for (const hours of [untilHours - 0.25, untilHours + 0.25]) {
      expect(severities('subscription-rhythm', looksAtVendor(vendor, hours))).toEqual({ [KEY]: 'ok' });
    }
  });

  it('is unknown when a subscription with a habit is gone, or cannot be read', () => {
    expect(at(180, { stopsAfterHours: 100 })).toEqual({ [KEY]: 'unknown' });
    for (const failure of FAILURES) {
      const blind = lookAt(NOW + 101 * HOUR_MS, { subscriptions: failed(failure) });
      expect(severities('subscription-rhythm', [...looksAtVendor(DAILY, 100), blind])).toEqual({
        [KEY]: 'unknown',
      });
    }
  });

  it('learns nothing of renewals that fell into a night without a look', () => {
    expect(at(24 * 10, { stepHours: 16 })).toEqual({});
  });

  it('does not take one late renewal for a habit, but two', () => {
    const renewal = (index: number, remainingHours: number) => ({
      kind: 'renewed' as const,
      notBefore: instantOf(NOW + index * 24 * HOUR_MS - 60_000),
      seenAt: instantOf(NOW + index * 24 * HOUR_MS),
      from: instantOf(NOW + (index * 24 + remainingHours) * HOUR_MS),
      to: instantOf(NOW + (index * 24 + 72) * HOUR_MS),
    });
    const usual = [renewal(0, 48), renewal(1, 48), renewal(2, 48), renewal(3, 48)];
    expect(habitOf([...usual, renewal(4, 5)])?.remainingMs).toBe(48 * HOUR_MS);
    expect(habitOf([...usual, renewal(4, 5), renewal(5, 6)])?.remainingMs).toBe(6 * HOUR_MS);
    expect(habitOf(usual.slice(0, 2))).toBeNull();
  });
});
