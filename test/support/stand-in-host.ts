import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureBuilt, PROJECT_FOLDER, STAND_IN_FOLDER } from './build';
import type { DesktopHost, DesktopLaunch, DesktopRunner } from './desktop-host';
import type { ControlCall, DesktopView, PageCall, WindowCall } from './electron-stand-in/control-protocol';
import { PATIENCE_MS } from './eventually';
import { createPeer, type Peer } from './peer';
import { sharedChromium } from './shared-chromium';
import { createStandInPage, type StandInPage } from './stand-in-page';
import type { WatchedPage } from './watched-page';

/** What makes Node load a built part of the stand-in: itself, wherever a program asks for Electron, or the timers. */
export function standInImport(part: 'register' | 'timers'): readonly string[] {
  return ['--import', pathToFileURL(join(STAND_IN_FOLDER, `${part}.mjs`)).href];
}

/**
 * Runs a built main process in Node with the stand-in for Electron. Its windows are pages in the Chromium of this
 * process, so that a test has them as it has any other page.
 *
 * @param root the folder of the application: the project, or what was packed of it
 * @param imports what else is to be loaded before the application
 */
export function createStandInRunner(root: string, imports: readonly string[] = []): DesktopRunner {
  return {
    name: 'the stand-in',
    launch: async (launch) => {
      await ensureBuilt('standIn');
      return connect(start(root, [...standInImport('register'), ...imports], launch));
    },
  };
}

/** The project as it was built. */
export const standInRunner: DesktopRunner = createStandInRunner(PROJECT_FOLDER);

function start(
  root: string,
  imports: readonly string[],
  { folder, arguments: given = [], env = {} }: DesktopLaunch,
): ChildProcess {
  return fork(join(root, 'out/main/main.js'), [`--user-data-dir=${join(folder, 'user-data')}`, ...given], {
    cwd: root,
    execArgv: [...imports],
    serialization: 'advanced',
    env: {
      ...process.env,
      GRAPHKEEPER_DATA_DIR: join(folder, 'data'),
      NODE_OPTIONS: '',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The pages of one application's windows. */
class StandInPages {
  readonly #open = new Map<number, StandInPage>();
  /** The last one that was loaded. */
  #front: WatchedPage | null = null;
  readonly #waiting: ((page: WatchedPage) => void)[] = [];

  /** Does what a window asks for; what its page asks goes to the window through `ask`. */
  async answer(call: WindowCall, ask: (call: PageCall) => Promise<unknown>): Promise<unknown> {
    const page = this.#open.get(call.window);
    switch (call.name) {
      case 'openPage':
        await this.#load(call.window, await createStandInPage(await sharedChromium(), call, ask));
        return null;
      case 'deliver':
        await page?.deliver(call.channel, call.args);
        return null;
      case 'closePage':
        await this.#close(call.window);
        return null;
    }
  }

  /** The page in front, once there is one. */
  front(): Promise<WatchedPage> {
    if (this.#front !== null) return Promise.resolve(this.#front);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((window) => this.#close(window)));
  }

  async #load(window: number, page: StandInPage): Promise<void> {
    this.#open.set(window, page);
    await page.load();
    this.#front = page.watched;
    for (const tell of this.#waiting.splice(0)) tell(page.watched);
  }

  async #close(window: number): Promise<void> {
    const page = this.#open.get(window);
    this.#open.delete(window);
    if (this.#front === page?.watched) this.#front = null;
    await page?.close();
  }
}

function connect(child: ChildProcess): DesktopHost {
  const pages = new StandInPages();
  const peer: Peer<ControlCall | PageCall> = createPeer<ControlCall | PageCall>(child, (call: WindowCall) =>
    pages.answer(call, peer.ask),
  );
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      peer.end();
      void pages.closeAll().then(() => {
        resolve(code);
      });
    });
  });
  return {
    call: peer.ask,
    window: () => pages.front(),
    view: async () => (await peer.ask({ name: 'view' })) as DesktopView,
    quit: async () => {
      await peer.ask({ name: 'quit' }).catch(() => undefined);
      const end = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      const code = await exited;
      clearTimeout(end);
      return code;
    },
    exited,
  };
}
