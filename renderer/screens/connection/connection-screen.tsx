import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import { presentHealth } from '../../../shared/diagnosis/overview';
import type { Finding } from '../../../shared/domain/finding';
import type { Link } from '../../../shared/domain/link';
import { compareSeverity, worstSeverity } from '../../../shared/domain/severity';
import type { ConnectionHealth, ConnectionState } from '../../../shared/domain/state';
import type { LinkState } from '../../../shared/domain/verdict';
import { Fact, FactsList } from '../../components/facts-list';
import { FindingsSection } from '../../components/findings-section';
import { HealthChain } from '../../components/health-chain';
import { linkAnchor } from '../../components/link-anchor';
import { Page, PageHeading } from '../../components/page';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState } from '../../state/app-context';
import { Card } from './card';
import { ConnectionHeader } from './connection-header';
import { CredentialsPart } from './credentials-part';
import { ElsewherePart, GenesysPart } from './genesys-part';
import { MailboxesPart } from './mailboxes-part';
import { NetworkPart } from './network-part';
import { OrganisationPart } from './organisation-part';
import { PageContents } from './page-contents';
import { PermissionsPart } from './permissions-part';
import { RegistrationPart } from './registration-part';
import { SubscriptionsPart } from './subscriptions-part';

const useStyles = makeStyles({
  chain: {
    margin: '20px 0 12px',
    padding: '16px 20px 8px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  sections: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  waiting: { marginTop: '20px' },
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

/** What stands under the findings of a link: the facts that they were made of. */
function partOf(link: Link, connection: ConnectionState): ReactNode {
  switch (link) {
    case 'token':
      return <CredentialsPart connection={connection} />;
    case 'consent':
      return <PermissionsPart connection={connection} />;
    case 'scope':
      return <MailboxesPart connection={connection} />;
    case 'subscription':
      return <SubscriptionsPart connection={connection} />;
    case 'delivery':
      return null;
    case 'genesys':
      return <OrganisationPart connection={connection} />;
  }
}

interface SectionProps {
  readonly connection: ConnectionState;
  readonly health: ConnectionHealth;
}

function LinkSections({ connection, health }: SectionProps) {
  const { t } = useWords();
  const { isElsewhere } = connection;
  return health.verdict.chain.map((link) => {
    const isUnconnected = link.link === 'genesys' && link.state === 'notConfigured';
    return (
      <FindingsSection
        key={link.link}
        connectionId={connection.id}
        anchor={linkAnchor(link.link)}
        title={t('ui.link', { link: link.link, isElsewhere })}
        meaning={t('ui.link.meaning', { link: link.link, isElsewhere })}
        state={link.state}
        findings={findingsOf(link, health)}
        since={health.since}
        emptyText={
          isUnconnected
            ? null
            : link.state === 'notReached'
              ? t('ui.connection.notReached')
              : t('ui.connection.noFindings')
        }
      >
        {!isUnconnected ? partOf(link.link, connection) : isElsewhere ? <ElsewherePart /> : <GenesysPart />}
      </FindingsSection>
    );
  });
}

function OtherFindings({ connection, health }: SectionProps) {
  const { t } = useWords();
  const others = otherFindings(health);
  if (others.length === 0) return null;
  return (
    <FindingsSection
      connectionId={connection.id}
      anchor="link-others"
      title={t('ui.connection.others')}
      meaning={t('ui.connection.others.meaning')}
      state={worstSeverity(others.map(({ severity }) => severity))}
      findings={others}
      since={health.since}
      emptyText={null}
    />
  );
}

/** How often it is looked at, and what a look costs. */
function Watching({ connection }: { readonly connection: ConnectionState }) {
  const { t, format } = useWords();
  const { health, mailboxes, nextPollAt } = connection;
  return (
    <Card anchor="part-watching" title={t('views.page.watching')}>
      <FactsList>
        <Fact
          name={t('ui.connection.mailboxes')}
          value={mailboxes.length === 0 ? t('ui.connection.noMailboxes') : format.number(mailboxes.length)}
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
    </Card>
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

/**
 * One connection: sentence, chain, what was found under each link with the facts that it was found in, and what
 * stands beside the chain. Sections, not tabs: an administrator searches the page.
 */
export function ConnectionScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { now } = useWords();
  const connection = useAppState().connections.find((candidate) => candidate.id === id);
  if (connection === undefined) return <MissingConnection />;
  const health = presentHealth(connection, now);
  return (
    <Page>
      <ConnectionHeader connection={connection} />
      {health !== null && (
        <div className={styles.chain}>
          <HealthChain
            chain={health.verdict.chain}
            name={connection.name}
            isElsewhere={connection.isElsewhere}
            isNavigable
          />
          <PageContents hasOrganisation={(connection.details?.organisation ?? null) !== null} />
        </div>
      )}
      <div className={health === null ? styles.waiting : undefined}>
        <div className={styles.sections}>
          {health !== null && <LinkSections connection={connection} health={health} />}
          <RegistrationPart connection={connection} />
          <NetworkPart
            ranges={connection.details?.organisation?.ranges ?? null}
            isElsewhere={connection.isElsewhere}
          />
          {health !== null && <OtherFindings connection={connection} health={health} />}
          <Watching connection={connection} />
        </div>
      </div>
    </Page>
  );
}
