import { makeStyles, tokens } from '@fluentui/react-components';

import { presentHealth, presentSeverity, verdictSince } from '../../shared/diagnosis/overview';
import type { Finding } from '../../shared/domain/finding';
import { compareSeverity, worstSeverity } from '../../shared/domain/severity';
import type { ConnectionHealth, ConnectionState } from '../../shared/domain/state';
import type { LinkState } from '../../shared/domain/verdict';
import { CheckedAge } from '../components/checked-age';
import { Fact, FactsList } from '../components/facts-list';
import { FindingsSection } from '../components/findings-section';
import { HealthChain } from '../components/health-chain';
import { linkAnchor } from '../components/link-anchor';
import { Since } from '../components/moment';
import { NextAction } from '../components/next-action';
import { Page, PageHeading } from '../components/page';
import { RecheckButton } from '../components/recheck-button';
import { SeverityIcon } from '../components/severity-icon';
import { StateWord } from '../components/state-word';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import { useAppState } from '../state/app-context';

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  name: {
    display: 'grid',
    gridTemplateColumns: '30px minmax(0, 1fr)',
    columnGap: '14px',
    alignItems: 'center',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 14px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  sentence: {
    marginTop: '10px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    maxWidth: '70ch',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '14px' },
  chain: {
    margin: '20px 0',
    padding: '16px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  sections: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  card: {
    padding: '16px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  cardTitle: {
    marginBottom: '10px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  back: { color: tokens.colorBrandForegroundLink },
  missing: { paddingTop: '12vh', display: 'flex', flexDirection: 'column', rowGap: '12px' },
});

/** The findings of a link, in the verdict's order. */
function findingsOf(link: LinkState, health: ConnectionHealth): readonly Finding[] {
  const byKey = new Map(health.findings.map((finding) => [finding.key, finding]));
  return link.findings.flatMap((key) => byKey.get(key) ?? []);
}

/** Findings that belong to no link, worst first. */
function otherFindings(health: ConnectionHealth): readonly Finding[] {
  const inChain = new Set(health.verdict.chain.flatMap(({ findings }) => findings));
  return health.findings
    .filter(({ key }) => !inChain.has(key))
    .sort((a, b) => compareSeverity(b.severity, a.severity));
}

function Sections({ health }: { readonly health: ConnectionHealth }) {
  const styles = useStyles();
  const { t } = useWords();
  const others = otherFindings(health);
  return (
    <div className={styles.sections}>
      {health.verdict.chain.map((link) => (
        <FindingsSection
          key={link.link}
          anchor={linkAnchor(link.link)}
          title={t('ui.link', { link: link.link })}
          meaning={t('ui.link.meaning', { link: link.link })}
          state={link.state}
          findings={findingsOf(link, health)}
          since={health.since}
          emptyText={
            link.state === 'notReached'
              ? t('ui.connection.notReached')
              : link.state === 'notConfigured'
                ? t('ui.connection.notConfigured')
                : t('ui.connection.noFindings')
          }
        />
      ))}
      {others.length > 0 && (
        <FindingsSection
          anchor="link-others"
          title={t('ui.connection.others')}
          meaning={t('ui.connection.others.meaning')}
          state={worstSeverity(others.map(({ severity }) => severity))}
          findings={others}
          since={health.since}
          emptyText={t('ui.connection.noFindings')}
        />
      )}
    </div>
  );
}

function ConnectionFacts({ connection }: { readonly connection: ConnectionState }) {
  const styles = useStyles();
  const { t, format } = useWords();
  const { health, mailboxes, tenantId, clientId, nextPollAt } = connection;
  return (
    <section className={styles.card} aria-labelledby="connection-facts">
      <h2 className={styles.cardTitle} id="connection-facts">
        {t('ui.connection.facts')}
      </h2>
      <FactsList>
        <Fact name={t('ui.connection.tenant')} value={tenantId} isCopied />
        <Fact name={t('ui.connection.client')} value={clientId} isCopied />
        <Fact
          name={t('ui.connection.mailboxes')}
          value={mailboxes.length === 0 ? t('ui.connection.noMailboxes') : format.list(mailboxes)}
        />
        {health !== null && (
          <Fact
            name={t('ui.connection.requests')}
            value={t('ui.connection.requestCounts', health.requests)}
          />
        )}
        {nextPollAt !== null && (
          <Fact name={t('ui.settings.polling')} value={t('ui.next', { at: nextPollAt })} />
        )}
      </FactsList>
    </section>
  );
}

/** A connection that is not there: removed, or an old link. */
function MissingConnection() {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <Page>
      <div className={styles.missing}>
        <PageHeading>{t('ui.connection.missing')}</PageHeading>
        <a className={styles.back} href={hrefOf({ page: 'overview' })}>
          {t('ui.connection.toOverview')}
        </a>
      </div>
    </Page>
  );
}

/** One connection: sentence, chain, what was found under each link, facts. Sections, not tabs: it can be searched. */
export function ConnectionScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { t, say, now } = useWords();
  const connection = useAppState().connections.find((candidate) => candidate.id === id);
  if (connection === undefined) return <MissingConnection />;
  const health = presentHealth(connection, now);
  const since = health === null ? null : verdictSince(health);
  const state = health === null ? 'checking' : presentSeverity(connection, now);
  return (
    <Page>
      <header className={styles.head}>
        <div className={styles.name}>
          <SeverityIcon state={state} size={30} />
          <PageHeading>{connection.name}</PageHeading>
        </div>
        <p className={styles.sentence}>
          {health === null ? t('ui.connection.waiting') : say(health.verdict.headline)}
        </p>
        <p className={styles.facts}>
          <StateWord state={state} />
          {since !== null && <Since at={since} />}
          <CheckedAge connection={connection} />
        </p>
        <div className={styles.actions}>
          {health !== null && <NextAction runbook={health.verdict.runbook} connectionId={id} />}
          <RecheckButton
            command="recheckPermissions"
            connectionId={id}
            isBusy={connection.checking === 'permissions' || connection.checking === 'full'}
            label={t('ui.recheckPermissions')}
          />
          <RecheckButton
            command="recheck"
            connectionId={id}
            isBusy={connection.checking === 'full'}
            label={t('ui.recheck')}
            appearance="subtle"
          />
        </div>
      </header>
      {health !== null && (
        <div className={styles.chain}>
          <HealthChain chain={health.verdict.chain} name={connection.name} isNavigable />
        </div>
      )}
      <div className={styles.sections}>
        {health !== null && <Sections health={health} />}
        <ConnectionFacts connection={connection} />
      </div>
    </Page>
  );
}
