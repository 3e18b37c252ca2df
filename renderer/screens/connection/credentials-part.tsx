import { credentialLabel } from '../../../shared/checks/credential-expiry';
import type { CredentialRow } from '../../../shared/domain/details';
import { daysUntil, epochOf } from '../../../shared/domain/instant';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import { connectionSpan } from '../../../shared/views/timeline';
import { CredentialTimeline } from '../../components/credential-timeline';
import type { Column } from '../../components/data-table/column';
import { DataTable } from '../../components/data-table/data-table';
import { useWords, type Words } from '../../i18n/words';
import { DateCell, IdCell, Mark, NameCell, Quiet, StateCell } from './cells';
import { shortDate } from './dates';
import { readAge, SectionContent, Subsection, tableAnchor } from './subsection';
import { useShownSeverity } from './use-shown-severity';

/** Whole days that are left, or that have passed since the end (negative). */
function daysLeft({ end }: CredentialRow, now: number): number | null {
  return end === null ? null : Math.trunc(daysUntil(end, now));
}

function daysText(row: CredentialRow, { t, now, format }: Words): string {
  const days = daysLeft(row, now);
  if (row.end === null || days === null) return t('views.credential.endless');
  return epochOf(row.end) <= now ? t('views.credential.over') : format.number(days);
}

const USE_MARKS = { inUse: 'yes', notInUse: 'none', unknown: 'unknown' } as const;
const WORKS_MARKS = { works: 'yes', refused: 'no', unknown: 'unknown' } as const;
const WORKS_SEVERITIES = { works: 'ok', refused: 'critical' } as const;

function columnsOf(
  words: Words,
  severityOf: (severity: Severity) => Severity,
): readonly Column<CredentialRow>[] {
  const { t, language, now } = words;
  const date = (at: string | null) => (at === null ? t('views.unknown') : shortDate(at, language));
  const dateCell = (at: string | null) =>
    at === null ? <Quiet>{t('views.unknown')}</Quiet> : <DateCell at={at} />;
  return [
    {
      id: 'name',
      header: t('views.column', { column: 'name' }),
      text: credentialLabel,
      value: ({ name }) => name ?? '',
      render: (row) => <NameCell name={credentialLabel(row)} kind={t('views.credential.type', row)} />,
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
      id: 'type',
      header: t('views.column', { column: 'type' }),
      text: (row) => t('views.credential.type', row),
      isHidden: true,
    },
    {
      id: 'owner',
      header: t('views.column', { column: 'owner' }),
      text: (row) => t('views.credential.owner', row),
      isHidden: true,
    },
    {
      id: 'hint',
      header: t('views.column', { column: 'hint' }),
      text: ({ hint }) => hint ?? '',
      sortBy: ({ hint }) => hint,
      render: ({ hint, type }) =>
        hint === null ? <Quiet>{type === 'certificate' ? '–' : t('views.unknown')}</Quiet> : `${hint}…`,
    },
    {
      id: 'keyId',
      header: t('views.column', { column: 'keyId' }),
      text: ({ keyId }) => keyId,
      render: ({ keyId }) => <IdCell id={keyId} />,
    },
    {
      id: 'start',
      header: t('views.column', { column: 'start' }),
      text: ({ start }) => date(start),
      value: ({ start }) => start ?? '',
      sortBy: ({ start }) => start,
      render: ({ start }) => dateCell(start),
    },
    {
      id: 'end',
      header: t('views.column', { column: 'end' }),
      text: ({ end }) => (end === null ? t('views.credential.endless') : date(end)),
      value: ({ end }) => end ?? '',
      sortBy: ({ end }) => end,
      render: ({ end }) =>
        end === null ? <Quiet>{t('views.credential.endless')}</Quiet> : <DateCell at={end} />,
    },
    {
      id: 'daysLeft',
      header: t('views.column', { column: 'daysLeft' }),
      text: (row) => daysText(row, words),
      value: (row) => String(daysLeft(row, now) ?? ''),
      sortBy: ({ end }) => end,
      isNumeric: true,
    },
    {
      id: 'use',
      header: t('views.column', { column: 'use' }),
      text: (row) => t('views.credential.use', row),
      render: (row) => (
        <Mark
          kind={USE_MARKS[row.use]}
          word={t('views.credential.use', row)}
          {...(row.use === 'inUse' ? { severity: 'ok' as const } : {})}
        />
      ),
    },
    {
      id: 'works',
      header: t('views.column', { column: 'works' }),
      text: (row) => t('views.credential.works', row),
      render: (row) => (
        <Mark
          kind={WORKS_MARKS[row.works]}
          word={t('views.credential.works', row)}
          {...(row.works === 'unknown' ? {} : { severity: WORKS_SEVERITIES[row.works] })}
        />
      ),
    },
    {
      id: 'lastSignIn',
      header: t('views.column', { column: 'lastSignIn' }),
      text: ({ lastSignIn }) => date(lastSignIn),
      value: ({ lastSignIn }) => lastSignIn ?? '',
      sortBy: ({ lastSignIn }) => lastSignIn,
      render: ({ lastSignIn }) => dateCell(lastSignIn),
    },
  ];
}

/** Client secrets and certificates: how their lives overlap, and everything that is known of each. */
export function CredentialsPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t, now } = words;
  const severityOf = useShownSeverity(connection);
  const { details } = connection;
  const title = t('views.table', { table: 'credentials' });
  return (
    <Subsection anchor={tableAnchor('credentials')} title={title}>
      <SectionContent table="credentials" section={details?.credentials ?? null}>
        {(rows, at) => (
          <>
            {rows.length > 0 && details !== null && (
              <CredentialTimeline
                label={title}
                span={connectionSpan(rows, now)}
                days={details.credentialDays}
                entries={rows.map((row) => ({
                  id: row.keyId,
                  title: credentialLabel(row),
                  kind: t('views.credential.type', row),
                  href: null,
                  start: row.start,
                  end: row.end,
                  use: row.use,
                  severity: severityOf(row.severity),
                }))}
              />
            )}
            <DataTable
              label={title}
              owner={connection.name}
              columns={columnsOf(words, severityOf)}
              rows={rows}
              keyOf={({ keyId, owner }) => `${owner}/${keyId}`}
              emptyText={t('views.table.empty', { table: 'credentials' })}
              age={readAge(words, at)}
            />
          </>
        )}
      </SectionContent>
    </Subsection>
  );
}
