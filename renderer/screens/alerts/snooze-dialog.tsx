import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';

import { addDays } from '../../../shared/alerts/local-time';
import { DAY_MS, instantOf } from '../../../shared/domain/instant';
import type { CommandArgument } from '../../../shared/ipc/contract';
import { validation } from '../../components/field-validation';
import { FormDialog } from '../../components/form-dialog';
import { isLocalDate, localDateOf, localZone } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import type { AlertDialogProps } from './acknowledge-dialog';
import { DialogSubject } from './dialog-subject';
import { nextStageOf } from './next-stage';
import { ReasonField, useReason } from './reason-field';

type Until = CommandArgument<'snoozeAlert'>['until'];

const CHOICES = ['day', 'week', 'nextStage', 'date'] as const;

type Choice = (typeof CHOICES)[number];

/** Puts an alert off, with a reason. What would be refused is not offered. */
export function SnoozeDialog({ alert, onDone, onClose }: AlertDialogProps) {
  const { t, now } = useWords();
  const store = useStore();
  const { settings } = useAppState();
  const reason = useReason(true);
  const [choice, setChoice] = useState<Choice>('day');
  const tomorrow = addDays(localDateOf(now), 1);
  const [date, setDate] = useState(tomorrow);
  const isDateRight = isLocalDate(date) && date >= tomorrow;
  const stage = nextStageOf(alert, settings.alerts, now, localZone());
  const labels: Readonly<Record<Choice, string | null>> = {
    day: t('alertPage.snooze.day', { at: instantOf(now + DAY_MS) }),
    week: t('alertPage.snooze.week', { at: instantOf(now + 7 * DAY_MS) }),
    nextStage: stage === null ? null : t('alertPage.snooze.nextStage', stage),
    date: t('alertPage.snooze.date'),
  };
  const until: Until = choice === 'date' ? { date } : choice;
  return (
    <FormDialog
      title={t('alertPage.snooze.title')}
      confirm={t('alertPage.snooze.confirm')}
      cancel={t('alertPage.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        const text = reason.take();
        if (typeof text !== 'string' || (choice === 'date' && !isDateRight)) return 'invalid';
        const answer = await store.ask('snoozeAlert', { alertId: alert.id, until, reason: text });
        if (!answer.ok) return answer.problem;
        onDone();
        return 'done';
      }}
    >
      <DialogSubject alert={alert} />
      <Field label={t('alertPage.snooze.until')}>
        <RadioGroup
          value={choice}
          onChange={(_, { value }) => {
            setChoice(CHOICES.find((one) => one === value) ?? 'day');
          }}
        >
          {CHOICES.map((one) => {
            const label = labels[one];
            return label === null ? null : <Radio key={one} value={one} label={label} />;
          })}
        </RadioGroup>
      </Field>
      {choice === 'date' && (
        <Field
          label={t('alertPage.snooze.dateField')}
          {...validation(isDateRight ? null : t('alertPage.snooze.dateMissing'))}
        >
          <Input
            type="date"
            min={tomorrow}
            value={date}
            onChange={(_, { value }) => {
              setDate(value);
            }}
          />
        </Field>
      )}
      <p>{t('alertPage.snooze.meaning')}</p>
      <ReasonField label={t('alertPage.reason')} isRequired reason={reason} />
    </FormDialog>
  );
}
