import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

import { SeverityIcon } from '../../components/severity-icon';
import { useWords } from '../../i18n/words';
import type { Outcome, OutcomeOfRow } from './use-outcome';

const NARROW = '@container (max-width: 520px)';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '24px',
    alignItems: 'center',
    padding: '13px 20px',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '8px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '10px' },
  saved: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: tokens.lineHeightBase300,
  },
  hint: {
    marginTop: '1px',
    maxWidth: '62ch',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  control: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '8px',
    // A switch carries its own margin, which would put it out of line with the other controls.
    '& .fui-Switch__indicator': { marginLeft: 0, marginRight: 0 },
    [NARROW]: { justifyContent: 'flex-start' },
  },
  below: {
    gridColumn: '1 / -1',
    paddingTop: '10px',
    // A list that is empty takes no room, but stays: it can have something to say.
    ':not(:has(> :not(:empty)))': { paddingTop: 0 },
  },
  outcome: { gridColumn: '1 / -1', ':empty': { display: 'none' } },
  told: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    columnGap: '6px',
    paddingTop: '6px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& > svg': { marginTop: '1px' },
  },
  failed: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** What names and describes a row's control. */
export interface RowLabels {
  readonly 'aria-label': string;
  readonly 'aria-describedby'?: string;
}

export interface SettingRowProps {
  readonly title: string;
  readonly hint?: string;
  /** At the end of the line; it is given what names it. */
  readonly control?: (labels: RowLabels) => ReactNode;
  readonly result?: OutcomeOfRow;
  /** Below the line, over its whole width. */
  readonly children?: ReactNode;
}

/** One setting: what it is, its control, and what became of the last change, in the place where it was made. */
export function SettingRow({ title, hint, control, result, children }: SettingRowProps) {
  const styles = useStyles();
  const { t } = useWords();
  const id = useId();
  const labels: RowLabels = {
    'aria-label': title,
    ...(hint === undefined ? {} : { 'aria-describedby': `${id}hint` }),
  };
  return (
    <div
      className={styles.row}
      role="group"
      aria-labelledby={`${id}title`}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) result?.leave();
      }}
    >
      <div>
        <div className={styles.head}>
          <h3 className={styles.title} id={`${id}title`}>
            {title}
          </h3>
          {/* Beside the title, where it moves nothing when it goes. */}
          {result !== undefined && (
            <span className={styles.saved} role="status">
              {result.outcome.kind === 'saved' && (
                <>
                  <SeverityIcon state="ok" size={14} />
                  {t('screens.saved')}
                </>
              )}
            </span>
          )}
        </div>
        {hint !== undefined && (
          <p className={styles.hint} id={`${id}hint`}>
            {hint}
          </p>
        )}
      </div>
      {control !== undefined && <div className={styles.control}>{control(labels)}</div>}
      {children !== undefined && <div className={styles.below}>{children}</div>}
      {result !== undefined && (
        <div className={styles.outcome} role="status">
          <OutcomeText outcome={result.outcome} />
        </div>
      )}
    </div>
  );
}

function OutcomeText({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  const { t, say } = useWords();
  switch (outcome.kind) {
    case 'none':
    case 'saved':
      return null;
    case 'told':
      return (
        <span className={styles.told}>
          <SeverityIcon state="notice" size={14} />
          {say(outcome.text)}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.told}>
          <SeverityIcon state="critical" size={14} />
          <span className={styles.failed}>
            {outcome.isSaving && `${t('screens.notSaved')} `}
            {say(outcome.text)}
          </span>
        </span>
      );
  }
}
