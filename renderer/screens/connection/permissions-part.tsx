import type { PermissionRow } from '../../../shared/domain/details';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import { HARMLESS_PERMISSIONS } from '../../../shared/profiles/vendor-profile';
import type { Column } from '../../components/data-table/column';
import { DataTable } from '../../components/data-table/data-table';
import { useWords, type Words } from '../../i18n/words';
import { Mark, type MarkKind, NameCell, Quiet, StateCell } from './cells';
import { PermissionRecheckButton, PermissionRecheckOutcome } from './permission-recheck';
import { readAge, SectionContent, Subsection, tableAnchor } from './subsection';
import { useShownSeverity } from './use-shown-severity';

const GRANT_MARKS: Readonly<Record<PermissionRow['granted'], MarkKind>> = {
  admin: 'yes',
  exchange: 'yes',
  user: 'no',
  no: 'no',
  unknown: 'unknown',
};

/** What is not asked for is not missed. */
const SURPLUS_MARKS: Readonly<Record<PermissionRow['granted'], MarkKind>> = {
  ...GRANT_MARKS,
  user: 'yes',
  no: 'none',
};

/** "Delegated", and of which API where it is not Microsoft Graph's. */
function kindOf({ type, api }: PermissionRow, { t }: Words): string {
  const kind = t('views.permission.type', { type });
  if (api === 'graph') return kind;
  return `${kind}, ${api.name ?? t('views.permission.otherApi')}`;
}

/** A tick is green only where the permission is wanted, a cross red only where it is missed. */
function grantMark(row: PermissionRow, severity: Severity) {
  const kind = (row.required ? GRANT_MARKS : SURPLUS_MARKS)[row.granted];
  if (kind === 'yes' && row.granted !== 'user')
    return { kind, severity: row.required ? 'ok' : severity } as const;
  return kind === 'no' ? { kind, severity } : { kind };
}

function requestMark({ required, requested }: PermissionRow) {
  if (requested === 'unknown') return { kind: 'unknown' as const };
  if (requested === 'yes') return { kind: 'yes' as const, ...(required ? { severity: 'ok' as const } : {}) };
  return required ? { kind: 'no' as const, severity: 'notice' as const } : { kind: 'none' as const };
}

function columnsOf(
  words: Words,
  severityOf: (severity: Severity) => Severity,
): readonly Column<PermissionRow>[] {
  const { t, say } = words;
  const reason = (row: PermissionRow) => {
    if (row.reason !== null) return say(row.reason);
    return row.type === 'Scope' && HARMLESS_PERMISSIONS.includes(row.value)
      ? t('views.permission.signIn')
      : t('views.permission.surplus');
  };
  return [
    {
      id: 'permission',
      header: t('views.column', { column: 'permission' }),
      text: ({ value }) => value,
      render: (row) => <NameCell name={row.value} kind={kindOf(row, words)} />,
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
      text: (row) => kindOf(row, words),
      isHidden: true,
    },
    {
      id: 'required',
      header: t('views.column', { column: 'required' }),
      text: (row) => t('views.permission.required', row),
      render: (row) => (
        <Mark
          kind={row.required ? 'yes' : 'none'}
          word={t('views.permission.required', row)}
          {...(row.required ? { severity: 'ok' as const } : {})}
        />
      ),
    },
    {
      id: 'requested',
      header: t('views.column', { column: 'requested' }),
      text: (row) => t('views.permission.requested', row),
      render: (row) => <Mark {...requestMark(row)} word={t('views.permission.requested', row)} />,
    },
    {
      id: 'granted',
      header: t('views.column', { column: 'granted' }),
      text: (row) => t('views.permission.granted', row),
      render: (row) => <Mark {...grantMark(row, row.severity)} word={t('views.permission.granted', row)} />,
    },
    {
      id: 'reason',
      header: t('views.column', { column: 'reason' }),
      text: reason,
      render: (row) => (row.reason === null ? <Quiet>{reason(row)}</Quiet> : reason(row)),
      minWidth: 210,
    },
  ];
}

/** Permissions as required, requested and granted, why each is needed, and the one-click re-check. */
export function PermissionsPart({ connection }: { readonly connection: ConnectionState }) {
  const words = useWords();
  const { t } = words;
  const severityOf = useShownSeverity(connection);
  const title = t('views.table', { table: 'permissions' });
  return (
    <Subsection
      anchor={tableAnchor('permissions')}
      title={title}
      action={<PermissionRecheckButton connection={connection} />}
    >
      <PermissionRecheckOutcome connection={connection} />
      <SectionContent table="permissions" section={connection.details?.permissions ?? null}>
        {(rows, at) => (
          <DataTable
            label={title}
            owner={connection.name}
            columns={columnsOf(words, severityOf)}
            rows={rows}
            keyOf={({ value, type, api }) =>
              `${type}/${value}/${api === 'graph' ? '' : `other ${api.name ?? ''}`}`
            }
            emptyText={t('views.table.empty', { table: 'permissions' })}
            age={readAge(words, at)}
          />
        )}
      </SectionContent>
    </Subsection>
  );
}
