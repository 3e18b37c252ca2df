import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import { LONGEST_STRETCHED, pacedPolling, PACES, slowReasonOf } from '../../../shared/domain/pace';
import { type CredentialDays, DEFAULT_POLICY } from '../../../shared/domain/policy';
import { PauseButtons } from '../../components/pause-buttons';
import { useWords } from '../../i18n/words';
import { useAppState } from '../../state/app-context';
import { ChoiceRow } from './choice-row';
import { FieldError, NumberField } from './number-field';
import { SettingGroup } from './setting-group';
import { SettingRow } from './setting-row';
import {
  areSameDays,
  MAX_DAYS,
  parseThresholds,
  textsOf,
  type Threshold,
  type ThresholdProblem,
  THRESHOLDS,
} from './thresholds';
import { useOutcome } from './use-outcome';

const useStyles = makeStyles({
  pace: { margin: '0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  thresholds: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px 20px' },
  errors: { display: 'flex', flexDirection: 'column', rowGap: '4px', paddingTop: '8px' },
  threshold: { display: 'flex', flexDirection: 'column', rowGap: '3px' },
  thresholdName: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface PollingRowProps {
  readonly interval: 'frequentMinutes' | 'fullMinutes';
  readonly title: string;
  readonly hint: string;
  readonly minimum: number;
}

/** A day: the longest interval that the contract takes. */
const MAX_MINUTES = 1_440;

function PollingRow({ interval, title, hint, minimum }: PollingRowProps) {
  const { t } = useWords();
  const { polling } = useAppState().settings;
  const result = useOutcome();
  const value = polling[interval];
  const [text, setText] = useState(String(value));
  // A value that changed elsewhere replaces what stands here; the field itself stays, and the focus with it.
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setText(String(value));
  }
  const typed = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const isValid = typed >= minimum && typed <= MAX_MINUTES;
  const errorId = useId();
  return (
    <SettingRow
      title={title}
      hint={hint}
      result={result}
      control={(labels) => (
        <NumberField
          labels={labels}
          text={text}
          unit={t('screens.unit.minutes')}
          errorId={isValid ? null : errorId}
          onText={(next) => {
            setText(next);
            result.setOutcome({ kind: 'none' });
          }}
          onCommit={() => {
            if (isValid && typed !== value) void result.save({ polling: { ...polling, [interval]: typed } });
          }}
        />
      )}
    >
      {!isValid && (
        <FieldError id={errorId} text={t('ui.settings.range', { minimum, maximum: MAX_MINUTES })} />
      )}
    </SettingRow>
  );
}

/** Whether is read less often at times, and whether it is so now. */
function PaceRow() {
  const styles = useStyles();
  const { t } = useWords();
  const { settings, environment } = useAppState();
  const reason = slowReasonOf(settings.pace, environment.strain);
  const { frequentMinutes, fullMinutes } = pacedPolling(settings.polling, reason);
  return (
    <ChoiceRow
      title={t('screens.pace')}
      hint={t('screens.pace.hint', {
        frequent: LONGEST_STRETCHED.frequentMinutes,
        full: LONGEST_STRETCHED.fullMinutes / 60,
      })}
      choices={PACES}
      chosen={settings.pace}
      labelOf={(pace) => t(`screens.pace.${pace}`)}
      changeTo={(pace) => ({ pace })}
    >
      {reason !== null && (
        <p className={styles.pace}>
          {t('screens.pace.now', { reason, frequent: frequentMinutes, full: fullMinutes })}
        </p>
      )}
    </ChoiceRow>
  );
}

function ThresholdsRow() {
  const styles = useStyles();
  const { t } = useWords();
  const { credentialDays } = useAppState().settings;
  const result = useOutcome();
  const [texts, setTexts] = useState(textsOf(credentialDays));
  const [known, setKnown] = useState<CredentialDays>(credentialDays);
  if (!areSameDays(known, credentialDays)) {
    setKnown(credentialDays);
    setTexts(textsOf(credentialDays));
  }
  const parsed = parseThresholds(texts);
  const errorIds = useId();
  const nameOf = (threshold: Threshold): string => t('ui.state', { state: threshold });
  const wordsOf = (threshold: Threshold, problem: ThresholdProblem): string => {
    const next = THRESHOLDS[THRESHOLDS.indexOf(threshold) + 1];
    return problem === 'order' && next !== undefined
      ? t('screens.thresholds.order', { before: nameOf(threshold), after: nameOf(next) })
      : t('screens.thresholds.number', { name: nameOf(threshold), maximum: MAX_DAYS });
  };
  const errors = THRESHOLDS.flatMap((threshold) => {
    const problem = parsed.ok ? undefined : parsed.problems[threshold];
    return problem === undefined
      ? []
      : [{ threshold, id: `${errorIds}${threshold}`, text: wordsOf(threshold, problem) }];
  });
  const commit = (): void => {
    if (parsed.ok && !areSameDays(parsed.days, credentialDays)) {
      void result.save({ credentialDays: parsed.days });
    }
  };
  const isDefault = parsed.ok && areSameDays(parsed.days, DEFAULT_POLICY.credentialDays);
  return (
    <SettingRow
      title={t('screens.thresholds')}
      hint={t('screens.thresholds.hint')}
      result={result}
      control={() => (
        <Button
          size="small"
          disabledFocusable={isDefault}
          onClick={() => {
            setTexts(textsOf(DEFAULT_POLICY.credentialDays));
            void result.save({ credentialDays: DEFAULT_POLICY.credentialDays });
          }}
        >
          {t('screens.thresholds.reset')}
        </Button>
      )}
    >
      <div className={styles.thresholds}>
        {THRESHOLDS.map((threshold) => (
          <div key={threshold} className={styles.threshold}>
            <span className={styles.thresholdName} aria-hidden="true">
              {nameOf(threshold)}
            </span>
            <NumberField
              labels={{ 'aria-label': `${nameOf(threshold)} (${t('screens.unit.days')})` }}
              text={texts[threshold]}
              unit={t('screens.unit.days')}
              errorId={errors.find((error) => error.threshold === threshold)?.id ?? null}
              onText={(text) => {
                setTexts({ ...texts, [threshold]: text });
                result.setOutcome({ kind: 'none' });
              }}
              onCommit={commit}
            />
          </div>
        ))}
      </div>
      {errors.length > 0 && (
        <div className={styles.errors}>
          {errors.map(({ id, text }) => (
            <FieldError key={id} id={id} text={text} />
          ))}
        </div>
      )}
    </SettingRow>
  );
}

function PauseRow() {
  const { t } = useWords();
  const { monitor } = useAppState();
  const result = useOutcome();
  const isPaused = monitor.status === 'paused';
  const hint =
    isPaused && monitor.pausedUntil !== null
      ? t('screens.pause.until', { at: monitor.pausedUntil })
      : t(isPaused ? 'ui.banner.paused' : 'screens.pause.hint');
  return (
    <SettingRow
      title={t('screens.pause')}
      hint={hint}
      result={result}
      {...(isPaused
        ? {
            control: () => (
              <Button onClick={() => void result.act('resume', {})}>{t('screens.pause.resume')}</Button>
            ),
          }
        : {})}
    >
      {!isPaused && <PauseButtons onPause={(until) => void result.act('pause', { until })} />}
    </SettingRow>
  );
}

/** How often is read, from when a credential's end counts, and pausing it all. */
export function CheckingGroup() {
  const { t } = useWords();
  return (
    <SettingGroup name="watching">
      <PollingRow
        interval="frequentMinutes"
        title={t('screens.polling.frequent')}
        hint={t('screens.polling.frequent.hint')}
        minimum={1}
      />
      <PollingRow
        interval="fullMinutes"
        title={t('screens.polling.full')}
        hint={t('screens.polling.full.hint')}
        minimum={5}
      />
      <PaceRow />
      <ThresholdsRow />
      <PauseRow />
    </SettingGroup>
  );
}
