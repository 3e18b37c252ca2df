import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { DAY_MS, instantOf } from '../../../shared/domain/instant';
import { toCsv, toTabbedText } from '../../../shared/views/csv';
import { CopyButton } from '../../components/copy-button';
import { Page, PageHeading } from '../../components/page';
import { useSaveText } from '../../files/use-save-text';
import { useWords, type Words } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { ActivityFilters } from './activity-filters';
import { ActivityItem } from './activity-item';
import { activityLines } from './activity-lines';
import { activitySentence, filterActivity, groupByDay, isFiltering, NO_FILTER } from './activity-view';

const useStyles = makeStyles({
  hint: { marginTop: '4px', color: tokens.colorNeutralForeground2, maxWidth: '64ch' },
  tools: { display: 'flex', flexDirection: 'column', rowGap: '6px', marginTop: '20px' },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minHeight: '32px' },
  count: {
    marginRight: 'auto',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  days: { display: 'flex', flexDirection: 'column', rowGap: '18px', marginTop: '8px' },
  day: {
    marginBottom: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  list: {
    padding: '5px 0',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  noMatch: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    rowGap: '10px',
    padding: '40px 20px',
    color: tokens.colorNeutralForeground2,
  },
});

/** A day's heading: today and yesterday are named. */
function dayTitle({ t, format, now }: Words, at: string): string {
  const day = format.date(at);
  if (day === format.date(instantOf(now))) return t('screens.activity.today', { at });
  if (day === format.date(instantOf(now - DAY_MS))) return t('screens.activity.yesterday', { at });
  return t('screens.activity.onDay', { at });
}

/** What happened, newest first, by day; filtered, copied or saved as a table. */
export function ActivityScreen() {
  const styles = useStyles();
  const words = useWords();
  const { t, say, format, now } = words;
  const { activity, connections } = useAppState();
  const [filter, setFilter] = useState(NO_FILTER);
  const saving = useSaveText();
  const shown = filterActivity(
    activity,
    filter,
    (entry) =>
      `${say(entry.text)} ${entry.connectionName ?? t('ui.product')} ${t('screens.activity.kind', { kind: entry.kind })}`,
  );
  const watched = new Set(connections.map(({ id }) => id));
  const clear = (
    <Button
      size="small"
      onClick={() => {
        setFilter(NO_FILTER);
      }}
    >
      {t('screens.activity.clear')}
    </Button>
  );

  if (activity.length === 0) {
    return (
      <Page>
        <PageHeading>{say(activitySentence(activity, now))}</PageHeading>
        <p className={styles.hint}>{t('screens.activity.noneHint')}</p>
      </Page>
    );
  }
  return (
    <Page>
      <PageHeading>{say(activitySentence(activity, now))}</PageHeading>
      <div className={styles.tools}>
        <ActivityFilters entries={activity} filter={filter} onFilter={setFilter} />
        <div className={styles.bar}>
          <p className={styles.count} role="status">
            {saving.status ?? t('screens.activity.count', { shown: shown.length, total: activity.length })}
          </p>
          {isFiltering(filter) && shown.length > 0 && clear}
          {shown.length > 0 && (
            <>
              <CopyButton
                text={() => toTabbedText(activityLines(shown, words))}
                label={t('views.table.copy')}
              />
              <Button
                size="small"
                appearance="subtle"
                onBlur={saving.leave}
                onClick={() => {
                  saving.save({
                    name: `graphkeeper-activity-${instantOf(now).slice(0, 10)}`,
                    kind: 'csv',
                    text: toCsv(activityLines(shown, words)),
                  });
                }}
              >
                {t('views.table.export')}
              </Button>
            </>
          )}
        </div>
      </div>
      {shown.length === 0 ? (
        <div className={styles.noMatch}>
          <p>{t('screens.activity.noMatch')}</p>
          {clear}
        </div>
      ) : (
        <div className={styles.days}>
          {groupByDay(shown, format.date).map(({ day, entries }) => (
            <section key={day} aria-label={day}>
              <h2 className={styles.day}>{dayTitle(words, entries[0]?.at ?? '')}</h2>
              <ol className={styles.list}>
                {entries.map((entry) => (
                  <ActivityItem
                    key={entry.id}
                    entry={entry}
                    isWatched={entry.connectionId !== null && watched.has(entry.connectionId)}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </Page>
  );
}
