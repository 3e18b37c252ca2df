import { Field, Input, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';

import { draftTarget } from '../../../shared/onboarding/draft-fields';
import { validation } from '../../components/field-validation';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { ClientIdField } from './client-id-field';
import { useDraftEditing } from './draft-editing';
import { StepPage } from './step-page';

const useStyles = makeStyles({ name: { maxWidth: '420px' } });

const PROFILES = ['genesys-cloud', 'generic'] as const;

/** Letters, digits and signs without a gap, longer than an id's groups would be apart: most likely a secret. */
function looksLikeSecret(text: string): boolean {
  return /^[\w~.+/=-]{30,}$/.test(text) && !/^[0-9a-f-]+$/i.test(text);
}

/** Step 2: the app, the vendor and a name. */
export function AppStep() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { draft, change, problemOf } = useDraftEditing();
  const { fields } = draft;
  const [name, setName] = useState(fields.name);
  const target = draftTarget(fields);
  const isTenant = (typed: string): boolean =>
    target.outcome === 'known' && typed !== '' && typed.toLowerCase() === target.tenantId;
  return (
    <StepPage
      step="app"
      title={t('wizard.app.title')}
      lead={t('wizard.app.lead')}
      primary={t('wizard.app.next')}
      // What was typed just before going on counts: it is not drawn yet.
      onPrimary={() => Promise.resolve(!isTenant((store.view().state?.draft ?? draft).fields.clientId))}
    >
      <ClientIdField
        field="clientId"
        label={t('wizard.app.clientId')}
        hint={t('wizard.app.clientId.hint')}
        judge={(typed) => {
          if (isTenant(typed)) return validation(t('wizard.app.clientId.isTenant'));
          return looksLikeSecret(typed) ? validation(t('wizard.app.clientId.isSecret')) : null;
        }}
      />
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
