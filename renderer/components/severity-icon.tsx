import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { memo } from 'react';

import { type ShownState, useSeverityColours } from '../theme/severity-colours';

const useStyles = makeStyles({
  icon: { flexShrink: 0, display: 'block' },
});

export interface SeverityIconProps {
  readonly state: ShownState;
  /** Edge length in pixels. */
  readonly size?: number;
  /** The state's word, where it does not stand beside the icon as text. */
  readonly label?: string;
}

/** A state as its shape and colour. The word belongs beside it; where there is no room, it is the icon's name. */
export const SeverityIcon = memo(function SeverityIcon({ state, size = 16, label }: SeverityIconProps) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg width={size} height={size} className={mergeClasses(styles.icon, colours[state])} {...name}>
      <use href={`#shape-${state}`} />
    </svg>
  );
});
