import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { Page, PageHeading } from '../../components/page';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState, useStore, useView } from '../../state/app-context';
import { useBeginDraft } from './use-begin-draft';

const useStyles = makeStyles({
  frame: { maxWidth: '720px', margin: '0 auto', paddingTop: 'min(9vh, 72px)' },
  mark: { display: 'block', marginBottom: '20px' },
  lead: {
    marginTop: '8px',
    maxWidth: '64ch',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '12px',
    marginTop: '32px',
  },
  choice: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: '6px',
    padding: '20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { flexGrow: 1, color: tokens.colorNeutralForeground2, lineHeight: tokens.lineHeightBase300 },
  action: { marginTop: '12px' },
});

interface ChoiceProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Choice({ title, text, children }: ChoiceProps) {
  const styles = useStyles();
  return (
    <section className={styles.choice}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.action}>{children}</div>
    </section>
  );
}

/** Where nothing is watched yet: what Graphkeeper does, and the two ways to begin. */
export function StartPage() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const { app, draft } = useAppState();
  const begin = useBeginDraft();
  const explore = async (): Promise<void> => {
    if (await store.run('exploreSample', {})) window.location.hash = hrefOf({ page: 'overview' });
  };
  return (
    <Page>
      <div className={styles.frame}>
        <img className={styles.mark} src="./mark.svg" width="48" height="48" alt="" />
        <PageHeading>{t('wizard.start.title')}</PageHeading>
        <p className={styles.lead}>{t('wizard.start.lead')}</p>
        <div className={styles.choices}>
          <Choice title={t('wizard.start.connect.title')} text={t('wizard.start.connect.text')}>
            <Button appearance="primary" disabledFocusable={link !== 'open'} onClick={() => void begin()}>
              {draft === null ? t('wizard.start.connect') : t('wizard.start.resume')}
            </Button>
          </Choice>
          {!app.isSample && (
            <Choice title={t('wizard.start.sample.title')} text={t('wizard.start.sample.text')}>
              <Button disabledFocusable={link !== 'open'} onClick={() => void explore()}>
                {t('wizard.start.sample')}
              </Button>
            </Choice>
          )}
        </div>
      </div>
    </Page>
  );
}
