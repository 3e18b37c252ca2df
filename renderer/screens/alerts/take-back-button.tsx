import { Button } from '@fluentui/react-components';

import type { AlertEntry } from '../../../shared/domain/alert';
import { useWords } from '../../i18n/words';
import { useStore, useView } from '../../state/app-context';
import type { QuietStanding } from './alerts-view';

export interface TakeBackButtonProps {
  readonly alert: AlertEntry;
  readonly standing: QuietStanding;
  /** The button is about to go. */
  readonly onDone: () => void;
}

/** What takes an acknowledgement, a snooze or a mute back. */
export function TakeBackButton({ alert, standing, onDone }: TakeBackButtonProps) {
  const { t, say } = useWords();
  const store = useStore();
  const { link } = useView();
  const action = t('alertPage.takeBack', { standing });
  const takeBack = async (): Promise<void> => {
    onDone();
    if (standing !== 'muted') await store.run('wakeAlert', { alertId: alert.id });
    else if (alert.mute !== null) await store.run('unmuteAlerts', { muteId: alert.mute.id });
  };
  return (
    <Button
      size="small"
      appearance="subtle"
      disabledFocusable={link !== 'open'}
      aria-label={t('alertPage.actionOn', { action, title: say(alert.title) })}
      onClick={() => void takeBack()}
    >
      {action}
    </Button>
  );
}
