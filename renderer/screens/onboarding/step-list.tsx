import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import { StepLine, StepMark } from '../../components/step-mark';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { WIZARD_STEPS, type WizardStep } from '../../routing/wizard-steps';

/** Below this width the list of steps is a line above the page. */
const NARROW = '@media (max-width: 899px)';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '2px', [NARROW]: { display: 'none' } },
  item: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    minHeight: '34px',
    padding: '4px 10px',
    color: tokens.colorNeutralForeground3,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
  },
  link: {
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, color: tokens.colorNeutralForeground1 },
  },
  reached: { color: tokens.colorNeutralForeground2 },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  line: { display: 'none', [NARROW]: { display: 'block', marginBottom: '10px' } },
});

interface StepItemProps {
  readonly step: WizardStep;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly isReachable: boolean;
  readonly standing: 'done' | 'toMend' | 'none';
}

function StepItem({ step, index, isCurrent, isReachable, standing }: StepItemProps) {
  const styles = useStyles();
  const { t } = useWords();
  const content = (
    <>
      <StepMark
        number={index + 1}
        isCurrent={isCurrent}
        shape={standing === 'none' ? null : standing === 'done' ? 'ok' : 'warning'}
      />
      {t('wizard.step', { step })}
      {standing !== 'none' && (
        <span className={styles.hidden}>
          , {standing === 'done' ? t('wizard.step.done') : t('wizard.step.toMend')}
        </span>
      )}
    </>
  );
  const className = mergeClasses(
    styles.item,
    isReachable && styles.reached,
    isReachable && !isCurrent && styles.link,
    isCurrent && styles.current,
  );
  return (
    <li>
      {isReachable ? (
        <a
          className={className}
          href={hrefOf({ page: 'connect', step })}
          aria-current={isCurrent ? 'step' : undefined}
        >
          {content}
        </a>
      ) : (
        <span className={className}>{content}</span>
      )}
    </li>
  );
}

export interface StepListProps {
  readonly current: WizardStep;
  readonly reachable: readonly WizardStep[];
  /** Steps that were left unfinished. */
  readonly toMend: readonly WizardStep[];
  /** How far the administrator has come. */
  readonly furthest: WizardStep;
}

/** Where one is on the way: steps that can be opened are links. */
export function StepList({ current, reachable, toMend, furthest }: StepListProps) {
  const styles = useStyles();
  const { t } = useWords();
  const position = WIZARD_STEPS.indexOf(current);
  const reached = WIZARD_STEPS.indexOf(furthest);
  return (
    <nav aria-label={t('wizard.steps')}>
      <ol className={styles.list}>
        {WIZARD_STEPS.map((step, index) => {
          const isPassed = index < reached && index !== position;
          return (
            <StepItem
              key={step}
              step={step}
              index={index}
              isCurrent={index === position}
              isReachable={reachable.includes(step)}
              standing={!isPassed ? 'none' : toMend.includes(step) ? 'toMend' : 'done'}
            />
          );
        })}
      </ol>
      <div className={styles.line}>
        <StepLine total={WIZARD_STEPS.length} reached={position + 1} />
      </div>
    </nav>
  );
}
