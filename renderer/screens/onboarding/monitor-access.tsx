import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { CredentialField } from './credential-field';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({ id: { maxWidth: '420px' } });

/** What a registration for unattended reading takes. */
export function MonitorAccess() {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const [clientId, setClientId] = useState(draft.fields.monitorClientId);
  return (
    <>
      <Field
        className={styles.id}
        label={t('wizard.monitor.clientId')}
        hint={t('wizard.monitor.hint')}
        {...validation(problemOf('monitorClientId'))}
      >
        <Input
          value={clientId}
          maxLength={2_000}
          spellCheck={false}
          placeholder="00000000-0000-0000-0000-000000000000"
          onChange={(_, { value }) => {
            setClientId(value.trim());
            change({ monitorClientId: value.trim() });
          }}
        />
      </Field>
      <CredentialField slot="monitorRegistration" />
    </>
  );
}
