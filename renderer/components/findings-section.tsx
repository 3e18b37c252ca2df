import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

import type { Finding } from '../../shared/domain/finding';
import type { ConnectionHealth } from '../../shared/domain/state';
import { useWords } from '../i18n/words';
import { useAppState } from '../state/app-context';
import type { ShownState } from '../theme/severity-colours';
import { FindingItem } from './finding-item';
import { FoldButton } from './fold-button';
import { KnownCredentialDialog } from './known-credential-dialog';
import { SeverityIcon } from './severity-icon';
import { StateWord } from './state-word';

const useStyles = makeStyles({
  section: {
    padding: '14px 20px 10px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '10px' },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    scrollMarginTop: '16px',
  },
  word: { marginLeft: 'auto', fontSize: tokens.fontSizeBase200 },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: '16px',
    marginBottom: '2px',
  },
  meaning: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` } },
  known: { color: tokens.colorNeutralForeground2, ':not(:empty)': { padding: '4px 0 8px' } },
  note: { padding: '4px 0 8px', color: tokens.colorNeutralForeground2 },
  passed: {
    marginLeft: 'auto',
    marginRight: '-8px',
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
  },
});

/** Whether a finding is about a credential that appeared and that nobody said was planned. */
function isUnplanned({ check, severity, subject }: Finding): boolean {
  const isCredential = subject.type === 'clientSecret' || subject.type === 'certificate';
  return check === 'credential-changes' && severity !== 'ok' && isCredential;
}

export interface FindingsSectionProps {
  readonly connectionId: string;
  readonly anchor: string;
  readonly title: string;
  readonly meaning: string;
  readonly state: ShownState;
  readonly findings: readonly Finding[];
  readonly since: ConnectionHealth['since'];
  /** What is said where there are no findings; null: nothing, because what follows says it. */
  readonly emptyText: string | null;
  /** What belongs to the same part: a table of its facts. */
  readonly children?: ReactNode;
}

/** A part of a connection: what is wrong open, what passed folded to a count. */
export function FindingsSection(props: FindingsSectionProps) {
  const { connectionId, anchor, title, meaning, state, findings, since, emptyText, children } = props;
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(false);
  const passedId = useId();
  const { alerts } = useAppState();
  const alertByKey = new Map(
    alerts.flatMap((alert) => (alert.connectionId === connectionId ? [[alert.key, alert] as const] : [])),
  );
  const [asked, setAsked] = useState<Finding | null>(null);
  const [known, setKnown] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (known === null || asked !== null) return undefined;
    // The dialog gives the focus back to its button, which is about to go with its finding.
    const frame = requestAnimationFrame(() => heading.current?.focus());
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [known, asked]);
  const open = findings.filter(({ severity }) => severity !== 'ok');
  const passed = findings.filter(({ severity }) => severity === 'ok');
  const items = (list: readonly Finding[]) =>
    list.map((finding) => (
      <FindingItem
        key={finding.key}
        connectionId={connectionId}
        finding={finding}
        since={since[finding.key] ?? null}
        isExplained={state === 'notReached' && finding.severity !== 'ok'}
        alert={alertByKey.get(finding.key) ?? null}
        onKnow={
          isUnplanned(finding)
            ? () => {
                setKnown(null);
                setAsked(finding);
              }
            : null
        }
      />
    ));
  return (
    <section className={styles.section} aria-labelledby={anchor}>
      <div className={styles.head}>
        <SeverityIcon state={state} />
        <h2 ref={heading} className={styles.title} id={anchor} tabIndex={-1}>
          {title}
        </h2>
        <span className={styles.word}>
          <StateWord state={state} />
        </span>
      </div>
      <div className={styles.about}>
        <p className={styles.meaning}>{meaning}</p>
        {passed.length > 0 && (
          <FoldButton
            className={styles.passed}
            size="small"
            isUnfolded={isUnfolded}
            controls={passedId}
            onFold={setUnfolded}
          >
            {t('ui.finding.healthy', { count: passed.length })}
          </FoldButton>
        )}
      </div>
      {open.length > 0 && <ul className={styles.list}>{items(open)}</ul>}
      <p className={styles.known} role="status">
        {known !== null && t('alertPage.known.done', { name: known })}
      </p>
      {asked !== null && (
        <KnownCredentialDialog
          connectionId={connectionId}
          finding={asked}
          onKnown={() => {
            setKnown(asked.subject.name);
          }}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
      {findings.length === 0 && emptyText !== null && <p className={styles.note}>{emptyText}</p>}
      {isUnfolded && (
        <ul className={styles.list} id={passedId}>
          {items(passed)}
        </ul>
      )}
      {children}
    </section>
  );
}
