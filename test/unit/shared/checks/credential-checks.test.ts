import { describe, expect, it } from 'vitest';

import type { EntraFailureKind } from '../../../../shared/domain/failure';
import { DAY_MS } from '../../../../shared/domain/instant';
import { findingAt, findingsOf, judge, severitiesOf, words } from '../../../support/judge';
import {
  APPLICATION,
  certificate,
  CLIENT_ID,
  CONNECTION,
  daysFromNow,
  failed,
  known,
  NOW,
  refusedToken,
  secret,
  SECRET_ID,
  SERVICE_PRINCIPAL,
  snapshot,
  withCredentials,
} from '../../../support/snapshot-builder';

const OLD = secret({ keyId: 'old', name: 'old', hint: 'old', end: daysFromNow(5) });
const NEW = secret({ keyId: 'new', name: 'new', hint: 'new', end: daysFromNow(300) });
const UNKNOWN_USE = {
  held: null,
  credentialActivity: failed({ code: 'noAccess', permission: 'AuditLog.Read.All' }),
} as const;

describe('credential-expiry', () => {
  it.each([
    [60.5, 'ok'],
    [60, 'notice'],
    [30, 'warning'],
    [7, 'warning'],
    [6.9, 'critical'],
    [-2, 'critical'],
  ] as const)('judges the secret in use with %d days left as %s', (days, severity) => {
    const application = withCredentials(secret({ end: daysFromNow(days) }));
    expect(severitiesOf('credential-expiry', snapshot({ application }))).toEqual({ [SECRET_ID]: severity });
  });

  it('uses the days of the connection, where it has its own', () => {
    const connection = { ...CONNECTION, credentialDays: { notice: 300, warning: 250, critical: 210 } };
    expect(
      judge(snapshot({ connection })).findings.find(({ check }) => check === 'credential-expiry')?.severity,
    ).toBe('critical');
  });

  it('says that mail stops, with the end as deadline', () => {
    const application = withCredentials(secret({ end: daysFromNow(6) }));
    const [finding] = findingsOf('credential-expiry', snapshot({ application }));
    expect(finding).toMatchObject({ impact: 'atRisk', deadline: daysFromNow(6), runbook: 'rotate-secret' });
    expect(words(finding!.title)).toBe(
      'The client secret “genesys-2026” expires in 6 days (Sun, 29 Nov 2026, 12:00)',
    );
    expect(words(finding!.detail)).toContain('Mail stops then');
  });

  it('says that mail has stopped once the one in use has expired', () => {
    const application = withCredentials(secret({ end: daysFromNow(-2) }));
    const token = refusedToken('secretExpired', 7_000_222);
    const [finding] = findingsOf('credential-expiry', snapshot({ application, token }));
    expect(finding).toMatchObject({ severity: 'critical', impact: 'stopped' });
  });

  it('makes a superseded one a notice without a deadline', () => {
    const facts = snapshot({
      application: withCredentials(OLD, NEW),
      held: { type: 'clientSecret', hint: 'new', thumbprint: null },
      credentialActivity: failed({ code: 'noAccess', permission: null }),
    });
    const findings = findingsOf('credential-expiry', facts);
    expect(findingAt('credential-expiry/old', findings)).toMatchObject({
      severity: 'notice',
      impact: 'none',
      deadline: null,
    });
    expect(findingAt('credential-expiry/new', findings)).toMatchObject({ severity: 'ok' });
  });

  it('stops at a warning while use is unknown and a later valid one exists, and says what is not known', () => {
    const findings = findingsOf(
      'credential-expiry',
      snapshot({ application: withCredentials(OLD, NEW), ...UNKNOWN_USE }),
    );
    const old = findingAt('credential-expiry/old', findings);
    expect(old).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(words(old.detail)).toContain(
      'not known whether the integration uses this client secret or a later one, “new”',
    );
    // Once the later one has ended too, there is nothing left to hope for.
    expect(
      severitiesOf(
        'credential-expiry',
        snapshot({ application: withCredentials(OLD, NEW), ...UNKNOWN_USE }),
        NOW + 400 * DAY_MS,
      ),
    ).toEqual({
      old: 'critical',
      new: 'critical',
    });
  });

  it('does not count a credential as later that is not valid yet', () => {
    const future = { ...NEW, start: daysFromNow(2) };
    const facts = snapshot({ application: withCredentials(OLD, future), ...UNKNOWN_USE });
    expect(severitiesOf('credential-expiry', facts)).toMatchObject({ old: 'critical' });
  });

  it('judges credentials of the enterprise application too, and a SAML certificate once', () => {
    const mark = 'c2FtbA==';
    const saml = { owner: 'servicePrincipal', customKeyIdentifier: mark, end: daysFromNow(40) } as const;
    const servicePrincipal = known({
      ...SERVICE_PRINCIPAL,
      credentials: [
        certificate({ ...saml, keyId: 'sign', usage: 'Sign' }),
        certificate({ ...saml, keyId: 'verify' }),
        secret({ ...saml, keyId: 'sign' }),
      ],
    });
    expect(Object.keys(severitiesOf('credential-expiry', snapshot({ servicePrincipal })))).toEqual([
      SECRET_ID,
      'sign',
    ]);
  });

  it('is critical without any credential, unknown where the registration is elsewhere', () => {
    expect(findingsOf('credential-expiry', snapshot({ application: withCredentials() }))).toMatchObject([
      { severity: 'critical', impact: 'stopped', key: `credential-expiry/${CLIENT_ID}` },
    ]);
    expect(severitiesOf('credential-expiry', snapshot({ application: known(null) }))).toEqual({
      [CLIENT_ID]: 'unknown',
    });
  });

  it('adds an unknown for each object that could not be read', () => {
    const unread = failed({ code: 'noAccess', permission: 'Application.Read.All' });
    expect(severitiesOf('credential-expiry', snapshot({ servicePrincipal: unread }))).toEqual({
      [SECRET_ID]: 'ok',
      [`${CLIENT_ID}/enterpriseApplication`]: 'unknown',
    });
  });
});

