import { useWords } from '../../i18n/words';
import { ClientIdField } from './client-id-field';
import { CredentialField } from './credential-field';

/** What a registration for unattended reading takes. */
export function MonitorAccess() {
  const { t } = useWords();
  return (
    <>
      <ClientIdField
        field="monitorClientId"
        label={t('wizard.monitor.clientId')}
        hint={t('wizard.monitor.hint')}
      />
      <CredentialField slot="monitorRegistration" />
    </>
  );
}
