import { spawn } from 'node:child_process';

/** Runs of one measurement, reduced to what can be quoted. */
export interface Summary {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and greatest of several figures. */
export function summarize(figures: readonly number[]): Summary {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return { median: at(Math.floor(sorted.length / 2)), min: at(0), max: at(sorted.length - 1) };
}

/** Milliseconds that each run of `work` takes, after one run that is not counted. */
export async function time(runs: number, work: () => Promise<unknown> | undefined): Promise<Summary> {
  await work();
  const figures: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    figures.push(performance.now() - start);
  }
  return summarize(figures);
}

/** Prints the peak memory of the process that loads it, in KiB, on its fourth file descriptor at exit. */
const REPORT_PEAK =
  "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))";

/** A finished process: wall time in ms, peak memory in MB, exit code. */
export interface ProcessRun {
  readonly wallMs: number;
  readonly peakMb: number;
  readonly exitCode: number | null;
}

/** Runs a Node program as a process of its own and measures it from outside. */
export function runProcess(program: string, args: readonly string[]): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, ['--import', REPORT_PEAK, program, ...args], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    let peak = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      peak += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ wallMs: performance.now() - start, peakMb: Number(peak) / 1024, exitCode });
    });
  });
}

/** One line of the bench: what, how much, and what is aimed for. */
export function line(name: string, figure: string, aim: string): void {
  process.stdout.write(`${name.padEnd(52)} ${figure.padStart(24)}   aim ${aim}\n`);
}

/** A figure with its spread, for example `12 ms (11–15)`. */
export function withSpread({ median, min, max }: Summary, unit: string): string {
  return `${median.toFixed(0)} ${unit} (${min.toFixed(0)}–${max.toFixed(0)})`;
}
