import { expect } from 'vitest';

import { evaluate, type Evaluation } from '../../shared/diagnosis/evaluate';
import type { CheckId, Finding } from '../../shared/domain/finding';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { RunbookId } from '../../shared/domain/runbook-id';
import type { RunState } from '../../shared/domain/runbook-run';
import { begin, drive, lookAnew, type RunBench, WILLING, wordsOf } from './run-bench';
import type { TrialOptions, TrialServer } from './served-trials';

/** What the administrator does elsewhere when a step is come to, and what is answered. */
export interface Help {
  readonly deeds?: Readonly<Record<string, (state: RunState) => void>>;
  readonly answers?: () => Readonly<Record<string, string>>;
}

/** One question of the FAQ, in a tenant and an organisation that are served over HTTPS. */
export interface FaqCase {
  readonly bench: RunBench;
  /** Reads both ends and judges them, as the monitor does. */
  readonly judge: () => Promise<Evaluation>;
  /** Runs a runbook to its end, with an administrator who is willing. It has to be proved, or told. */
  readonly mend: (runbook: RunbookId, help?: Help) => Promise<RunState>;
  /** Title and detail of a finding, in English. */
  readonly words: (finding: Finding) => string;
  /** Time passes, mail comes, and the vendor does what it does. */
  readonly wait: (ms: number) => Promise<void>;
}

/** The findings of one check. */
export function findingsOf({ findings }: Evaluation, check: CheckId): readonly Finding[] {
  return findings.filter((one) => one.check === check);
}

/** The worst finding of a check, which has to have one. */
export function worstOf(evaluation: Evaluation, check: CheckId): Finding {
  const order = ['critical', 'warning', 'unknown', 'notice', 'ok'] as const;
  const found = findingsOf(evaluation, check);
  const worst = order.flatMap((severity) => found.filter((one) => one.severity === severity))[0];
  if (worst === undefined) throw new Error(`${check} found nothing`);
  return worst;
}

/** Opens one: both ends are simulated, and watched. */
export function openFaq(server: TrialServer, options: Omit<TrialOptions, 'organisation'> = {}): FaqCase {
  const { bench, unconfirmed } = server.open({ ...options, organisation: true });
  return {
    bench,
    judge: async () => {
      const snapshot = await lookAnew(bench);
      return evaluate(snapshot, DEFAULT_POLICY, bench.clock.now(), bench.remember(snapshot));
    },
    mend: async (runbook, { deeds, answers } = {}) => {
      const isDone = new Set<string>();
      const state = await drive(
        bench,
        begin(bench, runbook),
        async (run) => {
          const { current } = run;
          const deed = current === null ? undefined : deeds?.[current.id];
          if (current !== null && deed !== undefined && !isDone.has(current.id)) {
            isDone.add(current.id);
            deed(run);
          }
          const willing = await WILLING(run);
          return willing === null ? null : { ...willing, answers: { ...willing.answers, ...answers?.() } };
        },
        400,
      );
      expect(['proved', 'told'], JSON.stringify(state.current?.problem)).toContain(state.status);
      expect(unconfirmed).toEqual([]);
      expect(bench.unexpected).toEqual([]);
      return state;
    },
    words: ({ title, detail }) => `${wordsOf(title, bench.clock)} ${wordsOf(detail, bench.clock)}`,
    wait: (ms) => bench.clock.advance(ms),
  };
}
