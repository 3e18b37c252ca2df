import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isNeverMuted, type Mutable, muteOf } from '../../../../shared/alerts/mutes';
import type { Mute, MuteScope } from '../../../../shared/domain/alert-settings';
import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import { ALERT_NOW as NOW, alertFixture } from '../../../support/alert-fixtures';

const SECRET = alertFixture({
  connectionName: 'Contoso Help',
  key: 'credential-expiry/f0b0',
  source: 'credential-expiry',
  subject: { type: 'clientSecret', id: 'f0b0', name: 'ConnectSync.2026' },
  severity: 'critical',
  impact: 'stopped',
  deadline: instantOf(NOW + DAY_MS),
});

function mute(scope: MuteScope, connectionId: string | null = null): Mute {
  return { id: 'm', connectionId, scope, reason: 'r', by: 'b', at: instantOf(NOW) };
}

/** Whether a scope is about an alert, whatever its connection. */
function isInScope(alert: Mutable, scope: MuteScope): boolean {
  return muteOf(alert, [mute(scope)], NOW) !== null;
}

describe('the scope of a mute', () => {
  it.each([
    [{ by: 'check', check: 'credential-expiry' }, true],
    [{ by: 'check', check: 'own-access' }, false],
    [{ by: 'credential', keyId: 'f0b0' }, true],
    [{ by: 'credential', keyId: 'f0b1' }, false],
    [{ by: 'pattern', pattern: 'connectsync*' }, true],
    [{ by: 'pattern', pattern: '*SYNC.2026' }, true],
    [{ by: 'pattern', pattern: 'connect*2026' }, true],
    [{ by: 'pattern', pattern: 'contoso help' }, true],
    [{ by: 'pattern', pattern: 'credential-expiry/*' }, true],
    [{ by: 'pattern', pattern: 'F0B0' }, true],
    [{ by: 'pattern', pattern: '*' }, true],
    // A pattern is about the whole text, and only `*` is special in it.
    [{ by: 'pattern', pattern: 'connectsync' }, false],
    [{ by: 'pattern', pattern: 'connectsync?2026' }, false],
    [{ by: 'pattern', pattern: 'connectsync[.]2026' }, false],
  ] satisfies readonly (readonly [MuteScope, boolean])[])('%j', (scope, expected) => {
    expect(isInScope(SECRET, scope)).toBe(expected);
  });

  it('fits a pattern as a regular expression would, whatever is in it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'A'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, pattern, (name, glob) => {
        const alert = {
          ...SECRET,
          subject: { ...SECRET.subject, name, id: '#' },
          key: '#',
          connectionName: '#',
        };
        const expression = new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'i');
        expect(isInScope(alert, { by: 'pattern', pattern: glob })).toBe(
          expression.test(name) || expression.test('#'),
        );
      }),
    );
  });

  it('takes no long time over a long pattern', () => {
    const alert = { ...SECRET, subject: { ...SECRET.subject, name: 'a'.repeat(500) } };
    expect(isInScope(alert, { by: 'pattern', pattern: `${'a*'.repeat(249)}b` })).toBe(false);
  });
});

describe('muteOf', () => {
  it('finds the mute of this connection, or of all', () => {
    const scope = { by: 'credential', keyId: 'f0b0' } as const;
    expect(muteOf(SECRET, [mute(scope, 'b')], NOW)).toBeNull();
    expect(muteOf(SECRET, [mute(scope, 'b'), mute(scope, 'a')], NOW)).toEqual(mute(scope, 'a'));
    expect(muteOf(SECRET, [mute(scope)], NOW)).toEqual(mute(scope));
  });

  it('never mutes what has expired and is in use', () => {
    const mutes = [mute({ by: 'pattern', pattern: '*' })];
    const over = NOW + DAY_MS;
    expect(muteOf(SECRET, mutes, over - 1)).not.toBeNull();
    for (const impact of ['stopped', 'atRisk'] as const) {
      expect(isNeverMuted({ ...SECRET, impact }, over)).toBe(true);
      expect(muteOf({ ...SECRET, impact }, mutes, over)).toBeNull();
    }
    // Nothing depends on it, or it is not known to.
    expect(muteOf({ ...SECRET, impact: 'none' }, mutes, over)).not.toBeNull();
    expect(muteOf({ ...SECRET, severity: 'warning' }, mutes, over)).not.toBeNull();
  });

  it('never mutes that Graphkeeper’s own last credential has expired', () => {
    const mutes = [mute({ by: 'check', check: 'own-access' })];
    const own: Mutable = { ...SECRET, source: 'own-access', severity: 'warning', impact: 'none' };
    expect(muteOf(own, mutes, NOW + DAY_MS - 1)).not.toBeNull();
    expect(muteOf(own, mutes, NOW + DAY_MS)).toBeNull();
    expect(muteOf({ ...own, deadline: null }, mutes, NOW + DAY_MS)).not.toBeNull();
  });
});
