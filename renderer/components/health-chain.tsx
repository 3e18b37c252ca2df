import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';

import type { LinkState } from '../../shared/domain/verdict';
import { useLastingWords } from '../i18n/words';
import { goToLink } from './link-anchor';
import { SeverityIcon } from './severity-icon';
import { StateWord } from './state-word';

const useStyles = makeStyles({
  frame: { containerType: 'inline-size' },
  chain: {
    display: 'grid',
    gridTemplateColumns: 'repeat(6, 1fr)',
    rowGap: tokens.spacingVerticalM,
    '@container (max-width: 580px)': { gridTemplateColumns: 'repeat(3, 1fr)' },
    '@container (max-width: 300px)': { gridTemplateColumns: 'repeat(2, 1fr)' },
  },
  link: { minWidth: 0 },
  track: { display: 'flex', alignItems: 'center', gap: '6px', paddingRight: '6px' },
  line: {
    flexGrow: 1,
    borderTop: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    opacity: 0.55,
  },
  lineBeyond: { borderTopStyle: 'dashed' },
  lineEnd: { visibility: 'hidden' },
  text: {
    display: 'flex',
    flexDirection: 'column',
    paddingTop: '6px',
    paddingRight: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  name: { color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  nameBad: { fontWeight: tokens.fontWeightSemibold },
  nameBeyond: { color: tokens.colorNeutralForeground3 },
  button: {
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    background: 'none',
    border: 'none',
    padding: '6px',
    margin: '-6px',
    width: '100%',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
});

interface ChainLinkProps extends Pick<HealthChainProps, 'isElsewhere'> {
  readonly link: LinkState;
  readonly isLast: boolean;
}

function ChainLink({ link, isLast, isElsewhere }: ChainLinkProps) {
  const styles = useStyles();
  const { t } = useLastingWords();
  const isBeyond = link.state === 'notReached' || link.state === 'notConfigured';
  const isBad = !isBeyond && link.state !== 'ok';
  return (
    <>
      <span className={styles.track}>
        <SeverityIcon state={link.state} />
        <span
          className={mergeClasses(styles.line, isBeyond && styles.lineBeyond, isLast && styles.lineEnd)}
        />
      </span>
      <span className={styles.text}>
        <span className={mergeClasses(styles.name, isBeyond && styles.nameBeyond, isBad && styles.nameBad)}>
          {t('ui.link', { link: link.link, isElsewhere })}
        </span>
        <StateWord state={link.state} isQuietWhenWell />
      </span>
    </>
  );
}

export interface HealthChainProps {
  readonly chain: readonly LinkState[];
  /** Of the connection, for a screen reader. */
  readonly name: string;
  /** Another vendor's integration is at its end. */
  readonly isElsewhere: boolean;
  /** Whether each link leads to its section of the page. */
  readonly isNavigable?: boolean;
}

/** The chain that mail depends on: token → consent → scope → subscription → delivery → Genesys Cloud. */
export const HealthChain = memo(function HealthChain({
  chain,
  name,
  isElsewhere,
  isNavigable = false,
}: HealthChainProps) {
  const styles = useStyles();
  const { t } = useLastingWords();
  return (
    <div className={styles.frame}>
      <ol className={styles.chain} aria-label={t('ui.chain', { name })}>
        {chain.map((link, index) => {
          const content = (
            <ChainLink link={link} isLast={index === chain.length - 1} isElsewhere={isElsewhere} />
          );
          return (
            <li key={link.link} className={styles.link}>
              {isNavigable ? (
                <button
                  type="button"
                  className={styles.button}
                  onClick={() => {
                    goToLink(link.link);
                  }}
                >
                  {content}
                </button>
              ) : (
                content
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
});
