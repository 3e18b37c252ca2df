import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

import { useWords } from '../i18n/words';
import type { CommandProblem } from '../state/store';
import { SeverityIcon } from './severity-icon';
import { useReturnFocus } from './use-return-focus';

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '16px', paddingTop: '4px' },
  actions: { paddingTop: '8px' },
  button: { whiteSpace: 'nowrap' },
  failed: {
    display: 'flex',
    columnGap: '8px',
    alignItems: 'flex-start',
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '& > svg': { marginTop: '2px' },
  },
});

export interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What the confirming button does, in its own words. */
  readonly confirm: string;
  readonly cancel: string;
  /**
   * What is done: `invalid` when a field is wrong and says so itself, a problem when it failed. The dialog stays
   * open for both, so that nothing typed is lost.
   */
  readonly onSubmit: () => Promise<'done' | 'invalid' | CommandProblem>;
  readonly onClose: () => void;
}

/** Asks for what an action needs. Enter confirms, Escape gives up, and the focus goes back to where it was. */
export function FormDialog({ title, children, confirm, cancel, onSubmit, onClose }: FormDialogProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  useReturnFocus();
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const outcome = await onSubmit();
    setBusy(false);
    if (outcome === 'done') onClose();
    else if (outcome !== 'invalid') setProblem(outcome);
  };
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              {problem !== null && (
                <p className={styles.failed} role="alert">
                  <SeverityIcon state="critical" />
                  {t(`ui.failed.${problem}`)}
                </p>
              )}
            </DialogContent>
            <DialogActions className={styles.actions}>
              <Button className={styles.button} appearance="primary" type="submit" disabledFocusable={isBusy}>
                {confirm}
              </Button>
              <Button className={styles.button} onClick={onClose}>
                {cancel}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
