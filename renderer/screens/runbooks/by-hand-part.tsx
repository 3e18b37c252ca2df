import { makeStyles, tokens } from '@fluentui/react-components';

import type { ByHand } from '../../../shared/domain/runbook-run';
import { CopyButton } from '../../components/copy-button';
import { LinkButton } from '../../components/link-button';
import { useWords } from '../../i18n/words';
import { CopyItem } from './copy-item';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', rowGap: '12px' },
  list: { listStyleType: 'decimal', listStylePosition: 'outside', paddingLeft: '22px' },
  item: {
    maxWidth: '72ch',
    paddingLeft: '4px',
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
    ':not(:first-child)': { marginTop: '6px' },
    '::marker': { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  },
  values: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  link: { alignSelf: 'flex-start' },
  lookFor: {
    maxWidth: '72ch',
    padding: '8px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  label: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

export interface ByHandPartProps {
  readonly byHand: ByHand;
  readonly connectionId: string;
}

/** How a step is done by hand: one thing after the other, where, what to take along, and what shows that it is done. */
export function ByHandPart({ byHand, connectionId }: ByHandPartProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const values = byHand.copies.filter(({ isScript }) => !isScript);
  const scripts = byHand.copies.filter(({ isScript }) => isScript);
  return (
    <div className={styles.part}>
      <ol className={styles.list}>
        {byHand.instructions.map((instruction, index) => (
          <li key={`${String(index)} ${instruction.id}`} className={styles.item}>
            {say(instruction)}
          </li>
        ))}
      </ol>
      {values.length > 0 && (
        <dl className={styles.values}>
          {values.map(({ label, text }) => (
            <div key={say(label)}>
              <dt className={styles.label}>{say(label)}</dt>
              <dd className={styles.value}>
                {text}
                <CopyButton text={text} label={t('ui.copy.short')} what={say(label)} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {scripts.map(({ label, text }) => (
        <CopyItem key={say(label)} label={say(label)} text={text} />
      ))}
      {byHand.link !== null && (
        <LinkButton className={styles.link} link={byHand.link} connectionId={connectionId} />
      )}
      {byHand.lookFor !== null && (
        <div className={styles.lookFor}>
          <p className={styles.label}>{t('runPage.lookFor')}</p>
          <p>{say(byHand.lookFor)}</p>
        </div>
      )}
    </div>
  );
}
