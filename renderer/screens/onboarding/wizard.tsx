import { makeStyles } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { DraftState } from '../../../shared/domain/draft';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { Page } from '../../components/page';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { WIZARD_STEPS, type WizardStep } from '../../routing/wizard-steps';
import { useAppState, useStore } from '../../state/app-context';
import { AccessStep } from './access-step';
import { AppStep } from './app-step';
import { type DraftEditing, DraftEditingProvider, usePendingSecrets } from './draft-editing';
import { draftStepProblems, reachableSteps, resumeStep } from './draft-steps';
import { MailboxesStep } from './mailboxes-step';
import { PreflightStep } from './preflight-step';
import { SaveStep } from './save-step';
import { StepList } from './step-list';
import { TenantStep } from './tenant-step';
import { WizardFlowProvider } from './wizard-flow';

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: '190px minmax(0, 1fr)',
    columnGap: '36px',
    alignItems: 'start',
    '@media (max-width: 899px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  steps: { paddingTop: '2px' },
});

function goTo(step: WizardStep): void {
  window.location.hash = hrefOf({ page: 'connect', step });
}

function Step({ step }: { readonly step: WizardStep }) {
  switch (step) {
    case 'tenant':
      return <TenantStep />;
    case 'app':
      return <AppStep />;
    case 'mailboxes':
      return <MailboxesStep />;
    case 'access':
      return <AccessStep />;
    case 'preflight':
      return <PreflightStep />;
    case 'save':
      return <SaveStep />;
  }
}

/** Whether an Escape is meant for something that lies above the page. */
function isForAnother(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    event.defaultPrevented ||
    (target instanceof Element &&
      target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null)
  );
}

/** Calls back on Escape. */
function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isForAnother(event)) onEscape();
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [onEscape]);
}

export interface WizardProps {
  readonly draft: DraftState;
  /** Null: where it was left. */
  readonly step: WizardStep | null;
  /** Called before the draft ends. */
  readonly onLeave: () => void;
}

/**
 * Adding or editing a connection, one question a page. The draft lives in the main process: leaving this page, or
 * closing the window, loses nothing, and giving up is asked for.
 */
export function Wizard({ draft, step: wanted, onLeave }: WizardProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const { connections } = useAppState();
  const pending = usePendingSecrets();
  const reachable = reachableSteps(draft);
  const problems = draftStepProblems(draft);
  // Settled once: where the draft was left must not move while it is typed into.
  const [resumed] = useState(() => resumeStep(draft));
  const step = wanted ?? resumed;
  const current = reachable.includes(step) ? step : (reachable.at(-1) ?? 'tenant');
  const [furthest, setFurthest] = useState<WizardStep>(draft.connectionId === null ? resumed : 'save');
  const [failures, setFailures] = useState<{ readonly step: WizardStep; readonly count: number } | null>(
    null,
  );
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isAllShown, setAllShown] = useState(false);
  const [isAsking, setAsking] = useState(false);
  /** The last change on its way: what is typed just before going on counts. */
  const lastChange = useRef<Promise<unknown>>(Promise.resolve());
  const isTried = isAllShown || failures?.step === current;
  const editedName = connections.find(({ id }) => id === draft.connectionId)?.name ?? null;

  if (WIZARD_STEPS.indexOf(current) > WIZARD_STEPS.indexOf(furthest)) setFurthest(current);

  const leave = useCallback(() => {
    onLeave();
    window.location.hash = hrefOf({ page: 'overview' });
  }, [onLeave]);

  const editing: DraftEditing = {
    ...pending,
    draft,
    change: (fields) => {
      setTouched((before) => new Set([...before, ...Object.keys(fields)]));
      lastChange.current = store.run('changeDraft', fields);
    },
    problemOf: (field) => {
      const found = problems.find((problem) => problem.field === field);
      if (found === undefined) return null;
      return isTried || (touched.has(field) && isFilled(draft, field)) ? say(found.message) : null;
    },
  };

  const flow = {
    subject: editedName === null ? t('wizard.new') : t('wizard.edit', { name: editedName }),
    failures: failures?.step === current ? failures.count : 0,
    submit: async (before?: () => Promise<boolean>) => {
      await lastChange.current;
      const isDone = before === undefined || (await before());
      const latest = store.view().state?.draft ?? draft;
      const isComplete = isDone && draftStepProblems(latest).every((problem) => problem.step !== current);
      const next = WIZARD_STEPS[WIZARD_STEPS.indexOf(current) + 1];
      if (!isComplete) {
        setFailures((last) => ({ step: current, count: (last?.step === current ? last.count : 0) + 1 }));
      } else if (next !== undefined) {
        setFailures(null);
        goTo(next);
      }
    },
    discard: () => {
      setAsking(true);
    },
    leave,
    showAllProblems: () => {
      setAllShown(true);
    },
  };

  useEscape(
    useMemo(
      () => () => {
        setAsking(true);
      },
      [],
    ),
  );

  return (
    <Page>
      <div className={styles.frame}>
        <div className={styles.steps}>
          <StepList
            current={current}
            reachable={reachable}
            toMend={[...new Set(problems.map((problem) => problem.step))]}
            furthest={furthest}
          />
        </div>
        <DraftEditingProvider value={editing}>
          <WizardFlowProvider value={flow}>
            <Step key={current} step={current} />
          </WizardFlowProvider>
        </DraftEditingProvider>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={
            editedName === null ? t('wizard.discard.new') : t('wizard.discard.edit', { name: editedName })
          }
          confirm={t('wizard.discard.confirm')}
          cancel={t('wizard.discard.cancel')}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            leave();
            void store.run('closeDraft', {});
          }}
        >
          {t('wizard.discard.text')}
        </ConfirmDialog>
      )}
    </Page>
  );
}

/** Whether something was entered into a field, so that it can be wrong before anybody asks to go on. */
function isFilled({ fields }: DraftState, field: string): boolean {
  const value: unknown = Object.hasOwn(fields, field) ? fields[field as keyof DraftState['fields']] : '';
  return typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : true;
}
