import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CHECKS } from '../../../../shared/diagnosis/evaluate';
import { remember, rememberFilterPolicy } from '../../../../shared/diagnosis/remember';
import type { CheckId } from '../../../../shared/domain/finding';
import { DAY_MS } from '../../../../shared/domain/instant';
import { compareSeverity, worstSeverity } from '../../../../shared/domain/severity';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { createFormatter, LANGUAGES } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { findingsOf, judge } from '../../../support/judge';
import {
  BILLING,
  emailDomain,
  FLOW_ID,
  graphIntegration,
  organised,
  seen,
  TWO_MAILBOXES,
} from '../../../support/organisation-builder';
import { anySnapshot } from '../../../support/snapshot-arbitrary';
import {
  canary,
  CEO,
  daysFromNow,
  failed,
  FAILURES,
  HELP,
  mailbox,
  NOW,
  secret,
  snapshot,
  withCredentials,
} from '../../../support/snapshot-builder';

const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[];
/** What is said of an organisation, and of nothing else. */
const ORGANISATION_CHECKS: ReadonlySet<CheckId> = new Set([
  'connection-filter',
  'genesys-integration',
  'genesys-routing',
  'multiple-destinations',
  'domain-reuse',
]);

/** Reads what a permission allows that nobody has to give: without it, nothing is said. */
const OPTIONAL_CHECKS: ReadonlySet<CheckId> = new Set(['service-health']);

/** Everything that Genesys Cloud's mail comes from was in the policy when it was pasted. */
function memoryWithPolicy() {
  return rememberFilterPolicy(remember(null, organised()).memory, {
    pastedAt: daysFromNow(-3),
    name: 'Default',
    allowed: ['203.0.113.0/24'],
    blocked: [],
  });
}

const RUNS = { numRuns: 200 };
const FORMATS = LANGUAGES.map((language) => ({ language, format: createFormatter(language, NOW, 'UTC') }));

