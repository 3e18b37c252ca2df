import { describe, expect, it } from 'vitest';

import { nextToEnd, upcomingCredentials } from '../../../../shared/views/overview-timeline';
import { connectionFixture } from '../../../support/app-state-fixtures';
import {
  blindConnection,
  busyConnection,
  watchedConnection,
} from '../../../support/connection-page-fixtures';
import { daysFromNow, NOW, secret, snapshot, withCredentials } from '../../../support/snapshot-builder';

const withSecrets = (name: string, ...days: readonly number[]) =>
  watchedConnection(
    name,
    snapshot({
      application: withCredentials(
        ...days.map((end, index) =>
          secret({
            keyId: `${name}-${index}`,
            name: `secret-${index}`,
            hint: `h${index}`,
            end: daysFromNow(end),
          }),
        ),
      ),
      held: null,
    }),
  );

describe('upcomingCredentials', () => {
  it('lists what ends within the half year over all connections, the first to end first', () => {
    const { ending, later } = upcomingCredentials([withSecrets('a', 90, 300), withSecrets('b', 10)], NOW);
    expect(ending.map(({ connectionName, label }) => `${connectionName} ${label}`)).toEqual([
      'b secret-0',
      'a secret-0',
    ]);
    expect(later).toBe(1);
  });

  it('keeps what has ended while it may be in use, and drops what certainly is not', () => {
    const { ending } = upcomingCredentials([busyConnection('busy')], NOW);
    expect(ending.map(({ label, row }) => [label, row.use])).toEqual([
      ['genesys-2026', 'inUse'],
      ['genesys-2027', 'notInUse'],
    ]);
    const over = withSecrets('over', -40);
    expect(upcomingCredentials([over], NOW).ending).toHaveLength(1);
  });

  it('does not take what could not be read for nothing, nor what was not read yet', () => {
    const upcoming = upcomingCredentials([blindConnection('blind'), connectionFixture('new', null)], NOW);
    expect(upcoming).toEqual({ ending: [], later: 0, unread: ['blind'] });
  });
});

describe('nextToEnd', () => {
  it('is the first that is used or may be, and has not ended', () => {
    const next = (...connections: Parameters<typeof upcomingCredentials>[0]) =>
      nextToEnd(upcomingCredentials(connections, NOW), NOW)?.label ?? null;
    expect(next(busyConnection('busy'))).toBe('genesys-2026');
    expect(next(withSecrets('a', -5, 40))).toBe('secret-1');
    expect(next(withSecrets('a', -5))).toBeNull();
  });
});
