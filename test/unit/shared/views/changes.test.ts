import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { valueOf } from '../../../../shared/domain/observation';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { changesBetween } from '../../../../shared/views/changes';
import { words } from '../../../support/judge';
import { anySnapshot } from '../../../support/snapshot-arbitrary';
import {
  APPLICATION,
  assigned,
  canary,
  CEO,
  consented,
  daysFromNow,
  failed,
  HELP,
  known,
  mailbox,
  refusedToken,
  requested,
  secret,
  SERVICE_PRINCIPAL,
  snapshot,
  subscription,
  user,
  withCredentials,
} from '../../../support/snapshot-builder';

/** What changed, in English. */
function sentences(before: Partial<Snapshot>, after: Partial<Snapshot>): readonly string[] {
  return changesBetween(snapshot(before), snapshot(after)).map((text) => words(text));
}

const OPEN = known({ outcome: 'open', totalItemCount: 1, unreadItemCount: 0 } as const);
const REFUSED = known({ outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false } as const);
const NOT_FOUND = known({ outcome: 'notFound', graphCode: 'ErrorItemNotFound' } as const);

describe('one difference, one sentence', () => {
  it.each<readonly [string, Partial<Snapshot>, Partial<Snapshot>, readonly string[]]>([
    [
      'an application permission granted',
      { appRoleAssignments: known([assigned('Mail.ReadWrite')]) },
      {},
      ['Mail.Send (Application) was granted, with admin consent.'],
    ],
    [
      'an application permission withdrawn',
      {},
      { appRoleAssignments: known([assigned('Mail.Send')]) },
      ['Mail.ReadWrite (Application) lost its admin consent.'],
    ],
    [
      'a delegated permission granted by a user',
      { permissionGrants: known([]) },
      { permissionGrants: known([consented(['User.Read'], 'somebody')]) },
      ['User.Read (Delegated) was granted by one user for themselves, which is not admin consent.'],
    ],
    [
      'the consent of a user that became admin consent',
      { permissionGrants: known([consented(['User.Read'], 'somebody')]) },
      { permissionGrants: known([consented(['User.Read'], 'somebody'), consented(['User.Read'])]) },
      ['User.Read (Delegated) has admin consent now, no longer that of a user only.'],
    ],
    [
      'admin consent that became the consent of a user',
      { permissionGrants: known([consented(['User.Read'])]) },
      { permissionGrants: known([consented(['User.Read'], 'somebody')]) },
      ['User.Read (Delegated) has the consent of a user only now, no longer admin consent.'],
    ],
    [
      'a permission put on the list',
      { application: known({ ...APPLICATION, requested: APPLICATION.requested.slice(0, 2) }) },
      {},
      ['User.Read (Delegated) was added to the app’s list of requested permissions.'],
    ],
    [
      'a permission taken off the list',
      {
        application: known({
          ...APPLICATION,
          requested: [...APPLICATION.requested, requested('Mail.Read', 'Role')],
        }),
      },
      {},
      ['Mail.Read (Application) was removed from the app’s list of requested permissions.'],
    ],
    [
      'a secret added',
      {},
      {
        application: withCredentials(
          secret(),
          secret({ keyId: 'new', name: 'genesys-2027', end: daysFromNow(100) }),
        ),
      },
      ['The client secret “genesys-2027” was added; it ends on Wed, 3 Mar 2027.'],
    ],
    [
      'a secret removed',
      { application: withCredentials(secret(), secret({ keyId: 'old', name: 'genesys-2025' })) },
      {},
      ['The client secret “genesys-2025” was removed.'],
    ],
    [
      'a secret that is refused',
      {},
      { token: refusedToken('secretExpired', 7_000_222) },
      ['The integration gets no token any more: the client secret has expired (AADSTS7000222).'],
    ],
    [
      'a secret that works again',
      { token: refusedToken('secretExpired', 7_000_222) },
      {},
      ['The integration’s credential works now: Microsoft Entra ID issues a token for it.'],
    ],
    [
      'a mailbox that closed',
      {},
      { mailboxes: [mailbox(HELP, { probe: REFUSED })] },
      ['help@contoso.example is closed to the integration now.'],
    ],
    [
      'a mailbox that opened',
      { mailboxes: [mailbox(HELP, { probe: NOT_FOUND })] },
      {},
      ['help@contoso.example opens to the integration now.'],
    ],
    [
      'a canary that opened',
      {},
      { canaries: [canary(CEO, { probe: OPEN })] },
      ['ceo@contoso.example is open to the integration now, and must not be.'],
    ],
    [
      'an account that was blocked',
      {},
      { mailboxes: [mailbox(HELP, { user: known(user(HELP, { accountEnabled: false })) })] },
      ['The user of help@contoso.example was blocked from signing in.'],
    ],
    [
      'a licence that was taken away',
      {},
      { mailboxes: [mailbox(HELP, { user: known(user(HELP, { licenceCount: 0 })) })] },
      ['The user of help@contoso.example has no licence any more.'],
    ],
    [
      'a subscription that is gone',
      {},
      { subscriptions: known([], 'integrationCredential') },
      ['A subscription for help@contoso.example is gone.'],
    ],
    [
      'a new subscription',
      { subscriptions: known([], 'integrationCredential') },
      {},
      ['There is a new subscription for help@contoso.example; it ends in 2 days.'],
    ],
    [
      'a renewed subscription',
      { subscriptions: known([subscription(HELP, { expiration: daysFromNow(1) })], 'integrationCredential') },
      {},
      ['The subscription of help@contoso.example was renewed.'],
    ],
    [
      'an app that was disabled',
      {},
      { servicePrincipal: known({ ...SERVICE_PRINCIPAL, accountEnabled: false }) },
      ['The enterprise application was disabled: nobody can sign in with it.'],
    ],
    [
      'an app that was enabled',
      { application: known({ ...APPLICATION, isDisabled: true }) },
      {},
      ['The app is enabled again.'],
    ],
    ['a registration that is gone', {}, { application: known(null) }, ['The app registration is gone.']],
    [
      'another audience',
      {},
      { application: known({ ...APPLICATION, signInAudience: 'AzureADMyOrg' }) },
      ['The supported account types were changed to AzureADMyOrg.'],
    ],
    [
      'something that became unreadable',
      {},
      { subscriptions: failed({ code: 'unavailable', status: 503, retryAfterMs: null }) },
      ['Not readable any more: subscriptions (the service is unavailable (HTTP 503)).'],
    ],
    [
      'something that became readable',
      { credentialActivity: failed({ code: 'noAccess', permission: 'AuditLog.Read.All' }) },
      {},
      ['Readable now: the use of credentials.'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(sentences(before, after)).toEqual(expected);
  });

  it('says it in French', () => {
    const [text] = changesBetween(
      snapshot({ appRoleAssignments: known([assigned('Mail.ReadWrite')]) }),
      snapshot(),
    );
    expect(text === undefined ? '' : words(text, 'fr')).toBe(
      'Mail.Send (Application) a été accordée, avec le consentement administrateur.',
    );
  });
});

describe('no change', () => {
  it('on a first look', () => {
    expect(changesBetween(null, snapshot())).toEqual([]);
  });

  it('when only the age and the request ids differ', () => {
    const before = snapshot();
    const later = { at: daysFromNow(1), requestId: 'another' };
    const after: Snapshot = {
      ...before,
      at: later.at,
      application: { ...before.application, ...later },
      subscriptions: { ...before.subscriptions, ...later },
      appRoleAssignments: { ...before.appRoleAssignments, ...later },
    };
    expect(changesBetween(before, after)).toEqual([]);
  });

  it('when a name became known, or an address is spelt in another way', () => {
    expect(
      sentences(
        { resource: failed({ code: 'noAccess', permission: null }) },
        { resource: known({ id: 'other', appId: 'x', appRoles: [], scopes: [] }) },
      ),
    ).toEqual([]);
    expect(sentences({}, { mailboxes: [mailbox(HELP.toUpperCase(), { user: known(user(HELP)) })] })).toEqual(
      [],
    );
  });

  it('when a fact was not asked for, and when a credential failed in passing', () => {
    const notYet = failed({ code: 'notAttempted', because: 'notYet' });
    expect(sentences({ application: notYet }, {})).toEqual([]);
    expect(sentences({}, { application: notYet })).toEqual([]);
    expect(sentences({ token: refusedToken('transient', 90_033) }, {})).toEqual([]);
  });

  it('counts what was renewed instead of listing hundreds', () => {
    const addresses = Array.from({ length: 12 }, (_, index) => `box${index}@contoso.example`);
    const at = (days: number): Partial<Snapshot> => ({
      mailboxes: addresses.map((address) => mailbox(address)),
      subscriptions: known(
        addresses.map((address) => subscription(address, { expiration: daysFromNow(days) })),
        'integrationCredential',
      ),
    });
    expect(sentences(at(1), at(2))).toEqual(['The subscriptions of 12 mailboxes were renewed.']);
  });

  it('in any snapshot against itself', () => {
    fc.assert(
      fc.property(anySnapshot, (one) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

/** What differs, found out in another way than by the code under test: the kinds of sentences that must be there. */
function expectedKinds(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const kinds = new Set<string>();
  const ids = (pairs: readonly (readonly [unknown, unknown])[]) =>
    pairs.some(([was, is]) => JSON.stringify(was) !== JSON.stringify(is));
  const roles = ({ appRoleAssignments }: Snapshot) =>
    valueOf(appRoleAssignments)
      ?.map(({ resourceId, appRoleId }) => `${resourceId}/${appRoleId}`)
      .sort();
  const isHere = ({ servicePrincipal }: Snapshot) =>
    servicePrincipal.state === 'unreadable' || servicePrincipal.value !== null;
  if (isHere(before) && isHere(after)) {
    const [was, is] = [roles(before), roles(after)];
    if (was !== undefined && is !== undefined) {
      if (is.some((id) => !was.includes(id))) kinds.add('views.change.granted');
      if (was.some((id) => !is.includes(id))) kinds.add('views.change.withdrawn');
    }
  }
  const keys = (object: Snapshot['application'] | Snapshot['servicePrincipal']) =>
    object.state === 'read' ? object.value?.credentials.map(({ keyId }) => keyId) : undefined;
  for (const owner of ['application', 'servicePrincipal'] as const) {
    const [was, is] = [keys(before[owner]), keys(after[owner])];
    if (was === undefined || is === undefined) continue;
    if (is.some((id) => !was.includes(id))) kinds.add('views.change.credentialAdded');
    if (was.some((id) => !is.includes(id))) kinds.add('views.change.credentialRemoved');
  }
  const answer = ({ token }: Snapshot) =>
    token.state === 'read' ? (token.value.outcome === 'issued' ? 'issued' : token.value.entra.kind) : null;
  const [was, is] = [answer(before), answer(after)];
  if (was !== null && is !== null && was !== 'transient' && is !== 'transient' && ids([[was, is]]))
    kinds.add(is === 'issued' ? 'views.change.tokenWorks' : 'views.change.tokenRefused');
  for (const owner of ['application', 'servicePrincipal'] as const) {
    const [one, other] = [before[owner], after[owner]];
    if (one.state === 'read' && other.state === 'read' && (one.value === null) !== (other.value === null))
      kinds.add('views.change.object');
  }
  return kinds;
}

describe('any two snapshots', () => {
  it('have a sentence for every kind of difference', () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        const found = new Set<string>(changesBetween(before, after).map(({ id }) => id));
        for (const kind of expectedKinds(before, after)) expect(found).toContain(kind);
      }),
      { numRuns: 400 },
    );
  });

  it('are put into words in both languages, and survive the crossing', () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (before, after) => {
        const changes = changesBetween(before, after);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
        for (const change of changes) {
          for (const language of ['en', 'fr'] as const) {
            const text = words(change, language);
            expect(text).toMatch(/\.$/);
            expect(text).not.toMatch(/undefined|\[object|NaN/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
