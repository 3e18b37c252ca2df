import { Button, makeStyles } from '@fluentui/react-components';
import { useRef } from 'react';

import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  part: { marginTop: '8px' },
  file: { display: 'none' },
});

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
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File): Promise<void> => {
    // As base64 it is a third longer.
    if (chosen.size * 1.4 > maxBytes) onTooLarge();
    else onRead(textOf(new Uint8Array(await chosen.arrayBuffer())));
  };
  return (
    <div className={styles.part}>
      <Button onClick={() => file.current?.click()}>{t('wizard.certificate.file')}</Button>
      <input
        ref={file}
        className={styles.file}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept=".cer,.crt,.pem,.der,.txt,application/x-x509-ca-cert"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
          if (chosen !== undefined) void read(chosen);
        }}
      />
    </div>
  );
}
