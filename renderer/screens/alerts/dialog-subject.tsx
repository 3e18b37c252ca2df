import { makeStyles, tokens } from '@fluentui/react-components';

import type { AlertEntry } from '../../../shared/domain/alert';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  subject: { display: 'flex', columnGap: '10px', '& > svg': { marginTop: '2px' } },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  connection: { color: tokens.colorNeutralForeground2 },
});

/** Which alert a dialog is about. */
export function DialogSubject({ alert }: { readonly alert: AlertEntry }) {
  const styles = useStyles();
  const { say } = useWords();
  return (
    <div className={styles.subject}>
      <SeverityIcon state={alert.severity} />
      <div>
        <p className={styles.title}>{say(alert.title)}</p>
        <p className={styles.connection}>{alert.connectionName}</p>
      </div>
    </div>
  );
}
