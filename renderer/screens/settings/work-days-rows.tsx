import { Button, Checkbox, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { Freeze, LocalDate } from '../../../shared/domain/alert-settings';
import { message } from '../../../shared/messages/message';
import { localDateOf, noonOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { FreezeDialog } from './freeze-dialog';
import { FieldError } from './number-field';
import { RemovableList } from './removable-list';
import { SettingRow } from './setting-row';
import { useAlertSettings } from './use-alert-settings';
import { useOutcome } from './use-outcome';
import {
  freezeId,
  type HolidayProblem,
  holidayProblem,
  toggledWorkingDays,
  weekdayDate,
  WEEKDAYS,
  withFreeze,
  withHoliday,
} from './work-days';

const useStyles = makeStyles({
  days: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', marginLeft: '-8px' },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
  field: { display: 'flex', flexDirection: 'column', rowGap: '3px', width: '180px' },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  error: { paddingTop: '6px' },
  list: { marginTop: '8px' },
});

/** The days of the week that are worked. */
export function WorkingDaysRow() {
  const styles = useStyles();
  const { t, format } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const { calendar } = alerts;
  return (
    <SettingRow
      title={t('alertSettings.workingDays')}
      hint={t('alertSettings.workingDays.hint')}
      result={result}
    >
      <div className={styles.days}>
        {WEEKDAYS.map((weekday) => (
          <Checkbox
            key={weekday}
            label={format.weekday(noonOf(weekdayDate(weekday)))}
            checked={calendar.workingDays.includes(weekday)}
            onChange={() => {
              const workingDays = toggledWorkingDays(calendar.workingDays, weekday);
              if (workingDays === null) {
                const text = message('alertSettings.problem', { problem: 'noWorkingDay' });
                result.setOutcome({ kind: 'failed', text, isSaving: true });
              } else {
                void result.save(changed({ calendar: { ...calendar, workingDays } }));
              }
            }}
          />
        ))}
      </div>
    </SettingRow>
  );
}

const HOLIDAY_PROBLEMS = {
  missing: 'holidayMissing',
  known: 'holidayKnown',
  many: 'holidayMany',
} as const satisfies Record<HolidayProblem, string>;

/** Single days that are not worked. */
export function HolidaysRow() {
  const styles = useStyles();
  const { t, format, now } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<HolidayProblem | null>(null);
  const { calendar } = alerts;
  const today = localDateOf(now);
  const put = (holidays: readonly LocalDate[]): Promise<boolean> =>
    result.save(changed({ calendar: { ...calendar, holidays } }));
  const add = (): void => {
    const found = holidayProblem(text, calendar.holidays);
    setProblem(found);
    if (found !== null) return;
    void put(withHoliday(calendar.holidays, text)).then((isDone) => {
      if (isDone) setText('');
    });
  };
  return (
    <SettingRow title={t('alertSettings.holidays')} hint={t('alertSettings.holidays.hint')} result={result}>
      <div className={styles.add}>
        <div className={styles.field}>
          <label className={styles.name} htmlFor={`${id}day`}>
            {t('alertSettings.holidays.day')}
          </label>
          <Input
            id={`${id}day`}
            type="date"
            {...(problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}error` })}
            value={text}
            onChange={(_, { value }) => {
              setText(value);
              setProblem(null);
            }}
            onKeyDown={({ key }) => {
              if (key === 'Enter') add();
            }}
          />
        </div>
        <Button onClick={add}>{t('alertSettings.holidays.add')}</Button>
      </div>
      {problem !== null && (
        <div className={styles.error}>
          <FieldError
            id={`${id}error`}
            text={t('alertSettings.problem', { problem: HOLIDAY_PROBLEMS[problem] })}
          />
        </div>
      )}
      <div className={styles.list}>
        <RemovableList
          label={t('alertSettings.holidays')}
          items={calendar.holidays}
          idOf={(date) => date}
          titleOf={(date) => format.date(noonOf(date))}
          detailOf={(date) => (date < today ? t('alertSettings.passed') : null)}
          remove={t('alertSettings.remove')}
          onRemove={(date) => put(calendar.holidays.filter((one) => one !== date))}
          onRestore={(date) => put(withHoliday(calendar.holidays, date))}
        />
      </div>
    </SettingRow>
  );
}

/** Spans in which nothing may be changed. */
export function FreezesRow() {
  const { t, now } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const [isAsking, setAsking] = useState(false);
  const { calendar } = alerts;
  const today = localDateOf(now);
  const put = (freezes: readonly Freeze[]): Promise<boolean> =>
    result.save(changed({ calendar: { ...calendar, freezes } }));
  const spanOf = ({ from, to }: Freeze): string =>
    t('alertSettings.freezes.span', { from: noonOf(from), to: noonOf(to) });
  return (
    <SettingRow
      title={t('alertSettings.freezes')}
      hint={t('alertSettings.freezes.hint')}
      result={result}
      control={() => (
        <Button
          onClick={() => {
            setAsking(true);
          }}
        >
          {t('alertSettings.add')}
        </Button>
      )}
    >
      <RemovableList
        label={t('alertSettings.freezes')}
        items={calendar.freezes}
        idOf={freezeId}
        titleOf={({ name }) => name}
        detailOf={(freeze) =>
          freeze.to < today ? `${spanOf(freeze)} · ${t('alertSettings.passed')}` : spanOf(freeze)
        }
        remove={t('alertSettings.remove')}
        onRemove={(freeze) => put(calendar.freezes.filter((one) => freezeId(one) !== freezeId(freeze)))}
        onRestore={(freeze) => put(withFreeze(calendar.freezes, freeze))}
      />
      {isAsking && (
        <FreezeDialog
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </SettingRow>
  );
}
