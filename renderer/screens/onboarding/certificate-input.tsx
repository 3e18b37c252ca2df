import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

import { certificateProblem } from '../../../shared/onboarding/credential-input';
import { validation } from '../../components/field-validation';
import { FileButton } from '../../components/file-button';
import { type ChosenFile, type FileProblem, textOfFile } from '../../components/read-file';
import { useWords } from '../../i18n/words';
import type { CredentialInputProps } from './secret-input';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** The longest text that the application takes; a chain of certificates with its key is a tenth of it. */
const MAX_CHARACTERS = 65_536;

/** A certificate with its private key: pasted, or read from a file that never leaves this page otherwise. */
export function CertificateInput({ problem, onUse, onPending }: CredentialInputProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState('');
  /** What is wrong with a chosen file, whose text is not shown; what was pasted before stays. */
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const isEmpty = text.trim() === '';
  const found = isEmpty ? null : certificateProblem(text);
  const shown = found === null ? null : t('wizard.certificate.problem', { problem: found });

  useEffect(() => {
    onPending(isEmpty ? null : () => (found === null ? text : null));
  });

  const handIn = (content: string): void => {
    setFileProblem(null);
    void onUse(content);
  };
  const take = (file: ChosenFile): void => {
    const content = textOfFile(file);
    const wrong = certificateProblem(content);
    if (wrong === null) {
      setText('');
      handIn(content);
    } else {
      setFileProblem(t('wizard.certificate.problem', { problem: wrong }));
    }
  };
  const refuse = ({ kind, name }: FileProblem): void => {
    setFileProblem(kind === 'tooLarge' ? t('wizard.certificate.tooLarge') : t('ui.fileUnreadable', { name }));
  };

  return (
    <div>
      <Field
        label={t('wizard.certificate.label')}
        hint={t('wizard.certificate.hint')}
        {...validation(fileProblem ?? shown ?? (isEmpty ? problem : null))}
      >
        <Textarea
          textarea={{ className: styles.text }}
          rows={4}
          resize="vertical"
          spellCheck={false}
          maxLength={MAX_CHARACTERS}
          placeholder="-----BEGIN PRIVATE KEY-----"
          value={text}
          onChange={(_, { value }) => {
            setText(value);
            setFileProblem(null);
          }}
        />
      </Field>
      <div className={styles.actions}>
        <Button
          disabledFocusable={isEmpty || found !== null}
          onClick={() => {
            handIn(text);
          }}
        >
          {t('wizard.certificate.use')}
        </Button>
        <FileButton
          appearance="subtle"
          label={t('wizard.certificate.file')}
          accept=".pem,.crt,.cer,.key,.txt,application/x-pem-file"
          maxBytes={MAX_CHARACTERS}
          onRead={take}
          onProblem={refuse}
        />
      </div>
    </div>
  );
}
