import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import { useWords } from '../i18n/words';
import { type ShownState, useSeverityColours } from '../theme/severity-colours';
import { stateWord } from './state-text';

const useStyles = makeStyles({
  word: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
});

/** A state's word in its colour. */
export function StateWord({ state }: { readonly state: ShownState }) {
  const styles = useStyles();
  const colours = useSeverityColours();
  return <span className={mergeClasses(styles.word, colours[state])}>{stateWord(useWords(), state)}</span>;
}
