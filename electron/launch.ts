import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { createFormatter } from '../shared/messages/formatter';
import { type Message, message } from '../shared/messages/message';
import { say } from '../shared/messages/say';
import { systemClock } from './clock';
import { languageFromEnvironment } from './command-line/language';
import {
  electronFolder,
  type FoundElectron,
  installedElectron,
  installElectron,
} from './launcher/find-electron';
import { hasDisplay, planLaunch } from './launcher/plan-launch';

/** `npm start`: the desktop application, or the same application on loopback where Electron cannot be had. */

const { env, platform } = process;
const language = languageFromEnvironment(env);
const format = createFormatter(language, systemClock.now());

function tell(text: Message): void {
  process.stderr.write(`${say(text, language, format)}\n`);
}

async function findElectron(): Promise<FoundElectron> {
  const folder = electronFolder();
  if (folder === null) return { state: 'missing', reason: 'package electron' };
  const path = installedElectron(folder, env);
  if (path !== null) return { state: 'found', path };
  tell(message('desktop.launch.downloading'));
  return installElectron(folder);
}

const plan = planLaunch({
  // Without a display nothing is downloaded that could not be used.
  electron: hasDisplay(platform, env) ? await findElectron() : { state: 'missing', reason: '' },
  platform,
  env,
  isRoot: process.getuid?.() === 0,
  node: process.execPath,
  projectFolder: fileURLToPath(new URL('../..', import.meta.url)),
  commandLine: fileURLToPath(new URL('../cli/graphkeeper.js', import.meta.url)),
  given: process.argv.slice(2),
});
if (plan.notice !== null) tell(plan.notice);

// Some editors set it in their terminals; Electron would then start as plain Node.
delete env['ELECTRON_RUN_AS_NODE'];
const child = spawn(plan.file, [...plan.arguments], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
