import { makeStyles, tokens } from '@fluentui/react-components';
import { useRef } from 'react';

import type { CredentialDays } from '../../shared/domain/policy';
import type { Language } from '../../shared/messages/formatter';
import { dayMarks, fittingLabels, monthMarks, type TimeSpan } from '../../shared/views/timeline';
import { useWords } from '../i18n/words';
import { useWidth } from './use-width';

/** Pixels: a letter of an axis label, and the room beside it. */
const LETTER = 6;
const GAP = 10;

const useStyles = makeStyles({
  axis: { position: 'relative', height: '34px' },
  svg: { display: 'block', overflow: 'visible' },
  month: { fill: tokens.colorNeutralForeground3, fontSize: '11px' },
  mark: { fill: tokens.colorNeutralForeground2, fontSize: '11px' },
  today: { fill: tokens.colorNeutralForeground1, fontSize: '11px', fontWeight: tokens.fontWeightSemibold },
});

const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' }),
};

/** "Dec", and the year with each January. */
function monthLabel(at: string, language: Language): string {
  const month = MONTHS[language].format(Date.parse(at));
  return at.slice(5, 7) === '01' ? `${month} ${at.slice(0, 4)}` : month;
}

/** A label's place: over its line, and inside the axis. */
function centreOf(at: number, width: number): number {
  return Math.min(1 - width / 2, Math.max(width / 2, at));
}

function percent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}

export interface TimelineAxisProps {
  readonly span: TimeSpan;
  readonly days: CredentialDays;
}

/** What the lines of a timeline stand for: months below, today and the thresholds above. Drawn, not read out. */
export function TimelineAxis({ span, days }: TimelineAxisProps) {
  const styles = useStyles();
  const { t, now, language } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 560);
  const placed = <Label extends { readonly at: number; readonly label: string }>(one: Label) => {
    const share = (one.label.length * LETTER + GAP) / width;
    return { ...one, at: centreOf(one.at, share), width: share };
  };
  const marks = dayMarks(span, days, now)
    .map(({ kind, days: count, at }) =>
      placed({
        at,
        isToday: kind === 'today',
        label: kind === 'today' ? t('views.timeline.today') : t('views.timeline.daysShort', { days: count }),
      }),
    )
    // Today first; then from the farthest, because the nearest crowd around today.
    .sort((a, b) => (a.isToday ? -1 : b.isToday ? 1 : b.at - a.at));
  const fitting = fittingLabels(marks);
  const months = monthMarks(span, Math.max(2, Math.floor(width / 62))).map(({ kind, at }) =>
    placed({ at, label: monthLabel(kind, language) }),
  );
  return (
    <div ref={frame} className={styles.axis} aria-hidden="true">
      <svg className={styles.svg} width="100%" height="34">
        {marks.map(({ at, label, isToday }, index) =>
          fitting[index] === true ? (
            <text
              key={label}
              className={isToday ? styles.today : styles.mark}
              x={percent(at)}
              y="12"
              textAnchor="middle"
            >
              {label}
            </text>
          ) : null,
        )}
        {months.map(({ at, label }) => (
          <text key={label} className={styles.month} x={percent(at)} y="28" textAnchor="middle">
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

const useLineStyles = makeStyles({
  month: { stroke: tokens.colorNeutralStroke3 },
  threshold: { stroke: tokens.colorNeutralStrokeAccessible, strokeDasharray: '2 3', opacity: 0.7 },
  today: { stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px' },
});

/** A threshold's line by itself: for the legend. */
export function TimelineLine({ x }: { readonly x: string }) {
  return <line className={useLineStyles().threshold} x1={x} x2={x} y1="0" y2="100%" />;
}

/** The lines of the axis across one row. */
export function TimelineLines({ span, days }: TimelineAxisProps) {
  const styles = useLineStyles();
  const { now } = useWords();
  const line = (at: number) => ({ x1: percent(at), x2: percent(at), y1: '0', y2: '100%' });
  return (
    <>
      {monthMarks(span, 12).map(({ kind, at }) => (
        <line key={kind} className={styles.month} {...line(at)} />
      ))}
      {dayMarks(span, days, now).map(({ kind, at }) => (
        <line key={kind} className={kind === 'today' ? styles.today : styles.threshold} {...line(at)} />
      ))}
    </>
  );
}
