import { Button, makeStyles, tokens } from '@fluentui/react-components';

import type { FileKind } from '../../../shared/domain/saved-file';
import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { useSaveText } from '../../files/use-save-text';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  status: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px', paddingTop: '8px' },
});

export interface TextPreviewProps {
  readonly label: string;
  readonly text: string;
  /** Proposed name of the file, without its ending. */
  readonly fileName: string;
  readonly kind: FileKind;
  readonly onClose: () => void;
}

/** A text in full before it leaves Graphkeeper, to be read, copied or saved. */
export function TextPreview({ label, text, fileName, kind, onClose }: TextPreviewProps) {
  const styles = useStyles();
  const { t } = useWords();
  const saving = useSaveText();
  return (
    <div>
      <CodeBlock label={label} text={text} />
      <div className={styles.actions}>
        <Button
          size="small"
          appearance="primary"
          onBlur={saving.leave}
          onClick={() => {
            saving.save({ name: fileName, kind, text });
          }}
        >
          {t('screens.saveFile')}
        </Button>
        <CopyButton text={text} label={t('ui.copy.short')} what={label} />
        <Button size="small" appearance="subtle" onClick={onClose}>
          {t('screens.close')}
        </Button>
        <span className={styles.status} role="status">
          {saving.status}
        </span>
      </div>
    </div>
  );
}
