import { Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';

import { draftTarget } from '../../../shared/onboarding/draft-fields';
import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';
import { StepPage } from './step-page';

const useStyles = makeStyles({ id: { maxWidth: '420px' }, name: { maxWidth: '420px' } });

const PROFILES = ['genesys-cloud', 'generic'] as const;

/** Letters, digits and signs without a gap, longer than an id's groups would be apart: most likely a secret. */
function looksLikeSecret(text: string): boolean {
  return /^[\w~.+/=-]{30,}$/.test(text) && !/^[0-9a-f-]+$/i.test(text);
}

/** Step 2: the app, the vendor and a name. */
export function AppStep() {
  const styles = useStyles();
  const { t } = useWords();
  const { draft, change, problemOf } = useDraftEditing();
  const { fields } = draft;
  const [clientId, setClientId] = useState(fields.clientId);
  const [name, setName] = useState(fields.name);
  const target = draftTarget(fields);
  const plain = clientId.trim();
  const isTenant = target.outcome === 'known' && plain !== '' && plain.toLowerCase() === target.tenantId;
  const clientIdProblem = isTenant
    ? t('wizard.app.clientId.isTenant')
    : looksLikeSecret(plain)
      ? t('wizard.app.clientId.isSecret')
      : problemOf('clientId');
  return (
    <StepPage
      step="app"
      title={t('wizard.app.title')}
      lead={t('wizard.app.lead')}
      primary={t('wizard.app.next')}
      onPrimary={() => Promise.resolve(!isTenant)}
    >
      <Field
        className={styles.id}
        label={t('wizard.app.clientId')}
        hint={t('wizard.app.clientId.hint')}
        {...validation(clientIdProblem)}
      >
        <Input
          value={clientId}
          maxLength={2_000}
          spellCheck={false}
          placeholder="00000000-0000-0000-0000-000000000000"
          onChange={(_, { value }) => {
            const bare = value.trim().replace(/^\{(.*)\}$/, '$1');
            setClientId(bare);
            change({ clientId: bare });
          }}
        />
      </Field>
      <Field label={t('wizard.app.profile')} hint={t('wizard.app.profile.hint', { profile: fields.profile })}>
        <RadioGroup
          layout="horizontal"
          value={fields.profile}
          onChange={(_, { value }) => {
            const profile = PROFILES.find((one) => one === value);
            if (profile !== undefined) change({ profile });
          }}
        >
          {PROFILES.map((profile) => (
            <Radio key={profile} value={profile} label={t('wizard.app.profile.name', { profile })} />
          ))}
        </RadioGroup>
      </Field>
      <Field
        className={styles.name}
        label={t('wizard.app.name')}
        hint={t('wizard.app.name.hint')}
        {...validation(problemOf('name'))}
      >
        <Input
          value={name}
          maxLength={300}
          onChange={(_, { value }) => {
            setName(value);
            change({ name: value });
          }}
        />
      </Field>
    </StepPage>
  );
}
