import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';

import { epochOf, type Instant, instantOf, MINUTE_MS } from '../../../shared/domain/instant';
import { CopyButton } from '../../components/copy-button';
import { SeverityIcon } from '../../components/severity-icon';
import { useTimeLeft } from '../../components/use-time-left';
import { useWords } from '../../i18n/words';
import { useStore, useView } from '../../state/app-context';
import type { CommandProblem } from '../../state/store';

/** How long a value stays on the page. */
const SHOWN_MS = MINUTE_MS;

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', rowGap: '10px' },
  meaning: { maxWidth: '72ch', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  value: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', maxWidth: '620px' },
  away: { display: 'none' },
  field: {
    flexGrow: 1,
    minWidth: '200px',
    minHeight: '32px',
    padding: '0 10px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '10px',
    maxWidth: '72ch',
    '& > svg': { marginTop: '2px' },
  },
  left: { paddingLeft: '26px', color: tokens.colorNeutralForeground2 },
});

/** What became of the secret; never what it is. */
type HandOver =
  | { readonly state: 'kept' }
  | { readonly state: 'clipboard' | 'shown'; readonly until: Instant }
  | { readonly state: 'cleared' | 'hidden' }
  | { readonly state: 'failed'; readonly problem: CommandProblem };

function TimeLeft({ until }: { readonly until: Instant }) {
  const { t } = useWords();
  const left = useTimeLeft(until);
  return (
    <span role="timer">
      {t('runPage.secret.left')} {left}
    </span>
  );
}

function HandOverLine({ handOver }: { readonly handOver: HandOver }) {
  const styles = useStyles();
  const { t } = useWords();
  const line = (icon: 'ok' | 'notice' | 'critical', text: string) => (
    <p className={styles.line}>
      <SeverityIcon state={icon} />
      <span>{text}</span>
    </p>
  );
  switch (handOver.state) {
    case 'kept':
      return null;
    case 'clipboard':
      return line('ok', t('runPage.secret.copied'));
    case 'cleared':
      return line('notice', t('runPage.secret.cleared'));
    case 'shown':
      return line('notice', t('runPage.secret.shown'));
    case 'hidden':
      return line('notice', t('runPage.secret.hidden'));
    case 'failed':
      return line('critical', t(`ui.failed.${handOver.problem}`));
  }
}

/**
 * Hands the new secret over, on demand: to the clipboard where the host has one, and otherwise once on the page. The
 * value goes into its field and nowhere else: into no state and no attribute, so that nothing is left of it when the
 * field is emptied.
 */
export function SecretPart({ runId }: { readonly runId: string }) {
  const styles = useStyles();
  const { t } = useWords();
  const store = useStore();
  const { link } = useView();
  const [handOver, setHandOver] = useState<HandOver>({ state: 'kept' });
  const [isAsking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  const labelId = useId();
  const until = 'until' in handOver ? handOver.until : null;
  const isShown = handOver.state === 'shown';

  const takeAway = useCallback(() => {
    if (field.current !== null) {
      if (field.current === document.activeElement) button.current?.focus();
      field.current.value = '';
    }
  }, []);

  useEffect(() => {
    if (until === null) return undefined;
    const timer = window.setTimeout(
      () => {
        takeAway();
        setHandOver((present) => ({ state: present.state === 'shown' ? 'hidden' : 'cleared' }));
      },
      epochOf(until) - store.time(),
    );
    return () => {
      window.clearTimeout(timer);
    };
  }, [until, store, takeAway]);
  // Before the field is taken off the page, its value is.
  useLayoutEffect(() => takeAway, [takeAway]);

  const ask = async (): Promise<void> => {
    setAsking(true);
    takeAway();
    const answer = await store.ask('handOverSecret', { runId });
    setAsking(false);
    if (!answer.ok) {
      setHandOver({ state: 'failed', problem: answer.problem });
    } else if (answer.value.how === 'clipboard') {
      setHandOver({ state: 'clipboard', until: answer.value.clearedAt });
    } else if (field.current !== null) {
      field.current.value = answer.value.value;
      setHandOver({ state: 'shown', until: instantOf(store.time() + SHOWN_MS) });
    }
  };

  return (
    <div className={styles.part}>
      <p className={styles.meaning}>{t('runPage.secret.meaning')}</p>
      <div className={styles.actions}>
        <Button
          ref={(element: HTMLButtonElement | null) => {
            button.current = element;
          }}
          disabledFocusable={isAsking || link !== 'open'}
          onClick={() => void ask()}
        >
          {handOver.state === 'kept' || handOver.state === 'failed'
            ? t('runPage.secret.copy')
            : t('runPage.secret.again')}
        </Button>
      </div>
      <div role="status">
        <HandOverLine handOver={handOver} />
      </div>
      <div className={isShown ? styles.value : styles.away}>
        <span id={labelId} hidden>
          {t('runPage.secret')}
        </span>
        <input
          ref={field}
          className={styles.field}
          type="text"
          readOnly
          aria-labelledby={labelId}
          autoComplete="off"
          spellCheck={false}
          onFocus={({ target }) => {
            target.select();
          }}
        />
        <CopyButton
          text={() => field.current?.value ?? ''}
          label={t('ui.copy.short')}
          what={t('runPage.secret')}
        />
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            takeAway();
            setHandOver({ state: 'hidden' });
            button.current?.focus();
          }}
        >
          {t('runPage.secret.hide')}
        </Button>
      </div>
      {until !== null && (
        <p className={styles.left}>
          <TimeLeft key={until} until={until} />
        </p>
      )}
    </div>
  );
}
