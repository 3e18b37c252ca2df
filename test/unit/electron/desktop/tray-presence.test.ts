import { describe, expect, it } from 'vitest';

import { awaitTray, probeTray, type TrayPresence } from '../../../../electron/desktop/tray-presence';
import { createFakeClock } from '../../../support/fake-clock';

/** Programs by name; one that is not named is not there. */
function programs(answers: Readonly<Record<string, string>>) {
  const run: string[] = [];
  return {
    run,
    program: (file: string) => {
      run.push(file);
      return Promise.resolve(answers[file] ?? null);
    },
  };
}

describe('probeTray', () => {
  it('asks only Linux', async () => {
    const { run, program } = programs({});
    expect([await probeTray('win32', program), await probeTray('darwin', program)]).toEqual([
      'present',
      'present',
    ]);
    expect(run).toEqual([]);
  });

  it.each<[Record<string, string>, TrayPresence]>([
    [{ gdbus: '(true,)\n' }, 'present'],
    [{ gdbus: '(false,)\n' }, 'absent'],
    [{ busctl: 'b true\n' }, 'present'],
    [{ busctl: 'b false\n' }, 'absent'],
    [{ gdbus: 'Error: no bus', busctl: 'b true' }, 'present'],
    [{}, 'unknown'],
  ])('on Linux with %j is %s', async (answers, expected) => {
    expect(await probeTray('linux', programs(answers).program)).toBe(expected);
  });
});

describe('awaitTray', () => {
  async function wait(answers: readonly TrayPresence[], patienceMs: number) {
    const clock = createFakeClock();
    let asked = 0;
    const found = awaitTray(
      () => {
        asked += 1;
        return Promise.resolve(answers[asked - 1] ?? 'absent');
      },
      clock,
      patienceMs,
    );
    await clock.advance(60_000);
    return [await found, asked];
  }

  it('asks once where nothing is to be waited for', async () => {
    expect(await wait(['absent', 'present'], 0)).toEqual(['absent', 1]);
  });

  it('waits for a panel that starts later, and not for ever', async () => {
    expect(await wait(['absent', 'unknown', 'present'], 5_000)).toEqual(['present', 3]);
    expect(await wait([], 5_000)).toEqual(['absent', 6]);
  });
});
