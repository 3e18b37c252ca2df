import { describe, expect, it } from 'vitest';

import { begin, createRunBench, drive, quiet, type RunBench, wordsOf } from '../../../support/run-bench';

const EXPECTED = '198.51.100.0/23\n203.0.113.9';

/** What the script shows. */
function policy(allowed: readonly string[], blocked: readonly string[] = []): string {
  return JSON.stringify({ Name: 'Default', IPAllowList: allowed, IPBlockList: blocked });
}

/** Answers the step that the run is at. */
async function answer(bench: RunBench, id: string, question: string, text: string): Promise<void> {
  await quiet(bench);
  bench.keeper.act(id, bench.run(id).current?.id ?? '', 'answer', { [question]: text });
  await quiet(bench);
}

describe('allow-ip-ranges', () => {
  it('adds exactly what is lacking, and has it shown afterwards', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'allow-ip-ranges');
    await answer(bench, id, 'ranges', EXPECTED);
    await answer(bench, id, 'policy', policy(['198.51.100.0/24', '192.0.2.7']));
    const { current } = bench.run(id);
    expect(current?.id).toBe('add');
    expect(current?.byHand?.copies[0]?.text).toContain(
      "Set-HostedConnectionFilterPolicy -Identity 'Default' -IPAllowList @{Add='198.51.101.0/24','203.0.113.9'}",
    );
    bench.keeper.act(id, 'add', 'done', {});
    await answer(bench, id, 'policy', policy(['198.51.100.0/24', '192.0.2.7', '198.51.101.0/24']));
    const still = bench.run(id).current!;
    expect(wordsOf(still.questions[0]!.problem!, bench.clock)).toBe('Still lacking: 203.0.113.9.');
    await answer(bench, id, 'policy', policy(['198.51.100.0/23', '203.0.113.9']));
    const state = await drive(bench, id);
    // A paste is the administrator's, not something that was read.
    expect(state.status).toBe('told');
    expect(bench.writes()).toEqual([]);
    // The last one is what the connection filter is compared with from then on.
    expect(bench.keptPolicies).toHaveLength(3);
    expect(bench.keptPolicies.at(-1)).toMatchObject({
      name: 'Default',
      allowed: ['198.51.100.0-198.51.101.255', '203.0.113.9'],
      blocked: [],
    });
  });

  it('asks for nothing more where all of them are let in already', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'allow-ip-ranges');
    await answer(bench, id, 'ranges', EXPECTED);
    await answer(bench, id, 'policy', policy(['198.51.100.0/24', '198.51.101.0/24', '203.0.113.0/24']));
    const state = bench.run(id);
    expect(state.status).toBe('told');
    expect(state.steps.filter(({ status }) => status === 'done').map((one) => one.id)).toEqual([
      'expected',
      'policy',
    ]);
  });

  it('says so where the list has no room', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'allow-ip-ranges');
    await answer(bench, id, 'ranges', EXPECTED);
    const many = Array.from({ length: 1272 }, (_, at) => `192.0.${String(at >> 8)}.${String(at & 255)}`);
    await answer(bench, id, 'policy', policy(many));
    const { current } = bench.run(id);
    expect(wordsOf(current!.questions[0]!.problem!, bench.clock)).toContain('1,275 entries');
  });

  it('shows what is blocked, and removes nothing', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'allow-ip-ranges');
    await answer(bench, id, 'ranges', EXPECTED);
    await answer(bench, id, 'policy', policy([], ['203.0.113.0/24']));
    const { current } = bench.run(id);
    expect(current?.id).toBe('blocked');
    expect(current?.byHand?.copies[0]?.text).toBe('203.0.113.9');
  });

  it('names the line of a paste that is not understood, and goes on where it was after a start', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'allow-ip-ranges');
    await answer(bench, id, 'ranges', `${EXPECTED}\n2001:db8::/32`);
    const ranges = bench.run(id).current!.questions[0]!;
    expect(wordsOf(ranges.problem!, bench.clock)).toContain('Line 3: “2001:db8::/32” is IPv6');
    expect(ranges.value).toContain('203.0.113.9');
    await answer(bench, id, 'ranges', EXPECTED);
    await answer(bench, id, 'policy', 'Name : Default\nIPAllowList : {192.0.2.1, 192.0.2.2...}');
    const pasted = bench.run(id).current!.questions[0]!;
    expect(wordsOf(pasted.problem!, bench.clock)).toContain('cut the list in line 2 off');
    bench.restart();
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('policy');
  });
});
