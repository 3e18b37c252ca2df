import { writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

import { ensureBuilt } from './build';
import { type DesktopHost, type DesktopLaunch, type DesktopRunner, untilView } from './desktop-host';
import { temporaryFolder } from './temporary-folder';

const running: DesktopHost[] = [];

/** Builds all that the desktop application is made of. */
export async function buildDesktop(): Promise<void> {
  for (const target of ['renderer', 'preload', 'main'] as const) await ensureBuilt(target);
}

/** Ends every application that `launch` started; to be called after each test. */
export async function quitAll(): Promise<void> {
  await Promise.all(running.splice(0).map((host) => host.quit().catch(() => null)));
}

/** Starts the application in a folder of its own. */
export async function launch(
  runner: DesktopRunner,
  options: Partial<DesktopLaunch> = {},
): Promise<DesktopHost> {
  const host = await runner.launch({ folder: temporaryFolder(), ...options });
  running.push(host);
  return host;
}

/** The application when the sample tenant was read, notifications are out and the window shows it. */
export async function launchRead(
  runner: DesktopRunner,
  options: Partial<DesktopLaunch> = {},
): Promise<DesktopHost> {
  const host = await launch(runner, { ...options, arguments: ['--sample', ...(options.arguments ?? [])] });
  await untilView(
    host,
    'the sample tenant is read',
    ({ tray, notifications, window }) =>
      basename(tray?.image ?? '').startsWith('critical') && notifications.length > 0 && window !== null,
  );
  await untilPage(host, 'the overview', 'Mail has stopped for 1 of 4 connections.');
  return host;
}

/** Waits until the page shows a text. */
export async function untilPage(host: DesktopHost, what: string, text: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const page = await host
      .call({ name: 'evaluate', expression: 'document.body?.innerText ?? ""' })
      .catch(String);
    if (String(page).includes(text)) return;
    if (Date.now() > deadline) throw new Error(`${what}: "${text}" is not on the page:\n${String(page)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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
export function withPanel(hasPanel: boolean): Readonly<Record<string, string>> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\necho '(${String(hasPanel)},)'\n`, { mode: 0o755 });
  return { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
}
