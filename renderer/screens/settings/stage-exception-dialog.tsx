import { Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';

import { MAX_STAGE_DAYS, MAX_STAGES } from '../../../shared/domain/alert-settings-limits';
import { validation } from '../../components/field-validation';
import { FormDialog } from '../../components/form-dialog';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import {
  parseStageDays,
  stageDaysText,
  type StageException,
  type StageOwner,
  stageOwnerId,
} from './stage-days';
import { withStageDays } from './stage-exceptions';
import { useAlertSettings } from './use-alert-settings';

export interface StageExceptionDialogProps {
  /** What is changed; null: one is added. */
  readonly exception: StageException | null;
  /** What may have days of its own and has none yet; not empty where one is added. */
  readonly owners: readonly StageOwner[];
  readonly nameOf: (owner: StageOwner) => string;
  readonly onClose: () => void;
}

/** Days for one connection or one check. */
export function StageExceptionDialog({ exception, owners, nameOf, onClose }: StageExceptionDialogProps) {
  const { t } = useWords();
  const store = useStore();
  const { alerts, changed } = useAlertSettings();
  const [chosen, setChosen] = useState(exception?.owner ?? owners[0]);
  const [text, setText] = useState(stageDaysText(exception?.days ?? alerts.stageDays));
  const parsed = parseStageDays(text);
  return (
    <FormDialog
      title={
        exception === null
          ? t('alertSettings.exceptions.addTitle')
          : t('alertSettings.exceptions.changeTitle', { name: nameOf(exception.owner) })
      }
      confirm={t('alertSettings.save')}
      cancel={t('alertSettings.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        if (!parsed.ok || chosen === undefined) return 'invalid';
        const answer = await store.ask('updateSettings', changed(withStageDays(alerts, chosen, parsed.days)));
        return answer.ok ? 'done' : answer.problem;
      }}
    >
      {exception === null && (
        <Field label={t('alertSettings.exceptions.for')}>
          <Select
            value={chosen === undefined ? '' : stageOwnerId(chosen)}
            onChange={(_, { value }) => {
              setChosen(owners.find((owner) => stageOwnerId(owner) === value));
            }}
          >
            {owners.map((owner) => (
              <option key={stageOwnerId(owner)} value={stageOwnerId(owner)}>
                {nameOf(owner)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field
        label={t('alertSettings.stages.field')}
        hint={t('alertSettings.stages.hint')}
        {...validation(
          parsed.ok
            ? null
            : t('alertSettings.stages.problem', {
                problem: parsed.problem,
                days: MAX_STAGE_DAYS,
                count: MAX_STAGES,
              }),
        )}
      >
        <Input
          autoComplete="off"
          value={text}
          onChange={(_, { value }) => {
            setText(value);
          }}
        />
      </Field>
    </FormDialog>
  );
}
