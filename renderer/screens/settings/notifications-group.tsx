import { Button, Switch } from '@fluentui/react-components';

import { message } from '../../../shared/messages/message';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { useOutcome } from './use-outcome';

function EnabledRow() {
  const { t } = useWords();
  const { settings, app } = useAppState();
  const result = useOutcome();
  return (
    <SettingRow
      title={t('ui.settings.notifications.enabled')}
      hint={t(app.mode === 'headless' ? 'ui.settings.notifications.headless' : 'screens.notifications.hint')}
      result={result}
      control={(labels) => (
        <Switch
          {...labels}
          checked={settings.notifications.enabled}
          onChange={(_, { checked }) => void result.save({ notifications: { enabled: checked } })}
        />
      )}
    />
  );
}

function TestRow() {
  const { t } = useWords();
  const result = useOutcome();
  return (
    <SettingRow
      title={t('screens.notifications.testTitle')}
      hint={t('screens.notifications.testHint')}
      result={result}
      control={() => (
        <Button
          onClick={() => {
            void result.act('testNotification', {}).then((answer) => {
              if (!answer.ok) return;
              const { outcome } = answer.value;
              const text = message(`screens.notifications.${outcome}`);
              result.setOutcome(
                outcome === 'shown' ? { kind: 'told', text } : { kind: 'failed', text, isSaving: false },
              );
            });
          }}
        >
          {t('screens.notifications.test')}
        </Button>
      )}
    />
  );
}

/** Whether to notify, a test, and how the last one went. A browser shows none, so there is nothing to test there. */
export function NotificationsGroup() {
  const { t } = useWords();
  const { app, environment } = useAppState();
  const last = environment.lastNotification;
  return (
    <SettingGroup name="notifications">
      <EnabledRow />
      {app.mode === 'desktop' && <TestRow />}
      {app.mode === 'desktop' && (
        <SettingRow
          title={t('screens.notifications.last')}
          hint={
            last === null
              ? t('screens.notifications.never')
              : t('screens.notifications.outcome', { at: last.at, outcome: last.outcome })
          }
        />
      )}
    </SettingGroup>
  );
}
