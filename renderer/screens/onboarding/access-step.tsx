import { makeStyles } from '@fluentui/react-components';

import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useAppState, useStore } from '../../state/app-context';
import { AccessCard, GenesysCard } from './access-card';
import { AdministratorAccess } from './administrator-access';
import { CredentialField } from './credential-field';
import { useDraftEditing } from './draft-editing';
import { GenesysAccess } from './genesys-access';
import { MonitorAccess } from './monitor-access';
import { PROBLEM_MARK, StepPage } from './step-page';

const useStyles = makeStyles({
  cards: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  line: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '10px', maxWidth: '72ch' },
  icon: { paddingTop: '2px' },
});

/** Step 4: through which identities Graphkeeper may look, and what each can see. */
export function AccessStep() {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const { secretStore, environment } = useAppState();
  const { draft, problemOf, pendingSecrets } = useDraftEditing();
  const problem = problemOf('access');
  const handOverAndCheck = async (): Promise<boolean> => {
    for (const handOver of pendingSecrets.values()) if (!(await handOver())) return false;
    const { problems, preflight } = store.view().state?.draft ?? draft;
    if (problems.length === 0 && preflight.status !== 'running') void store.run('checkDraft', {});
    return true;
  };
  return (
    <StepPage
      step="access"
      title={t('wizard.access.title')}
      lead={t('wizard.access.lead')}
      primary={t('wizard.access.next')}
      onPrimary={handOverAndCheck}
    >
      {secretStore === 'memory' && (
        <p className={styles.line}>
          <span className={styles.icon}>
            <SeverityIcon state="notice" />
          </span>
          {environment.keychainProblem === null
            ? t('wizard.access.memory')
            : say(environment.keychainProblem)}
        </p>
      )}
      {problem !== null && (
        <p className={styles.line} {...PROBLEM_MARK}>
          <span className={styles.icon}>
            <SeverityIcon state="warning" />
          </span>
          {problem}
        </p>
      )}
      <div className={styles.cards}>
        <AccessCard access="integrationCredential">
          <CredentialField slot="integrationCredential" />
        </AccessCard>
        <AccessCard access="administrator">
          <AdministratorAccess />
        </AccessCard>
        <AccessCard access="monitorRegistration">
          <MonitorAccess />
        </AccessCard>
        {(draft.fields.profile === 'genesys-cloud' || draft.fields.hasGenesys) && (
          <GenesysCard>
            <GenesysAccess />
          </GenesysCard>
        )}
      </div>
    </StepPage>
  );
}
