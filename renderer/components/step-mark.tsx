import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import { useWords } from '../i18n/words';
import type { ShownState } from '../theme/severity-colours';
import { SeverityIcon } from './severity-icon';

const useStyles = makeStyles({
  mark: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '22px',
    height: '22px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '1',
    fontWeight: tokens.fontWeightSemibold,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: '50%',
  },
  current: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    borderTopColor: 'transparent',
    borderRightColor: 'transparent',
    borderBottomColor: 'transparent',
    borderLeftColor: 'transparent',
    '@media (forced-colors: active)': {
      color: 'HighlightText',
      backgroundColor: 'Highlight',
      forcedColorAdjust: 'none',
    },
  },
  passed: {
    borderTopStyle: 'none',
    borderRightStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftStyle: 'none',
  },
  line: { display: 'flex', columnGap: '4px', height: '4px' },
  segment: { flexGrow: 1, borderRadius: '2px', backgroundColor: tokens.colorNeutralStroke1 },
  reached: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
});

export interface StepMarkProps {
  /** Its place, from 1. */
  readonly number: number;
  readonly isCurrent: boolean;
  /** How it ended; null: it has not. */
  readonly shape: ShownState | null;
}

/** What stands before a step in a list of steps: its number, and its shape once it is behind. The words say the same. */
export function StepMark({ number, isCurrent, shape }: StepMarkProps) {
  const styles = useStyles();
  const { format } = useWords();
  return (
    <span
      className={mergeClasses(
        styles.mark,
        isCurrent && styles.current,
        shape !== null && !isCurrent && styles.passed,
      )}
      aria-hidden="true"
    >
      {shape === null || isCurrent ? format.number(number) : <SeverityIcon state={shape} size={18} />}
    </span>
  );
}

export interface StepLineProps {
  readonly total: number;
  /** How many of them are reached. */
  readonly reached: number;
}

/** The steps as a line above a narrow page. */
export function StepLine({ total, reached }: StepLineProps) {
  const styles = useStyles();
  return (
    <div className={styles.line} aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <span key={index} className={mergeClasses(styles.segment, index < reached && styles.reached)} />
      ))}
    </div>
  );
}
