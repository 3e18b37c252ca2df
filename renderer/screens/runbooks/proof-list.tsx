import { makeStyles, tokens } from '@fluentui/react-components';

import type { Proof } from '../../../shared/domain/runbook-run';
import { CopyButton } from '../../components/copy-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  item: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', columnGap: '10px' },
  icon: { paddingTop: '2px' },
  text: { maxWidth: '72ch', overflowWrap: 'anywhere' },
  source: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  id: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', userSelect: 'text' },
});

/** What shows that something is so: what was read, and what is somebody's word, told apart by shape and words. */
export function ProofList({ proofs }: { readonly proofs: readonly Proof[] }) {
  const styles = useStyles();
  const { t, say } = useWords();
  return (
    <ul className={styles.list}>
      {proofs.map((proof, index) => (
        <li key={`${String(index)} ${proof.at}`} className={styles.item}>
          <div className={styles.icon}>
            <SeverityIcon state={proof.from === 'read' ? 'ok' : 'notice'} />
          </div>
          <div>
            <p className={styles.text}>{say(proof.text)}</p>
            <p className={styles.source}>
              <time dateTime={proof.at} title={t('ui.moment.utc', { at: proof.at })}>
                {t('runPage.proof', proof)}
              </time>
              {proof.requestId !== null && (
                <span>
                  {t('runPage.requestId')} <span className={styles.id}>{proof.requestId}</span>{' '}
                  <CopyButton
                    text={proof.requestId}
                    label={t('ui.copy.short')}
                    what={t('runPage.requestId')}
                  />
                </span>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
