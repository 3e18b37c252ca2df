import { hasStages } from '../../../shared/alerts/stages';
import type { AlertEntry } from '../../../shared/domain/alert';
import { FormDialog } from '../../components/form-dialog';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { DialogSubject } from './dialog-subject';
import { ReasonField, useReason } from './reason-field';

export interface AlertDialogProps {
  readonly alert: AlertEntry;
  /** It was done: the alert is about to leave its list. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Takes an alert in hand, with a note where one helps. */
export function AcknowledgeDialog({ alert, onDone, onClose }: AlertDialogProps) {
  const { t } = useWords();
  const store = useStore();
  const note = useReason(false);
  return (
    <FormDialog
      title={t('alertPage.acknowledge.title')}
      confirm={t('alertPage.acknowledge.confirm')}
      cancel={t('alertPage.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        const text = note.take();
        if (text === undefined) return 'invalid';
        const answer = await store.ask('acknowledgeAlert', { alertId: alert.id, note: text });
        if (!answer.ok) return answer.problem;
        onDone();
        return 'done';
      }}
    >
      <DialogSubject alert={alert} />
      <p>
        {t('alertPage.acknowledge.meaning', {
          hasStages: alert.deadline !== null && hasStages(alert.source),
        })}
      </p>
      <ReasonField label={t('alertPage.acknowledge.note')} isRequired={false} reason={note} />
    </FormDialog>
  );
}
