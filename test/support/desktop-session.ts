import { writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

import type { Page } from 'playwright-core';
import { afterEach, beforeAll } from 'vitest';

import { ensureBuilt } from './build';
import {
  type DesktopHost,
  type DesktopLaunch,
  type DesktopRunner,
  type DesktopView,
  untilView,
} from './desktop-host';
import { useSharedSetting } from './shared-setting';
import { emptyFolder, temporaryFolder, useTemporaryFolder } from './temporary-folder';

/** What the sample tenant's overview says. */
export const SAMPLE_SENTENCE = 'Mail has stopped for 1 of 4 connections.';

/** The desktop application, started by each test that wants it and ended after it. */
export interface DesktopSession {
  /** Starts the application in a folder of its own. */
  readonly launch: (options?: Partial<DesktopLaunch>) => Promise<DesktopHost>;
  /** Starts it on the sample tenant, and waits until that was read and is shown. */
  readonly launchRead: (options?: Partial<DesktopLaunch>) => Promise<DesktopHost>;
}

/** Registers what builds the application and ends it after each test of the suite that calls it. */
export function useDesktop(runner: DesktopRunner): DesktopSession {
  const running: DesktopHost[] = [];
  prepareDesktop();
  afterEach(async () => {
    await Promise.all(running.splice(0).map((host) => host.quit()));
  });
  const launch = async (options: Partial<DesktopLaunch> = {}): Promise<DesktopHost> => {
    const host = await runner.launch({ folder: temporaryFolder(), ...options });
    running.push(host);
    return host;
  };
  return {
    launch,
    launchRead: async (options = {}) => {
      const host = await launch({ ...options, arguments: ['--sample', ...(options.arguments ?? [])] });
      await untilSampleRead(host);
      return host;
    },
  };
}

/**
 * One application on the sample tenant for all tests of the suite that calls it, which leave it as they found it.
 *
 * @param options where it needs the surroundings of one
 */
export function useSampleDesktop(
  runner: DesktopRunner,
  options: () => Omit<Partial<DesktopLaunch>, 'folder'> = () => ({}),
): () => DesktopHost {
  let running: DesktopHost | null = null;
  prepareDesktop();
  const folder = useTemporaryFolder();
  useSharedSetting({
    begin: async () => {
      const given = options();
      running = await runner.launch({
        folder: folder(),
        ...given,
        arguments: ['--sample', ...(given.arguments ?? [])],
      });
      await untilSampleRead(running);
    },
    end: async () => {
      const ending = running;
      running = null;
      await ending?.quit();
      emptyFolder(folder());
    },
  });
  return () => {
    if (running === null) throw new Error('the application is not there yet');
    return running;
  };
}

function prepareDesktop(): void {
  beforeAll(async () => {
    for (const target of ['renderer', 'preload', 'main'] as const) await ensureBuilt(target);
  }, 300_000);
}

async function untilSampleRead(host: DesktopHost): Promise<void> {
  await untilView(
    host,
    'the sample tenant is read',
    ({ tray, notifications, window }) =>
      basename(tray?.image ?? '').startsWith('critical') && notifications.length > 0 && window !== null,
  );
  await untilPageSays(host, SAMPLE_SENTENCE);
}

/** Waits until the page says something. */
export async function untilPageSays(host: DesktopHost, text: string): Promise<void> {
  const { page } = await host.window();
  await page.getByText(text).first().waitFor();
}

/** Closes the window, and waits until it is hidden: what shows it again can be told from that. */
export async function hideWindow(host: DesktopHost): Promise<DesktopView> {
  await host.call({ name: 'closeWindow' });
  return untilView(host, 'the window is hidden', ({ window }) => window?.isVisible === false);
}

/** Runs a script in the page, whose `graphkeeper` is the bridge that the preload made. */
export async function evaluateInPage(host: DesktopHost, script: string): Promise<unknown> {
  const { page }: { readonly page: Page } = await host.window();
  return page.evaluate(script);
}

/** The labels of the tray's menu, without those of its submenus. */
export function labels({
  tray,
}: {
  readonly tray: { readonly menu: readonly { readonly label: string }[] } | null;
}): string[] {
  return (tray?.menu ?? []).map(({ label }) => label);
}

/** A session bus that says whether a panel takes tray icons; only Linux is asked. */
export function withPanel(hasPanel: boolean, folder = temporaryFolder()): Readonly<Record<string, string>> {
  writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\necho '(${String(hasPanel)},)'\n`, { mode: 0o755 });
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}
