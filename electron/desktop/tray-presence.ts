import { SECOND_MS } from '../../shared/domain/instant';
import { type Clock, sleep } from '../clock';
import type { RunProgram } from './panel-theme';

/** Whether a tray icon can be seen. */
export type TrayPresence = 'present' | 'absent' | 'unknown';

/** The panel's service that shows icons; every Linux panel that has a tray owns this name. */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Ways to ask the session bus who owns a name: GLib's tool, and systemd's where there is no GLib. */
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest=org.freedesktop.DBus',
      '--object-path=/org/freedesktop/DBus',
      '--method=org.freedesktop.DBus.NameHasOwner',
      WATCHER,
    ],
  ],
  [
    'busctl',
    [
      '--user',
      'call',
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus',
      'NameHasOwner',
      's',
      WATCHER,
    ],
  ],
];

/**
 * Whether a tray icon will be seen. Windows and macOS always show one. A Linux desktop does when a
 * `StatusNotifierWatcher` is on the session bus; GNOME without its extension has none, and Electron cannot tell
 * (electron/electron#5872). Not knowing has to count as no: a window that cannot be brought back must not be
 * hidden.
 */
export async function probeTray(platform: NodeJS.Platform, run: RunProgram): Promise<TrayPresence> {
  if (platform !== 'linux') return 'present';
  for (const [program, args] of QUESTIONS) {
    const [, answer] = /\b(true|false)\b/.exec((await run(program, args)) ?? '') ?? [];
    if (answer !== undefined) return answer === 'true' ? 'present' : 'absent';
  }
  return 'unknown';
}

/** At login, the panel and this application start at the same time: the panel may be later. */
export const LOGIN_PATIENCE_MS = 5 * SECOND_MS;

/** Waits until the tray is there, no longer than `patienceMs`, and says what was found last. */
export async function awaitTray(
  probe: () => Promise<TrayPresence>,
  clock: Clock,
  patienceMs: number,
): Promise<TrayPresence> {
  const deadline = clock.monotonic() + patienceMs;
  for (;;) {
    const found = await probe();
    if (found === 'present' || clock.monotonic() >= deadline) return found;
    await sleep(clock, SECOND_MS);
  }
}
