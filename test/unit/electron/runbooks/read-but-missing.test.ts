import { describe, expect, it } from 'vitest';

import { flowUnpublished } from '../../../../electron/simulator/scenarios/genesys';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { ALL_WALK_FAULTS, WALK_FAULTS, WALK_STEPS } from '../../../../shared/runbooks/routing-walk';
import {
  begin,
  createRunBench,
  drive,
  quiet,
  type RunBench,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

async function found(bench: RunBench, id: string, step: string, answer: string): Promise<RunState> {
  await quiet(bench);
  bench.keeper.act(id, step, 'answer', { found: answer });
  await quiet(bench);
  return bench.run(id);
}

describe('read-but-missing', () => {
  it.each(WALK_STEPS.flatMap((step) => WALK_FAULTS[step].map((fault) => [step, fault] as const)))(
    'finds at %s: %s, has it mended, and names it at the end',
    async (place, fault) => {
      const bench = createRunBench();
      const id = begin(bench, 'read-but-missing');
      for (const step of WALK_STEPS) {
        const state = await found(bench, id, step, step === place ? fault : 'fine');
        if (step === place) {
          expect(state.current?.id).toBe('mend');
          expect(state.current?.byHand?.instructions).toHaveLength(1);
          break;
        }
      }
      const state = await drive(bench, id, WILLING);
      expect(state.status).toBe('told');
      const named = state.steps.find((one) => one.id === place)!.proofs[0]!;
      expect(named.text).toMatchObject({ params: { step: place, fault } });
      expect(bench.writes()).toEqual([]);
    },
  );

  it('passes the flow over where a route leads to a queue', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'read-but-missing');
    const state = await found(bench, id, 'route', 'direct');
    expect(state.current?.id).toBe('queue');
  });

  it('looks further where the first thing that was mended was not all', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'read-but-missing');
    await found(bench, id, 'route', 'fine');
    await found(bench, id, 'flow', 'unpublished');
    bench.keeper.act(id, 'mend', 'done', {});
    await quiet(bench);
    bench.keeper.act(id, 'verify', 'skip', {});
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('handling');
    await found(bench, id, 'handling', 'fine');
    await found(bench, id, 'queue', 'skills');
    bench.restart();
    await quiet(bench);
    const state = await drive(bench, id, WILLING);
    expect(state.status).toBe('told');
    expect(
      wordsOf(state.steps.find(({ id: step }) => step === 'verify')!.proofs[0]!.text, bench.clock),
    ).toContain('No member has the skills');
  });

  it('waits for a mail anew after each place that was mended, and names whose mail it is', async () => {
    const bench = createRunBench({ scenario: flowUnpublished, organisation: true });
    const { organisation } = bench.integration.farEnd!;
    const id = begin(bench, 'read-but-missing');
    await quiet(bench);
    const mend = bench.run(id);
    expect(mend.current?.id).toBe('mend');
    expect(mend.current?.explanation.map((text) => wordsOf(text, bench.clock)).join(' ')).toContain(
      'Mail to help@contoso.example gets lost here, at “Inbound mail”.',
    );
    expect(mend.steps.filter(({ status }) => status === 'later').map((step) => step.id)).toEqual([
      'mended',
      'arrives',
    ]);
    for (const flow of organisation.flows) flow.publishedVersion ??= 5;
    const held = organisation.queues.flatMap(({ members }) => members.splice(0));
    bench.keeper.act(id, 'mend', 'done', {});
    await quiet(bench);
    bench.keeper.act(id, 'arrives', 'skip', {});
    await quiet(bench);
    expect(bench.run(id).current?.id).toBe('mend');
    bench.keeper.act(id, 'mend', 'done', {});
    await quiet(bench);
    for (const { members } of organisation.queues) members.push(...held.splice(0));
    const state = await drive(bench, id, () => null);
    expect(state.status).toBe('proved');
    expect(state.steps.find((one) => one.id === 'arrives')?.proofs.at(-1)?.from).toBe('read');
  });

  it('says where to look when nothing was found', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'read-but-missing');
    const state = await drive(bench, id, WILLING);
    expect(state.status).toBe('told');
    expect(state.steps.find(({ id: step }) => step === 'nothing')?.status).toBe('done');
  });

  it('says so where the mail is not read in the first place', async () => {
    const bench = createRunBench({
      scenario: {
        finish: ({ mailboxes }) => {
          for (const { mailbox } of mailboxes) mailbox?.messages.forEach((one) => (one.isRead = false));
        },
      },
    });
    const id = begin(bench, 'read-but-missing');
    const state = await drive(bench, id, () => null);
    expect(state.current?.id).toBe('survey');
    expect(wordsOf(state.current!.problem!.text, bench.clock)).toContain('does not fetch it');
  });

  it('has a fault of its own at each place', () => {
    expect(new Set(ALL_WALK_FAULTS).size).toBe(ALL_WALK_FAULTS.length);
  });
});
