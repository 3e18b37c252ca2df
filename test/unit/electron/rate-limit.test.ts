import { describe, expect, it } from 'vitest';

import { limitRate } from '../../../electron/rate-limit';
import { dispatch } from '../../../shared/ipc/dispatch';
import { madeUpState } from '../../support/app-state';
import { createApplicationDouble } from '../../support/application-double';
import { createFakeClock } from '../../support/fake-clock';

function setUp() {
  const clock = createFakeClock();
  const application = createApplicationDouble(madeUpState([]));
  const handlers = limitRate(application.handlers, clock);
  const call = async (name: string, argument: unknown = {}): Promise<string> => {
    const result = await dispatch(handlers, name, argument, () => undefined);
    return result.ok ? 'ok' : result.error.code;
  };
  const burst = async (name: string, count: number): Promise<readonly string[]> => {
    const results: string[] = [];
    for (let index = 0; index < count; index += 1) results.push(await call(name));
    return results;
  };
  return { clock, application, call, burst };
}

describe('limitRate', () => {
  it('refuses what no hand could click, and lets it through again after a while', async () => {
    const { clock, application, call, burst } = setUp();
    expect(await burst('recheck', 25)).toEqual([
      ...Array<string>(20).fill('ok'),
      ...Array<string>(5).fill('busy'),
    ]);
    expect(application.received).toHaveLength(20);
    clock.set(-3_600_000);
    await clock.advance(10_000);
    expect(await call('recheck')).toBe('ok');
  });

  it('counts each command by itself, and those that cost nothing not at all', async () => {
    const { call, burst } = setUp();
    await burst('recheck', 25);
    expect(await call('recheckPermissions')).toBe('ok');
    expect(new Set(await burst('getState', 200))).toEqual(new Set(['ok']));
  });

  it('counts no call whose argument was refused', async () => {
    const { call, burst } = setUp();
    for (let index = 0; index < 30; index += 1) {
      expect(await call('recheck', { extra: index })).toBe('badArgument');
    }
    expect(await burst('recheck', 1)).toEqual(['ok']);
  });

  it('asks other servers more seldom', async () => {
    const { clock, burst } = setUp();
    expect((await burst('checkForUpdate', 7)).at(-1)).toBe('busy');
    await clock.advance(10_000);
    expect(await burst('checkForUpdate', 1)).toEqual(['busy']);
    await clock.advance(50_000);
    expect(await burst('checkForUpdate', 1)).toEqual(['ok']);
  });
});
