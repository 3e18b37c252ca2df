import { makeStyles, tokens } from '@fluentui/react-components';

import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '12px',
    minHeight: '28px',
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export interface CopyItemProps {
  readonly label: string;
  readonly text: string;
}

/** A text of several lines that is taken somewhere else: seen in full before it is copied. */
export function CopyItem({ label, text }: CopyItemProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        <CopyButton text={text} label={t('ui.copy.short')} what={label} />
      </div>
      <CodeBlock label={label} text={text} />
    </div>
  );
}
