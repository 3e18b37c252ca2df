import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  nextUpdateState,
  type UpdateEvent,
  UPDATES_OFF,
  UPDATES_UNSUPPORTED,
  type UpdateState,
} from '../../../../shared/updates/update-state';

function after(...events: readonly UpdateEvent[]): UpdateState {
  return events.reduce(nextUpdateState, UPDATES_OFF);
}

const anyEvent: fc.Arbitrary<UpdateEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('enabled', 'disabled', 'checkBegan', 'notFound', 'failed') }),
  fc.record({
    kind: fc.constantFrom('found', 'downloaded'),
    version: fc.constantFrom('1.1.0', '1.2.0'),
  }),
);

const ENABLED = { kind: 'enabled' } as const;
const FOUND = { kind: 'found', version: '1.2.0' } as const;
const READY = { kind: 'downloaded', version: '1.2.0' } as const;

describe('the state of updates', () => {
  it('goes from off over checking and available to downloaded', () => {
    expect(after(ENABLED)).toEqual({ state: 'idle', version: null });
    expect(after(ENABLED, { kind: 'checkBegan' })).toEqual({ state: 'checking', version: null });
    expect(after(ENABLED, { kind: 'checkBegan' }, { kind: 'notFound' }).state).toBe('idle');
    expect(after(ENABLED, { kind: 'checkBegan' }, FOUND)).toEqual({ state: 'available', version: '1.2.0' });
    expect(after(ENABLED, { kind: 'checkBegan' }, FOUND, READY)).toEqual({
      state: 'downloaded',
      version: '1.2.0',
    });
  });

  it('tells of a failed download which version it was', () => {
    expect(after(ENABLED, FOUND, { kind: 'failed' })).toEqual({ state: 'failed', version: '1.2.0' });
  });

  it('keeps a version that is ready when a later look fails, finds nothing or finds the same', () => {
    const ready = after(ENABLED, FOUND, READY);
    for (const kind of ['checkBegan', 'failed', 'notFound'] as const) {
      expect(nextUpdateState(ready, { kind })).toBe(ready);
    }
    expect(nextUpdateState(ready, FOUND)).toBe(ready);
    expect(nextUpdateState(ready, { kind: 'found', version: '1.3.0' }).version).toBe('1.3.0');
  });

  it('takes nothing that arrives late once it was switched off, and never leaves unsupported', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const late = events.filter(({ kind }) => kind !== 'enabled');
        expect(late.reduce(nextUpdateState, UPDATES_OFF)).toBe(UPDATES_OFF);
        expect(events.reduce(nextUpdateState, UPDATES_UNSUPPORTED)).toBe(UPDATES_UNSUPPORTED);
      }),
    );
  });

  it('names a version exactly where one was found', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        const { state, version } = after(...events);
        if (state === 'available' || state === 'downloaded') expect(version).not.toBeNull();
        if (state === 'off' || state === 'idle' || state === 'checking') expect(version).toBeNull();
      }),
    );
  });
});
