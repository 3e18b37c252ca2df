import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';

import { useLastingWords } from '../i18n/words';
import { type ShownState, useSeverityColours } from '../theme/severity-colours';
import { stateWord } from './state-text';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  word: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
});

export interface StateWordProps {
  readonly state: ShownState;
  /** Where many stand together, what is well steps back so that what is not can be seen. */
  readonly isQuietWhenWell?: boolean;
}

/** A state's word in its colour. */
export const StateWord = memo(function StateWord({ state, isQuietWhenWell = false }: StateWordProps) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const isQuiet = isQuietWhenWell && ['ok', 'notReached', 'notConfigured'].includes(state);
  return (
    <span className={isQuiet ? styles.quiet : mergeClasses(styles.word, colours[state])}>
      {stateWord(useLastingWords(), state)}
    </span>
  );
});
