import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import { isOpenRun, type RunState } from '../../../shared/domain/runbook-run';
import { isFocusLost } from '../../components/focus-lost';
import { Page, PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { useSeverityColours } from '../../theme/severity-colours';
import { BeginRunbook } from './begin-runbook';
import { ForgetButton } from './forget-button';
import { openRuns, placeOf, RUN_SHAPES, runsSentence, standingOf } from './runs-view';

const useStyles = makeStyles({
  meaning: { marginTop: '4px', maxWidth: '70ch', color: tokens.colorNeutralForeground2 },
  link: { color: tokens.colorBrandForegroundLink },
  group: {
    marginTop: '22px',
    marginBottom: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '14px',
    padding: '12px 16px 12px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    '@media (max-width: 760px)': { gridTemplateColumns: '20px minmax(0, 1fr)', rowGap: '8px' },
  },
  title: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  titleLink: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '14px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  word: { fontWeight: tokens.fontWeightSemibold },
  at: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    '@media (max-width: 760px)': { gridColumn: '2' },
  },
});

function RunItem({ run }: { readonly run: RunState }) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const { t, say } = useWords();
  const standing = standingOf(run);
  const place = placeOf(run);
  const isOpen = isOpenRun(run);
  const href = hrefOf({ page: 'run', id: run.id });
  const title = t('runbook.title', run);
  const action = isOpen ? t('runPage.continue') : t('runPage.result');
  return (
    <li className={styles.item}>
      <SeverityIcon state={RUN_SHAPES[standing]} size={20} />
      <div>
        <h3 className={styles.title}>
          <a className={styles.titleLink} href={href}>
            {title}
          </a>
        </h3>
        {place !== null && (
          <p className={styles.at}>
            {t('runPage.at', { index: place.index, total: place.total, step: say(place.step.title) })}
          </p>
        )}
        <p className={styles.facts}>
          <span className={mergeClasses(styles.word, colours[RUN_SHAPES[standing]])}>
            {t('runPage.standing', { standing })}
          </span>
          <span>{run.connectionName}</span>
          <span>
            {run.endedAt === null
              ? t('runPage.started', { at: run.startedAt })
              : t('runPage.endedAt', { at: run.endedAt })}
          </span>
        </p>
      </div>
      <div className={styles.actions}>
        <Button
          as="a"
          href={href}
          appearance={isOpen ? 'primary' : 'secondary'}
          aria-label={t('alertPage.actionOn', { action, title })}
        >
          {action}
        </Button>
        {!isOpen && (
          <ForgetButton
            run={run}
            onForgotten={() => {
              // What had the focus is gone with its run.
              if (isFocusLost()) document.querySelector<HTMLElement>('main h1')?.focus();
            }}
          />
        )}
      </div>
    </li>
  );
}

/** The runbooks under way and ended: what each is at, and the way to go on with it. */
export function RunsList() {
  const styles = useStyles();
  const { t, say } = useWords();
  const { runs } = useAppState();
  const open = openRuns(runs);
  const ended = runs.filter((run) => !isOpenRun(run));
  return (
    <Page>
      <PageHeading>{say(runsSentence(runs))}</PageHeading>
      <p className={styles.meaning}>{t('runPage.meaning')}</p>
      {open.length === 0 && (
        <p className={styles.meaning}>
          {t('runPage.howToStart')}{' '}
          <a className={styles.link} href={hrefOf({ page: 'alerts' })}>
            {t('runPage.toAlerts')}
          </a>
        </p>
      )}
      {(
        [
          ['open', open],
          ['ended', ended],
        ] as const
      ).map(([group, list]) =>
        list.length === 0 ? null : (
          <section key={group} aria-labelledby={`runs-${group}`}>
            <h2 className={styles.group} id={`runs-${group}`}>
              {t(`runPage.${group}`)}
            </h2>
            <ul className={styles.list}>
              {list.map((run) => (
                <RunItem key={run.id} run={run} />
              ))}
            </ul>
          </section>
        ),
      )}
      <BeginRunbook />
    </Page>
  );
}
