import { Button, makeStyles } from '@fluentui/react-components';

import type { AlertEntry } from '../../../shared/domain/alert';
import { NextAction } from '../../components/next-action';
import { RecheckButton } from '../../components/recheck-button';
import { useWords } from '../../i18n/words';
import { useAppState, useView } from '../../state/app-context';

/** What can be asked about an alert. */
export type AlertQuestion = 'acknowledge' | 'snooze' | 'mute';

const QUESTIONS = ['acknowledge', 'snooze', 'mute'] as const satisfies readonly AlertQuestion[];

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '10px' },
  quiet: { minWidth: 'auto' },
  primary: { display: 'flex', marginRight: '4px' },
});

export interface AlertActionsProps {
  readonly alert: AlertEntry;
  readonly onAsk: (question: AlertQuestion) => void;
}

/** The one thing that mends it, or leads to how; and, quieter, what puts it aside. */
export function AlertActions({ alert, onAsk }: AlertActionsProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { link } = useView();
  const connection = useAppState().connections.find(({ id }) => id === alert.connectionId);
  const title = say(alert.title);
  return (
    <div className={styles.actions}>
      <span className={styles.primary}>
        {alert.source === 'stale' ? (
          <RecheckButton
            command="recheck"
            connectionId={alert.connectionId}
            isBusy={connection?.checking === 'full'}
            label={t('ui.recheck')}
            appearance="primary"
          />
        ) : (
          <NextAction
            runbook={alert.runbook}
            connectionId={alert.connectionId}
            finding={alert.key}
            about={title}
            canLeadToPage
          />
        )}
      </span>
      {QUESTIONS.map((question) => (
        <Button
          key={question}
          className={styles.quiet}
          appearance="subtle"
          disabledFocusable={link !== 'open'}
          aria-label={t('alertPage.actionOn', { action: t(`alertPage.${question}`), title })}
          aria-haspopup="dialog"
          onClick={() => {
            onAsk(question);
          }}
        >
          {t(`alertPage.${question}`)}
        </Button>
      ))}
    </div>
  );
}
