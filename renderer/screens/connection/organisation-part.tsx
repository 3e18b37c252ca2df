import { makeStyles, tokens } from '@fluentui/react-components';

import type {
  EmailDomainRow,
  GenesysIntegrationRow,
  OrganisationDetails,
  RouteRow,
} from '../../../shared/domain/details';
import { epochOf, type Instant } from '../../../shared/domain/instant';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import type { OrganisationLine } from '../../../shared/messages/en/views/organisation';
import type { Column } from '../../components/data-table/column';
import { DataTable } from '../../components/data-table/data-table';
import { Fact, FactsList } from '../../components/facts-list';
import { useWords, type Words } from '../../i18n/words';
import { MomentCell, NameCell, Quiet, StateCell } from './cells';
import { readAge, Subsection, tableAnchor, Unread } from './subsection';
import { useShownSeverity } from './use-shown-severity';

const useStyles = makeStyles({
  group: { padding: '6px 0 8px' },
  age: {
    marginTop: '6px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Line {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly isCopied: boolean;
}

/** A value that may not be known. */
function line(id: OrganisationLine, value: string | null, { t }: Words, isCopied = false): Line {
  return {
    id,
    name: t('views.organisation.line', { line: id }),
    value: value ?? t('views.unknown'),
    isCopied: isCopied && value !== null,
  };
}

function integrationLines(row: GenesysIntegrationRow, words: Words): readonly Line[] {
  const { t, format } = words;
  const { name, id, state, reportedAt, problem, credentialWrittenAt, tokenEndpoints } = row;
  const written =
    credentialWrittenAt === null
      ? null
      : `${format.dateTime(credentialWrittenAt)} (${format.relative(credentialWrittenAt)})`;
  return [
    line('integration', name ?? id, words, true),
    line('state', t('views.organisation.state', { state, since: reportedAt }), words),
    ...(problem === null ? [] : [line('problem', problem, words, true)]),
    line('credential', written, words),
    ...(tokenEndpoints.length === 0 ? [] : [line('endpoint', format.list(tokenEndpoints), words, true)]),
  ];
}

function domainLine({ name, state, integration, problem }: EmailDomainRow, { t }: Words): Line {
  return {
    id: `domain/${name}`,
    name: t('views.organisation.domain', { domain: name }),
    value: t('views.organisation.linked', { state, integration, problem }),
    isCopied: false,
  };
}

function settingLines({ severalDestinations, rate }: OrganisationDetails, words: Words): readonly Line[] {
  const { t } = words;
  return [
    line(
      'destinations',
      severalDestinations === null ? null : t('views.organisation.isOn', { isOn: severalDestinations }),
      words,
    ),
    ...(rate === null ? [] : [line('requests', t('views.organisation.rate', rate), words)]),
  ];
}

interface LinesProps {
  readonly lines: readonly Line[];
  readonly at: Instant | null;
}

/** A group of facts with their age. */
function Lines({ lines, at }: LinesProps) {
  const styles = useStyles();
  const words = useWords();
  return (
    <div className={styles.group}>
      <FactsList>
        {lines.map(({ id, name, value, isCopied }) => (
          <Fact key={id} name={name} value={value} isCopied={isCopied} />
        ))}
      </FactsList>
      {at !== null && <p className={styles.age}>{readAge(words, at)}</p>}
    </div>
  );
}

function agentsText({ onQueue, members }: RouteRow, { t }: Words): string {
  return onQueue === null ? t('views.unknown') : t('views.route.agents', { onQueue, members });
}

function waitingText({ waiting, waitingSince }: RouteRow, { t }: Words): string {
  return waiting === null
    ? t('views.unknown')
    : t('views.route.waiting', { waiting, since: waitingSince });
}

function columnsOf(words: Words, severityOf: (severity: Severity) => Severity): readonly Column<RouteRow>[] {
  const { t, format } = words;
  const queueText = ({ queues }: RouteRow): string =>
    queues.length === 0 ? t('views.route.queueUnseen') : format.list(queues);
  return [
    {
      id: 'mailbox',
      header: t('views.column', { column: 'mailbox' }),
      text: ({ address }) => address,
      render: ({ address }) => <NameCell name={address} kind={null} />,
      isRowHeader: true,
    },
    {
      id: 'state',
      header: t('views.column', { column: 'state' }),
      text: ({ severity }) => t('ui.state', { state: severityOf(severity) }),
      sortBy: ({ severity }) => -compareSeverity(severityOf(severity), 'ok'),
      render: ({ severity }) => <StateCell severity={severityOf(severity)} />,
    },
    {
      id: 'route',
      header: t('views.column', { column: 'route' }),
      text: ({ route, domain }) => t('views.route.state', { route, domain }),
    },
    {
      id: 'flow',
      header: t('views.column', { column: 'flow' }),
      text: ({ flow }) => flow ?? t('views.route.noFlow'),
      render: ({ flow }) => (flow === null ? <Quiet>{t('views.route.noFlow')}</Quiet> : flow),
    },
    {
      id: 'queue',
      header: t('views.column', { column: 'queue' }),
      text: queueText,
      render: (row) => (row.queues.length === 0 ? <Quiet>{queueText(row)}</Quiet> : queueText(row)),
    },
    {
      id: 'onQueue',
      header: t('views.column', { column: 'onQueue' }),
      text: (row) => agentsText(row, words),
      sortBy: ({ onQueue }) => onQueue,
      render: (row) => (row.onQueue === null ? <Quiet>{agentsText(row, words)}</Quiet> : agentsText(row, words)),
    },
    {
      id: 'waiting',
      header: t('views.column', { column: 'waiting' }),
      text: (row) => waitingText(row, words),
      value: ({ waiting }) => (waiting === null ? '' : String(waiting)),
      sortBy: ({ waitingSince, waiting }) => (waitingSince === null ? waiting : -epochOf(waitingSince)),
      render: (row) =>
        row.waitingSince === null ? (
          <Quiet>{waitingText(row, words)}</Quiet>
        ) : (
          <MomentCell at={row.waitingSince} text={waitingText(row, words)} />
        ),
    },
  ];
}

function Routes({
  connection,
  organisation,
}: {
  readonly connection: ConnectionState;
  readonly organisation: OrganisationDetails;
}) {
  const words = useWords();
  const { t } = words;
  const severityOf = useShownSeverity(connection);
  const title = t('views.table', { table: 'routes' });
  const { routes, agentsAt, routesAt } = organisation;
  const at = agentsAt ?? routesAt;
  return (
    <Subsection anchor={tableAnchor('routes')} title={title}>
      {at === null ? (
        <Unread table="routes" failure={organisation.failure} />
      ) : (
        <DataTable
          label={title}
          owner={connection.name}
          columns={columnsOf(words, severityOf)}
          rows={routes}
          keyOf={({ address }) => address}
          emptyText={t('views.table.empty', { table: 'routes' })}
          age={readAge(words, at)}
        />
      )}
    </Subsection>
  );
}

/** The Genesys Cloud organisation: its integration, its domains, and where mail goes from there. */
export function OrganisationPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t } = words;
  const organisation = connection.details?.organisation ?? null;
  if (organisation === null) return null;
  const { integrations, domains, settingsAt } = organisation;
  return (
    <>
      <Subsection anchor="part-organisation" title={t('views.organisation')}>
        {integrations.map((row) => (
          <Lines key={row.id} lines={integrationLines(row, words)} at={row.at} />
        ))}
        {integrations.length === 0 && <p>{t('views.organisation.noIntegration')}</p>}
        <Lines lines={domains.map((row) => domainLine(row, words))} at={domains[0]?.at ?? null} />
        <Lines lines={settingLines(organisation, words)} at={settingsAt} />
      </Subsection>
      <Routes connection={connection} organisation={organisation} />
    </>
  );
}
