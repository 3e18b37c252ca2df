import type { Browser } from 'playwright-core';

import { launchChromium } from './chromium';

let shared: Promise<Browser> | null = null;

/**
 * The one Chromium of this process, started when it is first wanted: starting one costs more than most tests. Every
 * window is a context of its own in it, which whoever made it closes. One that crashed gives way to another. It ends with
 * this process: the next file of tests may want it.
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
