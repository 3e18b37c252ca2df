import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { RunState, StepView } from '../../../shared/domain/runbook-run';
import { FoldButton } from '../../components/fold-button';
import { StepLine, StepMark } from '../../components/step-mark';
import { useWords } from '../../i18n/words';
import { isRecorded, placeOf, shownSteps, stepShape } from './runs-view';

/** Below this width the steps fold above the one that is at hand. */
const NARROW = '@media (max-width: 899px)';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  folded: { [NARROW]: { display: 'none' } },
  item: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '10px',
    width: '100%',
    minHeight: '34px',
    padding: '6px 10px',
    color: tokens.colorNeutralForeground3,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
  },
  passed: { color: tokens.colorNeutralForeground2 },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  word: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  narrow: { display: 'none', [NARROW]: { display: 'block', marginBottom: '12px' } },
  fold: { marginTop: '4px', marginLeft: '-12px', fontWeight: tokens.fontWeightRegular },
});

interface StepItemProps {
  readonly step: StepView;
  readonly number: number;
  readonly onOpen: () => void;
}

function StepItem({ step, number, onOpen }: StepItemProps) {
  const styles = useStyles();
  const { t, say, format } = useWords();
  const { status, endedAt } = step;
  const shape = stepShape(status);
  const word = t('runPage.stepStatus', { status });
  const content = (
    <>
      <StepMark number={number} isCurrent={status === 'current'} shape={shape} />
      <span className={styles.text}>
        {say(step.title)}
        {/* A word under each step to come would say nothing that its grey number does not. */}
        <span className={status === 'later' ? styles.hidden : styles.word}>
          {status === 'done' && endedAt !== null ? `${word} · ${format.time(endedAt)}` : word}
        </span>
      </span>
    </>
  );
  return (
    <li aria-current={status === 'current' ? 'step' : undefined}>
      {isRecorded(step) ? (
        <button
          type="button"
          className={mergeClasses(styles.item, styles.passed, styles.button)}
          onClick={onOpen}
        >
          {content}
        </button>
      ) : (
        <div
          className={mergeClasses(
            styles.item,
            shape !== null && styles.passed,
            status === 'current' && styles.current,
          )}
        >
          {content}
        </div>
      )}
    </li>
  );
}

export interface RunStepsProps {
  readonly run: RunState;
  /** Shows what is known of a step that is behind. */
  readonly onOpen: (stepId: string) => void;
}

/** The steps of a run and how each stands; in a narrow window folded to a line. */
export function RunSteps({ run, onOpen }: RunStepsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const listId = useId();
  const steps = shownSteps(run);
  return (
    <nav aria-label={t('runPage.steps')}>
      <div className={styles.narrow}>
        <StepLine total={steps.length} reached={placeOf(run)?.index ?? 0} />
        <FoldButton
          className={styles.fold}
          size="small"
          isUnfolded={isUnfolded}
          controls={listId}
          onFold={setUnfolded}
        >
          {t('runPage.allSteps')}
        </FoldButton>
      </div>
      <ol id={listId} className={mergeClasses(styles.list, !isUnfolded && styles.folded)}>
        {steps.map((step, index) => (
          <StepItem
            key={step.id}
            step={step}
            number={index + 1}
            onOpen={() => {
              onOpen(step.id);
            }}
          />
        ))}
      </ol>
    </nav>
  );
}
