import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { App } from 'electron';

import { type Double, PreventableEvent } from './double';

/** What was asked of the application, for tests. */
export const appRecord = {
  name: 'Electron',
  appUserModelId: null as string | null,
  isSandboxed: false,
  isReady: false,
  hasLock: false,
  /** What was asked of the system for logins. */
  loginItem: null as object | null,
};

// The real thing's arguments: its program, then the application's path, which the packaged program has not.
if (process.env['STAND_IN_PACKAGED'] === '1') process.argv.splice(1, 1);
else Object.assign(process, { defaultApp: true });

const paths = new Map<string, string>();
const userDataSwitch = process.argv
  .find((argument) => argument.startsWith('--user-data-dir='))
  ?.split('=')[1];
paths.set('appData', process.env['STAND_IN_APP_DATA'] ?? tmpdir());
if (userDataSwitch !== undefined) paths.set('userData', userDataSwitch);

function userData(): string {
  return paths.get('userData') ?? join(paths.get('appData') ?? tmpdir(), appRecord.name);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const emitter = new EventEmitter();
let isQuitting = false;

/** The real thing's order: `before-quit`, every window's `close`, `will-quit`, the end. */
function quit(): void {
  if (isQuitting) return;
  const event = new PreventableEvent();
  emitter.emit('before-quit', event);
  if (event.defaultPrevented) return;
  isQuitting = true;
  emitter.emit('will-quit', new PreventableEvent());
  if (appRecord.hasLock) rmSync(join(userData(), 'SingletonLock'), { force: true });
  process.exit(0);
}

const members = {
  /** `STAND_IN_PACKAGED=1`: as installed. */
  isPackaged: process.env['STAND_IN_PACKAGED'] === '1',
  enableSandbox: () => {
    if (appRecord.isReady) throw new Error('app.enableSandbox() has to be called before the app is ready');
    appRecord.isSandboxed = true;
  },
  getAppPath: () => process.cwd(),
  getLocale: () => 'en-US',
  getLoginItemSettings: () => ({
    openAtLogin: appRecord.loginItem !== null,
    wasOpenedAtLogin: false,
    executableWillLaunchAtLogin: appRecord.loginItem !== null,
    status: 'not-registered',
    launchItems: [],
  }),
  getPath: (name: string) => (name === 'userData' ? userData() : (paths.get(name) ?? tmpdir())),
  getPreferredSystemLanguages: () => [process.env['STAND_IN_LANGUAGE'] ?? 'en-US'],
  getVersion: () => {
    const manifest = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as {
      version: string;
    };
    return manifest.version;
  },
  quit,
  exit: (code?: number) => process.exit(code ?? 0),
  /** One running instance a data folder, by a lock file; the loser's arguments reach the winner through the folder. */
  requestSingleInstanceLock: () => {
    const folder = userData();
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'SingletonLock');
    if (existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))) {
      writeFileSync(join(folder, `second-${String(process.pid)}.json`), JSON.stringify(process.argv));
      return false;
    }
    writeFileSync(lock, String(process.pid));
    appRecord.hasLock = true;
    const watcher = watch(folder, () => {
      for (const file of readdirSync(folder).filter((name) => /^second-\d+\.json$/.test(name))) {
        const argv = JSON.parse(readFileSync(join(folder, file), 'utf8') || 'null') as string[] | null;
        if (argv === null) continue;
        rmSync(join(folder, file));
        emitter.emit('second-instance', new PreventableEvent(), argv, process.cwd(), null);
      }
    });
    watcher.unref();
    return true;
  },
  setAppUserModelId: (id: string | undefined) => {
    appRecord.appUserModelId = id ?? null;
  },
  setLoginItemSettings: (settings: { readonly openAtLogin?: boolean }) => {
    appRecord.loginItem = settings.openAtLogin === true ? settings : null;
  },
  setToastActivatorCLSID: (id: string) => {
    if (!/^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i.test(id)) throw new Error('not a CLSID');
  },
  setName: (name: string) => {
    appRecord.name = name;
  },
  setPath: (name: string, path: string) => {
    paths.set(name, path);
  },
  whenReady: async () => {
    await new Promise((resolve) => setImmediate(resolve));
    appRecord.isReady = true;
  },
} satisfies Double<
  App,
  | 'isPackaged'
  | 'enableSandbox'
  | 'getAppPath'
  | 'getLocale'
  | 'getLoginItemSettings'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'quit'
  | 'exit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setLoginItemSettings'
  | 'setName'
  | 'setPath'
  | 'setToastActivatorCLSID'
  | 'whenReady'
>;

const commandLine = {
  hasSwitch: (name: string) => process.argv.some((argument) => argument.startsWith(`--${name}`)),
} satisfies Double<App['commandLine'], 'hasSwitch'>;

export const app = Object.assign(emitter, members, { commandLine });
