import type { CommandHandlers } from '../../shared/ipc/contract';
import type { Drafts } from '../onboarding/draft';
import type { StoredConnection } from '../storage/settings-store';
import { act } from './act';

type DraftCommands = Pick<
  CommandHandlers,
  | 'openDraft'
  | 'changeDraft'
  | 'setDraftSecret'
  | 'signIn'
  | 'cancelSignIn'
  | 'checkDraft'
  | 'cancelDraftCheck'
  | 'listGenesysDomains'
  | 'saveDraft'
  | 'closeDraft'
>;

/**
 * The commands of adding and editing a connection.
 *
 * @param requireOwn throws where connections cannot be edited here
 * @param findOwn throws for a connection that cannot be edited
 */
export function draftCommands(
  drafts: Drafts,
  requireOwn: () => void,
  findOwn: (connectionId: string) => StoredConnection,
): DraftCommands {
  return {
    openDraft: ({ connectionId }) =>
      act(() => {
        requireOwn();
        drafts.open(connectionId === undefined ? null : findOwn(connectionId));
      }),
    changeDraft: (change) =>
      act(() => {
        drafts.change(change);
      }),
    setDraftSecret: (given) =>
      act(() => {
        drafts.setSecret(given);
      }),
    // For a connection that is not open, its draft is where the sign-in shows.
    signIn: ({ method, connectionId }) =>
      act(() => {
        if (connectionId !== undefined && drafts.connectionId() !== connectionId) {
          drafts.open(findOwn(connectionId));
        }
        drafts.signIn(method);
      }),
    cancelSignIn: () => act(drafts.cancelSignIn),
    checkDraft: () => act(drafts.check),
    cancelDraftCheck: () => act(drafts.cancelCheck),
    listGenesysDomains: () => drafts.listGenesysDomains(),
    saveDraft: async () => ({ connectionId: await drafts.save() }),
    closeDraft: () => act(drafts.close),
  };
}
