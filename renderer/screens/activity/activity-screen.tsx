import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { DAY_MS, instantOf } from '../../../shared/domain/instant';
import { toTabbedText } from '../../../shared/views/csv';
import {
  isFiltering,
  journalLines,
  journalTest,
  journalWords,
  NO_FILTER,
} from '../../../shared/views/journal';
import { CopyButton } from '../../components/copy-button';
import { Page, PageHeading } from '../../components/page';
import { useSaveText } from '../../files/use-save-text';
import { createWords, useWords, type Words } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import { ActivityFilters } from './activity-filters';
import { ActivityItem } from './activity-item';
import { activitySentence, groupByDay, joinEntries } from './activity-view';
import { OlderEntries } from './older-entries';
import { useOlderEntries } from './use-older-entries';

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
  const store = useStore();
  const { activity, connections, settings } = useAppState();
  const [filter, setFilter] = useState(NO_FILTER);
  const saving = useSaveText();
  const older = useOlderEntries(filter, activity);
  const known = joinEntries(activity, older.entries);
  const then = journalWords((text, at) => createWords(words, at).say(text));
  const shown = known.filter(journalTest(filter, then));
  const watched = new Set(connections.map(({ id }) => id));
  const channelName = (id: string): string | null =>
    settings.channels.find((channel) => channel.id === id)?.name ?? null;
  /** The whole journal as filtered, older entries included that are not shown. */
  const exportAs = (kind: 'csv' | 'json'): void => {
    const name = `graphkeeper-activity-${instantOf(now).slice(0, 10)}`;
    saving.saveAsked(async () => {
      const answer = await store.ask('exportJournal', { filter, kind });
      return answer.ok ? { ok: true, value: { name, kind, text: answer.value.text } } : answer;
    });
  };
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
        <ActivityFilters entries={known} filter={filter} onFilter={setFilter} />
        <div className={styles.bar}>
          <p className={styles.count} role="status">
            {saving.status ?? t('screens.activity.count', { shown: shown.length, total: known.length })}
          </p>
          {isFiltering(filter) && shown.length > 0 && clear}
          {shown.length > 0 && (
            <CopyButton text={() => toTabbedText(journalLines(shown, then))} label={t('views.table.copy')} />
          )}
          {(shown.length > 0 || older.isOffered) &&
            (['csv', 'json'] as const).map((kind) => (
              <Button
                key={kind}
                size="small"
                appearance="subtle"
                onBlur={saving.leave}
                onClick={() => {
                  exportAs(kind);
                }}
              >
                {kind === 'csv' ? t('views.table.export') : t('screens.activity.exportJson')}
              </Button>
            ))}
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
                    channelName={channelName}
                    isWatched={entry.connectionId !== null && watched.has(entry.connectionId)}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
      {older.isOffered && <OlderEntries older={older} />}
    </Page>
  );
}
