import type { MailboxRow } from '../../../shared/domain/details';
import { epochOf, MINUTE_MS } from '../../../shared/domain/instant';
import type { MomentFact } from '../../../shared/domain/row-values';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import type { Column } from '../../components/data-table/column';
import { DataTable } from '../../components/data-table/data-table';
import { useWords, type Words } from '../../i18n/words';
import { Mark, type MarkKind, MomentCell, NameCell, Quiet, StateCell } from './cells';
import { readAge, Subsection, tableAnchor } from './subsection';
import { useShownSeverity } from './use-shown-severity';

const ACCOUNT_MARKS: Readonly<Record<MailboxRow['enabled'], MarkKind>> = {
  yes: 'yes',
  no: 'no',
  missing: 'no',
  unknown: 'unknown',
};

/** For a canary closed is right and open is wrong. */
function accessMark({ access, isCanary }: MailboxRow): {
  readonly kind: MarkKind;
  readonly severity?: Severity;
} {
  switch (access) {
    case 'open':
      return isCanary ? { kind: 'no', severity: 'warning' } : { kind: 'yes', severity: 'ok' };
    case 'refused':
      return isCanary ? { kind: 'yes', severity: 'ok' } : { kind: 'no', severity: 'critical' };
    case 'notFound':
      return { kind: 'no', severity: 'unknown' };
    case 'unknown':
      return { kind: 'unknown' };
  }
}

/** Whole minutes to the end of the subscription; null where there is none, or none is known. */
function minutesLeft({ subscriptionEnds }: MailboxRow, now: number): number | null {
  if (typeof subscriptionEnds === 'string') return null;
  return Math.floor((epochOf(subscriptionEnds.at) - now) / MINUTE_MS);
}

function subscriptionText(row: MailboxRow, { t, now }: Words): string {
  if (row.isCanary) return t('views.notApplicable');
  if (row.subscriptionEnds === 'unknown') return t('views.unknown');
  const minutes = minutesLeft(row, now);
  if (minutes === null) return t('views.mailbox.noSubscription');
  return minutes <= 0 ? t('views.mailbox.subscriptionOver') : t('views.mailbox.left', { minutes });
}

function unreadText({ isCanary, oldestUnread, unreadCount }: MailboxRow, { t }: Words): string {
  if (isCanary) return t('views.notApplicable');
  if (oldestUnread === 'unknown') return t('views.unknown');
  if (oldestUnread === 'none') return t('views.mailbox.allRead');
  return t('views.mailbox.unread', { at: oldestUnread.at, count: unreadCount });
}

/** A moment in words, or the word for there being none. */
function MomentText({ moment, text }: { readonly moment: MomentFact; readonly text: string }) {
  return typeof moment === 'string' ? <Quiet>{text}</Quiet> : <MomentCell at={moment.at} text={text} />;
}

function exported(moment: MomentFact): string {
  return typeof moment === 'string' ? moment : moment.at;
}

function columnsOf(
  words: Words,
  severityOf: (severity: Severity) => Severity,
): readonly Column<MailboxRow>[] {
  const { t, now, format } = words;
  const dash = <Quiet>–</Quiet>;
  const licences = ({ licenceCount, isCanary }: MailboxRow) =>
    isCanary
      ? t('views.notApplicable')
      : licenceCount === null
        ? t('views.unknown')
        : format.number(licenceCount);
  return [
    {
      id: 'mailbox',
      header: t('views.column', { column: 'mailbox' }),
      text: ({ address, isCanary }) => (isCanary ? `${address} (${t('views.mailbox.canary')})` : address),
      sortBy: ({ address }) => address,
      render: ({ address, isCanary }) => (
        <NameCell name={address} kind={isCanary ? t('views.mailbox.canary') : null} />
      ),
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
      id: 'account',
      header: t('views.column', { column: 'account' }),
      text: (row) => (row.isCanary ? t('views.notApplicable') : t('views.mailbox.account', row)),
      render: (row) =>
        row.isCanary ? (
          dash
        ) : (
          <Mark
            kind={ACCOUNT_MARKS[row.enabled]}
            word={t('views.mailbox.account', row)}
            {...(row.enabled === 'yes' ? { severity: 'ok' as const } : {})}
            {...(row.enabled === 'missing' ? { severity: 'critical' as const } : {})}
          />
        ),
    },
    {
      id: 'licences',
      header: t('views.column', { column: 'licences' }),
      text: licences,
      sortBy: ({ licenceCount }) => licenceCount,
      render: (row) => (row.isCanary ? dash : licences(row)),
      isNumeric: true,
    },
    {
      id: 'access',
      header: t('views.column', { column: 'access' }),
      text: (row) => t('views.mailbox.access', row),
      render: (row) => <Mark {...accessMark(row)} word={t('views.mailbox.access', row)} />,
    },
    {
      id: 'subscription',
      header: t('views.column', { column: 'subscription' }),
      text: (row) => subscriptionText(row, words),
      value: (row) => (row.isCanary ? subscriptionText(row, words) : exported(row.subscriptionEnds)),
      sortBy: (row) => (row.subscriptionEnds === 'none' ? 0 : minutesLeft(row, now)),
      render: (row) =>
        row.isCanary ? (
          dash
        ) : (
          <MomentText moment={row.subscriptionEnds} text={subscriptionText(row, words)} />
        ),
    },
    {
      id: 'oldestUnread',
      header: t('views.column', { column: 'oldestUnread' }),
      text: (row) => unreadText(row, words),
      value: (row) => (row.isCanary ? unreadText(row, words) : exported(row.oldestUnread)),
      sortBy: ({ oldestUnread }) => (typeof oldestUnread === 'string' ? null : epochOf(oldestUnread.at)),
      render: (row) =>
        row.isCanary ? dash : <MomentText moment={row.oldestUnread} text={unreadText(row, words)} />,
    },
  ];
}

/** Every mailbox on one line: there, open, notified, fetched; and those that must stay closed. */
export function MailboxesPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t } = words;
  const severityOf = useShownSeverity(connection);
  const { details, health } = connection;
  const title = t('views.table', { table: 'mailboxes' });
  return (
    <Subsection anchor={tableAnchor('mailboxes')} title={title}>
      {details === null ? (
        <p>{t('views.table.notRead')}</p>
      ) : (
        <DataTable
          label={title}
          owner={connection.name}
          columns={columnsOf(words, severityOf)}
          rows={details.mailboxes}
          keyOf={({ address, isCanary }) => `${address.toLowerCase()} ${String(isCanary)}`}
          emptyText={t('views.table.empty', { table: 'mailboxes' })}
          age={health === null ? null : readAge(words, health.observedAt)}
        />
      )}
    </Subsection>
  );
}
