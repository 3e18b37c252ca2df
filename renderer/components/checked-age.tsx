import { makeStyles, tokens } from '@fluentui/react-components';

import { isStale } from '../../shared/diagnosis/overview';
import type { ConnectionState } from '../../shared/domain/state';
import { checkedAge, useWords } from '../i18n/words';

const useStyles = makeStyles({
  age: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** How old what is shown of a connection is, or that it is being read anew. Age is data. */
export function CheckedAge({ connection }: { readonly connection: ConnectionState }) {
  const styles = useStyles();
  const words = useWords();
  const { health, checking } = connection;
  if (checking !== 'none') return <span className={styles.age}>{words.t('ui.checking')}</span>;
  if (health === null) return <span className={styles.age}>{words.t('ui.checked.never')}</span>;
  const at = health.observedAt;
  return (
    <time className={styles.age} dateTime={at} title={words.t('ui.moment.utc', { at })}>
      {isStale(connection, words.now) ? words.t('ui.checked.stale', { at }) : checkedAge(words, at)}
    </time>
  );
}
