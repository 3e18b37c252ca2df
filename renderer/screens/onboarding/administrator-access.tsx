import { makeStyles, tokens } from '@fluentui/react-components';

import { useWords } from '../../i18n/words';
import { ClientIdField } from './client-id-field';
import { useDraftEditing } from './draft-editing';
import { RegistrationGuide } from './registration-guide';
import { SignInPanel } from './sign-in-panel';

const useStyles = makeStyles({
  why: { maxWidth: '72ch', color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
});

/** What signing in as an administrator takes: a registration in the customer's own tenant, and the sign-in. */
export function AdministratorAccess() {
  const styles = useStyles();
  const { t } = useWords();
  const { draft } = useDraftEditing();
  return (
    <>
      <p className={styles.why}>{t('wizard.admin.why')}</p>
      <RegistrationGuide />
      <ClientIdField
        field="administratorClientId"
        label={t('wizard.admin.clientId')}
        hint={t('wizard.admin.clientId.hint')}
        judge={(typed) =>
          typed !== '' && typed.toLowerCase() === draft.fields.clientId.toLowerCase()
            ? { validationState: 'warning', validationMessage: t('wizard.admin.clientId.isIntegration') }
            : null
        }
      />
      <SignInPanel />
    </>
  );
}
