import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import { failureMessage } from '../../../shared/messages/failure-message';
import { draftTarget } from '../../../shared/onboarding/draft-fields';
import { Fact, FactsList } from '../../components/facts-list';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState, useStore } from '../../state/app-context';
import type { CommandProblem } from '../../state/store';
import { useDraftEditing } from './draft-editing';
import { draftStepProblems } from './draft-steps';
import { gapsOf } from './preflight-summary';
import { StepPage } from './step-page';
import { useWizardFlow } from './wizard-flow';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    padding: '14px 18px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', rowGap: '6px' },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    lineHeight: tokens.lineHeightBase300,
  },
  icon: { paddingTop: '2px' },
  detail: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  link: { color: tokens.colorBrandForegroundLink },
});

function Summary() {
  const styles = useStyles();
  const { t, format } = useWords();
  const { fields } = useDraftEditing().draft;
  const target = draftTarget(fields);
  const none = t('wizard.save.none');
  const cloud = target.outcome === 'known' ? target.cloud : fields.cloud;
  return (
    <section className={styles.card}>
      <FactsList>
        <Fact name={t('wizard.save.name')} value={fields.name.trim() === '' ? none : fields.name} />
        <Fact name={t('wizard.tenant.tenant')} value={target.outcome === 'known' ? target.tenantId : none} />
        <Fact
          name={t('wizard.cloud')}
          value={
            typeof cloud === 'string' ? t('wizard.cloud.name', { cloud }) : `${cloud.login}, ${cloud.graph}`
          }
        />
        {target.outcome === 'known' && target.tokenEndpoint !== null && (
          <Fact name={t('wizard.save.endpoint')} value={target.tokenEndpoint} />
        )}
        <Fact name={t('wizard.app.clientId')} value={fields.clientId === '' ? none : fields.clientId} />
        <Fact
          name={t('wizard.app.profile')}
          value={t('wizard.app.profile.name', { profile: fields.profile })}
        />
        <Fact
          name={t('wizard.mailboxes.label')}
          value={fields.mailboxes.length === 0 ? none : format.list(fields.mailboxes)}
        />
        <Fact
          name={t('wizard.save.canary')}
          value={
            fields.canaryMailboxes.length === 0
              ? t('wizard.save.canary.none')
              : format.list(fields.canaryMailboxes)
          }
        />
        <Fact
          name={t('wizard.save.access')}
          value={
            fields.access.length === 0
              ? none
              : fields.access.map((access) => t('wizard.access.name', { access })).join(' · ')
          }
        />
        {(fields.profile === 'genesys-cloud' || fields.hasGenesys) && (
          <Fact
            name={t('wizard.genesys.save')}
            value={
              !fields.hasGenesys
                ? t('wizard.genesys.save.none')
                : typeof fields.genesysRegion === 'string'
                  ? fields.genesysRegion
                  : `${fields.genesysRegion.login}, ${fields.genesysRegion.api}`
            }
          />
        )}
      </FactsList>
    </section>
  );
}

function Problems() {
  const styles = useStyles();
  const { t, say } = useWords();
  const { draft } = useDraftEditing();
  const problems = draftStepProblems(draft);
  if (problems.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('wizard.save.problems')}</h2>
      <ul className={styles.list}>
        {problems.map(({ step, field, message }) => (
          <li key={field} className={styles.line}>
            <span className={styles.icon}>
              <SeverityIcon state="warning" />
            </span>
            <p>
              {say(message)}{' '}
              {step !== 'save' && (
                <a className={styles.link} href={hrefOf({ page: 'connect', step })}>
                  {t('wizard.save.toStep', { step })}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What will not be known, said before it is accepted. */
function Gaps() {
  const styles = useStyles();
  const { t, say } = useWords();
  const { preflight } = useDraftEditing().draft;
  if (preflight.status !== 'done') {
    return (
      <section className={styles.card}>
        <p className={styles.line}>
          <span className={styles.icon}>
            <SeverityIcon state="unknown" />
          </span>
          {t('wizard.save.notChecked')}
        </p>
      </section>
    );
  }
  const gaps = gapsOf(preflight);
  if (gaps.length === 0) {
    return (
      <section className={styles.card}>
        <p className={styles.line}>
          <span className={styles.icon}>
            <SeverityIcon state="ok" />
          </span>
          {t('wizard.save.noGaps')}
        </p>
      </section>
    );
  }
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t('wizard.save.gaps')}</h2>
      <p className={styles.quiet}>{t('wizard.save.gaps.text')}</p>
      <ul className={styles.list}>
        {gaps.map(({ fact, title, failure, outcome }) => (
          <li key={fact} className={styles.line}>
            <span className={styles.icon}>
              <SeverityIcon state="unknown" />
            </span>
            <div>
              <p>{say(title)}</p>
              {failure !== null && (outcome === 'unreadable' || outcome === 'partly') && (
                <p className={styles.detail}>
                  {t('wizard.preflight.cause', { outcome, cause: say(failureMessage(failure)) })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Step 6: what is going to be watched and what will stay unknown; keeping it is said here, and only here. */
export function SaveStep() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { connections } = useAppState();
  const { draft } = useDraftEditing();
  const { leave, showAllProblems } = useWizardFlow();
  const [isSaving, setSaving] = useState(false);
  const [problem, setProblem] = useState<CommandProblem | null>(null);
  const isEdit = draft.connectionId !== null;
  const name = connections.find(({ id }) => id === draft.connectionId)?.name ?? draft.fields.name;
  const save = async (): Promise<boolean> => {
    showAllProblems();
    if (draftStepProblems(draft).length > 0) return false;
    setSaving(true);
    const answer = await store.ask('saveDraft', {});
    setSaving(false);
    if (answer.ok) leave();
    else setProblem(answer.problem);
    return answer.ok;
  };
  return (
    <StepPage
      step="save"
      title={isEdit ? t('wizard.save.title.edit', { name }) : t('wizard.save.title', { name })}
      lead={t('wizard.save.lead')}
      primary={isEdit ? t('wizard.save.next.edit') : t('wizard.save.next')}
      onPrimary={save}
      isBusy={isSaving}
    >
      {problem !== null && (
        <p className={styles.line} role="alert">
          <span className={styles.icon}>
            <SeverityIcon state="warning" />
          </span>
          {t('wizard.save.failed')} {t(`ui.failed.${problem}`)}
        </p>
      )}
      <Problems />
      <Summary />
      <Gaps />
    </StepPage>
  );
}
