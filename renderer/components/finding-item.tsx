import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';

import type { AlertEntry } from '../../shared/domain/alert';
import type { Finding } from '../../shared/domain/finding';
import { epochOf, type Instant } from '../../shared/domain/instant';
import { useWords } from '../i18n/words';
import { useFindingTarget } from '../routing/use-finding-target';
import { Evidence } from './evidence';
import { FindingNote } from './finding-note';
import { FoldButton } from './fold-button';
import { Moment, Since } from './moment';
import { NextAction } from './next-action';
import { SeverityIcon } from './severity-icon';
import { StateWord } from './state-word';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '12px',
    padding: '12px 0',
  },
  target: {
    // Marked until the focus moves on.
    ':focus': {
      margin: '0 -12px',
      padding: '12px',
      backgroundColor: tokens.colorBrandBackground2,
      borderRadius: tokens.borderRadiusMedium,
      '@media (forced-colors: active)': { outline: '2px solid Highlight' },
    },
  },
  icon: { paddingTop: '2px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '16px',
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  explained: { color: tokens.colorNeutralForeground3 },
  word: { fontSize: tokens.fontSizeBase200 },
  detail: {
    marginTop: '2px',
    maxWidth: '76ch',
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '20px',
    marginTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '6px', ':empty': { display: 'none' } },
  more: {
    marginTop: '2px',
    marginLeft: '-8px',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
  },
});

export interface FindingItemProps {
  readonly connectionId: string;
  readonly finding: Finding;
  /** When it was first seen at its present severity. */
  readonly since: Instant | null;
  /** Whether a broken link before it explains it: then it is grey, because one cause has one colour. */
  readonly isExplained: boolean;
  /** The alert that it raised; null: none. */
  readonly alert: AlertEntry | null;
  /** Asks whether the credential that appeared is known; null: it is about none. */
  readonly onKnow: (() => void) | null;
}

/** One finding: what, what it means and what to do, until when, since when; what it was made of folded. */
export function FindingItem(props: FindingItemProps) {
  const { connectionId, finding, since, isExplained, alert, onKnow } = props;
  const styles = useStyles();
  const { t, say, now } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const evidenceId = useId();
  const { element, isTarget } = useFindingTarget<HTMLLIElement>(finding.key);
  const title = say(finding.title);
  const detail = say(finding.detail);
  // What a broken link before it explains is mended there.
  const isMendable = finding.runbook !== null && finding.severity !== 'ok' && !isExplained;
  const hasEvidence = Object.keys(finding.evidence).length > 0;
  return (
    <li
      ref={element}
      tabIndex={-1}
      className={isTarget ? mergeClasses(styles.item, styles.target) : styles.item}
    >
      <div className={styles.icon}>
        <SeverityIcon state={isExplained ? 'notReached' : finding.severity} />
      </div>
      <div>
        <div className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          <span className={styles.word}>
            {isExplained ? (
              <span className={styles.explained}>{t('ui.finding.explained')}</span>
            ) : (
              <StateWord state={finding.severity} />
            )}
          </span>
        </div>
        <p className={styles.detail}>{detail}</p>
        <p className={styles.facts}>
          {finding.deadline !== null && (
            <span>
              {epochOf(finding.deadline) > now ? t('ui.deadline') : t('ui.deadline.passed')}{' '}
              <Moment at={finding.deadline} />
            </span>
          )}
          {since !== null && finding.severity !== 'ok' && <Since at={since} />}
        </p>
        {alert !== null && (
          <FindingNote
            alert={alert}
            onTakenBack={() => {
              element.current?.focus({ preventScroll: true });
            }}
          />
        )}
        {(isMendable || onKnow !== null) && (
          <div className={styles.actions}>
            {isMendable && (
              <NextAction runbook={finding.runbook} connectionId={connectionId} about={title} isQuiet />
            )}
            {onKnow !== null && (
              <Button
                size="small"
                aria-label={t('alertPage.actionOn', { action: t('alertPage.knownAsk'), title })}
                onClick={onKnow}
              >
                {t('alertPage.knownAsk')}
              </Button>
            )}
          </div>
        )}
        {hasEvidence && (
          <FoldButton
            className={styles.more}
            size="small"
            isUnfolded={isUnfolded}
            controls={evidenceId}
            label={t('ui.finding.evidenceOf', { title })}
            onFold={setUnfolded}
          >
            {t('ui.finding.evidence')}
          </FoldButton>
        )}
        {isUnfolded && (
          <Evidence id={evidenceId} evidence={finding.evidence} heading={`${title}\n${detail}`} />
        )}
      </div>
    </li>
  );
}
