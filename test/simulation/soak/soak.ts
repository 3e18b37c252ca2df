import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import { ensureBuilt, SIMULATION_FOLDER } from '../../support/build';
import { newsSchema, type Order } from './worker-messages';

/**
 * Where Node puts what is new, in MB. A year makes much that does not last: with the 16 of Node, a tenth of its time
 * goes into looking through it.
 */
const NURSERY_MB = 64;

/** How many years are lived through, and how. */
export interface SoakOptions {
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly days: number | null;
  readonly authority: string | null;
}

/**
 * Lives through years in processes of their own, of plain JavaScript: as the loader of `tsx` translates it, a year
 * costs a fifth more. Whoever is done with one takes the next.
 *
 * @param say is told each broken year, how far it is, and what it came to
 * @returns whether all years were well
 */
export async function soak(options: SoakOptions, say: (line: string) => void): Promise<boolean> {
  await ensureBuilt('simulation');
  const { from, count, days, authority } = options;
  const sum = { years: 0, polls: 0, deaths: 0, broken: 0 };
  let next = from;

  const tally = (report: string | null): void => {
    sum.years += 1;
    if (report !== null) {
      sum.broken += 1;
      say(report);
    }
    if (sum.years % 100 === 0) say(`${sum.years} years, ${sum.broken} broken`);
  };

  /** Resolves once there are no years left for it. A year that it does not survive is broken, too. */
  const employ = (worker: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      let seed: number | null = null;
      const order = (): void => {
        seed = next < from + count ? next : null;
        if (seed === null) {
          worker.disconnect();
          return;
        }
        next += 1;
        worker.send({ seed, days, authority } satisfies Order);
      };
      worker.on('message', (message) => {
        const { report, polls, deaths } = newsSchema.parse(message);
        sum.polls += polls;
        sum.deaths += deaths;
        tally(report);
        order();
      });
      worker.once('exit', (code, signal) => {
        if (seed !== null) tally(`seed ${seed}: its process ended (${signal ?? code ?? 'unknown'})`);
        resolve();
      });
      order();
    });

  const script = join(SIMULATION_FOLDER, 'worker.mjs');
  const execArgv = [`--max-semi-space-size=${NURSERY_MB}`];
  const workers = Array.from({ length: Math.max(1, Math.min(count, options.workers)) }, async () => {
    while (next < from + count) await employ(fork(script, [], { execArgv }));
  });
  await Promise.all(workers);
  say(`${sum.years} years, ${sum.polls} polls, ${sum.deaths} kills, ${sum.broken} broken`);
  return sum.broken === 0;
}
