import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The entry's name; the same as the package's own `.desktop` file, so that desktops show it once. */
const FILE_NAME = 'graphkeeper.desktop';

/** Where desktops look for what is to be started at login (XDG Desktop Application Autostart Specification 0.5). */
export function autostartPath(env: Readonly<Record<string, string | undefined>>, home: string): string {
  const chosen = env['XDG_CONFIG_HOME'];
  // The specification lets relative paths be ignored.
  const folder = chosen?.startsWith('/') === true ? chosen : join(home, '.config');
  return join(folder, 'autostart', FILE_NAME);
}

/**
 * A program and its arguments as the `Exec` key wants them (Desktop Entry Specification 1.5): each quoted, and
 * with the reserved characters escaped twice, for the string and for the quoting.
 */
export function execLine(program: string, args: readonly string[]): string {
  return [program, ...args]
    .map((part) => `"${part.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('%', '%%')}"`)
    .join(' ')
    .replaceAll('\\', '\\\\');
}

/** The whole entry. */
export function autostartEntry(program: string, args: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Graphkeeper',
    'Comment=Watches a Microsoft Graph mail integration',
    'Comment[fr]=Surveille une intégration de messagerie Microsoft Graph',
    `Exec=${execLine(program, args)}`,
    'Icon=graphkeeper',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * What an entry will really do: `blocked` when a desktop's own settings switched it off in the file, `off` when
 * it starts something else, for example an AppImage that was moved since.
 */
export function readAutostartEntry(
  text: string,
  program: string,
  args: readonly string[],
): 'on' | 'off' | 'blocked' {
  const values = new Map(
    text.split(/\r?\n/).flatMap((line): [string, string][] => {
      const [, key, value] = /^([A-Za-z-]+)\s*=\s*(.*)$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value.trim()]];
    }),
  );
  if (values.get('Exec') !== execLine(program, args)) return 'off';
  const isOff = values.get('Hidden') === 'true' || values.get('X-GNOME-Autostart-enabled') === 'false';
  return isOff ? 'blocked' : 'on';
}

/** Launching at login through the entry in a file. */
export interface AutostartFile {
  readonly read: () => Promise<'on' | 'off' | 'blocked'>;
  /** Writes or removes it; rejects with the file system's error. */
  readonly set: (isEnabled: boolean) => Promise<void>;
}

/** The entry at a path, for a program. */
export function createAutostartFile(path: string, program: string, args: readonly string[]): AutostartFile {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch(() => null);
      return text === null ? 'off' : readAutostartEntry(text, program, args);
    },
    set: async (isEnabled) => {
      if (!isEnabled) {
        await rm(path, { force: true });
        return;
      }
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Renamed into place, so that a desktop that reads meanwhile finds the old entry or the new one.
      const draft = `${path}.${String(process.pid)}`;
      await writeFile(draft, autostartEntry(program, args));
      await chmod(draft, 0o644);
      await rename(draft, path);
    },
  };
}
