import { Button } from '@fluentui/react-components';
import { useState } from 'react';

import type { RunState } from '../../../shared/domain/runbook-run';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { useWords } from '../../i18n/words';
import { useStore, useView } from '../../state/app-context';

export interface ForgetButtonProps {
  readonly run: RunState;
  /** It is gone from the list. */
  readonly onForgotten: () => void;
}

/** Takes a run that has ended from the list, once that was asked. */
export function ForgetButton({ run, onForgotten }: ForgetButtonProps) {
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const [isAsking, setAsking] = useState(false);
  const title = t('runbook.title', run);
  return (
    <>
      <Button
        appearance="subtle"
        disabledFocusable={link !== 'open'}
        aria-haspopup="dialog"
        aria-label={t('alertPage.actionOn', { action: t('runPage.forget'), title })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('runPage.forget')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('runPage.forget.title', { title })}
          confirm={t('runPage.forget.confirm')}
          cancel={t('runPage.forget.keep')}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            setAsking(false);
            void store.run('forgetRun', { runId: run.id }).then((isDone) => {
              if (isDone) onForgotten();
            });
          }}
        >
          {t('runPage.forget.text')}
        </ConfirmDialog>
      )}
    </>
  );
}
