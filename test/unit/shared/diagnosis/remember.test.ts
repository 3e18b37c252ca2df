import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { observedEvents } from '../../../../shared/alerts/observed-events';
import {
  confirmCredential,
  isWorthKeeping,
  remember,
  rememberFilterPolicy,
} from '../../../../shared/diagnosis/remember';
import { MAX_RENEWALS } from '../../../../shared/domain/connection-memory';
import { connectionMemorySchema } from '../../../../shared/domain/connection-memory-schema';
import { DAY_MS, HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { words } from '../../../support/judge';
import { learnFrom, lookAt, looksAtVendor } from '../../../support/looks';
import { emailDomain, graphLink, INTEGRATION_ID, organised } from '../../../support/organisation-builder';
import { anySnapshot } from '../../../support/snapshot-arbitrary';
import {
  APPLICATION,
  assigned,
  certificate,
  CONNECTION,
  consented,
  failed,
  FAILURES,
  HELP,
  known,
  NOW,
  secret,
  SECRET_ID,
  SERVICE_PRINCIPAL,
  snapshot,
  subscription,
  withCredentials,
} from '../../../support/snapshot-builder';

const LATER = NOW + HOUR_MS;
const added = secret({ keyId: 'new-key', name: 'who-knows', hint: 'zzz' });
const kinds = (looks: readonly Snapshot[]) => learnFrom(looks).changes.map(({ kind }) => kind);

describe('a first look', () => {
  it('is the baseline and says nothing', () => {
    const { memory, changes } = remember(null, snapshot());
    expect(changes).toEqual([]);
    expect(memory.credentials).toMatchObject([{ keyId: SECRET_ID, origin: 'baseline', notSeenAt: null }]);
    expect(memory.grants.map(({ value }) => value)).toEqual([
      'Mail.ReadWrite',
      'Mail.Send',
      'User.Read',
      'openid',
    ]);
    expect(memory.subscriptions).toMatchObject([{ mailbox: HELP, renewals: [], endedAt: null }]);
  });

  it('is one for each fact by itself: what becomes readable later is no change', () => {
    const locked = { code: 'noAccess', permission: 'Application.Read.All' } as const;
    const blind = lookAt(NOW, {
      servicePrincipal: failed(locked),
      appRoleAssignments: failed(locked),
      permissionGrants: failed(locked),
      application: failed(locked),
    });
    expect(kinds([blind, lookAt(LATER)])).toEqual([]);
    expect(learnFrom([blind, lookAt(LATER)]).memory.credentials[0]?.origin).toBe('baseline');
  });

  it('is made anew for another app', () => {
    const other = lookAt(LATER, {
      connection: { ...CONNECTION, clientId: 'another' },
      application: withCredentials(added),
    });
    expect(kinds([lookAt(NOW), other])).toEqual([]);
  });
});

describe('what changes nothing', () => {
  it.each(FAILURES)('a look that could read nothing ($code)', (failure) => {
    const { memory } = remember(null, lookAt(NOW));
    const blind = lookAt(LATER, {
      application: failed(failure),
      servicePrincipal: failed(failure),
      appRoleAssignments: failed(failure),
      permissionGrants: failed(failure),
      subscriptions: failed(failure),
    });
    expect(remember(memory, blind)).toEqual({ memory, changes: [] });
  });

  it('what was carried over from the look before', () => {
    const first = lookAt(NOW);
    const carried = {
      ...lookAt(LATER, { application: withCredentials(added) }),
      application: first.application,
    };
    expect(kinds([first, carried])).toEqual([]);
  });

  it('an app registration that is gone as a whole', () => {
    const gone = lookAt(LATER, { application: known(null) });
    const { memory, changes } = learnFrom([lookAt(NOW), gone, lookAt(LATER + HOUR_MS)]);
    expect(changes).toEqual([]);
    expect(memory.credentials[0]?.origin).toBe('baseline');
  });

  it('looking twice at the same', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const { memory } = remember(null, any);
        expect(remember(memory, any)).toEqual({ memory, changes: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('looking again later, whatever there is', () => {
    fc.assert(
      fc.property(anySnapshot, (any) => {
        const again = (at: number): Snapshot => {
          const moved = <T extends { readonly at: string }>(one: T): T => ({ ...one, at: instantOf(at) });
          return {
            ...any,
            application: moved(any.application),
            servicePrincipal: moved(any.servicePrincipal),
            appRoleAssignments: moved(any.appRoleAssignments),
            permissionGrants: moved(any.permissionGrants),
            subscriptions: moved(any.subscriptions),
          };
        };
        expect(learnFrom([again(NOW), again(LATER)]).changes).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('a clock that was set back: looks go on being learnt from', () => {
    const early = lookAt(NOW - 300 * DAY_MS, { application: withCredentials(secret(), added) });
    expect(kinds([lookAt(NOW), early])).toEqual(['credentialAppeared']);
  });
});

describe('credentials', () => {
  it('tells one that was added, and between which looks', () => {
    const { memory, changes } = learnFrom([
      lookAt(NOW),
      lookAt(LATER, { application: withCredentials(secret(), added) }),
    ]);
    expect(changes).toEqual([
      {
        kind: 'credentialAppeared',
        at: instantOf(LATER),
        before: null,
        after: expect.objectContaining({ keyId: 'new-key', name: 'who-knows', hint: 'zzz' }) as unknown,
      },
    ]);
    expect(memory.credentials[1]).toMatchObject({
      origin: 'appeared',
      firstSeen: instantOf(LATER),
      notSeenAt: instantOf(NOW),
      confirmed: null,
    });
  });

  it('tells one that was removed, and one that was put in its place', () => {
    expect(kinds([lookAt(NOW), lookAt(LATER, { application: withCredentials(added) })])).toEqual([
      'credentialRemoved',
      'credentialAppeared',
    ]);
  });

  it('tells one of the enterprise application apart', () => {
    const planted = known({
      ...SERVICE_PRINCIPAL,
      credentials: [{ ...added, owner: 'servicePrincipal' as const }],
    });
    const { changes } = learnFrom([lookAt(NOW), lookAt(LATER, { servicePrincipal: planted })]);
    expect(changes).toMatchObject([{ kind: 'credentialAppeared', after: { owner: 'servicePrincipal' } }]);
  });

  it('counts the entries of one certificate once, and confirms them together', () => {
    const mark = { customKeyIdentifier: 'YWJj' };
    const entries = [
      certificate({ keyId: 'verify', ...mark }),
      certificate({ keyId: 'sign', usage: 'Sign', ...mark }),
      secret({ keyId: 'saml', ...mark }),
    ];
    const { memory, changes } = learnFrom([
      lookAt(NOW),
      lookAt(LATER, { application: withCredentials(secret(), ...entries) }),
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['credentialAppeared']);
    const confirmation = { at: instantOf(LATER), by: 'anna' };
    const next = confirmCredential(memory, 'saml', confirmation);
    expect(next?.credentials.map(({ confirmed }) => confirmed)).toEqual([
      null,
      confirmation,
      confirmation,
      confirmation,
    ]);
    expect(confirmCredential(next ?? memory, 'sign', confirmation)).toBeNull();
  });

  it('confirms nothing that is not there or was there from the start', () => {
    const { memory } = remember(null, lookAt(NOW));
    const confirmation = { at: instantOf(NOW), by: 'anna' };
    expect(confirmCredential(memory, SECRET_ID, confirmation)).toBeNull();
    expect(confirmCredential(memory, 'none', confirmation)).toBeNull();
  });

  it('does not know one again that was removed and comes back', () => {
    const two = (at: number) => lookAt(at, { application: withCredentials(secret(), added) });
    expect(kinds([lookAt(NOW), two(LATER), lookAt(LATER + HOUR_MS), two(LATER + 2 * HOUR_MS)])).toEqual([
      'credentialAppeared',
      'credentialRemoved',
      'credentialAppeared',
    ]);
  });
});

describe('consent', () => {
  it('tells what was withdrawn and granted, with before and after', () => {
    const after = lookAt(LATER, {
      appRoleAssignments: known([assigned('Mail.ReadWrite'), assigned('User.Read.All')]),
    });
    expect(learnFrom([lookAt(NOW), after]).changes).toMatchObject([
      { kind: 'consentWithdrawn', before: { value: 'Mail.Send', consent: 'admin' }, after: null },
      { kind: 'consentGranted', before: null, after: { value: 'User.Read.All', type: 'application' } },
    ]);
  });

  it('tells an admin consent that became a user’s own', () => {
    const after = lookAt(LATER, {
      permissionGrants: known([consented(['User.Read', 'openid'], 'somebody')]),
    });
    expect(learnFrom([lookAt(NOW), after]).changes).toMatchObject([
      {
        kind: 'consentChanged',
        before: { consent: 'admin' },
        after: { value: 'User.Read', consent: 'user' },
      },
      { kind: 'consentChanged', after: { value: 'openid' } },
    ]);
  });
});

describe('subscriptions', () => {
  const listed = (at: number, ...all: readonly ReturnType<typeof subscription>[]) =>
    lookAt(at, { subscriptions: known(all, 'integrationCredential') });
  const until = (hours: number, id = 'one') =>
    subscription(HELP, { id, expiration: instantOf(NOW + hours * HOUR_MS) });

  it('tells a renewal from old to new end', () => {
    const { memory, changes } = learnFrom([listed(NOW, until(48)), listed(LATER, until(72))]);
    expect(changes).toMatchObject([
      {
        kind: 'subscriptionRenewed',
        before: { expiration: instantOf(NOW + 48 * HOUR_MS) },
        after: { mailbox: HELP, expiration: instantOf(NOW + 72 * HOUR_MS) },
      },
    ]);
    expect(memory.subscriptions[0]?.renewals).toEqual([
      {
        kind: 'renewed',
        notBefore: instantOf(NOW),
        seenAt: instantOf(LATER),
        from: instantOf(NOW + 48 * HOUR_MS),
        to: instantOf(NOW + 72 * HOUR_MS),
      },
    ]);
  });

  it('knows one again that the vendor made anew in place of the old, whatever its id', () => {
    const { memory, changes } = learnFrom([listed(NOW, until(48)), listed(LATER, until(72, 'two'))]);
    expect(changes.map(({ kind }) => kind)).toEqual(['subscriptionRecreated']);
    expect(memory.subscriptions).toMatchObject([{ id: 'two', renewals: [{ kind: 'recreated' }] }]);
  });

  it('tells one that lapsed, and one that was removed before its end', () => {
    const past = NOW + 50 * HOUR_MS;
    expect(kinds([listed(NOW, until(48)), listed(past), listed(past + HOUR_MS)])).toEqual([
      'subscriptionLapsed',
    ]);
    expect(kinds([listed(NOW, until(48)), listed(LATER)])).toEqual(['subscriptionRemoved']);
  });

  it('tells one that is back after it was gone, and takes that for no habit', () => {
    const { memory, changes } = learnFrom([
      listed(NOW, until(48)),
      listed(NOW + 50 * HOUR_MS),
      listed(NOW + 51 * HOUR_MS, until(100, 'two')),
    ]);
    expect(changes.map(({ kind }) => kind)).toEqual(['subscriptionLapsed', 'subscriptionRestored']);
    expect(memory.subscriptions[0]?.renewals.map(({ kind }) => kind)).toEqual(['restored']);
  });

  it('goes by what is listed, not by this computer’s clock', () => {
    expect(kinds([listed(NOW, until(48)), listed(NOW + 400 * DAY_MS, until(48))])).toEqual([]);
  });

  it('follows the other of two when the longer-lived goes', () => {
    const { memory, changes } = learnFrom([
      listed(NOW, until(48), until(60, 'two')),
      listed(LATER, until(48)),
    ]);
    expect(changes).toMatchObject([{ kind: 'subscriptionRemoved', before: { id: 'two' } }]);
    expect(memory.subscriptions).toMatchObject([{ id: 'one', endedAt: null }]);
  });

  it('tells a new one after the baseline, and no subscription of another app', () => {
    const foreign = subscription('ceo@contoso.example', { applicationId: 'another' });
    expect(kinds([listed(NOW), listed(LATER, until(48), foreign)])).toEqual(['subscriptionAppeared']);
  });

  it('keeps the last few renewals, and forgets what has been gone for a month', () => {
    const { memory } = learnFrom(looksAtVendor({ lifeHours: 48, everyHours: 12 }, 12 * 20, { stepHours: 1 }));
    expect(memory.subscriptions[0]?.renewals).toHaveLength(MAX_RENEWALS);
    const later = learnFrom([listed(NOW + 12 * DAY_MS), listed(NOW + 43 * DAY_MS)], memory);
    expect(later.memory.subscriptions).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is read back as it was written, whatever was observed', () => {
    fc.assert(
      fc.property(anySnapshot, anySnapshot, (one, two) => {
        const { memory } = learnFrom([
          one,
          { ...two, application: { ...two.application, at: instantOf(LATER) } },
        ]);
        expect(connectionMemorySchema.parse(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
      }),
      { numRuns: 100 },
    );
  });

  it('is written for what is new, and otherwise once an hour', () => {
    const { memory } = remember(null, lookAt(NOW));
    expect(isWorthKeeping(null, memory)).toBe(true);
    const soon = remember(memory, lookAt(NOW + 5 * MINUTE_MS)).memory;
    expect(soon).not.toEqual(memory);
    expect(isWorthKeeping(memory, soon)).toBe(false);
    expect(isWorthKeeping(memory, remember(soon, lookAt(LATER)).memory)).toBe(true);
    const changed = remember(
      memory,
      lookAt(NOW + MINUTE_MS, { application: known({ ...APPLICATION, credentials: [] }) }),
    );
    expect(isWorthKeeping(memory, changed.memory)).toBe(true);
  });
});

describe('links of e-mail domains to Microsoft Graph', () => {
  const linked = (at: number, changes: Parameters<typeof organised>[0] = {}): Snapshot => {
    const one = organised(changes);
    const domains = (one.genesys?.domains ?? []).map((domain) => ({
      ...domain,
      domain: { ...domain.domain, at: instantOf(at) },
    }));
    return { ...one, genesys: one.genesys === null ? null : { ...one.genesys, domains } };
  };
  const bare = { domains: [emailDomain({ graph: null })], integrations: [] };

  it('are remembered, and stay so when they are gone, with when that was', () => {
    const { memory } = learnFrom([linked(NOW), linked(LATER), linked(LATER + HOUR_MS, bare)]);
    expect(memory.graphLinks).toEqual([
      {
        domain: 'contoso.example',
        integrationId: INTEGRATION_ID,
        integrationName: 'Contoso Graph mail',
        firstSeen: instantOf(NOW),
        lost: { notBefore: instantOf(LATER), seenAt: instantOf(LATER + HOUR_MS) },
      },
    ]);
    expect(learnFrom([linked(LATER + 2 * HOUR_MS, bare)], memory).memory.graphLinks).toEqual(
      memory.graphLinks,
    );
    const again = learnFrom([linked(LATER + 2 * HOUR_MS)], memory).memory;
    expect(again.graphLinks[0]).toMatchObject({ lost: null, firstSeen: instantOf(LATER + 2 * HOUR_MS) });
  });

  it('are noted when they go, come back or lead to another integration, each once', () => {
    const to = (at: number, id: string) =>
      linked(at, { domains: [emailDomain({ graph: graphLink({ integration: { id, name: 'Other' } }) })] });
    const hours = (count: number): number => LATER + count * HOUR_MS;
    const { changes } = learnFrom([
      linked(NOW),
      linked(LATER),
      linked(hours(1), bare),
      linked(hours(2), bare),
      linked(hours(3)),
      linked(hours(4)),
      to(hours(5), 'other-id'),
    ]);
    const own = {
      domain: 'contoso.example',
      integrationId: INTEGRATION_ID,
      integrationName: 'Contoso Graph mail',
    };
    const other = { ...own, integrationId: 'other-id', integrationName: 'Other' };
    expect(changes).toEqual([
      { kind: 'graphLinkLost', at: instantOf(hours(1)), before: own, after: null },
      { kind: 'graphLinkRestored', at: instantOf(hours(3)), before: own, after: own },
      { kind: 'graphLinkMoved', at: instantOf(hours(5)), before: own, after: other },
    ]);
    const events = observedEvents({ id: 'c1', name: 'Contoso' }, changes);
    expect(events.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['changed', 'warning'],
      ['changed', 'ok'],
      ['changed', 'notice'],
    ]);
    expect(events[0]?.details).toEqual({ change: 'graphLinkLost', before: own, after: null });
    expect(words(events[0]!.text)).toBe(
      'contoso.example has lost its link to Microsoft Graph in Genesys Cloud; its integration was “Contoso Graph mail”.',
    );
    expect(words(events[2]!.text, 'fr')).toContain('une autre intégration, «\u00a0Other\u00a0»');
  });

  it('are not lost by a look that could not read the domain, and are forgotten with the domain', () => {
    const { memory } = learnFrom([linked(NOW)]);
    const unread = failed({ code: 'throttled', retryAfterMs: null }, 'genesysClient');
    const blind = organised({ domains: [emailDomain({ domain: unread })] });
    expect(remember(memory, blind).memory).toEqual(memory);
    const other = linked(LATER, { domains: [emailDomain({ name: 'x.example', graph: null })] });
    expect(remember(memory, other).memory.graphLinks).toEqual([]);
  });

  it('were not remembered by the first versions, whose file is still read', () => {
    const { memory } = learnFrom([lookAt(NOW)]);
    const before = { ...memory, graphLinks: undefined, filterPolicy: undefined };
    const watched = { ...memory.watched, graphLinks: undefined };
    expect(connectionMemorySchema.parse({ ...before, watched })).toMatchObject({
      graphLinks: [],
      filterPolicy: null,
      watched: { graphLinks: null },
    });
  });

  it('outlast a pasted policy, which outlasts looks', () => {
    const policy = { pastedAt: instantOf(NOW), name: 'Default', allowed: ['203.0.113.0/24'], blocked: [] };
    const pasted = rememberFilterPolicy(learnFrom([linked(NOW)]).memory, policy);
    expect(isWorthKeeping(learnFrom([linked(NOW)]).memory, pasted)).toBe(true);
    expect(learnFrom([linked(LATER)], pasted).memory).toMatchObject({ filterPolicy: policy });
  });
});
