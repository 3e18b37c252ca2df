import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';

import { PROJECT_FOLDER } from '../support/build';
import { type DesktopHost, type DesktopRunner, untilView } from '../support/desktop-host';
import { findElectronRunner } from '../support/electron-host';
import type { ProcessView } from '../support/electron-stand-in/control-protocol';
import { createStandInRunner, standInImport } from '../support/stand-in-host';
import { line, summarize, withSpread } from './measure';

/** The first reading and what it leaves behind are over by then. */
const SETTLING_MS = 10_000;

/** How long the rest is watched: several of the slowest things that recur within a minute. */
const REST_MS = 30_000;

const SAMPLES = 6;

/** "Nothing happens" allows no timer that is faster. */
const FAST_MS = 1_000;

const MB = 1_048_576;

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

async function processOf(host: DesktopHost): Promise<ProcessView> {
  return (await host.call({ name: 'process' })) as ProcessView;
}

async function measure(runner: DesktopRunner, folder: string, panel: string): Promise<void> {
  const host = await runner.launch({
    folder,
    arguments: ['--sample', '--hidden'],
    env: { PATH: `${panel}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  await untilView(host, 'the sample tenant is read', ({ tray }) =>
    basename(tray?.image ?? '').startsWith('critical'),
  );
  await pause(SETTLING_MS);
  const before = await processOf(host);
  const weights: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    await pause(REST_MS / SAMPLES);
    weights.push((await processOf(host)).rssBytes / MB);
  }
  const after = await processOf(host);
  await host.quit();
  line(
    `main process at rest, in the tray, on ${runner.name}`,
    withSpread(summarize(weights), 'MB'),
    '< 120 MB',
  );
  // A real Electron is not watched: the same code sets the same timers.
  if (after.timers.length === 0) return;
  const set = after.timers.slice(before.timers.length);
  const fast = [
    ...set.filter(({ kind, delayMs }) => kind === 'timeout' && delayMs < FAST_MS),
    ...after.timers.filter(({ kind, delayMs }) => kind === 'interval' && delayMs < FAST_MS),
  ];
  line(
    `  timers set in ${String(REST_MS / 1_000)} s, of them faster than 1 s`,
    `${String(set.length)}, ${String(fast.length)}`,
    'none faster',
  );
  for (const { delayMs, place } of fast) process.stdout.write(`    ${String(delayMs)} ms ${place}\n`);
}

/**
 * What the desktop costs while nothing happens: the built main process with the sample tenant, in the tray,
 * without a window. In Node with the stand-in the figure is what our code needs; Electron's own comes on top, and
 * is in the figure where a real Electron is there.
 */
export async function benchDesktop(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'graphkeeper-bench-'));
  try {
    // A panel that takes tray icons, so that the window can stay away.
    writeFileSync(join(folder, 'gdbus'), "#!/bin/sh\necho '(true,)'\n", { mode: 0o755 });
    const standIn = createStandInRunner(PROJECT_FOLDER, standInImport('timers'));
    await measure(standIn, join(folder, 'stand-in'), folder);
    const electron = findElectronRunner();
    if (electron !== null) await measure(electron, join(folder, 'electron'), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
