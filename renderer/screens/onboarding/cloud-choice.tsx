import { Field, Input, makeStyles, Select } from '@fluentui/react-components';
import { useState } from 'react';

import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { cloudOptions } from './cloud-options';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  select: { maxWidth: '420px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: '16px' },
});

/** The origin of an address, to begin with; empty where it has none. */
function originOf(text: string): string {
  return URL.canParse(text.trim()) ? new URL(text.trim()).origin : '';
}

/** The Microsoft cloud, where the tenant input leaves it open: a named one, or a pair of addresses. */
export function CloudChoice({ text }: { readonly text: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const { cloud } = draft.fields;
  const [custom, setCustom] = useState(typeof cloud === 'string' ? { login: '', graph: '' } : cloud);
  const choice = cloudOptions(text, cloud);
  if (choice === null) return null;
  const enter = (next: typeof custom): void => {
    setCustom(next);
    change({ cloud: { login: next.login.trim(), graph: next.graph.trim() } });
  };
  return (
    <div className={styles.frame}>
      <Field
        className={styles.select}
        label={t('wizard.cloud')}
        hint={choice.options.includes('custom') ? t('wizard.cloud.hint') : t('wizard.cloud.hint.shared')}
      >
        <Select
          value={choice.chosen}
          onChange={(_, { value }) => {
            const next = choice.options.find((option) => option === value);
            if (next === 'custom') enter(custom.login === '' ? { login: originOf(text), graph: '' } : custom);
            else if (next !== undefined) change({ cloud: next });
          }}
        >
          {choice.options.map((option) => (
            <option key={option} value={option}>
              {t('wizard.cloud.name', { cloud: option })}
            </option>
          ))}
        </Select>
      </Field>
      {choice.chosen === 'custom' && (
        <div className={styles.pair}>
          <Field label={t('wizard.cloud.login')} {...validation(problemOf('cloud'))}>
            <Input
              type="url"
              value={custom.login}
              placeholder="https://login.example"
              spellCheck={false}
              onChange={(_, { value }) => {
                enter({ ...custom, login: value });
              }}
            />
          </Field>
          <Field label={t('wizard.cloud.graph')}>
            <Input
              type="url"
              value={custom.graph}
              placeholder="https://graph.example"
              spellCheck={false}
              onChange={(_, { value }) => {
                enter({ ...custom, graph: value });
              }}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