describe('credential-in-use', () => {
  it('names the one in use', () => {
    const [finding] = findingsOf('credential-in-use', snapshot());
    expect(finding?.severity).toBe('ok');
    expect(words(finding!.title)).toBe('The integration uses the client secret “genesys-2026”');
  });

  it('notices a rotation that was begun and not finished', () => {
    const facts = snapshot({
      application: withCredentials(OLD, NEW),
      held: { type: 'clientSecret', hint: 'old', thumbprint: null },
    });
    const [finding] = findingsOf('credential-in-use', facts);
    expect(finding).toMatchObject({ severity: 'notice', runbook: 'rotate-secret' });
    expect(words(finding!.detail)).toContain('“new”, is not in use yet');
  });

  it('is unknown where an end is near and nothing tells, a notice while all have long to go', () => {
    expect(
      severitiesOf('credential-in-use', snapshot({ application: withCredentials(OLD, NEW), ...UNKNOWN_USE })),
    ).toEqual({ [CLIENT_ID]: 'unknown' });
    const far = { ...OLD, end: daysFromNow(100) };
    expect(
      severitiesOf('credential-in-use', snapshot({ application: withCredentials(far, NEW), ...UNKNOWN_USE })),
    ).toEqual({ [CLIENT_ID]: 'notice' });
  });
});

