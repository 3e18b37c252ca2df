import { Button, type ButtonProps, makeStyles } from '@fluentui/react-components';
import { useRef } from 'react';

const useStyles = makeStyles({ file: { display: 'none' } });

interface FileButtonProps extends Pick<ButtonProps, 'appearance'> {
  readonly label: string;
  /** Which files are offered, as the `accept` of an input has it. */
  readonly accept: string;
  readonly onChoose: (file: File) => void;
}

/** A button that has a file chosen. The system's own field for that is hidden, and no stop of the Tab key. */
export function FileButton({ label, accept, onChoose, ...look }: FileButtonProps) {
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => file.current?.click()}>
        {label}
      </Button>
      <input
        ref={file}
        className={styles.file}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
          if (chosen !== undefined) onChoose(chosen);
        }}
      />
    </>
  );
}
