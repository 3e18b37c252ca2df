import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

import { looksLikeSecretId } from '../../../shared/onboarding/credential-input';
import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
  input: { width: 'min(420px, 100%)' },
  field: { flexGrow: 1, maxWidth: '560px' },
  actions: { marginTop: '8px' },
});

/** What the inputs for a secret and for a certificate have in common. */
export interface CredentialInputProps {
  /** What the draft says is wrong; null: nothing. */
  readonly problem: string | null;
  readonly onUse: (value: string) => Promise<void>;
  /**
   * Called with the way to take what was typed and not used yet, or null when there is none. Taking gives null
   * when what was typed cannot be right.
   */
  readonly onPending: (take: (() => string | null) | null) => void;
}

/** A client secret: typed or pasted unseen, and not a secret's id. */
export function SecretInput({
  problem,
  onUse,
  onPending,
  isGenesys,
}: CredentialInputProps & {
  /** Of an OAuth client at Genesys Cloud: its secrets have no ids. */
  readonly isGenesys: boolean;
}) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState('');
  const isId = !isGenesys && looksLikeSecretId(text);
  const isEmpty = text.trim() === '';

  useEffect(() => {
    onPending(isEmpty ? null : () => (isId ? null : text));
  });

  return (
    <div>
      <Field
        className={styles.field}
        label={t(isGenesys ? 'wizard.genesys.secret' : 'wizard.secret.label')}
        hint={t(isGenesys ? 'wizard.genesys.secret.hint' : 'wizard.secret.hint')}
        {...validation(isId ? t('wizard.secret.isId') : isEmpty ? problem : null)}
      >
        <Input
          className={styles.input}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(_, { value }) => {
            setText(value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isEmpty) return;
            event.preventDefault();
            if (!isId) void onUse(text);
          }}
        />
      </Field>
      <div className={styles.actions}>
        <Button disabledFocusable={isEmpty || isId} onClick={() => void onUse(text)}>
          {t('wizard.secret.use')}
        </Button>
      </div>
    </div>
  );
}
