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

type Wait = NonNullable<CurrentStep['wait']>;

/** How long it has been of how long it usually is. */
function Share({ elapsedMs, expectedMs }: { readonly elapsedMs: number; readonly expectedMs: number }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ProgressBar
      className={styles.bar}
      thickness="large"
      value={expectedMs > 0 ? Math.min(1, elapsedMs / expectedMs) : 1}
      aria-label={t('runPage.wait.progress')}
    />
  );
}

/**
 * A wait: why, how long it has been of how long it usually is, and when it is looked at again. What somebody does by hand
 * has no usual time: there it is only said that it is looked for. Counts without a word.
 */
export function WaitPart({ wait }: { readonly wait: Wait }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const now = useSeconds();
  const { expectedMs } = wait;
  const elapsed = Math.max(0, now - epochOf(wait.since));
  return (
    <div className={styles.part} role="group" aria-label={t('runPage.wait')}>
      <SeverityIcon state="checking" size={20} />
      <p className={styles.reason}>{say(wait.reason)}</p>
      <div className={styles.rest}>
        {expectedMs !== null && <Share elapsedMs={elapsed} expectedMs={expectedMs} />}
        <p className={styles.times} role="timer">
          {expectedMs !== null && (
            <span className={styles.elapsed}>
              {t('runPage.waited', {
                elapsed: clockFace(Math.floor(elapsed / 1_000) * 1_000),
                expected: clockFace(expectedMs),
              })}
            </span>
          )}
          <span className={styles.next}>
            {wait.nextLookAt === null || epochOf(wait.nextLookAt) <= now
              ? t('runPage.looking')
              : t('runPage.nextLook', { left: clockFace(epochOf(wait.nextLookAt) - now) })}
          </span>
        </p>
        {expectedMs !== null && elapsed > expectedMs && (
          <p className={styles.next}>{t('runPage.wait.long')}</p>
        )}
      </div>
    </div>
  );
}
