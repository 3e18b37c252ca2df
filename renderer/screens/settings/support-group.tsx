import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';

import { instantOf } from '../../../shared/domain/instant';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { TextPreview } from './text-preview';
import { useOutcome } from './use-outcome';

function UpdatesRow() {
  const { t } = useWords();
  const { settings, environment } = useAppState();
  const result = useOutcome();
  const { update } = environment;
  if (update.state === 'unsupported') {
    return <SettingRow title={t('screens.updates')} hint={t('screens.updates.unsupported')} />;
  }
  const { enabled } = settings.updates;
  return (
    <SettingRow
      title={t('screens.updates')}
      hint={enabled ? t('screens.updates.state', update) : t('screens.updates.hint')}
      result={result}
      control={(labels) => (
        <>
          {enabled && (
            <Button
              size="small"
              disabledFocusable={update.state === 'checking'}
              onClick={() => void result.act('checkForUpdate', {})}
            >
              {t('screens.updates.check')}
            </Button>
          )}
          <Switch
            {...labels}
            checked={enabled}
            onChange={(_, { checked }) => void result.save({ updates: { enabled: checked } })}
          />
        </>
      )}
    />
  );
}

function SupportBundleRow() {
  const { t, now } = useWords();
  const result = useOutcome();
  const [text, setText] = useState<string | null>(null);
  return (
    <SettingRow
      title={t('screens.support')}
      hint={t('screens.support.hint')}
      result={result}
      control={() => (
        <Button
          onClick={() => {
            void result.act('supportBundle', {}).then((answer) => {
              if (answer.ok) setText(answer.value.text);
            });
          }}
        >
          {t('screens.support.button')}
        </Button>
      )}
    >
      {text !== null && (
        <TextPreview
          label={t('screens.support.preview')}
          text={text}
          fileName={`graphkeeper-support-${instantOf(now).slice(0, 10)}`}
          kind="txt"
          onClose={() => {
            setText(null);
          }}
        />
      )}
    </SettingRow>
  );
}

/** New versions, and what a support case needs. */
export function SupportGroup() {
  return (
    <SettingGroup name="support">
      <UpdatesRow />
      <SupportBundleRow />
    </SettingGroup>
  );
}
