import type { Message } from '../../shared/messages/message';

/** Something that the caller of the command line has to change; its message goes to standard error. */
export class CommandLineError extends Error {
  constructor(
    readonly text: Message,
    /** The command whose help tells more; null where help is of no use. */
    readonly helpOf: string | null = null,
  ) {
    super(text.id);
  }
}
