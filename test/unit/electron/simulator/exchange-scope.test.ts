import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  addAccessPolicy,
  addRbacAssignment,
  mailboxAccess,
  removeAccessPolicies,
  removeRbacAssignment,
  type ScopeQuestion,
} from '../../../../electron/simulator/exchange-scope';
import { mulberry32 } from '../../../../electron/simulator/random';
import { createTenant } from '../../../../electron/simulator/tenant-builder';
import type { SimAccessPolicy, SimRbacAssignment } from '../../../../electron/simulator/world';
import { MINUTE_MS } from '../../../../shared/domain/instant';

const NOW = 1_000_000;
const APP = 'app';
const PRINCIPAL = 'principal';

function policy(
  right: SimAccessPolicy['right'],
  members: readonly string[],
  changes: Partial<SimAccessPolicy> = {},
) {
  return { appId: APP, right, members, effectiveFrom: 0, effectiveUntil: null, ...changes };
}

function assignment(
  role: string,
  members: readonly string[] | null,
  changes: Partial<SimRbacAssignment> = {},
) {
  return {
    id: 'r',
    servicePrincipalId: PRINCIPAL,
    role,
    members,
    effectiveFrom: 0,
    effectiveUntil: null,
    ...changes,
  };
}

function ask(changes: Partial<ScopeQuestion>) {
  return mailboxAccess({
    appId: APP,
    servicePrincipalId: PRINCIPAL,
    roles: [],
    addresses: ['help@contoso.example'],
    action: 'read',
    policies: [],
    assignments: [],
    now: NOW,
    ...changes,
  });
}

const ALLOWED_BY_ENTRA = { allowed: true, via: 'entra' };
const ALLOWED_BY_RBAC = { allowed: true, via: 'rbac' };
const NO_GRANT = { allowed: false, because: 'noGrant' };
const BY_POLICY = { allowed: false, because: 'accessPolicy' };

describe('mailboxAccess', () => {
  it('refuses an app without any grant', () => {
    expect(ask({})).toEqual(NO_GRANT);
    expect(ask({ roles: ['Mail.Send', 'User.Read.All'] })).toEqual(NO_GRANT);
  });

  it.each([
    ['Mail.ReadBasic.All', 'readBasic', true],
    ['Mail.ReadBasic.All', 'read', false],
    ['Mail.Read', 'read', true],
    ['Mail.Read', 'write', false],
    ['Mail.ReadWrite', 'write', true],
  ] as const)('%s allows %s: %s', (role, action, allowed) => {
    expect(ask({ roles: [role], action }).allowed).toBe(allowed);
    expect(ask({ assignments: [assignment('Application Mail Full Access', null)], action }).allowed).toBe(
      true,
    );
  });

  it('lets an unrestricted app into every mailbox', () => {
    expect(ask({ roles: ['Mail.Read'], addresses: ['ceo@contoso.example'] })).toEqual(ALLOWED_BY_ENTRA);
  });

  it('restricts by a legacy policy to its members, in any case', () => {
    const policies = [policy('RestrictAccess', ['Help@Contoso.Example'])];
    expect(ask({ roles: ['Mail.Read'], policies })).toEqual(ALLOWED_BY_ENTRA);
    expect(ask({ roles: ['Mail.Read'], policies, addresses: ['ceo@contoso.example'] })).toEqual(BY_POLICY);
  });

  it('puts a denial above a matching restriction', () => {
    const policies = [
      policy('RestrictAccess', ['help@contoso.example']),
      policy('DenyAccess', ['help@contoso.example']),
    ];
    expect(ask({ roles: ['Mail.Read'], policies })).toEqual(BY_POLICY);
  });

  it('lets a denial of others restrict nothing', () => {
    const policies = [policy('DenyAccess', ['ceo@contoso.example'])];
    expect(ask({ roles: ['Mail.Read'], policies })).toEqual(ALLOWED_BY_ENTRA);
  });

  it('names missing consent rather than the policy where there is no consent to restrict', () => {
    expect(ask({ policies: [policy('RestrictAccess', [])] })).toEqual(NO_GRANT);
  });

  it('grants by RBAC within its scope, whatever the legacy policies say', () => {
    const assignments = [assignment('Application Mail.ReadWrite', ['help@contoso.example'])];
    const policies = [policy('DenyAccess', ['help@contoso.example'])];
    expect(ask({ assignments, policies, action: 'write' })).toEqual(ALLOWED_BY_RBAC);
    expect(ask({ assignments, policies, addresses: ['ceo@contoso.example'] })).toEqual(NO_GRANT);
  });

  it('scopes nothing by RBAC while consent is still there', () => {
    const assignments = [assignment('Application Mail.Read', ['help@contoso.example'])];
    expect(ask({ roles: ['Mail.Read'], assignments, addresses: ['ceo@contoso.example'] })).toEqual(
      ALLOWED_BY_ENTRA,
    );
  });

  it('goes by what is in effect', () => {
    const later = { effectiveFrom: NOW + 1 };
    const over = { effectiveUntil: NOW };
    const role = 'Application Mail.Read';
    expect(ask({ assignments: [assignment(role, null, later)] })).toEqual(NO_GRANT);
    expect(ask({ assignments: [assignment(role, null, over)] })).toEqual(NO_GRANT);
    expect(ask({ roles: ['Mail.Read'], policies: [policy('RestrictAccess', [], later)] })).toEqual(
      ALLOWED_BY_ENTRA,
    );
    expect(ask({ roles: ['Mail.Read'], policies: [policy('RestrictAccess', [], over)] })).toEqual(
      ALLOWED_BY_ENTRA,
    );
  });

  it('leaves other apps alone', () => {
    expect(
      ask({ roles: ['Mail.Read'], policies: [policy('RestrictAccess', [], { appId: 'other' })] }),
    ).toEqual(ALLOWED_BY_ENTRA);
    expect(
      ask({ assignments: [assignment('Application Mail.Read', null, { servicePrincipalId: 'other' })] }),
    ).toEqual(NO_GRANT);
  });
});

