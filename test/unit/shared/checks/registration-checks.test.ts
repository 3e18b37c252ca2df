import { describe, expect, it } from 'vitest';

import type { TokenEndpointProblem } from '../../../../shared/domain/token-endpoint';
import { findingsOf, severitiesOf, words } from '../../../support/judge';
import {
  APPLICATION,
  CLIENT_ID,
  CONNECTION,
  failed,
  known,
  refusedToken,
  SERVICE_PRINCIPAL,
  snapshot,
  TENANT_ID,
} from '../../../support/snapshot-builder';

const RIGHT = `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`;

function configured(tokenEndpoint: string | null) {
  return { connection: { ...CONNECTION, tokenEndpoint } };
}

describe('token-endpoint', () => {
  it('is fine, given or not', () => {
    expect(severitiesOf('token-endpoint', snapshot())).toEqual({ [TENANT_ID]: 'ok' });
    const [finding] = findingsOf('token-endpoint', snapshot(configured(null)));
    expect(finding?.severity).toBe('ok');
    expect(words(finding!.detail)).toContain(RIGHT);
  });

  it.each([
    [RIGHT.replace('/v2.0', ''), 'version1', 'critical'],
    [RIGHT.replace(TENANT_ID, 'common'), 'commonTenant', 'critical'],
    [RIGHT.replace('https', 'http'), 'notHttps', 'critical'],
    ['nonsense', 'notUrl', 'critical'],
    [`${RIGHT}/`, 'untidy', 'warning'],
  ] as const satisfies readonly (readonly [string, TokenEndpointProblem, string])[])(
    '%s is %s and %s, with the right value shown',
    (tokenEndpoint, problem, severity) => {
      const [finding] = findingsOf('token-endpoint', snapshot(configured(tokenEndpoint)));
      expect(finding).toMatchObject({
        severity,
        runbook: 'fix-token-endpoint',
        evidence: { problems: [problem] },
      });
      expect(words(finding!.detail)).toContain(RIGHT);
      expect(words(finding!.detail, 'fr')).toContain(RIGHT);
    },
  );

  it('is unknown without the discovery document, but still sees a wrong address', () => {
    const discovery = failed({ code: 'network', cause: 'timeout' }, 'anonymous');
    expect(severitiesOf('token-endpoint', snapshot({ discovery }))).toEqual({ [TENANT_ID]: 'unknown' });
    expect(severitiesOf('token-endpoint', snapshot({ discovery, ...configured('x') }))).toEqual({
      [TENANT_ID]: 'critical',
    });
  });

  it('is critical where the cloud does not know the tenant', () => {
    const entra = { kind: 'tenantNotFound', code: 90_002, error: 'invalid_tenant', traceId: null } as const;
    const discovery = failed({ code: 'authentication', entra }, 'anonymous');
    expect(findingsOf('token-endpoint', snapshot({ discovery }))).toMatchObject([
      { severity: 'critical', impact: 'stopped' },
    ]);
  });

  it('warns of a tenant in another cloud', () => {
    const discovery = known(
      { tenantId: TENANT_ID, tokenEndpoint: RIGHT, graphHost: 'graph.microsoft.us' },
      'anonymous',
    );
    expect(severitiesOf('token-endpoint', snapshot({ discovery }))).toMatchObject({
      [`${TENANT_ID}/cloud`]: 'warning',
    });
  });
});

