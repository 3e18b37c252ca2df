import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

import type { CredentialRow } from '../../shared/domain/details';
import { epochOf, type Instant } from '../../shared/domain/instant';
import type { CredentialDays } from '../../shared/domain/policy';
import type { Severity } from '../../shared/domain/severity';
import { timelineBar, type TimeSpan } from '../../shared/views/timeline';
import { useWords } from '../i18n/words';
import { useSeverityColours } from '../theme/severity-colours';
import { SeverityIcon } from './severity-icon';
import { stateWord } from './state-text';
import { TimelineAxis, TimelineLine, TimelineLines } from './timeline-axis';

/** Below this width of the timeline a row's words stand above its bar. */
const NARROW = '@container (max-width: 560px)';

const useStyles = makeStyles({
  figure: { margin: '0 0 6px', containerType: 'inline-size' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 200px) minmax(0, 1fr) minmax(0, 120px)',
    columnGap: '14px',
    alignItems: 'center',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  axis: { gridColumn: '2', [NARROW]: { gridColumn: '1 / -1' } },
  track: {
    display: 'block',
    height: '40px',
    [NARROW]: { gridColumn: '1 / -1', gridRow: '2', height: '24px' },
  },
  svg: { display: 'block', overflow: 'visible' },
  name: {
    display: 'grid',
    gridTemplateColumns: '14px minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'center',
    [NARROW]: { paddingTop: '8px' },
  },
  title: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
  },
  link: { textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' } },
  kind: {
    gridColumn: '2',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  end: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    [NARROW]: { textAlign: 'end', paddingTop: '8px' },
  },
  date: { display: 'block', color: tokens.colorNeutralForeground3 },
  past: { fill: 'currentColor', opacity: 0.28 },
  future: { fill: 'currentColor' },
  outline: { fill: tokens.colorNeutralBackground1, stroke: 'currentColor', strokeWidth: '1.5px' },
  dashed: { strokeDasharray: '4 3' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    paddingTop: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  sample: { display: 'flex', alignItems: 'center', columnGap: '6px' },
});

/** One credential on the axis. */
export interface TimelineEntry {
  readonly id: string;
  /** What an administrator knows it by. */
  readonly title: string;
  /** What it is. */
  readonly kind: string;
  /** Where its name leads; null: it is plain text. */
  readonly href: string | null;
  readonly start: Instant | null;
  /** Null: it has no end. */
  readonly end: Instant | null;
  readonly use: CredentialRow['use'];
  readonly severity: Severity;
}

export interface CredentialTimelineProps {
  /** What is drawn, for a screen reader. */
  readonly label: string;
  readonly entries: readonly TimelineEntry[];
  readonly span: TimeSpan;
  /** Thresholds to draw. */
  readonly days: CredentialDays;
}

function percent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}

/** The shape of a bar by use: full, outlined, or outlined with dashes. */
function useBarStyle(use: CredentialRow['use']): string {
  const styles = useStyles();
  switch (use) {
    case 'inUse':
      return styles.future;
    case 'notInUse':
      return styles.outline;
    case 'unknown':
      return mergeClasses(styles.outline, styles.dashed);
  }
}

function Bar({ entry, span }: { readonly entry: TimelineEntry; readonly span: TimeSpan }) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const { now } = useWords();
  const bar = timelineBar(entry, span);
  const style = useBarStyle(entry.use);
  if (bar === null) return null;
  const today = (now - span.from) / (span.to - span.from);
  const left = Math.min(bar.end, Math.max(bar.start, today));
  return (
    <g className={colours[entry.severity]}>
      {left > bar.start && (
        <rect
          className={styles.past}
          x={percent(bar.start)}
          y="44%"
          width={percent(left - bar.start)}
          height="12%"
        />
      )}
      {bar.end > left && (
        <rect
          className={style}
          x={percent(left)}
          y="35%"
          width={percent(bar.end - left)}
          height="30%"
          rx="2"
        />
      )}
      {bar.isCutAtEnd && (
        <svg x="100%" y="50%" width="1" height="1" overflow="visible">
          <path d="m2-4 5 4-5 4z" fill="currentColor" />
        </svg>
      )}
    </g>
  );
}

function Row({
  entry,
  span,
  days,
}: { readonly entry: TimelineEntry } & Pick<CredentialTimelineProps, 'span' | 'days'>) {
  const styles = useStyles();
  const words = useWords();
  const { t, format, now } = words;
  const { title, kind, href, start, end, use, severity } = entry;
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <SeverityIcon state={severity} size={14} label={stateWord(words, severity)} />
        {href === null ? (
          <span className={styles.title} title={title}>
            {title}
          </span>
        ) : (
          <a className={mergeClasses(styles.title, styles.link)} href={href} title={title}>
            {title}
          </a>
        )}
        <span className={styles.kind}>
          {t('views.timeline.use', { use })} · {kind}
        </span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <svg className={styles.svg} width="100%" height="100%">
          <TimelineLines span={span} days={days} />
          <Bar entry={entry} span={span} />
        </svg>
      </div>
      <div className={styles.end}>
        {end === null ? (
          t('views.timeline.endless')
        ) : (
          <time dateTime={end} title={t('ui.moment.utc', { at: end })}>
            {t('views.timeline.ends', { at: end, isOver: epochOf(end) <= now })}
            <span className={styles.date}> {format.date(end)}</span>
          </time>
        )}
        {start !== null && epochOf(start) > now && (
          <span className={styles.date}> {t('views.timeline.notYet', { at: start })}</span>
        )}
      </div>
    </li>
  );
}

function Legend({ entries, days }: Pick<CredentialTimelineProps, 'entries' | 'days'>) {
  const styles = useStyles();
  const { t } = useWords();
  const shapes = {
    inUse: useBarStyle('inUse'),
    notInUse: useBarStyle('notInUse'),
    unknown: useBarStyle('unknown'),
  };
  const uses = (['inUse', 'notInUse', 'unknown'] as const).filter((use) =>
    entries.some((entry) => entry.use === use),
  );
  const thresholds = [...new Set([days.critical, days.warning, days.notice])].sort((a, b) => a - b);
  return (
    <div className={styles.legend} aria-hidden="true">
      {uses.map((use) => (
        <span key={use} className={styles.sample}>
          <svg width="26" height="12">
            <rect className={shapes[use]} x="1" y="1" width="24" height="10" rx="2" />
          </svg>
          {t('views.timeline.use', { use })}
        </span>
      ))}
      <span className={styles.sample}>
        <svg width="3" height="12">
          <TimelineLine x="1.5" />
        </svg>
        {t('views.timeline.thresholds', { days: thresholds })}
      </span>
    </div>
  );
}

/**
 * Credentials as bars on one axis: overlaps, today and the thresholds can be seen. Each row says the same in words,
 * so that the drawing is not needed to know it.
 */
export function CredentialTimeline({ label, entries, span, days }: CredentialTimelineProps) {
  const styles = useStyles();
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.row} aria-hidden="true">
        <div className={styles.axis}>
          <TimelineAxis span={span} days={days} />
        </div>
      </div>
      <ul>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} span={span} days={days} />
        ))}
      </ul>
      <Legend entries={entries} days={days} />
    </figure>
  );
}
