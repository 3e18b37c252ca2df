import { type CommandError, type CommandHandlers, type CommandName, commands } from './contract';

/** A failure that a handler wants the interface to see with its code. */
export class CommandFailure extends Error {
  constructor(
    readonly code: CommandError['code'],
    detail: string,
  ) {
    super(detail);
  }
}

/** What crosses back: `CommandResult` without its type parameter. */
export type DispatchResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: CommandError };

function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/**
 * Checks a command's name and argument, runs its handler and wraps the outcome. Nothing is thrown: an
 * unexpected error becomes `internal` without its text, which could hold what must not leave the process.
 *
 * @param onUnexpected is told about errors that are not `CommandFailure`
 */
export async function dispatch(
  handlers: CommandHandlers,
  name: string,
  argument: unknown,
  onUnexpected: (error: unknown) => void,
): Promise<DispatchResult> {
  if (!isCommandName(name)) {
    return { ok: false, error: { code: 'badArgument', detail: 'unknown command' } };
  }
  const parsed = commands[name].safeParse(argument);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const detail =
      issue === undefined ? 'invalid' : `${issue.path.join('.') || 'argument'}: ${issue.message}`;
    return { ok: false, error: { code: 'badArgument', detail } };
  }
  try {
    const handler = handlers[name] as (argument: unknown) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data) };
  } catch (error) {
    if (error instanceof CommandFailure) {
      return { ok: false, error: { code: error.code, detail: error.message } };
    }
    onUnexpected(error);
    return { ok: false, error: { code: 'internal', detail: name } };
  }
}
