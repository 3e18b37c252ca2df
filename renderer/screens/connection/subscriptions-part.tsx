import type { SubscriptionRow } from '../../../shared/domain/details';
import { epochOf, MINUTE_MS } from '../../../shared/domain/instant';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import type { Column } from '../../components/data-table/column';
import { DataTable } from '../../components/data-table/data-table';
import { useWords, type Words } from '../../i18n/words';
import { LongText, Mark, MomentCell, NameCell, Quiet, StateCell } from './cells';
import { readAge, SectionContent, Subsection, tableAnchor } from './subsection';
import { useShownSeverity } from './use-shown-severity';

function timeLeft({ expiration }: SubscriptionRow, { t, now }: Words): string {
  const minutes = Math.floor((epochOf(expiration) - now) / MINUTE_MS);
  return minutes <= 0 ? t('views.mailbox.subscriptionOver') : t('views.mailbox.left', { minutes });
}

/** The host that is notified; the whole address is exported. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

function columnsOf(
  words: Words,
  severityOf: (severity: Severity) => Severity,
): readonly Column<SubscriptionRow>[] {
  const { t, format } = words;
  return [
    {
      id: 'mailbox',
      header: t('views.column', { column: 'mailbox' }),
      text: ({ mailbox }) => mailbox ?? t('views.unknown'),
      sortBy: ({ mailbox }) => mailbox,
      render: (row) => (
        <NameCell
          name={row.mailbox ?? t('views.unknown')}
          kind={row.isOwn ? null : t('views.subscription.owner', row)}
        />
      ),
      isRowHeader: true,
    },
    {
      id: 'state',
      header: t('views.column', { column: 'state' }),
      text: ({ isOwn, severity }) =>
        isOwn ? t('ui.state', { state: severityOf(severity) }) : t('views.subscription.notJudged'),
      sortBy: ({ isOwn, severity }) => (isOwn ? -compareSeverity(severityOf(severity), 'ok') : null),
      render: ({ isOwn, severity }) =>
        isOwn ? (
          <StateCell severity={severityOf(severity)} />
        ) : (
          <Quiet>{t('views.subscription.notJudged')}</Quiet>
        ),
    },
    {
      id: 'owner',
      header: t('views.column', { column: 'owner' }),
      text: (row) => t('views.subscription.owner', row),
      isHidden: true,
    },
    {
      id: 'timeLeft',
      header: t('views.column', { column: 'timeLeft' }),
      text: (row) => timeLeft(row, words),
      value: ({ expiration }) => expiration,
      sortBy: ({ expiration }) => epochOf(expiration),
      render: (row) => <MomentCell at={row.expiration} text={timeLeft(row, words)} />,
    },
    {
      id: 'changeTypes',
      header: t('views.column', { column: 'changeTypes' }),
      text: ({ changeTypes }) => format.list(changeTypes),
      value: ({ changeTypes }) => changeTypes.join(' '),
    },
    {
      id: 'resource',
      header: t('views.column', { column: 'resource' }),
      text: ({ resource }) => resource,
      render: ({ resource }) => <LongText>{resource}</LongText>,
      minWidth: 180,
    },
    {
      id: 'notificationUrl',
      header: t('views.column', { column: 'notificationUrl' }),
      text: ({ notificationUrl }) => hostOf(notificationUrl),
      value: ({ notificationUrl }) => notificationUrl,
      render: ({ notificationUrl }) => <span title={notificationUrl}>{hostOf(notificationUrl)}</span>,
    },
    {
      id: 'lifecycle',
      header: t('views.column', { column: 'lifecycle' }),
      text: ({ hasLifecycleUrl }) => t('views.subscription.lifecycle', { hasUrl: hasLifecycleUrl }),
      render: ({ hasLifecycleUrl }) => (
        <Mark
          kind={hasLifecycleUrl ? 'yes' : 'none'}
          word={t('views.subscription.lifecycle', { hasUrl: hasLifecycleUrl })}
          {...(hasLifecycleUrl ? { severity: 'ok' as const } : {})}
        />
      ),
    },
    {
      id: 'subscriptionId',
      header: t('views.column', { column: 'subscriptionId' }),
      text: ({ id }) => id,
      isHidden: true,
    },
  ];
}

/** What Microsoft Graph notifies whom of, and for how long still. */
export function SubscriptionsPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t } = words;
  const severityOf = useShownSeverity(connection);
  const title = t('views.table', { table: 'subscriptions' });
  return (
    <Subsection anchor={tableAnchor('subscriptions')} title={title}>
      <SectionContent table="subscriptions" section={connection.details?.subscriptions ?? null}>
        {(rows, at) => (
          <DataTable
            label={title}
            owner={connection.name}
            columns={columnsOf(words, severityOf)}
            rows={rows}
            keyOf={({ id }) => id}
            emptyText={t('views.table.empty', { table: 'subscriptions' })}
            age={readAge(words, at)}
          />
        )}
      </SectionContent>
    </Subsection>
  );
}
