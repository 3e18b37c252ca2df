import { makeStyles, tokens } from '@fluentui/react-components';

import type { PlannedRequest } from '../../../shared/domain/runbook-run';
import { bodyText, requestText } from '../../../shared/runbooks/request-text';
import { CodeBlock } from '../../components/code-block';
import { CopyButton } from '../../components/copy-button';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  head: { display: 'flex', alignItems: 'flex-start', columnGap: '10px', marginBottom: '4px' },
  line: {
    flexGrow: 1,
    minWidth: 0,
    paddingTop: '3px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  method: { fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Requests, each exactly as it is sent: method, address and body, to be copied into a ticket or another tool. */
export function PlannedRequests({ requests }: { readonly requests: readonly PlannedRequest[] }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <ul className={styles.list}>
      {requests.map((request, index) => {
        const body = bodyText(request);
        const line = `${request.method} ${request.url}`;
        return (
          <li key={`${String(index)} ${line}`}>
            <div className={styles.head}>
              <code className={styles.line}>
                <span className={styles.method}>{request.method}</span> {request.url}
              </code>
              <CopyButton text={() => requestText(request)} label={t('ui.copy.short')} what={line} />
            </div>
            {body === null ? (
              <p className={styles.none}>{t('runPage.noBody')}</p>
            ) : (
              <CodeBlock label={`${t('runPage.body')}: ${line}`} text={body} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
