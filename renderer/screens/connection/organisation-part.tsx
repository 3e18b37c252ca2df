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
  /** When it was read; null: it was not, or belongs to the line before. */
  readonly at: Instant | null;
}

/** A value that may not be known. */
function line(
  id: OrganisationLine,
  value: string | null,
  { t }: Words,
  { at = null, isCopied = false }: Partial<Pick<Line, 'at' | 'isCopied'>> = {},
): Line {
  return {
    id,
    name: t('views.organisation.line', { line: id }),
    value: value ?? t('views.unknown'),
    isCopied: isCopied && value !== null,
    at,
  };
}

function integrationLines(row: GenesysIntegrationRow, words: Words): readonly Line[] {
  const { t, format } = words;
  const { name, id, state, reportedAt, problem, credentialWrittenAt, tokenEndpoints, at } = row;
  const written =
    credentialWrittenAt === null
      ? null
      : `${format.dateTime(credentialWrittenAt)} (${format.relative(credentialWrittenAt)})`;
  const lines = [
    line('integration', name ?? id, words, { isCopied: true }),
    line('state', t('views.organisation.state', { state, since: reportedAt }), words, { at }),
    ...(problem === null ? [] : [line('problem', problem, words, { isCopied: true })]),
    line('credential', written, words),
    ...(tokenEndpoints.length === 0
      ? []
      : [line('endpoint', format.list(tokenEndpoints), words, { isCopied: true })]),
  ];
  return lines.map((one) => ({ ...one, id: `${id}/${one.id}` }));
}

function domainLine({ name, state, integration, problem, at }: EmailDomainRow, { t }: Words): Line {
  return {
    id: `domain/${name}`,
    name: t('views.organisation.domain', { domain: name }),
    value: t('views.organisation.linked', { state, integration, problem }),
    isCopied: false,
    at,
  };
}

function linesOf(organisation: OrganisationDetails, words: Words): readonly Line[] {
  const { t } = words;
  const { integrations, domains, severalDestinations, settingsAt, rate } = organisation;
  return [
    ...(integrations.length === 0
      ? [line('integration', t('views.organisation.noIntegration'), words)]
      : integrations.flatMap((row) => integrationLines(row, words))),
    ...domains.map((row) => domainLine(row, words)),
    line(
      'destinations',
      severalDestinations === null ? null : t('views.organisation.isOn', { isOn: severalDestinations }),
      words,
      { at: settingsAt },
    ),
    ...(rate === null ? [] : [line('requests', t('views.organisation.rate', rate), words)]),
  ];
}

/** The facts of the organisation: with one age under them, or, where they differ, with each its own. */
function OrganisationFacts({ organisation }: { readonly organisation: OrganisationDetails }) {
  const styles = useStyles();
  const words = useWords();
  const lines = linesOf(organisation, words);
  const ages = new Set(lines.flatMap(({ at }) => (at === null ? [] : [readAge(words, at)])));
  const [common = null] = ages.size === 1 ? ages : [];
  return (
    <div className={styles.group}>
      <FactsList>
        {lines.map(({ id, name, value, isCopied, at }) => (
          <Fact
            key={id}
            name={name}
            value={common !== null || at === null ? value : `${value} · ${readAge(words, at)}`}
            isCopied={isCopied}
          />
        ))}
      </FactsList>
      {common !== null && <p className={styles.age}>{common}</p>}
    </div>
  );
}

function agentsText({ onQueue, members }: RouteRow, { t }: Words): string {
  return onQueue === null ? t('views.unknown') : t('views.route.agents', { onQueue, members });
}

function waitingText({ waiting, waitingSince }: RouteRow, { t }: Words): string {
  return waiting === null ? t('views.unknown') : t('views.route.waiting', { waiting, since: waitingSince });
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
      render: ({ flow }) => flow ?? <Quiet>{t('views.route.noFlow')}</Quiet>,
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
      render: (row) =>
        row.onQueue === null ? <Quiet>{agentsText(row, words)}</Quiet> : agentsText(row, words),
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
  const { t } = useWords();
  const organisation = connection.details?.organisation ?? null;
  if (organisation === null) return null;
  return (
    <>
      <Subsection anchor="part-organisation" title={t('views.organisation')}>
        <OrganisationFacts organisation={organisation} />
      </Subsection>
      <Routes connection={connection} organisation={organisation} />
    </>
  );
}
