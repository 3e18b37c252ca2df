import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';

import { presentSeverity } from '../../../shared/diagnosis/overview';
import type { ConnectionState } from '../../../shared/domain/state';
import { DownGlyph, UpGlyph } from '../../components/glyphs';
import { Page, PageHeading } from '../../components/page';
import { SeverityIcon } from '../../components/severity-icon';
import { stateWord } from '../../components/state-text';
import { useWords } from '../../i18n/words';
import { hrefOf } from '../../routing/route';
import { useAppState, useStore, useView } from '../../state/app-context';
import { ConnectionMenu } from './connection-menu';
import { StartPage } from './start-page';
import { useBeginDraft } from './use-begin-draft';

const useStyles = makeStyles({
  lead: { marginTop: '2px', marginBottom: '20px', color: tokens.colorNeutralForeground2 },
  list: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    minHeight: '52px',
    padding: '6px 8px 6px 16px',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  what: { flexGrow: 1, minWidth: 0 },
  name: {
    color: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline' },
  },
  id: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  actions: { display: 'flex', flexShrink: 0 },
  foot: { marginTop: '16px' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

type Direction = 'up' | 'down';

interface RowProps {
  readonly connection: ConnectionState;
  readonly position: number;
  readonly total: number;
  /** Connections that are not the administrator's own to order. */
  readonly isFixed: boolean;
  readonly onMove: (direction: Direction, button: HTMLButtonElement) => void;
}

function Row({ connection, position, total, isFixed, onMove }: RowProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, now } = words;
  const { link } = useView();
  const { id, name, tenantId, health } = connection;
  const state = health === null ? 'checking' : presentSeverity(connection, now);
  return (
    <li className={styles.row}>
      <SeverityIcon state={state} label={stateWord(words, state)} />
      <div className={styles.what}>
        <a className={styles.name} href={hrefOf({ page: 'connection', id })}>
          {name}
        </a>
        <p className={styles.id}>{tenantId}</p>
      </div>
      <div className={styles.actions}>
        <Button
          appearance="subtle"
          icon={<UpGlyph />}
          aria-label={t('wizard.manage.up', { name })}
          title={t('wizard.manage.up', { name })}
          disabledFocusable={isFixed || position === 0 || link !== 'open'}
          onClick={(event) => {
            onMove('up', event.currentTarget);
          }}
        />
        <Button
          appearance="subtle"
          icon={<DownGlyph />}
          aria-label={t('wizard.manage.down', { name })}
          title={t('wizard.manage.down', { name })}
          disabledFocusable={isFixed || position === total - 1 || link !== 'open'}
          onClick={(event) => {
            onMove('down', event.currentTarget);
          }}
        />
        <ConnectionMenu id={id} name={name} />
      </div>
    </li>
  );
}

/** The connections in their order, to be moved, edited, removed and added to. */
export function ManageScreen() {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const { connections, draft, app } = useAppState();
  const isFixed = app.isSample || app.isReadOnly;
  const begin = useBeginDraft();
  const moved = useRef<HTMLButtonElement>(null);
  const [announcement, setAnnouncement] = useState('');
  const order = connections.map(({ id }) => id);
  const total = order.length;

  // A row that moves in the document loses the focus.
  const key = order.join('\n');
  useEffect(() => {
    moved.current?.focus({ preventScroll: true });
    moved.current = null;
  }, [key]);

  if (total === 0) return <StartPage />;
  const move = async (
    { id, name }: ConnectionState,
    direction: Direction,
    button: HTMLButtonElement,
  ): Promise<void> => {
    const from = order.indexOf(id);
    const to = direction === 'up' ? from - 1 : from + 1;
    if (to < 0 || to >= total) return;
    moved.current = button;
    const isMoved = await store.run('reorderConnections', {
      order: order.with(from, order[to] ?? id).with(to, id),
    });
    if (isMoved) setAnnouncement(t('wizard.manage.moved', { name, position: to + 1, total }));
  };
  return (
    <Page>
      <PageHeading>{t('wizard.manage.title')}</PageHeading>
      <p className={styles.lead}>{t('wizard.manage.lead', { total })}</p>
      <ul className={styles.list}>
        {connections.map((connection, position) => (
          <Row
            key={connection.id}
            connection={connection}
            position={position}
            total={total}
            isFixed={isFixed}
            onMove={(direction, button) => void move(connection, direction, button)}
          />
        ))}
      </ul>
      {!isFixed && (
        <div className={styles.foot}>
          <Button appearance="primary" disabledFocusable={link !== 'open'} onClick={() => void begin()}>
            {draft === null ? t('wizard.start.connect') : t('wizard.start.resume')}
          </Button>
        </div>
      )}
      <div className={styles.hidden} role="status" aria-live="polite">
        {announcement}
      </div>
    </Page>
  );
}
