import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';

import { epochOf } from '../../../shared/domain/instant';
import type { CurrentStep } from '../../../shared/domain/runbook-run';
import { clockFace } from '../../components/clock-face';
import { SeverityIcon } from '../../components/severity-icon';
import { useSeconds } from '../../components/use-time-left';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  part: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    rowGap: '8px',
    maxWidth: '620px',
    padding: '12px 16px 14px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
  },
  rest: { gridColumn: '2', display: 'flex', flexDirection: 'column', rowGap: '8px' },
  reason: { maxWidth: '72ch', overflowWrap: 'anywhere' },
  times: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '20px' },
  elapsed: { fontWeight: tokens.fontWeightSemibold },
  next: { color: tokens.colorNeutralForeground2 },
  bar: { '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
});

/** A wait: why, how long it has been of how long it usually is, and when it is looked at again. Counts without a word. */
export function WaitPart({ wait }: { readonly wait: NonNullable<CurrentStep['wait']> }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const now = useSeconds();
  const elapsed = Math.max(0, now - epochOf(wait.since));
  const share = wait.expectedMs > 0 ? Math.min(1, elapsed / wait.expectedMs) : 1;
  const isLong = elapsed > wait.expectedMs;
  return (
    <div className={styles.part} role="group" aria-label={t('runPage.wait')}>
      <SeverityIcon state="checking" size={20} />
      <p className={styles.reason}>{say(wait.reason)}</p>
      <div className={styles.rest}>
        <ProgressBar
          className={styles.bar}
          thickness="large"
          value={share}
          aria-label={t('runPage.wait.progress')}
        />
        <p className={styles.times} role="timer">
          <span className={styles.elapsed}>
            {t('runPage.waited', {
              elapsed: clockFace(Math.floor(elapsed / 1_000) * 1_000),
              expected: clockFace(wait.expectedMs),
            })}
          </span>
          <span className={styles.next}>
            {wait.nextLookAt === null || epochOf(wait.nextLookAt) <= now
              ? t('runPage.looking')
              : t('runPage.nextLook', { left: clockFace(epochOf(wait.nextLookAt) - now) })}
          </span>
        </p>
        {isLong && <p className={styles.next}>{t('runPage.wait.long')}</p>}
      </div>
    </div>
  );
}
