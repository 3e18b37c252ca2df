import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';

import type { Freeze } from '../../../shared/domain/alert-settings';
import type { WorkDaysProblem } from '../../../shared/messages/en/alert-settings';
import { validation } from '../../components/field-validation';
import { FormDialog } from '../../components/form-dialog';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { useAlertSettings } from './use-alert-settings';
import { freezeProblems, withFreeze } from './work-days';

const NAME = { missing: 'nameMissing', long: 'nameLong' } as const;
const TO = { missing: 'toMissing', order: 'order' } as const;

/** A span in which nothing may be changed: its name and its days. */
export function FreezeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const store = useStore();
  const { alerts, changed } = useAlertSettings();
  const [freeze, setFreeze] = useState<Freeze>({ name: '', from: '', to: '' });
  const [wasTried, setTried] = useState(false);
  const { calendar } = alerts;
  const problems = wasTried ? freezeProblems(freeze, calendar.freezes) : null;
  const worded = (problem: WorkDaysProblem | null) =>
    validation(problem === null ? null : t('alertSettings.problem', { problem }));
  const name = problems?.name ?? null;
  const to = problems?.to ?? null;
  return (
    <FormDialog
      title={t('alertSettings.freezes.addTitle')}
      confirm={t('alertSettings.save')}
      cancel={t('alertSettings.cancel')}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        if (freezeProblems(freeze, calendar.freezes) !== null) return 'invalid';
        const freezes = withFreeze(calendar.freezes, freeze);
        const answer = await store.ask('updateSettings', changed({ calendar: { ...calendar, freezes } }));
        return answer.ok ? 'done' : answer.problem;
      }}
    >
      <Field
        label={t('alertSettings.freezes.name')}
        required
        {...worded(name === null ? (problems?.isFull === true ? 'freezeMany' : null) : NAME[name])}
      >
        <Input
          autoComplete="off"
          value={freeze.name}
          onChange={(_, { value }) => {
            setFreeze({ ...freeze, name: value });
          }}
        />
      </Field>
      <Field
        label={t('alertSettings.freezes.from')}
        required
        {...worded(problems?.from === 'missing' ? 'fromMissing' : null)}
      >
        <Input
          type="date"
          value={freeze.from}
          onChange={(_, { value }) => {
            setFreeze({ ...freeze, from: value });
          }}
        />
      </Field>
      <Field label={t('alertSettings.freezes.to')} required {...worded(to === null ? null : TO[to])}>
        <Input
          type="date"
          min={freeze.from}
          value={freeze.to}
          onChange={(_, { value }) => {
            setFreeze({ ...freeze, to: value });
          }}
        />
      </Field>
    </FormDialog>
  );
}
