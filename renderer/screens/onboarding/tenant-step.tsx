import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { Cloud } from '../../../shared/domain/connection';
import { readTenantInput, type TenantInput } from '../../../shared/onboarding/tenant-input';
import { Fact, FactsList } from '../../components/facts-list';
import { validation } from '../../components/field-validation';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { useStore } from '../../state/app-context';
import { CloudChoice } from './cloud-choice';
import { cloudOptions } from './cloud-options';
import { useDraftEditing } from './draft-editing';
import { StepPage } from './step-page';

const useStyles = makeStyles({
  input: { width: '100%' },
  result: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    padding: '14px 18px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    lineHeight: tokens.lineHeightBase300,
  },
  icon: { paddingTop: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  notes: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  mend: { marginTop: '6px' },
});

/** What stands in the field: the vendor's endpoint, where it and the tenant are known to be of one another. */
function shownInput(tenantId: string, tokenEndpoint: string, cloud: Cloud): string {
  if (tenantId === '' || tokenEndpoint === '') return tenantId === '' ? tokenEndpoint : tenantId;
  const endpoint = readTenantInput(tokenEndpoint, cloud);
  const isOfTenant = endpoint.outcome === 'recognised' && endpoint.tenant === tenantId.toLowerCase();
  return isOfTenant ? tokenEndpoint : tenantId;
}

interface RecognisedProps {
  readonly input: Extract<TenantInput, { outcome: 'recognised' }>;
  readonly isCloudShown: boolean;
  readonly onUseRight: () => void;
}

function Recognised({ input, isCloudShown, onUseRight }: RecognisedProps) {
  const styles = useStyles();
  const { t } = useWords();
  const isMendable = input.notes.some((note) => note === 'version1' || note === 'notHttps');
  return (
    <div className={styles.result}>
      <div className={styles.line}>
        <span className={styles.icon}>
          <SeverityIcon state="ok" />
        </span>
        <p className={styles.title}>
          {t('wizard.tenant.recognised', { form: t('onboarding.tenant.form', { form: input.form }) })}
        </p>
      </div>
      {input.notes.length > 0 && (
        <ul className={styles.notes}>
          {input.notes.map((note) => (
            <li key={note} className={styles.line}>
              <span className={styles.icon}>
                <SeverityIcon state={note === 'version1' || note === 'notHttps' ? 'warning' : 'notice'} />
              </span>
              <p>
                {note === 'otherCloud' && typeof input.cloud === 'string'
                  ? t('wizard.tenant.ofCloud', { cloud: input.cloud })
                  : t('onboarding.tenant.note', { note })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <FactsList>
        <Fact name={t('wizard.tenant.tenant')} value={input.tenant} />
        {isCloudShown && (
          <Fact
            name={t('wizard.cloud')}
            value={
              typeof input.cloud === 'string'
                ? t('wizard.cloud.name', { cloud: input.cloud })
                : `${t('wizard.cloud.name', { cloud: 'custom' })} (${input.cloud.login})`
            }
          />
        )}
        <Fact name={t('wizard.tenant.endpoint')} value={input.tokenEndpoint} isCopied />
      </FactsList>
      {isMendable && (
        <div>
          <Button size="small" onClick={onUseRight}>
            {t('wizard.tenant.useRight')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Step 1: whatever is at hand is recognised as a tenant and explained on the spot. */
export function TenantStep() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { draft, change, problemOf } = useDraftEditing();
  const { fields } = draft;
  const [text, setText] = useState(() => shownInput(fields.tenantId, fields.tokenEndpoint, fields.cloud));
  const input = readTenantInput(text, fields.cloud);
  const enter = (next: string): void => {
    setText(next);
    change({ tenantId: next, tokenEndpoint: '' });
  };
  // What the text means is known here at once; that nothing was entered is said by the draft.
  const problem =
    input.outcome === 'refused'
      ? t('onboarding.tenant.problem', { problem: input.problem })
      : input.outcome === 'empty'
        ? problemOf('tenantId')
        : null;
  const suggestName = async (): Promise<boolean> => {
    if (fields.name !== '' || input.outcome !== 'recognised' || !input.tenant.includes('.')) return true;
    return store.run('changeDraft', { name: input.tenant });
  };
  return (
    <StepPage
      step="tenant"
      title={t('wizard.tenant.title')}
      lead={t('wizard.tenant.lead')}
      primary={t('wizard.tenant.next')}
      onPrimary={suggestName}
    >
      <Field label={t('wizard.tenant.label')} hint={t('wizard.tenant.hint')} {...validation(problem)}>
        <Input
          className={styles.input}
          value={text}
          maxLength={2_000}
          spellCheck={false}
          onChange={(_, { value }) => {
            enter(value);
          }}
        />
      </Field>
      <div role="status">
        {input.outcome === 'recognised' && (
          <Recognised
            input={input}
            isCloudShown={cloudOptions(text, fields.cloud) === null}
            onUseRight={() => {
              enter(input.tokenEndpoint);
            }}
          />
        )}
      </div>
      <CloudChoice text={text} />
    </StepPage>
  );
}
