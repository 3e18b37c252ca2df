import { Button } from '@fluentui/react-components';
import { useState } from 'react';

import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { ImportForm } from './import-form';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import { TextPreview } from './text-preview';
import { useOutcome } from './use-outcome';

function ExportRow() {
  const { t } = useWords();
  const result = useOutcome();
  const [text, setText] = useState<string | null>(null);
  return (
    <SettingRow
      title={t('screens.export')}
      hint={t('screens.export.hint')}
      result={result}
      control={() => (
        <Button
          onClick={() => {
            void result.act('exportConnections', {}).then((answer) => {
              if (answer.ok) setText(answer.value.text);
            });
          }}
        >
          {t('screens.export.button')}
        </Button>
      )}
    >
      {text !== null && (
        <TextPreview
          label={t('screens.export.preview')}
          text={text}
          fileName="graphkeeper-connections"
          kind="json"
          onClose={() => {
            setText(null);
          }}
        />
      )}
    </SettingRow>
  );
}

function ImportRow() {
  const { t } = useWords();
  const { isReadOnly } = useAppState().app;
  const result = useOutcome();
  const [isOpen, setOpen] = useState(false);
  if (isReadOnly) return <SettingRow title={t('screens.import')} hint={t('screens.import.readOnly')} />;
  return (
    <SettingRow
      title={t('screens.import')}
      hint={t('screens.import.hint')}
      result={result}
      control={() => (
        <Button
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {t('screens.import.button')}
        </Button>
      )}
    >
      {isOpen && (
        <ImportForm
          result={result}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </SettingRow>
  );
}

/** Connections as a file, out and in. */
export function ConnectionsGroup() {
  return (
    <SettingGroup name="connections">
      <ExportRow />
      <ImportRow />
    </SettingGroup>
  );
}
