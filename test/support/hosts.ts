import { describe, type TestOptions } from 'vitest';

import { chromiumPath } from './chromium';
import type { DesktopRunner } from './desktop-host';
import { findElectronRunner } from './electron-host';
import type { HostRunner } from './host-runner';
import { serveRunner } from './serve-host';
import { standInRunner } from './stand-in-host';
import { settled } from './watched-page';

/** How a suite runs. */
type SuiteOptions = Pick<TestOptions, 'retry'>;

const electronRunner = findElectronRunner();

function onEach<Runner extends { readonly name: string }>(
  name: string,
  drawnByChromium: readonly Runner[],
  others: readonly Runner[],
  suite: (runner: Runner) => void,
  options: SuiteOptions = {},
): void {
  for (const runner of drawnByChromium) {
    describe.skipIf(chromiumPath() === null)(`${name} on ${runner.name}`, options, () => {
      suite(runner);
    });
  }
  for (const runner of others) {
    describe(`${name} on ${runner.name}`, options, () => {
      suite(runner);
    });
  }
}

/**
 * Declares a suite once for each desktop: under the stand-in (skipped by name where there is no Chromium), and on a
 * real Electron where its binary is there.
 */
export function onEachDesktop(name: string, suite: (runner: DesktopRunner) => void): void {
  onEach(name, [standInRunner], electronRunner === null ? [] : [electronRunner], suite);
}

function windowOf(runner: DesktopRunner): HostRunner {
  return {
    name: runner.name,
    launch: async (launch) => {
      const host = await runner.launch(launch);
      const watched = await host.window();
      await settled(watched.page);
      return { watched, quit: host.quit };
    },
  };
}

/** Declares a suite once for each host: `serve` with a browser, and each desktop. */
export function onEachHost(
  name: string,
  suite: (runner: HostRunner) => void,
  options: SuiteOptions = {},
): void {
  const electrons = electronRunner === null ? [] : [windowOf(electronRunner)];
  onEach(name, [serveRunner, windowOf(standInRunner)], electrons, suite, options);
}
