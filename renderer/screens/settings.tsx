import { Field, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

import type { Settings } from '../../shared/domain/state';
import { Fact, FactsList } from '../components/facts-list';
import { MinutesField } from '../components/minutes-field';
import { Page, PageHeading } from '../components/page';
import { useWords } from '../i18n/words';
import { useAppState, useStore } from '../state/app-context';

const useStyles = makeStyles({
  sentence: { marginTop: '2px', marginBottom: '20px', color: tokens.colorNeutralForeground2 },
  sections: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    padding: '16px 20px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  cardTitle: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: '16px 32px' },
});

function Card({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id} className={styles.cardTitle}>
        {title}
      </h2>
      {children}
    </section>
  );
}

const LANGUAGE_CHOICES = ['system', 'en', 'fr'] as const satisfies readonly Settings['language'][];
const THEME_CHOICES = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

function Appearance() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { settings } = useAppState();
  const choose = (patch: Partial<Settings>) => void store.run('updateSettings', patch);
  return (
    <Card title={t('ui.settings.appearance')}>
      <div className={styles.columns}>
        <Field label={t('ui.settings.language')}>
          <RadioGroup
            value={settings.language}
            onChange={(_, { value }) => {
              const language = LANGUAGE_CHOICES.find((choice) => choice === value);
              if (language !== undefined) choose({ language });
            }}
          >
            {LANGUAGE_CHOICES.map((choice) => (
              <Radio key={choice} value={choice} label={t(`ui.settings.language.${choice}`)} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('ui.settings.theme')}>
          <RadioGroup
            value={settings.theme}
            onChange={(_, { value }) => {
              const theme = THEME_CHOICES.find((choice) => choice === value);
              if (theme !== undefined) choose({ theme });
            }}
          >
            {THEME_CHOICES.map((choice) => (
              <Radio key={choice} value={choice} label={t(`ui.settings.theme.${choice}`)} />
            ))}
          </RadioGroup>
        </Field>
      </div>
    </Card>
  );
}

function Polling() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { polling } = useAppState().settings;
  return (
    <Card title={t('ui.settings.polling')}>
      <div className={styles.columns}>
        <MinutesField
          label={t('ui.settings.frequent')}
          hint={t('ui.settings.frequent.hint')}
          value={polling.frequentMinutes}
          minimum={1}
          maximum={1_440}
          onCommit={(frequentMinutes) =>
            store.run('updateSettings', { polling: { ...polling, frequentMinutes } })
          }
        />
        <MinutesField
          label={t('ui.settings.full')}
          hint={t('ui.settings.full.hint')}
          value={polling.fullMinutes}
          minimum={5}
          maximum={1_440}
          onCommit={(fullMinutes) => store.run('updateSettings', { polling: { ...polling, fullMinutes } })}
        />
      </div>
    </Card>
  );
}

/** What the administrator may choose; each choice applies at once. */
export function SettingsScreen() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { settings, app, secretStore } = useAppState();
  const isHeadless = app.mode === 'headless';
  return (
    <Page>
      <PageHeading>{t('ui.settings.title')}</PageHeading>
      <p className={styles.sentence}>{t('ui.settings.sentence')}</p>
      <div className={styles.sections}>
        <Appearance />
        <Polling />
        <Card title={t('ui.settings.notifications')}>
          <Field {...(isHeadless ? { hint: t('ui.settings.notifications.headless') } : {})}>
            <Switch
              label={t('ui.settings.notifications.enabled')}
              checked={settings.notifications.enabled}
              onChange={(_, { checked }) =>
                void store.run('updateSettings', { notifications: { enabled: checked } })
              }
            />
          </Field>
        </Card>
        <Card title={t('ui.settings.about')}>
          <FactsList>
            <Fact name={t('ui.settings.version')} value={app.version} />
            <Fact
              name={t('ui.settings.mode')}
              value={isHeadless ? t('ui.settings.mode.headless') : t('ui.settings.mode.desktop')}
            />
            <Fact name={t('ui.settings.secrets')} value={t(`ui.settings.secrets.${secretStore}`)} />
          </FactsList>
        </Card>
      </div>
    </Page>
  );
}
