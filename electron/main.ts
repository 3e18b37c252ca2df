import { app } from 'electron';

/*
 * One program, two uses: the tray application, and the command line for whoever calls it with a command. Each is
 * loaded only when it is wanted.
 *
 * Electron is not ready before this module has come to its end, which is what the awaiting is for: a command is
 * over by then, without a display, a lock or a data folder. Nothing may import this module, or both would wait.
 */
const { commandArguments } = await import('./command-line/arguments');
const args = commandArguments(process.argv, process.defaultApp);

if (args === null) {
  const { openDesktop } = await import('./desktop/open');
  openDesktop();
} else {
  const [{ run }, { PATHS }] = await Promise.all([import('./command-line/run'), import('./desktop/paths')]);
  await run(args, PATHS.renderer, (exitCode) => {
    app.exit(exitCode);
  });
}
