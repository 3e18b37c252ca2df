import { Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { QuietSettings } from '../../../shared/domain/alert-settings';
import { useWords } from '../../i18n/words';
import { FieldError } from './number-field';
import { SettingRow } from './setting-row';
import { useAlertSettings } from './use-alert-settings';
import { useOutcome } from './use-outcome';
import { quietHoursProblem } from './work-days';

const useStyles = makeStyles({
  hours: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 20px' },
  hour: { display: 'flex', flexDirection: 'column', rowGap: '3px', width: '128px' },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  nextDay: { paddingBottom: '6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  error: { paddingTop: '6px' },
});

/** What is offered when quiet hours are switched on. */
const USUAL = { from: '22:00', to: '07:00' } as const;

const PROBLEMS = { from: 'timeFrom', to: 'timeTo', same: 'timeSame' } as const;

interface HoursFieldsProps {
  readonly hours: NonNullable<QuietSettings['hours']>;
  readonly onHours: (hours: NonNullable<QuietSettings['hours']>) => void;
}

function HoursFields({ hours, onHours }: HoursFieldsProps) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  const [texts, setTexts] = useState(hours);
  const [known, setKnown] = useState(hours);
  if (known.from !== hours.from || known.to !== hours.to) {
    setKnown(hours);
    setTexts(hours);
  }
  const problem = quietHoursProblem(texts.from, texts.to);
  const commit = (): void => {
    if (problem === null && (texts.from !== hours.from || texts.to !== hours.to)) onHours(texts);
  };
  return (
    <>
      <div className={styles.hours}>
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className={styles.hour}>
            <label className={styles.name} htmlFor={id + end}>
              {t(`alertSettings.quiet.${end}`)}
            </label>
            <Input
              id={id + end}
              type="time"
              {...(problem === end || problem === 'same'
                ? { 'aria-invalid': true, 'aria-describedby': `${id}error` }
                : {})}
              value={texts[end]}
              onChange={(_, { value }) => {
                setTexts({ ...texts, [end]: value });
              }}
              onBlur={commit}
              onKeyDown={({ key }) => {
                if (key === 'Enter') commit();
              }}
            />
          </div>
        ))}
        {problem === null && texts.to < texts.from && (
          <span className={styles.nextDay}>{t('alertSettings.quiet.nextDay')}</span>
        )}
      </div>
      {problem !== null && (
        <div className={styles.error}>
          <FieldError id={`${id}error`} text={t('alertSettings.problem', { problem: PROBLEMS[problem] })} />
        </div>
      )}
    </>
  );
}

/** The hours of every day in which nobody wants to be disturbed. */
export function QuietHoursRow() {
  const { t } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const { quiet } = alerts;
  // What was set before it was switched off is offered again while the page is open.
  const [last, setLast] = useState(quiet.hours ?? USUAL);
  if (quiet.hours !== null && quiet.hours !== last) setLast(quiet.hours);
  const save = (hours: QuietSettings['hours']): void => {
    void result.save(changed({ quiet: { ...quiet, hours } }));
  };
  return (
    <SettingRow
      title={t('alertSettings.quiet')}
      hint={t('alertSettings.quiet.hint')}
      result={result}
      control={(labels) => (
        <Switch
          {...labels}
          checked={quiet.hours !== null}
          onChange={(_, { checked }) => {
            save(checked ? last : null);
          }}
        />
      )}
    >
      {quiet.hours !== null && <HoursFields hours={quiet.hours} onHours={save} />}
    </SettingRow>
  );
}

/** A choice of the quiet settings that is on or off. */
export function QuietSwitchRow({ choice }: { readonly choice: 'daysOff' | 'criticalPasses' }) {
  const { t } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const { quiet } = alerts;
  const words = choice === 'daysOff' ? 'alertSettings.quietDays' : 'alertSettings.critical';
  return (
    <SettingRow
      title={t(words)}
      hint={t(`${words}.hint`)}
      result={result}
      control={(labels) => (
        <Switch
          {...labels}
          checked={quiet[choice]}
          onChange={(_, { checked }) => void result.save(changed({ quiet: { ...quiet, [choice]: checked } }))}
        />
      )}
    />
  );
}
