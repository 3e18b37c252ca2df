import { makeStyles } from '@fluentui/react-components';

import { FileButton } from '../../components/file-button';
import type { FileProblem } from '../../components/read-file';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({ part: { marginTop: '8px' } });

/** As base64 it is a third longer, and a line's end is added every 64 characters. */
const BASE64_GROWTH = 1.4;

/** A file's certificate as text: PEM as it is, everything else as the base64 of its bytes. */
function certificateTextOf(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return text.includes('-----BEGIN ') ? text : btoa(text);
}

interface CertificateFileProps {
  /** The longest text that is taken. */
  readonly maxCharacters: number;
  readonly onRead: (text: string) => void;
  readonly onProblem: (problem: FileProblem) => void;
}

/** Takes a certificate from a file, which is read on this page. */
export function CertificateFile({ maxCharacters, onRead, onProblem }: CertificateFileProps) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <FileButton
        label={t('wizard.certificate.file')}
        accept=".cer,.crt,.pem,.der,.txt,application/x-x509-ca-cert"
        maxBytes={Math.floor(maxCharacters / BASE64_GROWTH)}
        onRead={({ bytes }) => {
          onRead(certificateTextOf(bytes));
        }}
        onProblem={onProblem}
      />
    </div>
  );
}
