import type { Finding } from '../../shared/domain/finding';
import { useWords } from '../i18n/words';
import { useStore } from '../state/app-context';
import { FormDialog } from './form-dialog';

export interface KnownCredentialDialogProps {
  readonly connectionId: string;
  /** Of the check that watches for credentials that nobody planned. */
  readonly finding: Finding;
  readonly onKnown: () => void;
  readonly onClose: () => void;
}

/** Asks whether a credential that appeared was planned: from then on it is not warned of any more. */
export function KnownCredentialDialog({
  connectionId,
  finding,
  onKnown,
  onClose,
}: KnownCredentialDialogProps) {
  const { t, say } = useWords();
  const store = useStore();
  return (
    <FormDialog
      title={t('alertPage.known.title', { name: finding.subject.name })}
      confirm={t('alertPage.known')}
      cancel={t('alertPage.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        const answer = await store.ask('confirmCredential', { connectionId, keyId: finding.subject.id });
        if (!answer.ok) return answer.problem;
        onKnown();
        return 'done';
      }}
    >
      <p>{say(finding.detail)}</p>
      <p>{t('alertPage.known.meaning')}</p>
    </FormDialog>
  );
}
