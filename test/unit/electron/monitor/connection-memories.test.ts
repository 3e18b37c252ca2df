import { describe, expect, it } from 'vitest';

import { createConnectionMemories } from '../../../../electron/monitor/connection-memories';
import { type ConnectionMemory, unplanned } from '../../../../shared/domain/connection-memory';
import { HOUR_MS } from '../../../../shared/domain/instant';
import { lookAt } from '../../../support/looks';
import { CONNECTION, NOW, secret, withCredentials } from '../../../support/snapshot-builder';

const BY_ADA = { at: '2026-11-23T12:00:00.000Z', by: 'ada' };

function setUp(planned: readonly string[]) {
  let kept: ConnectionMemory | null = null;
  const asked: string[] = [];
  const memories = createConnectionMemories(
    {
      memoryOf: () => kept,
      onLearnt: (_id, memory) => {
        kept = memory;
      },
    },
    (connectionId, keyId) => {
      asked.push(`${connectionId} ${keyId}`);
      return planned.includes(keyId) ? BY_ADA : null;
    },
  );
  return { memories, asked, kept: () => kept };
}

const added = (keyId: string) => secret({ keyId, name: keyId, hint: keyId });

describe('memories of connections', () => {
  it('know at once that a planned credential is no surprise, and ask about no other', () => {
    const { memories, asked, kept } = setUp(['planned']);
    memories.learn(lookAt(NOW));
    expect(asked).toEqual([]);
    const later = { application: withCredentials(secret(), added('planned'), added('foreign')) };
    memories.learn(lookAt(NOW + HOUR_MS, later));
    expect(asked).toEqual([`${CONNECTION.id} planned`, `${CONNECTION.id} foreign`]);
    const memory = kept();
    expect(memory?.credentials.find(({ keyId }) => keyId === 'planned')?.confirmed).toEqual(BY_ADA);
    expect(unplanned(memory!).map(({ keyId }) => keyId)).toEqual(['foreign']);
  });

  it('keep it where it was seen before it was known to be planned', () => {
    const planned: string[] = [];
    const { memories, kept } = setUp(planned);
    memories.learn(lookAt(NOW));
    const later = { application: withCredentials(secret(), added('planned')) };
    memories.learn(lookAt(NOW + HOUR_MS, later));
    expect(unplanned(kept()!)).toHaveLength(1);
    planned.push('planned');
    memories.learn(lookAt(NOW + 2 * HOUR_MS, later));
    expect(unplanned(kept()!)).toEqual([]);
  });
});
