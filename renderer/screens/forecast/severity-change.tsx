import { makeStyles, tokens } from '@fluentui/react-components';

import type { Severity } from '../../../shared/domain/severity';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  change: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '6px' },
  state: { display: 'inline-flex', alignItems: 'center', columnGap: '5px' },
  arrow: { color: tokens.colorNeutralForeground3 },
  heard: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** From what to what something turns: shape, word and colour of both. */
export function SeverityChange({ from, to }: { readonly from: Severity; readonly to: Severity }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <span className={styles.change}>
      <span className={styles.heard}>{t('ahead.change', { from, to })}</span>
      {from !== to && (
        <>
          <span className={styles.state} aria-hidden="true">
            <SeverityIcon state={from} size={14} />
            <StateWord state={from} isQuietWhenWell />
          </span>
          <span className={styles.arrow} aria-hidden="true">
            →
          </span>
        </>
      )}
      <span className={styles.state} aria-hidden="true">
        <SeverityIcon state={to} size={14} />
        <StateWord state={to} />
      </span>
    </span>
  );
}