describe('every check', () => {
  it('says ok of a healthy connection, and nothing else', () => {
    const { severity, verdict, findings } = judge(snapshot());
    expect(findings.filter((one) => one.severity !== 'ok').map(({ key }) => key)).toEqual([]);
    expect(severity).toBe('ok');
    expect(verdict).toMatchObject({ link: 'none', severity: 'ok', explains: [], runbook: null });
  });

  it('says ok of a healthy organisation, but for what somebody has to paste once', () => {
    const { findings } = judge(organised());
    expect(findings.filter((one) => one.severity !== 'ok').map(({ key }) => key)).toEqual([
      'connection-filter/contoso',
    ]);
    expect(judge(organised(), NOW, memoryWithPolicy()).severity).toBe('ok');
  });

  it('yields at least one finding, whatever was observed', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const { memory } = remember(null, any);
        for (const check of CHECK_IDS) {
          const findings = findingsOf(check, any, NOW, memory);
          // It applies to a mailbox from the moment on at which the habit of its owner is known.
          const applies =
            check !== 'subscription-rhythm' &&
            !OPTIONAL_CHECKS.has(check) &&
            (any.genesys !== null || !ORGANISATION_CHECKS.has(check));
          if (applies) expect(findings.length, check).toBeGreaterThan(0);
          if (any.genesys === null && ORGANISATION_CHECKS.has(check)) expect(findings).toEqual([]);
          expect(findings.every((one) => one.check === check && one.key.startsWith(`${check}/`))).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('has one key for one thing, and severity is the worst of all', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const { findings, severity, verdict } = judge(any, NOW, remember(null, any).memory);
        const keys = findings.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(severity).toBe(worstSeverity(findings.map((one) => one.severity)));
        expect(verdict.severity).toBe(severity);
        expect(new Set(verdict.explains).size).toBe(verdict.explains.length);
        expect(verdict.explains.every((key) => keys.includes(key))).toBe(true);
      }),
      RUNS,
    );
  });

  it('says that mail stopped only when that is critical, and promises nothing while unknown', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        for (const { severity, impact, runbook } of judge(any).findings) {
          if (impact === 'stopped') expect(severity).toBe('critical');
          if (severity === 'ok') expect({ impact, runbook }).toEqual({ impact: 'none', runbook: null });
          if (severity === 'unknown') expect(impact).toBe('none');
        }
      }),
      RUNS,
    );
  });

  it('finds words for everything in both languages', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const { findings, verdict } = judge(any, NOW, remember(null, any).memory);
        for (const { language, format } of FORMATS) {
          const texts = [...findings.flatMap(({ title, detail }) => [title, detail]), verdict.headline];
          for (const text of texts) {
            const spoken = say(text, language, format);
            expect(spoken.trim()).not.toBe('');
            expect(spoken).not.toMatch(/undefined|NaN|Invalid|\[object|\bnull\b|check\.|verdict\./);
          }
          expect(say(verdict.headline, language, format)).toMatch(/\.$/);
        }
      }),
      RUNS,
    );
  });

  it('keeps evidence and messages as plain JSON', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const evaluation = judge(any, NOW, remember(null, any).memory);
        expect(JSON.parse(JSON.stringify(evaluation))).toEqual(evaluation);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps its keys when only time and numbers change', () => {
    const later = snapshot({ application: withCredentials(secret({ end: daysFromNow(3) })) });
    const keys = (of: Snapshot, now = NOW) => judge(of, now).findings.map(({ key }) => key);
    expect(keys(later)).toEqual(keys(snapshot()));
    expect(keys(later, NOW + 10 * DAY_MS)).toEqual(keys(snapshot()));
  });

  it('only gets worse as time passes over the same facts', () => {
    const facts = anySnapshot.filter(({ application, servicePrincipal }) =>
      // A credential that becomes valid is good news; nothing else is.
      [application, servicePrincipal].every(
        (one) =>
          one.state === 'unreadable' ||
          (one.value?.credentials ?? []).every(({ start }) => start === null || Date.parse(start) <= NOW),
      ),
    );
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 600 }), (any, days) => {
        const before = new Map(judge(any).findings.map(({ key, severity }) => [key, severity]));
        for (const { key, check, severity } of judge(any, NOW + days * DAY_MS).findings) {
          // Which one is in use can become clearer as others expire; how bad an end is cannot become better.
          if (check === 'credential-in-use') continue;
          expect(compareSeverity(severity, before.get(key) ?? 'ok'), key).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('unknown is never green', () => {
  /** Which checks cannot be ok without an observation, and how to lose it. */
  const NEEDS: readonly (readonly [
    string,
    (failure: (typeof FAILURES)[number]) => Partial<Snapshot>,
    readonly CheckId[],
  ])[] = [
    ['discovery', (failure) => ({ discovery: failed(failure) }), ['token-endpoint']],
    ['token', (failure) => ({ token: failed(failure) }), ['credential-works']],
    [
      'application',
      (failure) => ({ application: failed(failure) }),
      ['app-registration', 'credential-expiry', 'credential-in-use'],
    ],
    [
      'servicePrincipal',
      (failure) => ({ servicePrincipal: failed(failure) }),
      ['app-registration', 'credential-expiry'],
    ],
    ['appRoleAssignments', (failure) => ({ appRoleAssignments: failed(failure) }), ['excess-permissions']],
    [
      'permissionGrants',
      (failure) => ({ permissionGrants: failed(failure) }),
      ['permissions', 'excess-permissions'],
    ],
    ['subscriptions', (failure) => ({ subscriptions: failed(failure) }), ['subscription-health']],
    [
      'user',
      (failure) => ({ mailboxes: [mailbox(HELP, { user: failed(failure) })] }),
      ['subscription-health'],
    ],
    [
      'probe',
      (failure) => ({ mailboxes: [mailbox(HELP, { probe: failed(failure) })] }),
      ['mailbox-scope', 'mailbox-ready'],
    ],
    ['canary', (failure) => ({ canaries: [canary(CEO, { probe: failed(failure) })] }), ['mailbox-scope']],
    ['mailFlow', (failure) => ({ mailboxes: [mailbox(HELP, { mailFlow: failed(failure) })] }), ['mail-flow']],
    [
      'domains',
      (failure) => {
        const lost = failed(failure, 'genesysClient');
        return organised({ domains: [emailDomain({ domain: lost, routes: lost })], integrations: [] });
      },
      ['genesys-integration', 'genesys-routing'],
    ],
    [
      'integration',
      (failure) => {
        const lost = failed(failure, 'genesysClient');
        return organised({ integrations: [graphIntegration({}, { integration: lost, credentials: lost })] });
      },
      ['genesys-integration'],
    ],
    [
      'flow',
      (failure) => organised({ flows: [{ id: FLOW_ID, flow: failed(failure, 'genesysClient') }] }),
      ['genesys-routing'],
    ],
    [
      'queue activity',
      (failure) => organised({ queueActivity: failed(failure, 'genesysClient') }),
      ['genesys-routing'],
    ],
    [
      'conversations',
      (failure) => organised({ conversations: failed(failure, 'genesysClient') }),
      ['mail-flow'],
    ],
    [
      'e-mail settings',
      (failure) => organised({ emailSettings: failed(failure, 'genesysClient') }),
      ['multiple-destinations'],
    ],
    [
      'recipients',
      (failure) =>
        organised(
          { emailSettings: seen({ multipleRouteDestinations: false }) },
          { ...TWO_MAILBOXES, mailboxes: [mailbox(), mailbox(BILLING, { mailFlow: failed(failure) })] },
        ),
      ['multiple-destinations'],
    ],
    [
      'outbound domains',
      (failure) => organised({ outboundDomains: failed(failure, 'genesysClient') }),
      ['domain-reuse'],
    ],
    ['ranges', (failure) => organised({ ipRanges: failed(failure, 'genesysClient') }), ['connection-filter']],
    ['OAuth client', (failure) => organised({ token: failed(failure, 'genesysClient') }), ['own-access']],
    [
      'access',
      (failure) => ({ access: [{ ...snapshot().access[0]!, token: failed(failure) }] }),
      ['own-access'],
    ],
  ];

  it.each(NEEDS)('without %s', (_name, lose, checks) => {
    for (const failure of FAILURES) {
      const facts = snapshot(lose(failure));
      for (const check of checks) {
        const worst = worstSeverity(findingsOf(check, facts).map(({ severity }) => severity));
        expect(compareSeverity(worst, 'unknown'), `${check} after ${failure.code}`).toBeGreaterThanOrEqual(0);
      }
      expect(compareSeverity(judge(facts).severity, 'notice')).toBeGreaterThan(0);
    }
  });

  it('without grants and token alike', () => {
    for (const failure of FAILURES) {
      const facts = snapshot({ appRoleAssignments: failed(failure), token: failed(failure) });
      const worst = worstSeverity(findingsOf('permissions', facts).map(({ severity }) => severity));
      expect(worst).toBe('unknown');
    }
  });

  it('without anything at all: no check is ok', () => {
    const nothing = failed({ code: 'network', cause: 'offline' });
    const facts = snapshot({
      discovery: nothing,
      organization: nothing,
      token: nothing,
      application: nothing,
      servicePrincipal: nothing,
      resource: nothing,
      appRoleAssignments: nothing,
      permissionGrants: nothing,
      credentialActivity: nothing,
      serviceIssues: nothing,
      subscriptions: nothing,
      mailboxes: [{ address: HELP, user: nothing, probe: nothing, mailFlow: nothing }],
      canaries: [{ address: CEO, probe: nothing }],
      access: snapshot().access.map((one) => ({ ...one, token: nothing, application: nothing })),
    });
    const { findings, severity, verdict } = judge(facts);
    expect(findings.filter((one) => one.severity !== 'unknown').map(({ key }) => key)).toEqual([]);
    expect([severity, verdict.link]).toEqual(['unknown', 'token']);
  });
});
