import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { systemClock } from '../../electron/clock';
import { openAuthority } from '../../electron/simulator/certificate-authority';
import { reportOf } from './report';
import { simulate } from './simulate';
import { soak } from './soak/soak';
import { passOverKilled } from './virtual-disk';

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
    https: { type: 'boolean', default: false },
    authority: { type: 'string' },
  },
});

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A misspelt number would live through no year, and find that all are well. */
function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} is no number: ${text}`);
  return Number(text);
}

const days = values.days === undefined ? null : whole('days', values.days);
const authority = values.authority ?? null;

async function one(seed: number): Promise<void> {
  passOverKilled();
  const outcome = await simulate(seed, { isTraced: values.trace, days, authority });
  for (const line of outcome.trace) say(line);
  say(reportOf(outcome) ?? `seed ${seed}: all well (${outcome.polls} polls, ${outcome.deaths} kills)`);
  process.exitCode = outcome.violations.length === 0 ? 0 : 1;
}

async function many(): Promise<void> {
  const isWell = await soak(
    {
      from: whole('from', values.from),
      count: whole('count', values.count),
      workers: whole('workers', values.workers),
      days,
      authority,
    },
    say,
  );
  process.exitCode = isWell ? 0 : 1;
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
else if (values.seed !== undefined) await one(whole('seed', values.seed));
else await many();