describe('mailboxAccess, for all worlds', () => {
  const address = fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example');
  const members = fc.uniqueArray(address);
  const effect = {
    effectiveFrom: fc.constantFrom(NOW - 1, NOW, NOW + 1),
    effectiveUntil: fc.constantFrom(null, NOW, NOW + 1),
  };
  const policies = fc.array(
    fc.record({
      appId: fc.constantFrom(APP, 'other'),
      right: fc.constantFrom('RestrictAccess' as const, 'DenyAccess' as const),
      members,
      ...effect,
    }),
    { maxLength: 4 },
  );
  const assignments = fc.array(
    fc.record({
      id: fc.constant('r'),
      servicePrincipalId: fc.constantFrom(PRINCIPAL, 'other'),
      role: fc.constantFrom('Application Mail.Read', 'Application Mail.ReadBasic', 'Application Mail.Send'),
      members: fc.option(members),
      ...effect,
    }),
    { maxLength: 4 },
  );
  const roles = fc.subarray(['Mail.Read', 'Mail.ReadBasic.All', 'Mail.ReadWrite', 'Mail.Send']);
  const question = fc.record({
    appId: fc.constant(APP),
    servicePrincipalId: fc.constant(PRINCIPAL),
    roles,
    addresses: address.map((one) => [one]),
    action: fc.constantFrom('readBasic' as const, 'read' as const, 'write' as const),
    policies,
    assignments,
    now: fc.constant(NOW),
  });

  it('is the union of what Entra and RBAC give alone', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const byEntra = mailboxAccess({ ...asked, assignments: [] }).allowed;
        const byRbac = mailboxAccess({ ...asked, roles: [] }).allowed;
        expect(mailboxAccess(asked).allowed).toBe(byEntra || byRbac);
      }),
    );
  });

  it('never widens by a denial', () => {
    fc.assert(
      fc.property(question, members, (asked, denied) => {
        const denial = policy('DenyAccess', denied);
        const before = mailboxAccess(asked).allowed;
        const after = mailboxAccess({ ...asked, policies: [...asked.policies, denial] }).allowed;
        expect(before || !after).toBe(true);
      }),
    );
  });

  it('gives the lesser action to whoever has the greater', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const mayWrite = mailboxAccess({ ...asked, action: 'write' }).allowed;
        const mayRead = mailboxAccess({ ...asked, action: 'read' }).allowed;
        const mayReadBasic = mailboxAccess({ ...asked, action: 'readBasic' }).allowed;
        expect([!mayWrite || mayRead, !mayRead || mayReadBasic]).toEqual([true, true]);
      }),
    );
  });
});

describe('changes of Exchange scoping', () => {
  it('are seen after the propagation delay, both when they come and when they go', () => {
    const tenant = createTenant('Contoso', 'contoso.example', mulberry32(1));
    const delay = tenant.exchangePropagationMinutes * MINUTE_MS;
    const canRead = (now: number, roles: readonly string[]) =>
      ask({ roles, policies: tenant.accessPolicies, assignments: tenant.rbacAssignments, now }).allowed;

    addAccessPolicy(tenant, { appId: APP, right: 'DenyAccess', members: ['help@contoso.example'] }, NOW);
    expect(canRead(NOW + delay - 1, ['Mail.Read'])).toBe(true);
    expect(canRead(NOW + delay, ['Mail.Read'])).toBe(false);
    removeAccessPolicies(tenant, APP, NOW + delay);
    expect(canRead(NOW + 2 * delay - 1, ['Mail.Read'])).toBe(false);
    expect(canRead(NOW + 2 * delay, ['Mail.Read'])).toBe(true);

    const role = { id: 'r', servicePrincipalId: PRINCIPAL, role: 'Application Mail.Read', members: null };
    addRbacAssignment(tenant, role, NOW);
    expect([canRead(NOW + delay - 1, []), canRead(NOW + delay, [])]).toEqual([false, true]);
    removeRbacAssignment(tenant, 'r', NOW + delay);
    expect([canRead(NOW + 2 * delay - 1, []), canRead(NOW + 2 * delay, [])]).toEqual([true, false]);
  });
});
