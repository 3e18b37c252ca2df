import { access } from 'node:fs/promises';
import { join } from 'node:path';

import { CommandFailure } from '../../shared/ipc/dispatch';
import { type Message, message } from '../../shared/messages/message';
import { createApplication } from '../application';
import { createBareHost } from '../application/bare-host';
import { systemClock } from '../clock';
import { currentUser } from '../current-user';
import { startWebHost } from '../headless/web-host';
import { openSampleTenant } from '../sample-tenant';
import { openFileActivityJournal } from '../storage/file-activity-journal';
import { openFileAlertStore } from '../storage/file-alert-store';
import { openFileRunStore } from '../storage/file-run-store';
import { claimFolder } from '../storage/folder-claim';
import { checkTimeRegularly } from '../time-checks';
import { version } from '../version';
import { CommandLineError } from './command-line-error';
import { complainInternal } from './internal-error';
import { listening, parsePort } from './network-port';
import { openBrowser } from './open-browser';
import { openServeSource, realFetch } from './serve-source';
import type { SourceOptions } from './source';
import { untilStopped } from './stop-signal';
import type { Terminal } from './terminal';

/** The options of `serve`, as commander hands them over. */
export interface ServeOptions extends SourceOptions {
  readonly port?: string;
  readonly open?: boolean;
}

const COMMAND = 'graphkeeper serve';

/** The address with the token is a key to the window: it is printed for whoever started this, and never logged. */
async function announce(url: string, options: ServeOptions, terminal: Terminal): Promise<void> {
  terminal.tell(message('cli.serve.running'));
  await terminal.print(`${url}\n`);
  if (options.open !== false) await openBrowser(url, terminal.env);
}

/**
 * Claims the folder. It is refused where another process has it, in place of running without telling: nobody would
 * notice that this one stays silent.
 */
async function claim(folder: string, onLost: (refusal: Message) => void): Promise<() => Promise<void>> {
  const claimed = await claimFolder({ folder, surface: 'headless', onLost });
  if (claimed.state === 'taken') throw new CommandLineError(claimed.refusal);
  return claimed.release;
}

/**
 * `graphkeeper serve`: the application without Electron, until stopped.
 *
 * @param rendererFolder the built interface
 * @returns the exit code
 */
export async function runServe(
  options: ServeOptions,
  terminal: Terminal,
  rendererFolder: string,
): Promise<number> {
  const port = parsePort(options.port, COMMAND);
  const onUnexpected = (error: unknown): void => {
    complainInternal(error, terminal);
  };
  const source = await openServeSource(options, terminal.env, COMMAND, onUnexpected);
  const page = join(rendererFolder, 'index.html');
  await access(page).catch(() => {
    throw new CommandLineError(message('cli.error.interfaceMissing', { path: page }));
  });
  const folder = source.dataFolder;
  let onLost: (refusal: Message) => void = () => undefined;
  const lost = new Promise<Message>((resolve) => {
    onLost = resolve;
  });
  const release = folder === null ? null : await claim(folder, onLost);
  const keychain = source.problems.find(({ code }) => code === 'keychainUnavailable');
  const application = createApplication({
    mode: 'headless',
    version,
    systemLanguage: terminal.language,
    watched: source.watched,
    world: source.world,
    openSample: () => openSampleTenant(systemClock),
    clock: systemClock,
    random: Math.random,
    settings: source.settings,
    secretStore: source.secretStore,
    ...(folder === null
      ? {}
      : {
          alertStore: openFileAlertStore({ folder }),
          journal: openFileActivityJournal({ folder }),
          runStore: openFileRunStore({ folder, clock: systemClock }),
        }),
    fetch: realFetch,
    user: currentUser(),
    openExternal: async (url) => {
      if (!(await openBrowser(url, terminal.env))) throw new CommandFailure('notAllowed', 'no browser here');
    },
    host: createBareHost({
      keychainProblem: keychain?.message ?? null,
      dataFolder: folder,
      versions: { graphkeeper: version, node: process.versions.node },
    }),
    env: terminal.env,
    problems: source.problems,
    onUnexpected,
  });
  const stop = untilStopped();
  const host = await listening(port, () =>
    startWebHost({ application, rendererFolder, port, version, onUnexpected }),
  );
  application.start();
  const endTimeChecks = checkTimeRegularly(systemClock, application);
  await announce(host.url, options, terminal);
  const refusal = await Promise.race([stop.stopped, lost]);
  endTimeChecks();
  await host.close();
  await application.dispose();
  await release?.();
  if (refusal !== undefined) throw new CommandLineError(refusal);
  return 0;
}
