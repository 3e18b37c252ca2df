import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import type { StepProblem } from '../../../shared/domain/runbook-run';
import { CopyButton } from '../../components/copy-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { CopyItem } from './copy-item';

const useStyles = makeStyles({
  part: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '12px 16px 14px',
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  calm: {
    borderTopColor: tokens.colorNeutralStroke1,
    borderRightColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderLeftColor: tokens.colorNeutralStroke1,
  },
  text: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  rest: { gridColumn: '2', display: 'flex', flexDirection: 'column', rowGap: '8px', paddingTop: '4px' },
  advice: { maxWidth: '72ch', overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
  id: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

export interface ProblemPartProps {
  readonly problem: StepProblem;
  /** Whether something went wrong; otherwise only something is missing yet. */
  readonly isTrouble: boolean;
}

/** Why a step does not get on and what then; with what to send to whoever can help. */
export function ProblemPart({ problem, isTrouble }: ProblemPartProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { requestId } = problem;
  return (
    <div className={mergeClasses(styles.part, !isTrouble && styles.calm)}>
      <SeverityIcon state={isTrouble ? 'warning' : 'notice'} size={20} />
      <p className={styles.text}>{say(problem.text)}</p>
      <div className={styles.rest}>
        <p className={styles.advice}>{say(problem.advice)}</p>
        {problem.request !== null && <CopyItem label={t('runPage.colleague')} text={say(problem.request)} />}
        {requestId !== null && (
          <p className={styles.id}>
            {t('runPage.requestId')} <span className={styles.value}>{requestId}</span>
            <CopyButton text={requestId} label={t('ui.copy.short')} what={t('runPage.requestId')} />
          </p>
        )}
      </div>
    </div>
  );
}
