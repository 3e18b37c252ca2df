import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

import { useReturnFocus } from './use-return-focus';

const useStyles = makeStyles({ surface: { maxWidth: '480px' }, button: { whiteSpace: 'nowrap' } });

export interface ConfirmDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the confirming button does, in its own words. */
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. The safe answer has the focus, and Escape gives it. */
export function ConfirmDialog({ title, children, confirm, cancel, onConfirm, onCancel }: ConfirmDialogProps) {
  const styles = useStyles();
  const safe = useRef<HTMLButtonElement>(null);
  useReturnFocus();
  useEffect(() => {
    // After the dialog has put the focus on its first button.
    const frame = requestAnimationFrame(() => safe.current?.focus());
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) onCancel();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button className={styles.button} appearance="primary" onClick={onConfirm}>
              {confirm}
            </Button>
            <Button
              ref={(button: HTMLButtonElement | null) => {
                safe.current = button;
              }}
              className={styles.button}
              onClick={onCancel}
            >
              {cancel}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
