import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { GrantState } from '../../../../shared/checks/terms';
import type { PermissionType } from '../../../../shared/profiles/vendor-profile';
import {
  type ConsentSurvey,
  grantedByExchange,
  isConsentPageTooWide,
  isScopeUnclear,
  lacking,
  requestedWith,
  requestsToAdd,
  rolesToGrant,
  scopesToGrant,
  scopeWith,
} from '../../../../shared/runbooks/consent';

const scope = fc.stringMatching(/^[A-Z][a-z]{1,6}\.[A-Z][a-z]{1,6}$/);
const scopes = fc.array(scope, { maxLength: 8 });
const type = fc.constantFrom<PermissionType>('application', 'delegated');
const standing = fc.constantFrom<GrantState>(
  'granted',
  'inToken',
  'exchangeRbac',
  'userOnly',
  'wrongType',
  'missing',
  'undecided',
);
const request = fc.record({
  resourceAppId: fc.uuid(),
  id: fc.uuid(),
  type: fc.constantFrom<'Scope' | 'Role'>('Scope', 'Role'),
});
const survey: fc.Arbitrary<ConsentSurvey> = fc.record({
  applicationId: fc.option(fc.uuid()),
  principalId: fc.uuid(),
  graphId: fc.uuid(),
  permissions: fc.uniqueArray(
    fc.record({
      value: scope,
      type,
      standing,
      id: fc.option(fc.uuid()),
      isRequested: fc.boolean(),
      isExchangeScoped: fc.boolean(),
    }),
    { selector: ({ value }) => value, maxLength: 6 },
  ),
  requested: fc.array(request, { maxLength: 6 }),
  grant: fc.option(fc.record({ id: fc.uuid(), scopes })),
  losable: scopes,
});
const scopedBy = fc.constantFrom(null, 'entra' as const, 'exchange' as const);

describe('the scope text of a grant', () => {
  it('keeps all that was granted, has all that is added, and nothing twice', () => {
    fc.assert(
      fc.property(scopes, scopes, (before, added) => {
        const after = scopeWith(before, added).split(' ').filter(Boolean);
        expect(new Set(after)).toEqual(new Set([...before, ...added]));
        expect(new Set(after).size).toBe(after.length);
        expect(scopeWith(after, added)).toBe(after.join(' '));
      }),
    );
  });
});

describe('the list of a registration', () => {
  it('keeps all that was requested, of every API, and has what is added once', () => {
    const additions = fc.array(fc.record({ id: fc.uuid(), type }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 8 }), additions, (before, added) => {
        const after = requestedWith(before, added);
        const flat = after.flatMap(({ resourceAppId, resourceAccess }) =>
          resourceAccess.map(({ id, type: kind }) => `${resourceAppId}/${id}/${kind}`),
        );
        for (const { resourceAppId, id, type: kind } of before)
          expect(flat).toContain(`${resourceAppId}/${id}/${kind}`);
        for (const one of added) {
          expect(flat).toContain(
            `00000003-0000-0000-c000-000000000000/${one.id}/${one.type === 'application' ? 'Role' : 'Scope'}`,
          );
        }
        expect(new Set(flat).size).toBe(flat.length);
        expect(new Set(after.map(({ resourceAppId }) => resourceAppId)).size).toBe(after.length);
      }),
    );
  });
});

describe('what is granted', () => {
  it('is nothing that is in order, nothing that Exchange grants, and of its own type', () => {
    fc.assert(
      fc.property(survey, scopedBy, (known, by) => {
        const missing = new Set(lacking(known, by).map(({ value }) => value));
        const byExchange = grantedByExchange(known, by);
        const granted = [...rolesToGrant(known, by).map(({ value }) => value), ...scopesToGrant(known)];
        for (const value of granted) expect(missing).toContain(value);
        for (const value of byExchange) {
          expect(granted).not.toContain(value);
          expect(requestsToAdd(known, by).map((one) => one.value)).not.toContain(value);
        }
        expect(rolesToGrant(known, by).every((one) => one.type === 'application')).toBe(true);
      }),
    );
  });

  it('is no mail permission for an app whose mailboxes Exchange opens', () => {
    fc.assert(
      fc.property(survey, (known) => {
        expect(rolesToGrant(known, 'exchange').filter((one) => one.isExchangeScoped)).toEqual([]);
      }),
    );
  });

  it('goes without the consent page exactly where that would open what Exchange limits', () => {
    fc.assert(
      fc.property(survey, scopedBy, (known, by) => {
        const requested = known.permissions.filter((one) => one.isRequested).map(({ value }) => value);
        expect(isConsentPageTooWide(known, by)).toBe(
          grantedByExchange(known, by).some((value) => requested.includes(value)),
        );
      }),
    );
  });

  it('is asked about only where no mail permission is in order', () => {
    fc.assert(
      fc.property(survey, (known) => {
        const hasOne = known.permissions.some(
          (one) =>
            one.isExchangeScoped &&
            one.type === 'application' &&
            ['granted', 'inToken', 'exchangeRbac'].includes(one.standing),
        );
        if (hasOne) expect(isScopeUnclear(known)).toBe(false);
      }),
    );
  });
});
