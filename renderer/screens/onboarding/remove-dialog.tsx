import { ConfirmDialog } from '../../components/confirm-dialog';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';

export interface RemoveDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks before a connection is removed, and says what goes with it. */
export function RemoveDialog({ id, name, onClose }: RemoveDialogProps) {
  const { t } = useWords();
  const store = useStore();
  const { secretStore } = useAppState();
  return (
    <ConfirmDialog
      title={t('wizard.remove.title', { name })}
      confirm={t('wizard.remove.confirm')}
      cancel={t('wizard.remove.cancel')}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void store.run('removeConnection', { connectionId: id });
      }}
    >
      {t('wizard.remove.text', { store: secretStore })}
    </ConfirmDialog>
  );
}
