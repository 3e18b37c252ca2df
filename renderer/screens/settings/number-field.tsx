import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';

import { SeverityIcon } from '../../components/severity-icon';
import type { RowLabels } from './setting-row';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', rowGap: '3px' },
  input: { width: '128px' },
  unit: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  error: {
    display: 'flex',
    columnGap: '5px',
    maxWidth: '200px',
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { marginTop: '2px' },
  },
});

export interface NumberFieldProps {
  readonly labels: RowLabels | { readonly 'aria-label': string };
  readonly text: string;
  readonly unit: string;
  /** Why what is typed cannot be taken; null: it can. */
  readonly error: string | null;
  readonly onText: (text: string) => void;
  /** Enter, or the field is left. */
  readonly onCommit: () => void;
}

/** A number with its unit. What is wrong with it is said below it while it is typed. */
export function NumberField({ labels, text, unit, error, onText, onCommit }: NumberFieldProps) {
  const styles = useStyles();
  const errorId = useId();
  const describedBy = 'aria-describedby' in labels ? labels['aria-describedby'] : undefined;
  return (
    <div className={styles.frame}>
      <Input
        {...labels}
        {...(error === null
          ? {}
          : { 'aria-invalid': true, 'aria-describedby': [describedBy, errorId].filter(Boolean).join(' ') })}
        className={styles.input}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        contentAfter={<span className={styles.unit}>{unit}</span>}
        onChange={(_, { value }) => {
          onText(value);
        }}
        onBlur={onCommit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onCommit();
        }}
      />
      {error !== null && (
        <span className={styles.error} id={errorId} role="alert">
          <SeverityIcon state="critical" size={12} />
          {error}
        </span>
      )}
    </div>
  );
}
