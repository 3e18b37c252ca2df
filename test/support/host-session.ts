import { afterEach, expect } from 'vitest';

import { ensureBuilt } from './build';
import type { DesktopLaunch } from './desktop-host';
import type { HostRunner, WindowedApplication } from './host-runner';
import { useSharedSetting } from './shared-setting';
import { emptyFolder, useTemporaryFolder } from './temporary-folder';
import type { WatchedPage } from './watched-page';

/** One application for all tests of a suite. */
export interface HostSession {
  readonly window: () => WatchedPage;
  /** Where it keeps everything. */
  readonly folder: () => string;
}

/**
 * Registers what starts the application before the tests of the suite that calls it, and ends it after them. A window
 * that does something it must not fails the test in which it does.
 *
 * @param options what it is started with
 */
export function useApplication(
  runner: HostRunner,
  options: () => Omit<DesktopLaunch, 'folder'> = () => ({}),
): HostSession {
  const folder = useTemporaryFolder();
  let running: WindowedApplication | null = null;
  const window = (): WatchedPage => {
    if (running === null) throw new Error('the application is not there yet');
    return running.watched;
  };
  useSharedSetting({
    begin: async () => {
      for (const target of ['renderer', 'preload', 'main', 'cli'] as const) await ensureBuilt(target);
      running = await runner.launch({ folder: folder(), ...options() });
    },
    end: async () => {
      const ending = running;
      running = null;
      if (ending !== null) expect(await ending.quit()).toBe(0);
      emptyFolder(folder());
    },
  });
  afterEach(() => {
    expect(running?.watched.misdeeds ?? []).toEqual([]);
  });
  return { window, folder };
}
