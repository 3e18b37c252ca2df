import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import { addDays } from '../../../shared/alerts/local-time';
import type { LocalDate } from '../../../shared/domain/alert-settings';
import { validation } from '../../components/field-validation';
import { daysBetween, noonOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { type DayShortcut, dayShortcuts, daysToLookAt, isAhead, SLIDER_DAYS } from './days-ahead';

const useStyles = makeStyles({
  chooser: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '10px',
    marginTop: '18px',
    padding: '14px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 180px',
    columnGap: '24px',
    rowGap: '8px',
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  slider: { width: '100%', height: '32px', margin: 0, accentColor: tokens.colorBrandBackground },
  shortcuts: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

export interface DayChooserProps {
  readonly today: LocalDate;
  readonly date: LocalDate;
  /** The day of the next deadline; null where none is known. */
  readonly deadline: LocalDate | null;
  readonly onDate: (date: LocalDate) => void;
}

/** Chooses the day to look at: by a slider, a date, or one click. */
export function DayChooser({ today, date, deadline, onDate }: DayChooserProps) {
  const styles = useStyles();
  const { t } = useWords();
  const [text, setText] = useState<string>(date);
  // What was chosen otherwise replaces what stands in the field.
  const [known, setKnown] = useState(date);
  if (known !== date) {
    setKnown(date);
    setText(date);
  }
  const sliderId = useId();
  const days = daysBetween(today, date);
  const { from, to } = daysToLookAt(today);
  const labelOf = ({ kind, days: ahead, date: day }: DayShortcut): string => {
    switch (kind) {
      case 'tomorrow':
        return t('ahead.tomorrow');
      case 'days':
        return t('ahead.inDays', { days: ahead });
      case 'deadline':
        return t('ahead.deadline', { at: noonOf(day) });
    }
  };
  return (
    <section className={styles.chooser} aria-label={t('ahead.choose')}>
      <div className={styles.fields}>
        <div>
          <label htmlFor={sliderId}>{t('ahead.slider')}</label>
          {/* Fluent's own slider has a style that the browser warns of. */}
          <input
            id={sliderId}
            className={styles.slider}
            type="range"
            min={1}
            max={SLIDER_DAYS}
            value={Math.min(days, SLIDER_DAYS)}
            aria-valuetext={t('ahead.sliderDay', { days, at: noonOf(date) })}
            onChange={({ target }) => {
              onDate(addDays(today, Number(target.value)));
            }}
          />
        </div>
        <Field
          label={t('ahead.date')}
          {...validation(
            isAhead(today, text) ? null : t('ahead.dateWrong', { from: noonOf(from), to: noonOf(to) }),
          )}
        >
          <Input
            type="date"
            min={from}
            max={to}
            value={text}
            onChange={(_, { value }) => {
              setText(value);
              if (isAhead(today, value)) onDate(value);
            }}
          />
        </Field>
      </div>
      <div className={styles.shortcuts}>
        {dayShortcuts(today, deadline).map((shortcut) => (
          <Button
            key={shortcut.kind + String(shortcut.days)}
            size="small"
            aria-pressed={shortcut.date === date}
            appearance={shortcut.date === date ? 'outline' : 'subtle'}
            onClick={() => {
              onDate(shortcut.date);
            }}
          >
            {labelOf(shortcut)}
          </Button>
        ))}
      </div>
    </section>
  );
}
