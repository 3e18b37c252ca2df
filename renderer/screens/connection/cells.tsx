import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment } from 'react';

import type { Instant } from '../../../shared/domain/instant';
import type { Severity } from '../../../shared/domain/severity';
import { CrossGlyph, DashGlyph, QuestionGlyph, TickGlyph } from '../../components/glyphs';
import { SeverityIcon } from '../../components/severity-icon';
import { StateWord } from '../../components/state-word';
import { useWords } from '../../i18n/words';
import { useSeverityColours } from '../../theme/severity-colours';
import { shortDate } from './dates';

const useStyles = makeStyles({
  mark: { display: 'flex', alignItems: 'flex-start', columnGap: '4px' },
  glyph: { display: 'flex', flexShrink: 0, paddingTop: '1px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  state: { display: 'flex', alignItems: 'center', columnGap: '5px', whiteSpace: 'nowrap' },
  name: { display: 'flex', flexDirection: 'column' },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'break-word' },
  kind: { color: tokens.colorNeutralForeground3 },
  short: { whiteSpace: 'nowrap' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '11px', whiteSpace: 'nowrap' },
  long: { overflowWrap: 'break-word' },
});

/** What a mark says: it is so, it is not, it need not be, it is not known. */
export type MarkKind = 'yes' | 'no' | 'none' | 'unknown';

export interface MarkProps {
  readonly kind: MarkKind;
  /** The colour; left out, the mark is quiet. Colour comes third: shape and word say the same. */
  readonly severity?: Severity;
  readonly word: string;
}

/** Tick, cross, dash or question mark, with its word. */
export function Mark({ kind, severity, word }: MarkProps) {
  const styles = useStyles();
  const colours = useSeverityColours();
  const glyphs = {
    yes: <TickGlyph />,
    no: <CrossGlyph />,
    none: <DashGlyph />,
    unknown: <QuestionGlyph />,
  };
  return (
    <span className={styles.mark}>
      <span className={mergeClasses(styles.glyph, severity === undefined ? styles.quiet : colours[severity])}>
        {glyphs[kind]}
      </span>
      <span
        className={mergeClasses(severity === undefined && styles.quiet, word.length < 14 && styles.short)}
      >
        {word}
      </span>
    </span>
  );
}

/** How a row stands, as shape and word. */
export function StateCell({ severity }: { readonly severity: Severity }) {
  const styles = useStyles();
  return (
    <span className={styles.state}>
      <SeverityIcon state={severity} size={14} />
      <StateWord state={severity} isQuietWhenWell />
    </span>
  );
}

/** A day; the moment in UTC in its tooltip. */
export function DateCell({ at }: { readonly at: Instant }) {
  const styles = useStyles();
  const { t, language } = useWords();
  return (
    <time className={styles.short} dateTime={at} title={t('ui.moment.utc', { at })}>
      {shortDate(at, language)}
    </time>
  );
}

/** A moment as words that fit the table; in UTC in its tooltip. */
export function MomentCell({ at, text }: { readonly at: Instant; readonly text: string }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <time className={styles.short} dateTime={at} title={t('ui.moment.utc', { at })}>
      {text}
    </time>
  );
}

/** Something that is not there or not known, stepping back behind what is. */
export function Quiet({ children }: { readonly children: string }) {
  return <span className={useStyles().quiet}>{children}</span>;
}

/** What a row is called, and what it is under it. */
export function NameCell({ name, kind }: { readonly name: string; readonly kind: string | null }) {
  const styles = useStyles();
  return (
    <span className={styles.name}>
      <span className={mergeClasses(styles.strong, name.length < 19 && styles.short)}>{name}</span>
      {kind !== null && (
        <span className={mergeClasses(styles.kind, kind.length < 24 && styles.short)}>{kind}</span>
      )}
    </span>
  );
}

/** An id: its beginning, the whole of it in the tooltip and in what is copied. */
export function IdCell({ id }: { readonly id: string }) {
  const styles = useStyles();
  return (
    <span className={styles.code} title={id}>
      {shortId(id)}
    </span>
  );
}

/** A long path: broken behind a slash, and anywhere only where that does not help. */
export function LongText({ children }: { readonly children: string }) {
  const styles = useStyles();
  const parts = children.split('/');
  return (
    <span className={styles.long}>
      {parts.map((part, index) => (
        <Fragment key={`${String(index)} ${part}`}>
          {index > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/** Enough of an id to recognise it by, as the portal shows it at the beginning of its column. */
function shortId(id: string): string {
  return id.length <= 13 ? id : `${id.slice(0, 8)}…`;
}
