import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { validation } from '../../components/field-validation';
import { FoldButton } from '../../components/fold-button';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { ClientIdField } from './client-id-field';
import { CredentialField } from './credential-field';
import { useDraftEditing } from './draft-editing';
import { GenesysRegionChoice } from './genesys-region-choice';

const useStyles = makeStyles({
  id: { maxWidth: '420px' },
  role: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginTop: '8px' },
});

/** How the OAuth client comes to be, with the role that it needs: for whoever looks after the organisation. */
function Role() {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const text = t('wizard.genesys.role.text');
  return (
    <div>
      <FoldButton isUnfolded={isUnfolded} onFold={setUnfolded}>
        {t('wizard.genesys.role')}
      </FoldButton>
      {isUnfolded && (
        <div className={styles.role}>
          <CodeBlock label={t('wizard.genesys.role')} text={text} />
          <div>
            <CopyButton text={text} label={t('wizard.genesys.role.copy')} />
          </div>
        </div>
      )}
    </div>
  );
}

/** What watching the organisation at Genesys Cloud takes. */
export function GenesysAccess() {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const { draft, change, problemOf, pendingSecrets } = useDraftEditing();
  const [listing, setListing] = useState<{ readonly isBusy: boolean; readonly problem: string | null }>({
    isBusy: false,
    problem: null,
  });
  const [domains, setDomains] = useState(() => draft.fields.genesysDomains.join(', '));
  const list = async (): Promise<void> => {
    setListing({ isBusy: true, problem: null });
    const handOver = pendingSecrets.get('genesysClient');
    const isReady = handOver === undefined || (await handOver());
    const answer = isReady ? await store.ask('listGenesysDomains', {}) : null;
    if (answer?.ok !== true) {
      setListing({ isBusy: false, problem: answer === null ? null : t(`ui.failed.${answer.problem}`) });
      return;
    }
    const { domains: found, problem } = answer.value;
    setListing({ isBusy: false, problem: problem === null ? null : say(problem) });
    if (problem !== null) return;
    setDomains(found.join(', '));
    change({ genesysDomains: found });
  };
  return (
    <>
      <Role />
      <GenesysRegionChoice />
      <ClientIdField
        field="genesysClientId"
        label={t('wizard.genesys.clientId')}
        hint={t('wizard.genesys.clientId.hint')}
      />
      <CredentialField slot="genesysClient" />
      <Field
        className={styles.id}
        label={t('wizard.genesys.domains')}
        hint={t('wizard.genesys.domains.hint')}
        {...validation(listing.problem ?? problemOf('genesysDomains'))}
      >
        <Input
          value={domains}
          spellCheck={false}
          onChange={(_, { value }) => {
            setDomains(value);
            change({ genesysDomains: value.split(/[\s,;]+/).filter((one) => one !== '') });
          }}
        />
      </Field>
      <div>
        <Button disabledFocusable={listing.isBusy} onClick={() => void list()}>
          {t('wizard.genesys.list')}
        </Button>
      </div>
    </>
  );
}
