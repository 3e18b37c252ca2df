import { describe } from 'vitest';

import { chromiumPath } from './chromium';
import type { DesktopRunner } from './desktop-host';
import { findElectronRunner } from './electron-host';
import { standInRunner } from './stand-in-host';

const electronRunner = findElectronRunner();

/**
 * Declares a suite once for each desktop: under the stand-in (skipped by name where there is no Chromium), and on a
 * real Electron where its binary is there.
 */
export function onEachDesktop(name: string, suite: (runner: DesktopRunner) => void): void {
  const isDrawn = chromiumPath() !== null;
  describe.skipIf(!isDrawn)(`${name} on ${standInRunner.name}`, () => {
    suite(standInRunner);
  });
  if (electronRunner !== null) {
    describe(`${name} on ${electronRunner.name}`, () => {
      suite(electronRunner);
    });
  }
}
