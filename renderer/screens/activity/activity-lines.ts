import type { ActivityEntry } from '../../../shared/domain/activity';
import { stateWord } from '../../components/state-text';
import type { Words } from '../../i18n/words';

/**
 * Entries as lines for a spreadsheet, the first with the headings, in the reader's language; times in UTC, so that
 * they sort and compare.
 */
export function activityLines(
  entries: readonly ActivityEntry[],
  words: Words,
): readonly (readonly string[])[] {
  const { t, say } = words;
  return [
    [
      t('screens.activity.csv.time'),
      t('screens.activity.severity'),
      t('screens.activity.ownKind'),
      t('screens.activity.connection'),
      t('screens.activity.csv.text'),
    ],
    ...entries.map((entry) => [
      entry.at,
      stateWord(words, entry.severity),
      t('screens.activity.kind', { kind: entry.kind }),
      entry.connectionName ?? t('ui.product'),
      say(entry.text),
    ]),
  ];
}
