import { Button, Input, makeStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';

import { DEFAULT_ALERT_SETTINGS } from '../../../shared/domain/alert-settings';
import { MAX_STAGE_DAYS, MAX_STAGES } from '../../../shared/domain/alert-settings-limits';
import { useWords } from '../../i18n/words';
import { FieldError } from './number-field';
import { SettingRow } from './setting-row';
import { areSameStageDays, parseStageDays, stageDaysText } from './stage-days';
import { useAlertSettings } from './use-alert-settings';
import { useOutcome } from './use-outcome';

const useStyles = makeStyles({ days: { width: '100%', maxWidth: '340px' }, error: { paddingTop: '6px' } });

/** The days that apply to every deadline. */
export function StagesRow() {
  const styles = useStyles();
  const { t } = useWords();
  const { alerts, changed } = useAlertSettings();
  const result = useOutcome();
  const saved = stageDaysText(alerts.stageDays);
  const [text, setText] = useState(saved);
  const [known, setKnown] = useState(saved);
  if (known !== saved) {
    setKnown(saved);
    setText(saved);
  }
  const errorId = useId();
  const parsed = parseStageDays(text);
  const { stageDays: common } = DEFAULT_ALERT_SETTINGS;
  const commit = (): void => {
    if (!parsed.ok) return;
    setText(stageDaysText(parsed.days));
    if (!areSameStageDays(parsed.days, alerts.stageDays)) {
      void result.save(changed({ stageDays: parsed.days }));
    }
  };
  return (
    <SettingRow
      title={t('alertSettings.stages')}
      hint={t('alertSettings.stages.hint')}
      result={result}
      control={() => (
        <Button
          size="small"
          disabledFocusable={parsed.ok && areSameStageDays(parsed.days, common)}
          onClick={() => {
            setText(stageDaysText(common));
            void result.save(changed({ stageDays: common }));
          }}
        >
          {t('alertSettings.stages.reset', { days: common })}
        </Button>
      )}
    >
      <Input
        className={styles.days}
        aria-label={t('alertSettings.stages.field')}
        {...(parsed.ok ? {} : { 'aria-invalid': true, 'aria-describedby': errorId })}
        autoComplete="off"
        value={text}
        onChange={(_, { value }) => {
          setText(value);
          result.setOutcome({ kind: 'none' });
        }}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
        }}
      />
      {!parsed.ok && (
        <div className={styles.error}>
          <FieldError
            id={errorId}
            text={t('alertSettings.stages.problem', {
              problem: parsed.problem,
              days: MAX_STAGE_DAYS,
              count: MAX_STAGES,
            })}
          />
        </div>
      )}
    </SettingRow>
  );
}
