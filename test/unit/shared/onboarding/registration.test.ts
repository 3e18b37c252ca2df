import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { PermissionGrantFacts } from '../../../../shared/domain/facts';
import { read, unreadable } from '../../../../shared/domain/observation';
import {
  checkOwnRegistration,
  type OwnRegistrationFacts,
} from '../../../../shared/onboarding/registration-check';
import {
  azureCliScript,
  powerShellScript,
  REGISTRATION_STEPS,
} from '../../../../shared/onboarding/registration-script';
import { GRAPH_PERMISSIONS, permissionByScopeId } from '../../../../shared/profiles/graph-permissions';
import { ADMINISTRATOR_PERMISSIONS, REQUIRED_SCOPES } from '../../../../shared/profiles/watch-permissions';

const TENANT = '11111111-1111-4111-8111-111111111111';
const GRAPH = '44444444-4444-4444-8444-444444444444';
const SOURCE = { at: '2026-11-23T12:00:00.000Z', via: 'administrator', requestId: null } as const;
const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const ALL = ADMINISTRATOR_PERMISSIONS.map(({ value }) => value);

function scopesIn(script: string): readonly string[] {
  return (script.match(GUID) ?? []).flatMap((id) => permissionByScopeId(id)?.value ?? []);
}

describe('the permissions of Graphkeeper’s own registration', () => {
  it('read and never write, and are known with their ids', () => {
    for (const value of ALL) {
      expect(value).toMatch(/\.Read(?:\.All)?$/);
      expect(GRAPH_PERMISSIONS.find((one) => one.value === value)?.scopeId).toMatch(GUID);
    }
    expect(REQUIRED_SCOPES).toContain('Subscription.Read.All');
  });
});

