import { Field, Input, makeStyles, Select } from '@fluentui/react-components';

import type { ActivityEntry } from '../../../shared/domain/activity';
import { epochOf, type Instant, instantOf } from '../../../shared/domain/instant';
import type { JournalFilter } from '../../../shared/domain/journal-query';
import { SEVERITIES } from '../../../shared/domain/severity';
import { stateWord } from '../../components/state-text';
import { endOf, isLocalDate, localDateOf, startOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { connectionChoices, KINDS } from './activity-view';

const useStyles = makeStyles({
  filters: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '10px 12px',
    '@media (max-width: 860px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
    '@media (max-width: 460px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  field: { minWidth: 0 },
  input: { minWidth: 0, width: '100%' },
});

/** A choice of connection as the value of an option; ids could be any text, so they are marked as such. */
function optionOf(connection: JournalFilter['connection']): string {
  if (connection === 'all') return 'all';
  return connection.id === null ? 'own' : `id:${connection.id}`;
}

/** Reads an option's value back. */
function connectionOf(option: string): JournalFilter['connection'] {
  if (option.startsWith('id:')) return { id: option.slice('id:'.length) };
  return option === 'own' ? { id: null } : 'all';
}

/** A bound as a date field shows it. */
function dayOf(bound: Instant | null): string {
  return bound === null ? '' : localDateOf(epochOf(bound));
}

export interface ActivityFiltersProps {
  /** All entries: they say which connections can be chosen. */
  readonly entries: readonly ActivityEntry[];
  readonly filter: JournalFilter;
  readonly onFilter: (filter: JournalFilter) => void;
}

/** What to show of the activity. */
export function ActivityFilters({ entries, filter, onFilter }: ActivityFiltersProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, language } = words;
  const choices = connectionChoices(entries, language);
  return (
    <div className={styles.filters} role="search" aria-label={t('screens.activity.filters')}>
      <Field className={styles.field} label={t('screens.activity.search')} size="small">
        <Input
          className={styles.input}
          type="search"
          value={filter.text}
          onChange={(_, { value }) => {
            onFilter({ ...filter, text: value });
          }}
        />
      </Field>
      <Field className={styles.field} label={t('screens.activity.connection')} size="small">
        <Select
          value={optionOf(filter.connection)}
          onChange={(_, { value }) => {
            onFilter({ ...filter, connection: connectionOf(value) });
          }}
        >
          <option value="all">{t('screens.activity.allConnections')}</option>
          {choices.map(({ id, name }) => (
            <option key={optionOf({ id })} value={optionOf({ id })}>
              {name ?? t('ui.product')}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} label={t('screens.activity.ownKind')} size="small">
        <Select
          value={filter.kind}
          onChange={(_, { value }) => {
            onFilter({ ...filter, kind: KINDS.find((kind) => kind === value) ?? 'all' });
          }}
        >
          <option value="all">{t('screens.activity.allKinds')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t('screens.activity.kind', { kind })}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} label={t('screens.activity.severity')} size="small">
        <Select
          value={filter.severity}
          onChange={(_, { value }) => {
            onFilter({ ...filter, severity: SEVERITIES.find((severity) => severity === value) ?? 'all' });
          }}
        >
          <option value="all">{t('screens.activity.allSeverities')}</option>
          {SEVERITIES.toReversed().map((severity) => (
            <option key={severity} value={severity}>
              {stateWord(words, severity)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} label={t('screens.activity.from')} size="small">
        <Input
          className={styles.input}
          type="date"
          value={dayOf(filter.from)}
          max={dayOf(filter.to)}
          onChange={(_, { value }) => {
            onFilter({ ...filter, from: isLocalDate(value) ? instantOf(startOf(value)) : null });
          }}
        />
      </Field>
      <Field className={styles.field} label={t('screens.activity.to')} size="small">
        <Input
          className={styles.input}
          type="date"
          value={dayOf(filter.to)}
          min={dayOf(filter.from)}
          onChange={(_, { value }) => {
            onFilter({ ...filter, to: isLocalDate(value) ? instantOf(endOf(value)) : null });
          }}
        />
      </Field>
    </div>
  );
}
