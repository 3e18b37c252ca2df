import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { RunState } from '../../../shared/domain/runbook-run';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { FoldButton } from '../../components/fold-button';
import { goToHeading } from '../../components/link-anchor';
import { Page } from '../../components/page';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { RunHead } from './run-head';
import { RunSteps } from './run-steps';
import { isRecorded, passedSteps, placeOf } from './runs-view';
import { StepPanel } from './step-panel';
import { recordAnchor, StepRecord } from './step-record';

const useStyles = makeStyles({
  frame: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: '24px',
    alignItems: 'start',
    marginTop: '20px',
    '@media (max-width: 899px)': { marginTop: '16px' },
  },
  besideSteps: { '@media (min-width: 900px)': { gridTemplateColumns: '228px minmax(0, 1fr)' } },
  steps: { position: 'sticky', top: '16px', '@media (max-width: 899px)': { position: 'static' } },
  changes: { marginTop: '8px', marginLeft: '44px', '@media (max-width: 560px)': { marginLeft: 0 } },
  changesFold: { marginLeft: '-12px', fontWeight: tokens.fontWeightRegular },
  changesList: {
    listStyleType: 'disc',
    maxWidth: '72ch',
    padding: '2px 0 4px 18px',
    color: tokens.colorNeutralForeground2,
    '& > li + li': { marginTop: '4px' },
  },
  soFar: {
    marginTop: '16px',
    padding: '14px 22px 6px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    '@media (max-width: 460px)': { padding: '12px 14px 4px' },
  },
  soFarTitle: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  records: { '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
});

function Changes({ run }: { readonly run: RunState }) {
  const styles = useStyles();
  const { t, say } = useWords();
  // Read once before the first step; after that one knows.
  const [isUnfolded, setUnfolded] = useState(passedSteps(run).length === 0);
  const id = useId();
  // On its way back a run changes nothing of that any more.
  if (run.changes.length === 0 || run.status === 'undoing') return null;
  return (
    <div className={styles.changes}>
      <FoldButton
        className={styles.changesFold}
        size="small"
        isUnfolded={isUnfolded}
        controls={id}
        onFold={setUnfolded}
      >
        {t('runPage.changes')}
      </FoldButton>
      {isUnfolded && (
        <ul id={id} className={styles.changesList}>
          {run.changes.map((change, index) => (
            <li key={`${String(index)} ${change.id}`}>{say(change)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A run under way: its steps, the one that is at hand, and what was done so far. Leaving the page loses nothing. */
export function RunWizard({ run }: { readonly run: RunState }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const [isAsking, setAsking] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const { current, wayBack } = run;
  const place = placeOf(run);
  const records = passedSteps(run).filter(isRecorded);
  const title = t('runbook.title', run);
  const fold = (stepId: string, isUnfolded: boolean): void => {
    setUnfolded((before) => {
      const next = new Set(before);
      if (isUnfolded) next.add(stepId);
      else next.delete(stepId);
      return next;
    });
  };
  return (
    <Page>
      <RunHead run={run} sentence={title}>
        <time dateTime={run.startedAt} title={t('ui.moment.utc', { at: run.startedAt })}>
          {t('runPage.started', { at: run.startedAt })}
        </time>
      </RunHead>
      <Changes run={run} />
      <div className={mergeClasses(styles.frame, run.steps.length > 0 && styles.besideSteps)}>
        {run.steps.length > 0 && (
          <div className={styles.steps}>
            <RunSteps
              run={run}
              onOpen={(stepId) => {
                fold(stepId, true);
                goToHeading(recordAnchor(stepId));
              }}
            />
          </div>
        )}
        <div>
          {current !== null && (
            <StepPanel
              run={run}
              current={current}
              place={place}
              onCancel={
                wayBack === null
                  ? null
                  : () => {
                      setAsking(true);
                    }
              }
            />
          )}
          {records.length > 0 && (
            <section className={styles.soFar} aria-labelledby="run-so-far">
              <h2 className={styles.soFarTitle} id="run-so-far">
                {t('runPage.soFar')}
              </h2>
              <ol className={styles.records}>
                {records.map((step) => (
                  <StepRecord
                    key={step.id}
                    step={step}
                    folding={{
                      isUnfolded: unfolded.has(step.id),
                      onFold: (isUnfolded) => {
                        fold(step.id, isUnfolded);
                      },
                    }}
                  />
                ))}
              </ol>
            </section>
          )}
        </div>
      </div>
      {isAsking && wayBack !== null && (
        <ConfirmDialog
          title={t('runPage.cancel.title', { title })}
          confirm={t('runPage.cancel.confirm')}
          cancel={t('runPage.cancel.keep')}
          onCancel={() => {
            setAsking(false);
          }}
          onConfirm={() => {
            setAsking(false);
            void store.run('cancelRun', { runId: run.id });
          }}
        >
          {say(wayBack)}
        </ConfirmDialog>
      )}
    </Page>
  );
}
