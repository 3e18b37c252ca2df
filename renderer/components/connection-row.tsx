import { makeStyles, tokens } from '@fluentui/react-components';

import { nextDeadline } from '../../shared/diagnosis/overview';
import type { ConnectionState } from '../../shared/domain/state';
import { useWords } from '../i18n/words';
import { hrefOf } from '../routing/route';
import type { ShownState } from '../theme/severity-colours';
import { CheckedAge } from './checked-age';
import { ChevronGlyph } from './glyphs';
import { SeverityIcon } from './severity-icon';
import { StateWord } from './state-word';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(120px, 1fr) auto minmax(0, 1.4fr) auto 12px',
    alignItems: 'center',
    columnGap: '12px',
    minHeight: '44px',
    padding: '6px 16px 6px 20px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    contentVisibility: 'auto',
    containIntrinsicHeight: '44px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '@media (max-width: 860px)': { gridTemplateColumns: '20px minmax(0, 1fr) auto 12px', rowGap: '0' },
  },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  state: { fontSize: tokens.fontSizeBase200 },
  deadline: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 860px)': { display: 'none' },
  },
  age: { textAlign: 'end', '@media (max-width: 860px)': { display: 'none' } },
});

/** A connection that is well (or not read yet), as one line. */
export function ConnectionRow({ connection }: { readonly connection: ConnectionState }) {
  const styles = useStyles();
  const { t, now } = useWords();
  const state: ShownState = connection.health?.severity ?? 'unknown';
  const deadline = nextDeadline([connection], now);
  return (
    <a className={styles.row} href={hrefOf({ page: 'connection', id: connection.id })}>
      <SeverityIcon state={connection.health === null ? 'checking' : state} size={20} />
      <span className={styles.name}>{connection.name}</span>
      <span className={styles.state}>
        <StateWord state={connection.health === null ? 'checking' : state} />
      </span>
      <span className={styles.deadline}>
        {deadline !== null && `${t('ui.deadline')} ${t('ui.moment', { at: deadline.at })}`}
      </span>
      <span className={styles.age}>
        <CheckedAge connection={connection} />
      </span>
      <ChevronGlyph />
    </a>
  );
}
