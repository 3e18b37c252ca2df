import { type Language, LANGUAGES } from '../../shared/messages/formatter';

/** A language that somebody named; null when it is none of ours. */
function languageOf(text: string): Language | null {
  return LANGUAGES.find((language) => language === text) ?? null;
}

/**
 * The language of a terminal: `LC_ALL` overrides `LC_MESSAGES` overrides `LANG` (POSIX). `fr_CA.UTF-8` is French;
 * anything that is not one of our languages is English.
 */
export function languageFromEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return languageOf((locale ?? '').split(/[_.@-]/, 1)[0]?.toLowerCase() ?? '') ?? 'en';
}

/** `--lang` as it was typed, before the arguments are parsed: help and errors about arguments speak it, too. */
export function languageFromArguments(args: readonly string[]): Language | null {
  const index = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = args[index];
  if (given === undefined) return null;
  return languageOf(given === '--lang' ? (args[index + 1] ?? '') : given.slice('--lang='.length));
}