describe('app-registration', () => {
  it('is fine on all three points', () => {
    expect(severitiesOf('app-registration', snapshot())).toEqual({
      [CLIENT_ID]: 'ok',
      [`${CLIENT_ID}/audience`]: 'ok',
      [`${CLIENT_ID}/redirect`]: 'ok',
    });
  });

  it.each([
    ['the registration', { application: known({ ...APPLICATION, isDisabled: true }) }],
    [
      'Microsoft',
      {
        application: known({
          ...APPLICATION,
          disabledByMicrosoftStatus: 'DisabledDueToViolationOfServicesAgreement',
        }),
      },
    ],
    [
      'the enterprise application',
      { servicePrincipal: known({ ...SERVICE_PRINCIPAL, accountEnabled: false }) },
    ],
    ['the service principal', { servicePrincipal: known({ ...SERVICE_PRINCIPAL, isDisabled: true }) }],
    ['its absence from the tenant', { application: known(null), servicePrincipal: known(null) }],
    ['a missing enterprise application', { servicePrincipal: known(null) }],
  ])('is stopped by %s', (_what, changes) => {
    expect(findingsOf('app-registration', snapshot(changes))[0]).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
      runbook: 'fix-app-registration',
    });
  });

  it('does not take NotDisabled for disabled', () => {
    const application = known({ ...APPLICATION, disabledByMicrosoftStatus: 'NotDisabled' });
    expect(severitiesOf('app-registration', snapshot({ application }))[CLIENT_ID]).toBe('ok');
  });

  it('notices a registration that is homed elsewhere', () => {
    expect(severitiesOf('app-registration', snapshot({ application: known(null) }))).toEqual({
      [CLIENT_ID]: 'notice',
    });
  });

  it.each(['appDisabled', 'appNotFound'] as const)(
    'believes Entra ID’s %s where the directory cannot be read',
    (kind) => {
      const application = failed({ code: 'noAccess', permission: 'Application.Read.All' });
      expect(severitiesOf('app-registration', snapshot({ application }))[CLIENT_ID]).toBe('unknown');
      expect(
        severitiesOf('app-registration', snapshot({ application, token: refusedToken(kind) }))[CLIENT_ID],
      ).toBe('critical');
    },
  );

  it.each([
    ['AzureADMultipleOrgs', 'ok'],
    ['AzureADandPersonalMicrosoftAccount', 'ok'],
    ['AzureADMyOrg', 'notice'],
    ['PersonalMicrosoftAccount', 'warning'],
    ['SomethingNew', 'unknown'],
    [null, 'unknown'],
  ] as const)('judges the audience %s as %s', (signInAudience, severity) => {
    const application = known({ ...APPLICATION, signInAudience });
    expect(severitiesOf('app-registration', snapshot({ application }))[`${CLIENT_ID}/audience`]).toBe(
      severity,
    );
  });

  it.each([
    [['http://localhost/'], 'ok'],
    [['https://example.com', 'http://localhost:8080'], 'ok'],
    [['https://localhost'], 'notice'],
    [['nonsense'], 'notice'],
    [[], 'notice'],
  ] as const)('judges the redirect URIs %j as %s', (redirectUris, severity) => {
    const application = known({ ...APPLICATION, redirectUris });
    expect(severitiesOf('app-registration', snapshot({ application }))[`${CLIENT_ID}/redirect`]).toBe(
      severity,
    );
  });

  it('notices that nobody owns the registration, where that was read', () => {
    const ownerless = snapshot({ owners: known([]) });
    expect(severitiesOf('app-registration', ownerless)).toEqual({
      [CLIENT_ID]: 'ok',
      [`${CLIENT_ID}/audience`]: 'ok',
      [`${CLIENT_ID}/redirect`]: 'ok',
      [`${CLIENT_ID}/owners`]: 'notice',
    });
    const found = findingsOf('app-registration', ownerless).find(({ key }) => key.endsWith('/owners'));
    expect(words(found!.title)).toBe('Nobody owns the app registration');
    expect(found).toMatchObject({ impact: 'none', deadline: null });
    // Its owners cannot be read, and a registration that is not here has none here.
    for (const changes of [
      { owners: failed({ code: 'throttled', retryAfterMs: 1_000 }) },
      { owners: known([]), application: known(null) },
      { owners: known([]), application: failed({ code: 'throttled', retryAfterMs: 1_000 }) },
    ] as const) {
      expect(Object.keys(severitiesOf('app-registration', snapshot(changes)))).not.toContain(
        `${CLIENT_ID}/owners`,
      );
    }
  });

  it('asks for neither where no vendor does', () => {
    const facts = snapshot({ connection: { ...CONNECTION, profile: 'generic' } });
    expect(severitiesOf('app-registration', facts)).toEqual({ [CLIENT_ID]: 'ok' });
  });
});
