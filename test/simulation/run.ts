import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { z } from 'zod';

import { systemClock } from '../../electron/clock';
import { openAuthority } from '../../electron/simulator/certificate-authority';
import { reportOf } from './report';
import { simulate } from './simulate';
import { Killed } from './virtual-disk';

/**
 * `npm run simulate -- --seed 1234` lives through one year, `--trace` tells it line by line, `--days 40` ends it
 * early; `--https` has it go through real sockets. `npm run simulate:soak -- --from 1 --count 5000` lives through as
 * many, on all processors. The exit code is 1 when something happened that must never happen.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    days: { type: 'string' },
    trace: { type: 'boolean', default: false },
    from: { type: 'string', default: '1' },
    count: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    step: { type: 'string', default: '1' },
    https: { type: 'boolean', default: false },
    authority: { type: 'string' },
  },
});

const news = z.object({ report: z.string().nullable(), polls: z.number(), deaths: z.number() });

// A process that is killed leaves promises behind that nobody waits for: this one lives on and sees them.
process.on('unhandledRejection', (error) => {
  if (!(error instanceof Killed)) throw error;
});

/**
 * Where Node puts what is new, in MB. A year makes much that does not last: with the 16 of Node, a tenth of its time
 * goes into looking through it.
 */
const NURSERY_MB = 64;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const options = {
  isTraced: values.trace,
  authority: values.authority,
  ...(values.days === undefined ? {} : { days: Number(values.days) }),
};

async function one(seed: number): Promise<void> {
  const outcome = await simulate(seed, options);
  for (const line of outcome.trace) say(line);
  say(reportOf(outcome) ?? `seed ${seed}: all well (${outcome.polls} polls, ${outcome.deaths} kills)`);
  process.exitCode = outcome.violations.length === 0 ? 0 : 1;
}

/** Lives through a share of the years, and tells the parent of each. */
async function work(send: (message: z.infer<typeof news>) => void): Promise<void> {
  const from = Number(values.from);
  for (let seed = from; seed < from + Number(values.count); seed += Number(values.step)) {
    const outcome = await simulate(seed, options);
    send({ report: reportOf(outcome), polls: outcome.polls, deaths: outcome.deaths });
  }
}

async function soak(from: number, count: number): Promise<void> {
  const step = Math.max(1, Math.min(count, Number(values.workers)));
  const sum = { years: 0, polls: 0, deaths: 0, broken: 0 };
  const note = (message: unknown): void => {
    const { report, polls, deaths } = news.parse(message);
    sum.years += 1;
    sum.polls += polls;
    sum.deaths += deaths;
    if (report !== null) {
      sum.broken += 1;
      say(report);
    }
    if (sum.years % 100 === 0) say(`${sum.years} years, ${sum.broken} broken`);
  };
  const codes = await Promise.all(
    Array.from({ length: step }, (_, index) => {
      const share = [
        '--from',
        String(from + index),
        '--count',
        String(count - index),
        '--step',
        String(step),
        ...(values.days === undefined ? [] : ['--days', values.days]),
        ...(values.authority === undefined ? [] : ['--authority', values.authority]),
      ];
      const worker = fork(fileURLToPath(import.meta.url), share, {
        execArgv: [...process.execArgv, `--max-semi-space-size=${NURSERY_MB}`],
      });
      worker.on('message', note);
      return new Promise<number | null>((resolve) => {
        worker.once('exit', resolve);
      });
    }),
  );
  say(`${sum.years} years, ${sum.polls} polls, ${sum.deaths} kills, ${sum.broken} broken`);
  process.exitCode = sum.broken === 0 && codes.every((code) => code === 0) ? 0 : 1;
}

/** Does the same through real sockets, in a process that trusts an authority made for it. */
async function trusting(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'graphkeeper-simulation-'));
  try {
    const { certificatePath } = await openAuthority(folder, systemClock.now());
    const given = process.argv.slice(2).filter((one) => one !== '--https');
    const script = fileURLToPath(import.meta.url);
    const child = spawn(process.execPath, [...process.execArgv, script, ...given, '--authority', folder], {
      stdio: 'inherit',
      env: { ...process.env, NODE_EXTRA_CA_CERTS: certificatePath },
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    process.exitCode = code ?? 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (values.https) await trusting();
else if (process.send !== undefined) {
  // Nobody is left to tell.
  process.once('disconnect', () => process.exit());
  await work((message) => process.send?.(message));
  process.disconnect();
} else if (values.seed !== undefined) await one(Number(values.seed));
else await soak(Number(values.from), Number(values.count));
