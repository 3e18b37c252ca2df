import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { draftTarget } from '../../../shared/onboarding/draft-fields';
import {
  azureCliScript,
  powerShellScript,
  REGISTRATION_STEPS,
} from '../../../shared/onboarding/registration-script';
import { ADMINISTRATOR_PERMISSIONS } from '../../../shared/profiles/watch-permissions';
import { CopyButton } from '../../components/copy-button';
import { FoldButton } from '../../components/fold-button';
import { useWords } from '../../i18n/words';
import { useDraftEditing } from './draft-editing';

const useStyles = makeStyles({
  panel: {
    marginTop: '8px',
    padding: '6px 16px 14px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  ways: { flexWrap: 'wrap' },
  content: { paddingTop: '6px' },
  steps: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '6px',
    paddingLeft: '22px',
    maxWidth: '72ch',
    listStyleType: 'decimal',
    lineHeight: tokens.lineHeightBase300,
    '& ::marker': { color: tokens.colorNeutralForeground3 },
  },
  permissions: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '2px',
    marginTop: '4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground1 },
  script: {
    maxHeight: '220px',
    margin: '0 0 8px',
    padding: '10px 12px',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const WAYS = ['portal', 'powerShell', 'azureCli'] as const;

type Way = (typeof WAYS)[number];

function PortalSteps() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ol className={styles.steps}>
      {REGISTRATION_STEPS.map((step) => (
        <li key={step}>
          {t('onboarding.registration.step', { step })}
          {step === 'permissions' && (
            <ul className={styles.permissions}>
              {ADMINISTRATOR_PERMISSIONS.map(({ value, need, reason }) => (
                <li key={value}>
                  <span className={styles.value}>{value}</span>
                  {need === 'optional' && ` (${t('wizard.admin.guide.optional')})`}:{' '}
                  {t('onboarding.reason', { reason })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Script({ text, label }: { readonly text: string; readonly label: string }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <pre className={styles.script} tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      <CopyButton text={text} label={t('ui.copy.short')} what={label} />
    </>
  );
}

function ScriptFor({ way }: { readonly way: Exclude<Way, 'portal'> }) {
  const { t } = useWords();
  const { draft } = useDraftEditing();
  const target = draftTarget(draft.fields);
  if (target.outcome !== 'known') return <p>{t('wizard.admin.guide.needsTenant')}</p>;
  const heading = t('onboarding.registration.script');
  const text = way === 'powerShell' ? powerShellScript(target, heading) : azureCliScript(target, heading);
  if (text === null) return <p>{t('wizard.admin.guide.noCli')}</p>;
  return <Script text={text} label={t(`wizard.admin.guide.${way}`)} />;
}

/** How the customer's own registration of Graphkeeper comes to be: by hand, or by a script to be copied. */
export function RegistrationGuide() {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const [way, setWay] = useState<Way>('portal');
  return (
    <div>
      <FoldButton isUnfolded={isUnfolded} onFold={setUnfolded}>
        {t('wizard.admin.guide')}
      </FoldButton>
      {isUnfolded && (
        <div className={styles.panel}>
          <RadioGroup
            className={styles.ways}
            layout="horizontal"
            value={way}
            aria-label={t('wizard.admin.guide')}
            onChange={(_, { value }) => {
              const next = WAYS.find((one) => one === value);
              if (next !== undefined) setWay(next);
            }}
          >
            {WAYS.map((one) => (
              <Radio key={one} value={one} label={t(`wizard.admin.guide.${one}`)} />
            ))}
          </RadioGroup>
          <div className={styles.content}>{way === 'portal' ? <PortalSteps /> : <ScriptFor way={way} />}</div>
        </div>
      )}
    </div>
  );
}
