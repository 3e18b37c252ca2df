import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

import { useWords } from '../i18n/words';

const useStyles = makeStyles({ input: { maxWidth: '140px' } });

export interface MinutesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Called with a valid, changed value; tells whether it was accepted. */
  readonly onCommit: (value: number) => Promise<boolean>;
}

/** A whole number of minutes. It is checked while it is typed, and taken on Enter or on leaving the field. */
export function MinutesField({ label, hint, value, minimum, maximum, onCommit }: MinutesFieldProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState(String(value));
  const [isSaved, setSaved] = useState(false);
  // A value that changed elsewhere replaces what stands here; the field itself stays, and the focus with it.
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(String(value));
  }
  const typed = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const isValid = typed >= minimum && typed <= maximum;
  const commit = () => {
    if (isValid && typed !== value) void onCommit(typed).then(setSaved);
  };
  const validation = isValid
    ? isSaved
      ? ({ validationState: 'success', validationMessage: t('ui.settings.saved') } as const)
      : {}
    : ({
        validationState: 'error',
        validationMessage: t('ui.settings.range', { minimum, maximum }),
      } as const);
  return (
    <Field label={label} hint={hint} {...validation}>
      <Input
        className={styles.input}
        inputMode="numeric"
        value={text}
        onChange={(_, { value: next }) => {
          setText(next);
          setSaved(false);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
    </Field>
  );
}
