import { makeStyles } from '@fluentui/react-components';

import { FileButton } from '../../components/file-button';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({ part: { marginTop: '8px' } });

/** A file's certificate as text: PEM as it is, everything else as the base64 of its bytes. */
function textOf(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return text.includes('-----BEGIN ') ? text : btoa(text);
}

interface CertificateFileProps {
  readonly maxBytes: number;
  readonly onRead: (text: string) => void;
  readonly onTooLarge: () => void;
}

/** Takes a certificate from a file, which is read on this page. */
export function CertificateFile({ maxBytes, onRead, onTooLarge }: CertificateFileProps) {
  const styles = useStyles();
  const { t } = useWords();
  const read = async (chosen: File): Promise<void> => {
    // As base64 it is a third longer.
    if (chosen.size * 1.4 > maxBytes) onTooLarge();
    else onRead(textOf(new Uint8Array(await chosen.arrayBuffer())));
  };
  return (
    <div className={styles.part}>
      <FileButton
        label={t('wizard.certificate.file')}
        accept=".cer,.crt,.pem,.der,.txt,application/x-x509-ca-cert"
        onChoose={(chosen) => void read(chosen)}
      />
    </div>
  );
}
