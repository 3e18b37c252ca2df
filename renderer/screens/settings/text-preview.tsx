import { Button, makeStyles, tokens } from '@fluentui/react-components';

import { CopyButton } from '../../components/copy-button';
import { downloadText } from '../../components/data-table/download';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  text: {
    maxHeight: '280px',
    margin: 0,
    padding: '12px 14px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    userSelect: 'text',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px', paddingTop: '8px' },
});

export interface TextPreviewProps {
  readonly label: string;
  readonly text: string;
  readonly fileName: string;
  readonly type: 'application/json' | 'text/plain';
  readonly onClose: () => void;
}

/** A text in full before it leaves Graphkeeper, to be read, copied or saved. */
export function TextPreview({ label, text, fileName, type, onClose }: TextPreviewProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div>
      <pre className={styles.text} role="region" aria-label={label} tabIndex={0}>
        {text}
      </pre>
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          onClick={() => {
            downloadText(fileName, text, `${type};charset=utf-8`);
          }}
        >
          {t('screens.saveFile')}
        </Button>
        <CopyButton text={text} label={t('ui.copy.short')} what={label} />
        <Button size="small" appearance="subtle" onClick={onClose}>
          {t('screens.close')}
        </Button>
      </div>
    </div>
  );
}
