import { accessSync, constants } from 'node:fs';

import { type Browser, chromium } from 'playwright-core';

/** The one without a desktop's window around its pages first: it takes less to start and to run. */
const CANDIDATES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
] as const;

/** A Chromium on this machine (`CHROMIUM_PATH` first), or null: then suites that need one are skipped by name. */
export function chromiumPath(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = named === undefined || named === '' ? CANDIDATES : [named];
  for (const path of candidates) {
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next one.
    }
  }
  return null;
}

/** What keeps Chromium quiet: no GPU, and none of its own requests to the outside. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
] as const;

/** Starts Chromium; only where `chromiumPath` found one. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
}
