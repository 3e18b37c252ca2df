import type { Browser } from 'playwright-core';

import { launchChromium } from './chromium';

let shared: Promise<Browser> | null = null;

/**
 * The one Chromium of this process, started when it is first wanted: starting one costs more than most tests. Every
 * window is a context of its own in it. One that crashed gives way to another.
 */
export function sharedChromium(): Promise<Browser> {
  shared ??= launchChromium().then((browser) => {
    browser.once('disconnected', () => {
      shared = null;
    });
    return browser;
  });
  return shared;
}

/** Ends it, if it was started. */
export async function closeSharedChromium(): Promise<void> {
  const open = shared;
  shared = null;
  await (await open)?.close();
}
