import { message } from '../../shared/messages/message';
import type { Terminal } from './terminal';

/**
 * Tells of a defect: what kind, and where in our code. The error's own text is left out, because it could hold
 * what must not be printed.
 */
export function complainInternal(error: unknown, terminal: Terminal): void {
  const name = error instanceof Error ? error.name : typeof error;
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : [];
  terminal.tell(message('cli.error.internal', { name }));
  for (const frame of frames) terminal.complain(`${frame}\n`);
}
