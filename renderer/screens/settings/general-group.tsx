import { Button, Switch } from '@fluentui/react-components';

import type { Settings } from '../../../shared/domain/state';
import { useWords } from '../../i18n/words';
import { showShortcuts } from '../../shortcuts/shortcut-events';
import { useAppState } from '../../state/app-context';
import { ChoiceRow } from './choice-row';
import { platformOf } from './platform';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { useOutcome } from './use-outcome';

const LANGUAGE_CHOICES = ['system', 'en', 'fr'] as const satisfies readonly Settings['language'][];
const THEME_CHOICES = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];
const CLOSING_CHOICES = ['minimize', 'quit'] as const satisfies readonly Settings['closeWithoutTray'][];

function LanguageRow() {
  const { t } = useWords();
  return (
    <ChoiceRow
      title={t('ui.settings.language')}
      choices={LANGUAGE_CHOICES}
      chosen={useAppState().settings.language}
      labelOf={(choice) =>
        choice === 'system' ? (
          t('ui.settings.language.system')
        ) : (
          <span lang={choice}>{t(`ui.settings.language.${choice}`)}</span>
        )
      }
      changeTo={(language) => ({ language })}
    />
  );
}

function ThemeRow() {
  const { t } = useWords();
  return (
    <ChoiceRow
      title={t('ui.settings.theme')}
      choices={THEME_CHOICES}
      chosen={useAppState().settings.theme}
      labelOf={(choice) => t(`ui.settings.theme.${choice}`)}
      changeTo={(theme) => ({ theme })}
    />
  );
}

/** Launch at login, with what the system really will do. */
function LoginRow() {
  const { t } = useWords();
  const { state } = useAppState().environment.launchAtLogin;
  const result = useOutcome();
  if (state === 'unsupported') {
    return <SettingRow title={t('screens.login')} hint={t('screens.login.unsupported')} />;
  }
  return (
    <SettingRow
      title={t('screens.login')}
      hint={
        state === 'blocked'
          ? t('screens.login.blocked', { platform: platformOf(navigator.userAgent) })
          : t('screens.login.hint')
      }
      result={result}
      control={(labels) => (
        <Switch
          {...labels}
          // What the system blocks is still switched on here, and can be switched off.
          checked={state !== 'off'}
          onChange={(_, { checked }) => {
            void result.act('setLaunchAtLogin', { enabled: checked }).then((answer) => {
              if (answer.ok) result.setOutcome({ kind: 'saved' });
            });
          }}
        />
      )}
    />
  );
}

function ClosingRow() {
  const { t } = useWords();
  const { app, settings, environment } = useAppState();
  if (app.mode === 'headless') {
    return <SettingRow title={t('screens.closing')} hint={t('screens.closing.page')} />;
  }
  if (environment.tray === 'present') {
    return <SettingRow title={t('screens.closing')} hint={t('screens.closing.toTray')} />;
  }
  return (
    <ChoiceRow
      title={t('screens.closing')}
      hint={environment.tray === 'absent' ? t('screens.closing.absent') : t('screens.closing.unknown')}
      layout="vertical"
      choices={CLOSING_CHOICES}
      chosen={settings.closeWithoutTray}
      labelOf={(choice) => t(`screens.closing.${choice}`)}
      changeTo={(closeWithoutTray) => ({ closeWithoutTray })}
    />
  );
}

function ShortcutsRow() {
  const { t } = useWords();
  const { shortcuts } = useAppState().settings;
  const result = useOutcome();
  return (
    <SettingRow
      title={t('screens.singleKeys')}
      hint={t('screens.singleKeys.hint')}
      result={result}
      control={(labels) => (
        <>
          <Button size="small" onClick={showShortcuts}>
            {t('screens.shortcuts.show')}
          </Button>
          <Switch
            {...labels}
            checked={shortcuts.enabled}
            onChange={(_, { checked }) => void result.save({ shortcuts: { enabled: checked } })}
          />
        </>
      )}
    />
  );
}

/** Language, appearance, starting, closing, keyboard. */
export function GeneralGroup() {
  return (
    <SettingGroup name="general">
      <LanguageRow />
      <ThemeRow />
      <LoginRow />
      <ClosingRow />
      <ShortcutsRow />
    </SettingGroup>
  );
}
