import { describe, expect, it } from 'vitest';

import type { Snapshot } from '../../../../shared/domain/snapshot';
import { certificateInUse, credentialInUse, readySecret } from '../../../../shared/runbooks/rotation';
import {
  certificate,
  daysFromNow,
  failed,
  known,
  NOW,
  refusedToken,
  secret,
  SECRET_ID,
  snapshot,
  withCredentials,
} from '../../../support/snapshot-builder';

const later = secret({ keyId: 'later', name: 'genesys-2027', hint: 'zzz', end: daysFromNow(400) });
const two = withCredentials(secret(), later);
const used = (...keyIds: readonly string[]): Snapshot['credentialActivity'] =>
  known(keyIds.map((keyId) => ({ keyId, lastSignIn: daysFromNow(-1) })));
const ready = (changes: Partial<Snapshot>) => readySecret(snapshot(changes), NOW);

describe('a secret that stands ready', () => {
  it('ends after the one in use, and nobody signs in with it', () => {
    expect(ready({ application: two, credentialActivity: used(SECRET_ID) })).toEqual({
      keyId: 'later',
      label: 'genesys-2027',
      hint: 'zzz',
      end: later.end,
      isUnused: true,
    });
  });

  it('may be used by somebody else where Microsoft’s report does not say', () => {
    const noReport = failed({ code: 'noAccess', permission: 'AuditLog.Read.All' });
    const held = { type: 'clientSecret', hint: 'abc', thumbprint: null } as const;
    expect(ready({ application: two, credentialActivity: noReport, held })?.isUnused).toBe(false);
  });

  it.each<[string, Partial<Snapshot>]>([
    ['there is one only', { application: withCredentials(secret()) }],
    ['it is the one in use', { application: two, credentialActivity: used('later') }],
    ['both are in use', { application: two, credentialActivity: used(SECRET_ID, 'later') }],
    [
      'it ends before the one in use',
      { application: withCredentials(secret(), { ...later, end: daysFromNow(30) }) },
    ],
    [
      'it has ended',
      {
        application: withCredentials(secret({ end: daysFromNow(-40) }), { ...later, end: daysFromNow(-30) }),
      },
    ],
    [
      'it is a certificate',
      { application: withCredentials(secret(), certificate({ end: daysFromNow(400) })) },
    ],
    ['nobody knows which one is in use', { application: two, credentialActivity: known([]), held: null }],
  ])('is none where %s', (_case, changes) => {
    expect(ready({ credentialActivity: used(SECRET_ID), ...changes })).toBeNull();
  });

  it('is any valid one where the integration’s own is none of this app’s, and is not called unused', () => {
    const foreign = {
      application: two,
      credentialActivity: known([]),
      held: { type: 'clientSecret', hint: 'x', thumbprint: null },
    } as const;
    expect(ready({ ...foreign, token: refusedToken('secretWrong') })).toMatchObject({
      keyId: 'later',
      isUnused: false,
    });
    expect(ready({ ...foreign, token: refusedToken('appDisabled') })).toBeNull();
  });
});

describe('a certificate in use', () => {
  const mine = certificate();
  const held = { type: 'certificate', hint: null, thumbprint: mine.customKeyIdentifier } as const;
  const inUse = (changes: Partial<Snapshot>) => certificateInUse(snapshot(changes));

  it('is the one that Graphkeeper was given as the integration’s', () => {
    const application = withCredentials(secret(), mine);
    expect(inUse({ application, held, credentialActivity: known([]) })).toEqual({
      keyId: mine.keyId,
      label: 'CN=genesys',
      thumbprint: Buffer.from(mine.customKeyIdentifier ?? '', 'base64')
        .toString('hex')
        .toUpperCase(),
    });
  });

  it('is that one, too, where it is refused, and where the registration has it no more', () => {
    const token = refusedToken('certificateRejected');
    expect(inUse({ application: withCredentials(secret(), mine), held, token })?.keyId).toBe(mine.keyId);
    expect(inUse({ application: withCredentials(secret()), held, token })).toMatchObject({
      keyId: null,
      label: mine.customKeyIdentifier,
    });
  });

  it('is the one that is proven in use where Graphkeeper was given none', () => {
    const activity = { held: null, credentialActivity: used(mine.keyId) };
    expect(inUse({ application: withCredentials(secret(), mine), ...activity })?.keyId).toBe(mine.keyId);
  });

  it('is none where a secret is in use, or nobody knows', () => {
    const application = withCredentials(secret(), mine);
    expect(inUse({ application })).toBeNull();
    expect(inUse({ application, held: null, credentialActivity: known([]) })).toBeNull();
  });
});

describe('what the integration signs in with', () => {
  const mine = certificate();
  const kind = (changes: Partial<Snapshot>) => credentialInUse(snapshot(changes));
  const both = withCredentials(secret(), mine);
  const nothingShown = { held: null, credentialActivity: known([]) };

  it('is what Graphkeeper was given as the integration’s, also where the registration cannot be read', () => {
    const held = { type: 'certificate', hint: null, thumbprint: mine.customKeyIdentifier } as const;
    const application = failed({ code: 'noAccess', permission: 'Application.Read.All' });
    expect(kind({ application, held })).toBe('certificate');
    expect(kind({ application })).toBe('clientSecret');
  });

  it('is what Microsoft’s report shows in use', () => {
    const shown = { held: null, application: both };
    expect(kind({ ...shown, credentialActivity: used(mine.keyId) })).toBe('certificate');
    expect(kind({ ...shown, credentialActivity: used(SECRET_ID) })).toBe('clientSecret');
  });

  it('is a secret where there is nothing else, and not known where both are there or none', () => {
    expect(kind({ application: two, ...nothingShown })).toBe('clientSecret');
    expect(kind({ application: both, ...nothingShown })).toBeNull();
    expect(kind({ application: withCredentials(), ...nothingShown })).toBeNull();
    expect(
      kind({
        application: failed({ code: 'noAccess', permission: 'Application.Read.All' }),
        ...nothingShown,
      }),
    ).toBeNull();
  });
});
