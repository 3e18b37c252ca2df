import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { DesktopHost, DesktopLaunch, DesktopRunner } from './desktop-host';
import type { ControlCall, ControlReply, DesktopView } from './electron-stand-in/control-protocol';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const REGISTER = new URL('electron-stand-in/register.ts', import.meta.url).href;
const TSX = pathToFileURL(join(ROOT, 'node_modules/tsx/dist/esm/index.mjs')).href;

/** What makes Node load the stand-in wherever a program asks for Electron. */
export const STAND_IN_LOADER: readonly string[] = ['--import', TSX, '--import', REGISTER];

/**
 * Runs a built main process in Node with the stand-in for Electron, whose windows are Chromium's.
 *
 * @param root the folder of the application: the project, or what was packed of it
 * @param loader what makes Node load the stand-in, and whatever else is to be loaded before the application
 */
export function createStandInRunner(root: string, loader = STAND_IN_LOADER): DesktopRunner {
  return { name: 'the stand-in', launch: (launch) => Promise.resolve(connect(start(root, loader, launch))) };
}

/** The project as it was built. */
export const standInRunner: DesktopRunner = createStandInRunner(ROOT);

function start(
  root: string,
  loader: readonly string[],
  { folder, arguments: given = [], env = {} }: DesktopLaunch,
): ChildProcess {
  return fork(join(root, 'out/main/main.js'), [`--user-data-dir=${join(folder, 'user-data')}`, ...given], {
    cwd: root,
    execArgv: [...loader],
    env: {
      ...process.env,
      GRAPHKEEPER_DATA_DIR: join(folder, 'data'),
      NODE_OPTIONS: '',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

function connect(child: ChildProcess): DesktopHost {
  const waiting = new Map<number, (reply: ControlReply) => void>();
  let lastId = 0;
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      for (const [id, settle] of waiting) settle({ id, ok: false, error: 'the application ended' });
      resolve(code);
    });
  });
  child.on('message', (reply: ControlReply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  const call = (request: ControlCall): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, (reply) => {
        if (reply.ok) resolve(reply.value);
        else reject(new Error(reply.error));
      });
      child.send({ id, call: request }, (error) => {
        if (error !== null) waiting.get(id)?.({ id, ok: false, error: error.message });
      });
    });
  return {
    call,
    view: async () => (await call({ name: 'view' })) as DesktopView,
    quit: async () => {
      if (child.exitCode !== null) return child.exitCode;
      await call({ name: 'quit' }).catch(() => undefined);
      const end = setTimeout(() => child.kill('SIGKILL'), 10_000);
      const code = await exited;
      clearTimeout(end);
      return code;
    },
    exited,
  };
}
