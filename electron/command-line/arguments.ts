import { parseArgs } from 'node:util';

/**
 * Switches for Chromium that may stand among a command's own options, where wrappers put them. None of the
 * commands has an option of such a name, so a misspelt option of ours is still told.
 */
const CHROMIUM_SWITCH =
  /^--(?:no-sandbox|no-zygote|user-data-dir|password-store|(?:disable|enable|force|ozone|gtk|log|use)-[a-z-]+)(?:=|$)/;

/** A word that can only be meant as a command: no path, no address, no file name. */
const BARE_WORD = /^[A-Za-z][A-Za-z-]*$/;

const ASKING = ['help', 'h', 'version', 'V'];

/**
 * What the desktop program was called as a command with, for example `check --sample`: the arguments from the
 * command on, without Chromium's. Null when it was not, and is to be the tray application.
 *
 * A misspelt command is one too: it has to be told, and no window opened from a script that runs at night.
 *
 * @param argv `process.argv`
 * @param isDefaultApp whether Electron was given the application's path (`process.defaultApp`), which then is the
 * first word of its arguments; the packaged program has no such word
 */
export function commandArguments(argv: readonly string[], isDefaultApp: boolean): readonly string[] | null {
  const args = argv.slice(1);
  const { tokens } = parseArgs({
    args,
    // Options whose value stands apart and is no word of its own: ours, and Electron's to preload a module.
    options: { config: { type: 'string' }, require: { type: 'string', short: 'r' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words = tokens.filter((token) => token.kind === 'positional');
  const [command] = words.slice(isDefaultApp ? 1 : 0);
  const given = (from: number): readonly string[] =>
    args.slice(from).filter((argument) => !CHROMIUM_SWITCH.test(argument));
  if (command !== undefined && BARE_WORD.test(command.value)) return given(command.index);
  const isAsked = tokens.some((token) => token.kind === 'option' && ASKING.includes(token.name));
  return isAsked ? given((isDefaultApp ? (words[0]?.index ?? -1) : -1) + 1) : null;
}
