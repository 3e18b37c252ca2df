import { describe, expect, it } from 'vitest';

import { DEFAULT_POLICY } from '../../../../shared/domain/policy';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import type { ConnectionState } from '../../../../shared/domain/state';
import { detailsOf } from '../../../../shared/views/connection-details';
import { ownerAddresses, ownerName } from '../../../../shared/views/owners';
import { healthyConnection } from '../../../support/app-state-fixtures';
import { judge } from '../../../support/judge';
import { failed, known, NOW, owner, snapshot } from '../../../support/snapshot-builder';

const UNNAMED = { name: null, userPrincipalName: null, mail: null };

describe('an owner', () => {
  it('is called by name and address, as far as they may be read', () => {
    expect(ownerName(owner())).toBe('Avery Admin (avery@contoso.example)');
    expect(ownerName(owner({ mail: null, userPrincipalName: 'avery@corp.example' }))).toBe(
      'Avery Admin (avery@corp.example)',
    );
    expect(ownerName(owner({ ...UNNAMED, name: 'Deployment' }))).toBe('Deployment');
    expect(ownerName(owner({ name: null }))).toBe('avery@contoso.example');
    expect(ownerName(owner({ ...UNNAMED, id: 'object-1' }))).toBe('object-1');
  });
});

describe('the addresses of owners', () => {
  const owned = (owners: Snapshot['owners']): ConnectionState => {
    const facts = snapshot({ owners });
    return { ...healthyConnection('help'), details: detailsOf(facts, judge(facts), DEFAULT_POLICY, NOW) };
  };

  it('are those of mailboxes, each once', () => {
    const connections = [
      owned(known([owner(), owner({ id: 'two', mail: 'Ben@contoso.example' })])),
      owned(failed({ code: 'network', cause: 'timeout' })),
      owned(known([owner({ mail: 'AVERY@contoso.example' }), owner({ id: 'three', mail: null })])),
      healthyConnection('not read yet'),
    ];
    expect(ownerAddresses(connections)).toEqual(['avery@contoso.example', 'Ben@contoso.example']);
    expect(ownerAddresses([])).toEqual([]);
  });
});
