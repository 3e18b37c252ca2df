import { describe } from 'vitest';

import { chromiumPath } from './chromium';
import type { DesktopRunner } from './desktop-host';
import { findElectronRunner } from './electron-host';
import type { HostRunner } from './host-runner';
import { serveRunner } from './serve-host';
import { standInRunner } from './stand-in-host';

const electronRunner = findElectronRunner();

function onEach<Runner extends { readonly name: string }>(
  name: string,
  drawnByChromium: readonly Runner[],
  others: readonly Runner[],
  suite: (runner: Runner) => void,
): void {
  for (const runner of drawnByChromium) {
    describe.skipIf(chromiumPath() === null)(`${name} on ${runner.name}`, () => {
      suite(runner);
    });
  }
  for (const runner of others) {
    describe(`${name} on ${runner.name}`, () => {
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
      await watched.page.locator('h1').first().waitFor();
      return { watched, quit: host.quit };
    },
  };
}

/** Declares a suite once for each host: `serve` with a browser, and each desktop. */
export function onEachHost(name: string, suite: (runner: HostRunner) => void): void {
  const electrons = electronRunner === null ? [] : [windowOf(electronRunner)];
  onEach(name, [serveRunner, windowOf(standInRunner)], electrons, suite);
}
