import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { MuteScope } from '../../../shared/domain/alert-settings';
import { validation } from '../../components/field-validation';
import { FormDialog } from '../../components/form-dialog';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import type { AlertDialogProps } from './acknowledge-dialog';
import { DialogSubject } from './dialog-subject';
import { muteChoicesOf, mutedBy, muteWords } from './mute-view';
import { ReasonField, useReason } from './reason-field';

/** So many of what a pattern matches are named. */
const NAMED = 3;

const useStyles = makeStyles({
  preview: {
    padding: '10px 14px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '3px',
    marginTop: '4px',
    ':empty': { display: 'none' },
  },
  entry: { display: 'flex', columnGap: '8px', '& > svg': { marginTop: '1px' } },
  entryText: { overflowWrap: 'anywhere' },
  where: { color: tokens.colorNeutralForeground3 },
});

type Choice = 'check' | 'credential' | 'pattern';

/** Mutes what an alert is about, or more of its kind; shows beforehand which of the present alerts that is. */
export function MuteDialog({ alert, onDone, onClose }: AlertDialogProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, say, now } = words;
  const store = useStore();
  const { alerts } = useAppState();
  const reason = useReason(true);
  const choices = muteChoicesOf(alert);
  const [choice, setChoice] = useState<Choice>(
    choices.credential === null ? (choices.check === null ? 'pattern' : 'check') : 'credential',
  );
  const [pattern, setPattern] = useState(alert.subject.name);
  const [isHere, setHere] = useState(true);
  const trimmed = pattern.trim();
  const patternProblem = trimmed === '' ? 'patternMissing' : /^\*+$/.test(trimmed) ? 'patternAll' : null;
  const byPattern: MuteScope | null = patternProblem === null ? { by: 'pattern', pattern: trimmed } : null;
  const scope = choice === 'pattern' ? byPattern : choices[choice];
  const connectionId = isHere ? alert.connectionId : null;
  const matches = scope === null ? [] : mutedBy({ connectionId, scope }, alerts, now);
  return (
    <FormDialog
      title={t('alertPage.mute.title')}
      confirm={t('alertPage.mute.confirm')}
      cancel={t('alertPage.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        const text = reason.take();
        if (typeof text !== 'string' || scope === null) return 'invalid';
        const answer = await store.ask('muteAlerts', { connectionId, scope, reason: text });
        if (!answer.ok) return answer.problem;
        onDone();
        return 'done';
      }}
    >
      <DialogSubject alert={alert} />
      <Field label={t('alertPage.mute.what')}>
        <RadioGroup
          value={choice}
          onChange={(_, { value }) => {
            setChoice(value === 'check' || value === 'credential' ? value : 'pattern');
          }}
        >
          {choices.credential !== null && (
            <Radio
              value="credential"
              label={t('alertPage.muteScope', { scope: muteWords(choices.credential, [alert], words) })}
            />
          )}
          {choices.check !== null && (
            <Radio
              value="check"
              label={t('alertPage.muteScope', { scope: muteWords(choices.check, [alert], words) })}
            />
          )}
          <Radio value="pattern" label={t('alertPage.mute.pattern')} />
        </RadioGroup>
      </Field>
      {choice === 'pattern' && (
        <Field
          label={t('alertPage.mute.patternField')}
          hint={t('alertPage.mute.patternHint')}
          {...validation(patternProblem === null ? null : t(`alertPage.mute.${patternProblem}`))}
        >
          <Input
            value={pattern}
            maxLength={500}
            spellCheck={false}
            onChange={(_, { value }) => {
              setPattern(value);
            }}
          />
        </Field>
      )}
      <Field label={t('alertPage.mute.where')}>
        <RadioGroup
          layout="horizontal"
          value={isHere ? 'here' : 'everywhere'}
          onChange={(_, { value }) => {
            setHere(value === 'here');
          }}
        >
          <Radio value="here" label={t('alertPage.mute.here', { name: alert.connectionName })} />
          <Radio value="everywhere" label={t('alertPage.mute.everywhere')} />
        </RadioGroup>
      </Field>
      <div className={styles.preview} role="status">
        <p>{t('alertPage.mute.preview', { count: matches.length, total: alerts.length })}</p>
        <ul className={styles.list}>
          {matches.slice(0, NAMED).map((one) => (
            <li key={one.id} className={styles.entry}>
              <SeverityIcon state={one.severity} size={14} />
              <span className={styles.entryText}>
                {say(one.title)} <span className={styles.where}>· {one.connectionName}</span>
              </span>
            </li>
          ))}
          {matches.length > NAMED && (
            <li>{t('alertPage.mute.previewMore', { count: matches.length - NAMED })}</li>
          )}
        </ul>
      </div>
      <p>{t('alertPage.mute.exception')}</p>
      <ReasonField label={t('alertPage.reason')} isRequired reason={reason} />
    </FormDialog>
  );
}
