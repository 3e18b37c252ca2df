import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rolesOf } from '../../../../electron/identity/token-roles';
import { fakeAccessToken } from '../../../support/scripted-fetch';

describe('rolesOf', () => {
  it('reads the roles', () => {
    expect(rolesOf(fakeAccessToken({ roles: ['Mail.Send', 'Mail.ReadWrite'] }))).toEqual([
      'Mail.Send',
      'Mail.ReadWrite',
    ]);
  });

  it('takes a token without the claim for one without permissions', () => {
    expect(rolesOf(fakeAccessToken({ idtyp: 'app' }))).toEqual([]);
  });

  it('says "not known" of a claim of another shape and of an opaque token', () => {
    expect(rolesOf(fakeAccessToken({ roles: 'Mail.Send' }))).toBeNull();
    expect(rolesOf('EwBwA8l6BAAUopaque')).toBeNull();
    expect(rolesOf('a..b')).toBeNull();
    expect(rolesOf('a.bm90IGpzb24.c')).toBeNull();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(() => rolesOf(`${a}.${b}.c`)).not.toThrow();
      }),
    );
  });
});
