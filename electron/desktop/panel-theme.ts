import { execFile } from 'node:child_process';

/** Where Windows keeps whether the task bar is light; the theme that applications see is another value. */
const WINDOWS_KEY = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize`;

/** Desktops whose top bar is dark whatever the theme of applications is. */
const DARK_PANEL_DESKTOPS = /gnome|unity|pantheon/i;

/** Runs a program and gives its output; null when it failed. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<string | null>;

/** How long a system program may take; none of them is worth waiting for. */
const PROGRAM_TIMEOUT_MS = 2_000;

/** Runs a program of the system, without a shell. */
export const runProgram: RunProgram = (file, args) =>
  new Promise((resolve) => {
    execFile(file, [...args], { timeout: PROGRAM_TIMEOUT_MS, windowsHide: true }, (error, output) => {
      resolve(error === null ? output : null);
    });
  });

/** Whether the panel that the tray icon lies on is dark. */
export async function isPanelDark(surroundings: {
  readonly platform: NodeJS.Platform;
  /** `XDG_CURRENT_DESKTOP`. */
  readonly desktop: string | undefined;
  /** What applications are told. */
  readonly isAppDark: boolean;
  readonly run: RunProgram;
}): Promise<boolean> {
  const { platform, desktop, isAppDark, run } = surroundings;
  if (platform === 'win32') {
    const output = await run('reg', ['query', WINDOWS_KEY, '/v', 'SystemUsesLightTheme']);
    const [, value] = /SystemUsesLightTheme\s+REG_DWORD\s+0x([0-9a-f]+)/i.exec(output ?? '') ?? [];
    return value === undefined ? true : Number.parseInt(value, 16) === 0;
  }
  return isAppDark || (platform === 'linux' && DARK_PANEL_DESKTOPS.test(desktop ?? ''));
}
