import type { CommanderError } from 'commander';

import { type Message, message } from '../../shared/messages/message';

/** What commander quotes in its own English sentence: the option or command in question. */
function quoted(error: CommanderError): string {
  return /'([^']*)'/.exec(error.message)?.[1] ?? '';
}

/** The first word of what commander quotes: `--port` of `--port <N>`. */
function flagOf(error: CommanderError): string {
  return quoted(error).split(/[ ,=]/, 1)[0] ?? '';
}

/** Commander's errors in our words, by their codes. */
export function usageMessage(error: CommanderError): Message {
  switch (error.code) {
    case 'commander.unknownOption':
      return message('cli.error.unknownOption', { flag: flagOf(error) });
    case 'commander.unknownCommand':
      return message('cli.error.unknownCommand', { name: quoted(error) });
    case 'commander.optionMissingArgument':
      return message('cli.error.missingValue', { flag: flagOf(error) });
    case 'commander.excessArguments':
      return message('cli.error.excessArgument');
    default:
      return message('cli.error.unusable', { detail: error.message });
  }
}