describe('credential-works', () => {
  it('is fine with a token', () => {
    expect(severitiesOf('credential-works', snapshot())).toEqual({ [CLIENT_ID]: 'ok' });
  });

  it.each([
    ['secretExpired', 'rotate-secret'],
    ['secretWrong', 'rotate-secret'],
    ['certificateRejected', 'rotate-secret'],
    ['appNotFound', 'fix-app-registration'],
    ['appDisabled', 'fix-app-registration'],
    ['tenantNotFound', 'fix-token-endpoint'],
    ['wrongEndpoint', 'fix-token-endpoint'],
    ['consentMissing', 'grant-consent'],
    ['blockedByPolicy', null],
    ['interactionRequired', null],
    ['other', null],
  ] as const satisfies readonly (readonly [EntraFailureKind, string | null])[])(
    'is critical when refused as %s',
    (kind, runbook) => {
      expect(findingsOf('credential-works', snapshot({ token: refusedToken(kind, 1) }))).toMatchObject([
        { severity: 'critical', impact: 'stopped', runbook },
      ]);
    },
  );

  it('tells the value from the id of a secret', () => {
    const [finding] = findingsOf(
      'credential-works',
      snapshot({ token: refusedToken('secretWrong', 7_000_215) }),
    );
    expect(words(finding!.detail)).toContain('Value was entered, not its Secret ID');
    expect(words(finding!.detail)).toContain('AADSTS7000215');
    expect(words(finding!.detail, 'fr')).toContain('et non son ID de secret');
  });

  it('is unknown when Entra ID has a passing fault or was not reached', () => {
    expect(severitiesOf('credential-works', snapshot({ token: refusedToken('transient') }))).toEqual({
      [CLIENT_ID]: 'unknown',
    });
    const token = failed({ code: 'network', cause: 'nameNotFound' }, 'integrationCredential');
    expect(severitiesOf('credential-works', snapshot({ token }))).toEqual({ [CLIENT_ID]: 'unknown' });
  });
});

describe('own-access', () => {
  const monitor = (end: number) =>
    snapshot({
      access: [
        {
          kind: 'monitorRegistration',
          clientId: 'monitor',
          token: known({ outcome: 'issued', roles: null, expiresAt: daysFromNow(0.1), method: 'secret' }),
          application: known({
            ...APPLICATION,
            credentials: [secret({ keyId: 'm', end: daysFromNow(end) })],
          }),
        },
      ],
    });

  it('watches the end of the monitor’s own credential, as a warning at the most', () => {
    expect(severitiesOf('own-access', monitor(100))['monitorRegistration/monitor/expiry']).toBe('ok');
    expect(severitiesOf('own-access', monitor(3))['monitorRegistration/monitor/expiry']).toBe('warning');
    expect(
      findingAt('own-access/monitorRegistration/monitor/expiry', findingsOf('own-access', monitor(3))),
    ).toMatchObject({
      impact: 'none',
      deadline: daysFromNow(3),
      runbook: 'restore-own-access',
    });
  });

  it('names what is not readable and what to grant', () => {
    const facts = snapshot({
      permissionGrants: failed({
        code: 'forbidden',
        status: 403,
        graphCode: 'x',
        permission: 'Directory.Read.All',
      }),
    });
    const finding = findingAt('own-access/contoso/facts', findingsOf('own-access', facts));
    expect(finding.severity).toBe('notice');
    expect(words(finding.title)).toBe('Graphkeeper may not read granted delegated permissions');
    expect(words(finding.detail)).toContain('Directory.Read.All');
  });

  it('does not ask for the use report while it is not needed', () => {
    const credentialActivity = failed({ code: 'noAccess', permission: 'AuditLog.Read.All' });
    expect(severitiesOf('own-access', snapshot({ credentialActivity }))['contoso/facts']).toBe('ok');
    const two = withCredentials(OLD, NEW);
    expect(
      severitiesOf('own-access', snapshot({ application: two, held: null, credentialActivity }))[
        'contoso/facts'
      ],
    ).toBe('notice');
  });

  it('does not ask for a permission that the integration itself lost', () => {
    const subscriptions = failed(
      { code: 'forbidden', status: 403, graphCode: 'x', permission: 'Mail.Read' },
      'integrationCredential',
    );
    expect(
      findingAt('own-access/contoso/facts', findingsOf('own-access', snapshot({ subscriptions }))),
    ).toMatchObject({
      severity: 'unknown',
      runbook: null,
    });
  });

  it('warns when the monitor is refused, and keeps to unknown for the integration’s own', () => {
    const [own, watching] = snapshot().access;
    const facts = snapshot({
      access: [
        { ...own!, token: refusedToken('secretExpired') },
        { ...watching!, token: refusedToken('secretExpired') },
        { ...watching!, token: refusedToken('transient') },
      ],
    });
    expect(
      findingsOf('own-access', facts)
        .filter(({ key }) => !/facts|expiry/.test(key))
        .map(({ severity }) => severity),
    ).toEqual(['unknown', 'warning', 'unknown']);
  });
});