describe('the scripts', () => {
  const place = { tenantId: TENANT, cloud: 'global' } as const;
  const powerShell = powerShellScript(place, 'Creates\nthe registration');
  const azure = azureCliScript(place, 'Creates\nthe registration')!;

  it('create a public client with just these delegated permissions, and consent to them', () => {
    for (const script of [powerShell, azure]) {
      expect(scopesIn(script)).toEqual(ALL);
      expect(script).toContain(ALL.join(' '));
      expect(script).toContain('http://localhost');
      expect(script).toContain('AzureADMyOrg');
      expect(script).toContain(TENANT);
      expect(script).toMatch(/^# Creates\n# the registration$/m);
      expect(script).not.toMatch(/password|secret/i);
    }
    expect(azure).toContain('--is-fallback-public-client true');
    expect(powerShell).toContain('isFallbackPublicClient = $true');
    expect(powerShell).toContain("consentType = 'AllPrincipals'");
  });

  it('sign in to the right cloud', () => {
    expect(powerShell).toContain('-Environment Global');
    expect(powerShellScript({ ...place, cloud: 'usgov-dod' }, '')).toContain('-Environment USGovDoD');
    expect(azure).toContain('az cloud set --name AzureCloud');
    expect(azureCliScript({ ...place, cloud: 'china' }, '')).toContain('AzureChinaCloud');
    expect(azureCliScript({ ...place, cloud: 'usgov-dod' }, '')).toBeNull();
    const own = { login: 'https://login.cloud.example', graph: 'https://graph.cloud.example' };
    expect(azureCliScript({ ...place, cloud: own }, '')).toBeNull();
    const script = powerShellScript({ ...place, cloud: own }, '');
    expect(script).toContain("-AzureADEndpoint 'https://login.cloud.example'");
    expect(script.indexOf('Add-MgEnvironment')).toBeLessThan(script.indexOf('Connect-MgGraph'));
  });

  it('are good shell', () => {
    expect(() => execFileSync('sh', ['-n'], { input: azure })).not.toThrow();
  });

  it('take no text of somebody else for a command', () => {
    // What a shell prints of the quoted tenant is the tenant, whatever it is made of.
    const texts = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\0\r\n]/.test(text));
    fc.assert(
      fc.property(texts, (tenantId) => {
        const script = azureCliScript({ tenantId, cloud: 'global' }, '') ?? '';
        const quoted = /az login --tenant (.*) --allow-no-subscriptions/.exec(script)?.[1] ?? '';
        expect(execFileSync('sh', ['-c', `printf %s ${quoted}`]).toString()).toBe(tenantId);
        const literal = /-TenantId '((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\2)*)' -Env/.exec(
          powerShellScript({ tenantId, cloud: 'global' }, ''),
        )?.[1];
        expect(literal?.replace(/(['\u2018-\u201b])\1/g, '$1')).toBe(tenantId);
      }),
      { numRuns: 30 },
    );
  });

  it('go with steps in the portal that end with the client id', () => {
    expect(REGISTRATION_STEPS.at(-1)).toBe('copy');
    expect(new Set(REGISTRATION_STEPS).size).toBe(REGISTRATION_STEPS.length);
  });
});

describe('the check of the registration', () => {
  const good: OwnRegistrationFacts = {
    displayName: 'Graphkeeper',
    publicRedirectUris: ['http://localhost'],
    otherRedirectUris: [],
    allowsPublicFlows: true,
    isDisabled: false,
  };
  const grant = (changes: Partial<PermissionGrantFacts> = {}): PermissionGrantFacts => ({
    id: 'g',
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: GRAPH,
    scopes: ALL,
    ...changes,
  });
  const check = (facts: OwnRegistrationFacts | null, grants: readonly PermissionGrantFacts[]) =>
    checkOwnRegistration(read(facts, SOURCE), read(grants, SOURCE), GRAPH);

  it('is content with what onboarding asks for', () => {
    expect(check(good, [grant()])).toEqual({ problems: [], unknown: null });
    const variants = ['http://localhost/', 'http://localhost:3000'];
    for (const uri of variants) {
      expect(check({ ...good, publicRedirectUris: [uri] }, [grant()]).problems).toEqual([]);
    }
  });

  it.each<[string, OwnRegistrationFacts | null, unknown]>([
    ['that is not there', null, { code: 'missing' }],
    ['that is disabled', { ...good, isDisabled: true }, { code: 'disabled' }],
    ['without a redirect URI', { ...good, publicRedirectUris: [] }, { code: 'redirectMissing' }],
    [
      'with a look-alike',
      {
        ...good,
        publicRedirectUris: ['https://localhost', 'http://localhost.example', 'http://localhost/x'],
      },
      { code: 'redirectMissing' },
    ],
    [
      'with the redirect URI under "Web"',
      { ...good, publicRedirectUris: [], otherRedirectUris: ['http://localhost'] },
      { code: 'redirectElsewhere' },
    ],
    ['without public client flows', { ...good, allowsPublicFlows: false }, { code: 'publicFlowsOff' }],
  ])('finds one %s', (_, facts, problem) => {
    expect(check(facts, [grant()]).problems).toEqual([problem]);
  });

  it('counts admin consent on Microsoft Graph only', () => {
    expect(check(good, []).problems).toEqual([
      { code: 'notConsented', scopes: REQUIRED_SCOPES },
      {
        code: 'optionalNotConsented',
        scopes: ['AuditLog.Read.All', 'Policy.Read.All', 'ServiceHealth.Read.All'],
      },
    ]);
    for (const other of [
      grant({ consentType: 'Principal', principalId: 'u' }),
      grant({ resourceId: 'other' }),
    ]) {
      expect(check(good, [other]).problems).toHaveLength(2);
    }
    expect(check(good, [grant({ scopes: REQUIRED_SCOPES })]).problems).toEqual([
      {
        code: 'optionalNotConsented',
        scopes: ['AuditLog.Read.All', 'Policy.Read.All', 'ServiceHealth.Read.All'],
      },
    ]);
  });

  it('says what it does not know', () => {
    const failure = { code: 'noAccess', permission: 'Directory.Read.All' } as const;
    const unread = unreadable(failure, SOURCE);
    expect(checkOwnRegistration(unread, read([], SOURCE), GRAPH)).toEqual({ problems: [], unknown: failure });
    expect(checkOwnRegistration(read({ ...good, isDisabled: true }, SOURCE), unread, GRAPH)).toEqual({
      problems: [{ code: 'disabled' }],
      unknown: failure,
    });
  });
});
