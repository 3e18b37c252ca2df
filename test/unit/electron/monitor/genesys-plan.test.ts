import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { planGenesysLook, type Readable, STEADY_LIMIT } from '../../../../electron/monitor/genesys-plan';
import { HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import { read, unreadable } from '../../../../shared/domain/observation';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function source(ageMs: number) {
  return { at: instantOf(NOW - ageMs), via: 'genesysClient', requestId: null } as const;
}

function known(key: string, ageMs: number, cost = 1): Readable {
  return { key, cost, known: read('x', source(ageMs)) };
}

const ROOM = { room: 6, isScarce: false, now: NOW };

describe('the plan of a scheduled look', () => {
  it('reads what changes all the time, and of the rest what is an hour old', () => {
    const plan = planGenesysLook(
      [known('live', MINUTE_MS)],
      [known('fresh', 59 * MINUTE_MS), known('due', HOUR_MS), known('future', -MINUTE_MS)],
      ROOM,
    );
    expect([...plan].sort()).toEqual(['due', 'future', 'live']);
  });

  it('spreads what is due over several looks, the oldest first', () => {
    const seldom = Array.from({ length: 9 }, (_one, index) => known(`s${String(index)}`, HOUR_MS + index));
    const plan = planGenesysLook([known('live', 0)], seldom, ROOM);
    expect([...plan]).toEqual(['live', 's8', 's7', 's6', 's5', 's4']);
  });

  it('reads what it never read, and what failed in passing', () => {
    const never: Readable = { key: 'never', cost: 1, known: null };
    const dropped: Readable = {
      key: 'dropped',
      cost: 1,
      known: unreadable({ code: 'network', cause: 'reset' }, source(0)),
    };
    const forbidden: Readable = {
      key: 'forbidden',
      cost: 1,
      known: unreadable({ code: 'refused', status: 400, graphCode: 'x' }, source(0)),
    };
    expect([...planGenesysLook([], [never, dropped, forbidden], ROOM)].sort()).toEqual(['dropped', 'never']);
    expect([...planGenesysLook([], [never], { ...ROOM, room: 0 })]).toEqual(['never']);
  });

  it('puts off what can wait while the allowance is scarce', () => {
    const plan = planGenesysLook([known('live', 0)], [known('due', 2 * HOUR_MS)], {
      ...ROOM,
      isScarce: true,
    });
    expect([...plan]).toEqual(['live']);
  });

  it('reads what is too large for any look when it is its turn', () => {
    const seldom = [known('large', 3 * HOUR_MS, 20), known('small', 2 * HOUR_MS)];
    expect([...planGenesysLook([], seldom, ROOM)]).toEqual(['large']);
    expect([...planGenesysLook([], seldom.toReversed(), ROOM)]).toEqual(['large']);
  });

  it('stays within its room, and gets round to everything', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, fc.integer({ min: 3, max: STEADY_LIMIT }), (liveCount, seldomCount, room) => {
        const readAt = new Map<string, number>();
        const keys = (kind: string, many: number): readonly string[] =>
          Array.from({ length: many }, (_one, index) => `${kind}${String(index)}`);
        const all = [...keys('live', liveCount), ...keys('seldom', seldomCount)];
        for (const key of all) readAt.set(key, NOW);
        let now = NOW + HOUR_MS;
        const looks = Math.ceil(liveCount / 1) + Math.ceil(seldomCount / 2) + 1;
        for (let look = 0; look < looks; look += 1) {
          const as = (key: string): Readable => ({
            key,
            cost: 1,
            known: read('x', { ...source(0), at: instantOf(readAt.get(key) ?? 0) }),
          });
          const plan = planGenesysLook(keys('live', liveCount).map(as), keys('seldom', seldomCount).map(as), {
            room,
            isScarce: false,
            now,
          });
          expect(plan.size).toBeLessThanOrEqual(room);
          for (const key of plan) readAt.set(key, now);
          now += 5 * MINUTE_MS;
        }
        expect(all.filter((key) => readAt.get(key) === NOW)).toEqual([]);
      }),
    );
  });
});
