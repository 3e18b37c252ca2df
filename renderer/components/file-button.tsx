import { Button, type ButtonProps, makeStyles } from '@fluentui/react-components';
import { useRef } from 'react';

import { type ChosenFile, type FileProblem, readChosenFile } from './read-file';

const useStyles = makeStyles({ file: { display: 'none' } });

interface FileButtonProps extends Pick<ButtonProps, 'appearance'> {
  readonly label: string;
  /** Which files are offered, as the `accept` of an input has it. */
  readonly accept: string;
  /** A larger file is not read. */
  readonly maxBytes: number;
  readonly onRead: (file: ChosenFile) => void;
  /** It was not read: what the page has stays as it is. */
  readonly onProblem: (problem: FileProblem) => void;
}

/** A button that has a file chosen and reads it. The system's own field for that is hidden, and no stop of the Tab key. */
export function FileButton({ label, accept, maxBytes, onRead, onProblem, ...look }: FileButtonProps) {
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  const read = async (chosen: File): Promise<void> => {
    const outcome = await readChosenFile(chosen, maxBytes);
    if (outcome.ok) onRead(outcome.file);
    else onProblem(outcome.problem);
  };
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
          if (chosen !== undefined) void read(chosen);
        }}
      />
    </>
  );
}
