import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { StepView } from '../../../shared/domain/runbook-run';
import { FoldButton } from '../../components/fold-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { PlannedRequests } from './planned-requests';
import { ProofList } from './proof-list';
import { isRecorded, stepShape } from './runs-view';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '10px 0',
  },
  icon: { paddingTop: '2px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '16px',
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    scrollMarginTop: '16px',
  },
  word: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fold: {
    marginTop: '2px',
    marginLeft: '-8px',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: '8px', paddingTop: '8px' },
  sent: { paddingTop: '6px' },
});

/** The id of the heading of a step's record: its entry in the list of steps leads there. */
export function recordAnchor(stepId: string): string {
  return `record-${stepId}`;
}

function SentRequests({ step }: { readonly step: StepView }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const text = t('runPage.sent', { count: step.sent.length });
  return (
    <div>
      <FoldButton
        className={styles.fold}
        size="small"
        isUnfolded={isUnfolded}
        controls={id}
        label={t('ui.copyValue', { label: text, what: say(step.title) })}
        onFold={setUnfolded}
      >
        {text}
      </FoldButton>
      {isUnfolded && (
        <div id={id} className={styles.sent}>
          <PlannedRequests requests={step.sent} />
        </div>
      )}
    </div>
  );
}

export interface StepRecordProps {
  readonly step: StepView;
  /** How its evidence is folded; null: it stands open. */
  readonly folding: { readonly isUnfolded: boolean; readonly onFold: (isUnfolded: boolean) => void } | null;
}

/** A step that is behind: when, what proves it, and what was sent. */
export function StepRecord({ step, folding }: StepRecordProps) {
  const styles = useStyles();
  const { t, say, format } = useWords();
  const contentId = useId();
  const title = say(step.title);
  const word = t('runPage.stepStatus', { status: step.status });
  const hasEvidence = isRecorded(step);
  return (
    <li className={styles.item}>
      <div className={styles.icon}>
        <SeverityIcon state={stepShape(step.status) ?? 'notReached'} />
      </div>
      <div>
        <div className={styles.head}>
          <h3 className={styles.title} id={recordAnchor(step.id)} tabIndex={-1}>
            {title}
          </h3>
          <span className={styles.word}>
            {step.endedAt === null ? word : `${word} · ${format.dateTime(step.endedAt)}`}
          </span>
        </div>
        {hasEvidence && folding !== null && (
          <FoldButton
            className={styles.fold}
            size="small"
            isUnfolded={folding.isUnfolded}
            controls={contentId}
            label={t('ui.finding.evidenceOf', { title })}
            onFold={folding.onFold}
          >
            {t('ui.finding.evidence')}
          </FoldButton>
        )}
        {hasEvidence && folding?.isUnfolded !== false && (
          <div id={contentId} className={styles.content}>
            {step.proofs.length > 0 && <ProofList proofs={step.proofs} />}
            {step.sent.length > 0 && <SentRequests step={step} />}
          </div>
        )}
      </div>
    </li>
  );
}
