import { type ReactNode, useState } from 'react';

import { ConfirmDialog } from '../../components/confirm-dialog';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import { showWizard } from './use-begin-draft';

/** Beginning to edit. */
export interface EditDraft {
  readonly edit: (connectionId: string) => void;
  /** Asks what to do with another draft that is open; to be drawn. */
  readonly dialog: ReactNode;
}

/** Begins to edit a connection. There is one draft at a time: one that is open is not thrown away unasked. */
export function useEditDraft(): EditDraft {
  const { t } = useWords();
  const store = useStore();
  const { draft, connections } = useAppState();
  /** The connection to be edited once the other draft is out of the way. */
  const [waiting, setWaiting] = useState<string | null>(null);
  const open = async (connectionId: string): Promise<void> => {
    if (await store.run('openDraft', { connectionId })) showWizard();
  };
  const edited = connections.find(({ id }) => id === draft?.connectionId);
  return {
    edit: (connectionId) => {
      if (draft === null) void open(connectionId);
      else if (draft.connectionId === connectionId) showWizard();
      else setWaiting(connectionId);
    },
    dialog:
      waiting === null ? null : (
        <ConfirmDialog
          title={t('wizard.other.title', { name: edited?.name ?? '' })}
          confirm={t('wizard.other.discard')}
          cancel={t('wizard.other.continue')}
          onCancel={() => {
            setWaiting(null);
            showWizard();
          }}
          onConfirm={() => {
            setWaiting(null);
            void store.run('closeDraft', {}).then((isClosed) => (isClosed ? open(waiting) : undefined));
          }}
        >
          {t('wizard.other.text')}
        </ConfirmDialog>
      ),
  };
}
