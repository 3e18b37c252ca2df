import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';
import { RegistrationGuide } from './registration-guide';
import { SignInPanel } from './sign-in-panel';

const useStyles = makeStyles({
  why: { maxWidth: '72ch', color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
  id: { maxWidth: '420px' },
});

/** What signing in as an administrator takes: a registration in the customer's own tenant, and the sign-in. */
export function AdministratorAccess() {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const [clientId, setClientId] = useState(draft.fields.administratorClientId);
  const isIntegration = clientId !== '' && clientId.toLowerCase() === draft.fields.clientId.toLowerCase();
  return (
    <>
      <p className={styles.why}>{t('wizard.admin.why')}</p>
      <RegistrationGuide />
      <Field
        className={styles.id}
        label={t('wizard.admin.clientId')}
        hint={t('wizard.admin.clientId.hint')}
        {...(isIntegration
          ? ({
              validationState: 'warning',
              validationMessage: t('wizard.admin.clientId.isIntegration'),
            } as const)
          : validation(problemOf('administratorClientId')))}
      >
        <Input
          value={clientId}
          maxLength={2_000}
          spellCheck={false}
          placeholder="00000000-0000-0000-0000-000000000000"
          onChange={(_, { value }) => {
            setClientId(value.trim());
            change({ administratorClientId: value.trim() });
          }}
        />
      </Field>
      <SignInPanel />
    </>
  );
}
