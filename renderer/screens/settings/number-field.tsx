import { Input, makeStyles, tokens } from '@fluentui/react-components';

import { SeverityIcon } from '../../components/severity-icon';
import type { RowLabels } from './setting-row';

const useStyles = makeStyles({
  input: { width: '128px' },
  unit: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  error: {
    display: 'flex',
    columnGap: '6px',
    color: tokens.colorStatusDangerForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { marginTop: '1px' },
  },
});

export interface NumberFieldProps {
  readonly labels: RowLabels | { readonly 'aria-label': string };
  readonly text: string;
  readonly unit: string;
  /** The element that says why what is typed cannot be taken; null: it can. */
  readonly errorId: string | null;
  readonly onText: (text: string) => void;
  /** Enter, or the field is left. */
  readonly onCommit: () => void;
}

/** A number with its unit. */
export function NumberField({ labels, text, unit, errorId, onText, onCommit }: NumberFieldProps) {
  const styles = useStyles();
  const describedBy = 'aria-describedby' in labels ? [labels['aria-describedby']] : [];
  return (
    <Input
      {...labels}
      {...(errorId === null
        ? {}
        : { 'aria-invalid': true, 'aria-describedby': [...describedBy, errorId].join(' ') })}
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
  );
}

/** What is wrong with what is typed, said as it is typed. */
export function FieldError({ id, text }: { readonly id: string; readonly text: string }) {
  return (
    <p className={useStyles().error} id={id} role="alert">
      <SeverityIcon state="critical" size={14} />
      {text}
    </p>
  );
}
