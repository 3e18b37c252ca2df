import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { Section } from '../../../shared/domain/details';
import type { ReadFailure } from '../../../shared/domain/failure';
import { epochOf, type Instant, MINUTE_MS } from '../../../shared/domain/instant';
import type { TableName } from '../../../shared/messages/en/views/tables';
import { failureMessage } from '../../../shared/messages/failure-message';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords, type Words } from '../../i18n/words';

const useStyles = makeStyles({
  part: {
    marginTop: '8px',
    paddingTop: '10px',
    paddingBottom: '4px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 16px',
    minHeight: '32px',
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    scrollMarginTop: '16px',
  },
  unread: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    padding: '6px 0 8px',
    color: tokens.colorNeutralForeground2,
  },
});

/** The heading's id of a table: the page's contents lead to it. */
export function tableAnchor(table: TableName): string {
  return `table-${table}`;
}

/** How old a table is, in words. */
export function readAge({ t, now }: Words, at: Instant): string {
  return now - epochOf(at) < MINUTE_MS ? t('views.table.readNow') : t('views.table.read', { at });
}

export interface SubsectionProps {
  readonly anchor: string;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A table with its heading, under the findings about it. */
export function Subsection({ anchor, title, action, children }: SubsectionProps) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <div className={styles.head}>
        <h3 className={styles.title} id={anchor} tabIndex={-1}>
          {title}
        </h3>
        {action}
      </div>
      {children}
    </div>
  );
}

export interface SectionContentProps<Row> {
  readonly table: TableName;
  /** Null while nothing was read. */
  readonly section: Section<Row> | null;
  readonly children: (rows: readonly Row[], at: Instant) => ReactNode;
}

/** Why something could not be read; null: nothing was read yet. */
export function Unread({
  table,
  failure,
}: {
  readonly table: TableName;
  readonly failure: ReadFailure | null;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <p className={styles.unread}>
      <SeverityIcon state="unknown" />
      <span>
        {failure === null
          ? t('views.table.notRead')
          : t('views.table.unreadable', { table, failure: failureMessage(failure) })}
      </span>
    </p>
  );
}

/** The rows of a section, or why there are none: an empty table would look like a good answer. */
export function SectionContent<Row>({ table, section, children }: SectionContentProps<Row>) {
  if (section?.state === 'read') return children(section.rows, section.at);
  return <Unread table={table} failure={section?.failure ?? null} />;
}
