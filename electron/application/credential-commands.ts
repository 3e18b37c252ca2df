import type { ActivityEvent } from '../../shared/alerts/activity';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { act } from './act';
import type { Watching } from './watching';

/** The commands about credentials that were found. */
export function credentialCommands(options: {
  readonly watching: Pick<Watching, 'confirmCredential'>;
  /** The user of this computer. */
  readonly user: string;
  readonly note: (event: ActivityEvent) => void;
}): Pick<CommandHandlers, 'confirmCredential'> {
  const { watching, user, note } = options;
  return {
    confirmCredential: ({ connectionId, keyId }) =>
      act(() => {
        note(watching.confirmCredential(connectionId, keyId, user));
      }),
  };
}
