import { describe, expect, it } from 'vitest';

import { CommandFailure } from '../../../../shared/ipc/dispatch';
import { begin, createRunBench, drive, quiet, WILLING, wordsOf } from '../../../support/run-bench';

function codeOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CommandFailure) return error.code;
    throw error;
  }
  return 'none';
}

describe('a keeper of runs', () => {
  it('comes back to the run that is under way', () => {
    const { keeper, connection } = createRunBench();
    const id = keeper.begin('read-but-missing', connection.id);
    expect(keeper.begin('read-but-missing', connection.id)).toBe(id);
    expect(keeper.begin('refresh-integration', connection.id)).not.toBe(id);
    expect(codeOf(() => keeper.begin('rotate-secret', 'nobody'))).toBe('unknownConnection');
  });

  it('takes only what the present step offers, and only for that step', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    await quiet(bench);
    const act = (stepId: string, action: 'confirm' | 'vouch'): string =>
      codeOf(() => {
        bench.keeper.act(id, stepId, action, {});
      });
    expect(bench.run(id).current?.id).toBe('choose');
    expect(act('add', 'confirm')).toBe('busy');
    expect(act('choose', 'confirm')).toBe('notAllowed');
    expect(act('choose', 'vouch')).toBe('notAllowed');
    expect(
      codeOf(() => {
        bench.keeper.act('another', 'choose', 'confirm', {});
      }),
    ).toBe('unknownRun');
    expect(bench.writes()).toEqual([]);
  });

  it('forgets what has ended, and nothing else', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'refresh-integration');
    await quiet(bench);
    const forget = (): string =>
      codeOf(() => {
        bench.keeper.forget(id);
      });
    expect(forget()).toBe('notAllowed');
    bench.keeper.cancel(id);
    expect((await drive(bench, id)).status).toBe('cancelled');
    expect(forget()).toBe('none');
    expect(bench.keeper.states()).toEqual([]);
    expect(bench.store.runs()).toEqual([]);
  });

  it('says that the connection is gone, and lets the run be cancelled', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    await quiet(bench);
    bench.removeConnection();
    const problem = bench.run(id).current?.problem ?? null;
    expect(problem === null ? '' : wordsOf(problem.text, bench.clock)).toContain('not watched any more');
    bench.keeper.cancel(id);
    expect((await drive(bench, id)).status).toBe('cancelled');
  });

  it('shows what was done when its connection is gone, also after a start', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'refresh-integration');
    const ended = await drive(bench, id, (state) =>
      state.current?.id === 'prove' ? { action: 'vouch' } : WILLING(state),
    );
    expect(ended.status).toBe('told');
    bench.removeConnection();
    bench.restart();
    await quiet(bench);
    const done = bench.run(id).steps.filter(({ status }) => status === 'done');
    expect(done.map((step) => step.id)).toEqual(
      ended.steps.filter(({ status }) => status === 'done').map((step) => step.id),
    );
    expect(done.flatMap(({ proofs }) => proofs)).toEqual(ended.steps.flatMap(({ proofs }) => proofs));
  });

  it('knows which credentials were added here, from the answer on', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    const { connection, integration } = bench;
    const keyOf = (): string => integration.app.application.passwords.at(-1)?.keyId ?? '';
    const old = keyOf();
    await drive(bench, id, (state) => (state.current?.id === 'handOver' ? null : WILLING(state)));
    expect(keyOf()).not.toBe(old);
    expect(bench.keeper.plannedBy(connection.id, keyOf())).toMatchObject({ by: 'ada' });
    expect(bench.keeper.plannedBy(connection.id, old)).toBeNull();
    expect(bench.keeper.plannedBy('another', keyOf())).toBeNull();
    expect(bench.restart().plannedBy(connection.id, keyOf())).toMatchObject({ by: 'ada' });
  });

  it('does not say that nothing happened where it could not be looked at', async () => {
    let isDown = false;
    const bench = createRunBench({
      network: (fetch) => (input, init) => {
        isDown ||= String(input instanceof Request ? input.url : input).endsWith('/addPassword');
        return isDown ? Promise.reject(new TypeError('fetch failed')) : fetch(input, init);
      },
    });
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, (one) => (one.current?.problem ? null : WILLING(one)));
    const words = wordsOf(state.current!.problem!.text, bench.clock);
    expect(state.current?.id).toBe('add');
    expect(words).toContain('whether it happened could not be read');
    expect(wordsOf(state.current!.problem!.advice, bench.clock)).toContain('Look again before');
    expect(state.current?.others.map(({ action }) => action)).toContain('check');
  });

  it('notes what became of a request that was under way when the run was cancelled', async () => {
    const waiting: (() => void)[] = [];
    const bench = createRunBench({
      network: (fetch) => async (input, init) => {
        const answer = await fetch(input, init);
        const isAdding = String(input instanceof Request ? input.url : input).endsWith('/addPassword');
        if (isAdding) await new Promise<void>((resolve) => waiting.push(resolve));
        return answer;
      },
    });
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, (state) => (state.current?.id === 'add' ? null : WILLING(state)));
    bench.keeper.act(id, 'add', 'confirm', {});
    while (waiting.length === 0) await bench.clock.advance(0);
    bench.keeper.cancel(id);
    waiting[0]?.();
    const ended = await drive(bench, id);
    expect(ended.status).toBe('cancelled');
    const texts = bench.noted.map(({ text }) => text.id);
    const sent = texts.findIndex((text) => /^runbook\.activity\.(?:sent|unclear)$/.test(text));
    expect(sent).toBeGreaterThan(texts.indexOf('runbook.activity.confirmed'));
    expect(bench.noted[sent]?.details).toMatchObject({ step: 'add', method: 'POST' });
    // And what it had added is gone again.
    expect(bench.integration.app.application.passwords).toHaveLength(1);
  });
});
