import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useDeferredValue, useId, useState } from 'react';

import { isStale } from '../../shared/diagnosis/overview';
import { worstSeverity } from '../../shared/domain/severity';
import type { AppState } from '../../shared/domain/state';
import { nextToEnd, upcomingCredentials } from '../../shared/views/overview-timeline';
import { OVERVIEW_DAYS, overviewSpan } from '../../shared/views/timeline';
import { useWords, type Words, WordsProvider } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { StateProvider, useAppState } from '../state/app-context';
import { CredentialTimeline } from './credential-timeline';

/** More rows than this are folded; with many connections the first to end are what matters. */
const SHOWN = 8;

const useStyles = makeStyles({
  section: {
    marginTop: '20px',
    padding: '16px 20px 14px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { marginTop: '2px', marginBottom: '10px', color: tokens.colorNeutralForeground2 },
  ahead: { color: tokens.colorBrandForegroundLink },
  notes: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 14px',
    minHeight: '24px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

const Timeline = memo(function Timeline() {
  const styles = useStyles();
  const { t, now } = useWords();
  const { connections, settings } = useAppState();
  const [isUnfolded, setUnfolded] = useState(false);
  const headingId = useId();
  const upcoming = upcomingCredentials(connections, now);
  const { ending, later, unread } = upcoming;
  if (ending.length === 0 && later === 0 && unread.length === 0) return null;
  const next = nextToEnd(upcoming, now);
  const end = next?.row.end ?? null;
  const title = t('views.timeline.title', { days: OVERVIEW_DAYS });
  const shown = isUnfolded ? ending : ending.slice(0, SHOWN);
  const old = new Set(connections.filter((one) => isStale(one, now)).map(({ id }) => id));
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.title}>
        {title}
      </h2>
      {ending.length + later > 0 && (
        <p className={styles.sentence}>
          {next !== null && end !== null
            ? t('views.timeline.sentence', {
                name: next.label,
                connection: next.connectionName,
                at: end,
              })
            : t('views.timeline.noneEnds', { days: OVERVIEW_DAYS })}
        </p>
      )}
      {shown.length > 0 && (
        <CredentialTimeline
          label={title}
          span={overviewSpan(now)}
          days={settings.credentialDays}
          entries={shown.map(({ connectionId, connectionName, label, row }) => ({
            id: `${connectionId}/${row.owner}/${row.keyId}`,
            title: connectionName,
            kind: label,
            href: hrefOf({ page: 'connection', id: connectionId }),
            start: row.start,
            end: row.end,
            use: row.use,
            severity: old.has(connectionId) ? worstSeverity([row.severity, 'unknown']) : row.severity,
          }))}
        />
      )}
      <div className={styles.notes}>
        {ending.length > SHOWN && (
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={isUnfolded}
            onClick={() => {
              setUnfolded(!isUnfolded);
            }}
          >
            {isUnfolded
              ? t('views.timeline.showFewer')
              : t('views.timeline.showAll', { count: ending.length })}
          </Button>
        )}
        {later > 0 && <span>{t('views.timeline.later', { count: later, days: OVERVIEW_DAYS })}</span>}
        <a className={styles.ahead} href={hrefOf({ page: 'forecast', date: null })}>
          {t('ahead.title')}
        </a>
        {unread.length > 0 && <span>{t('views.timeline.unread', { names: unread })}</span>}
      </div>
    </section>
  );
});

/**
 * The credentials of all connections in the next half year, the first to end first. It stands last and is much to
 * draw: what comes before it is shown first, at the start and after every change.
 */
export function OverviewTimeline() {
  const words = useDeferredValue<Words | null>(useWords(), null);
  const state = useDeferredValue<AppState | null>(useAppState(), null);
  if (words === null || state === null) return null;
  return (
    <WordsProvider value={words}>
      <StateProvider value={state}>
        <Timeline />
      </StateProvider>
    </WordsProvider>
  );
}
