import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';

import type { SignInState } from '../../shared/domain/draft';
import type { Instant } from '../../shared/domain/instant';
import { useWords } from '../i18n/words';
import { useView } from '../state/app-context';
import type { ShownState } from '../theme/severity-colours';
import { CopyButton } from './copy-button';
import { SeverityIcon } from './severity-icon';
import { useTimeLeft } from './use-time-left';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  line: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '10px',
    maxWidth: '72ch',
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
  },
  icon: { paddingTop: '2px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: '6px 18px',
    alignItems: 'center',
    paddingLeft: '30px',
    '@media (max-width: 560px)': { paddingLeft: '0' },
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '10px',
    overflowWrap: 'anywhere',
  },
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.08em',
    userSelect: 'all',
  },
  time: { fontVariantNumeric: 'tabular-nums' },
});

function Line({ state, children }: { readonly state: ShownState; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <p className={styles.line}>
      <span className={styles.icon}>
        <SeverityIcon state={state} />
      </span>
      <span>{children}</span>
    </p>
  );
}

function TimeLeft({ until }: { readonly until: Instant }) {
  const styles = useStyles();
  const { t } = useWords();
  const left = useTimeLeft(until);
  return (
    <>
      <dt className={styles.term}>{t('wizard.signIn.timeLeft')}</dt>
      <dd className={styles.time}>
        <span role="timer">{left}</span>
      </dd>
    </>
  );
}

function CodeFacts({ state }: { readonly state: Extract<SignInState, { status: 'waitingForCode' }> }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <>
      <dt className={styles.term}>{t('wizard.signIn.address')}</dt>
      <dd className={styles.value}>
        {state.verificationUri}
        <CopyButton
          text={state.verificationUri}
          label={t('ui.copy.short')}
          what={t('wizard.signIn.address')}
        />
      </dd>
      <dt className={styles.term}>{t('wizard.signIn.userCode')}</dt>
      <dd className={styles.value}>
        <span className={styles.code}>{state.userCode}</span>
        <CopyButton text={state.userCode} label={t('ui.copy.short')} what={t('wizard.signIn.userCode')} />
      </dd>
    </>
  );
}

function StateLine({ state }: { readonly state: SignInState }) {
  const { t, say } = useWords();
  switch (state.status) {
    case 'none':
      return null;
    case 'waitingForBrowser':
      return <Line state="checking">{t('wizard.signIn.waitingForBrowser')}</Line>;
    case 'waitingForCode':
      return <Line state="checking">{t('wizard.signIn.waitingForCode')}</Line>;
    case 'signedIn':
      return <Line state="ok">{t('wizard.signIn.signedIn', { account: state.account })}</Line>;
    case 'failed':
      return <Line state="warning">{say(state.reason)}</Line>;
  }
}

/** The ways to sign in; the state tells what comes of them. */
export type SignInMethod = 'browser' | 'deviceCode';

export interface SignInProps {
  readonly state: SignInState;
  /** Why nobody can sign in yet, in words; null: one can. */
  readonly blocked: string | null;
  /** Whether signing in is the next thing to do on the page. */
  readonly isNext: boolean;
  /** False: it was not begun, which is said elsewhere. */
  readonly onSignIn: (method: SignInMethod) => Promise<boolean>;
  readonly onCancel: () => void;
}

/** Signing in: by the browser, or by a code; each can be cancelled, fails with a reason, and can be tried again. */
export function SignIn({ state, blocked, isNext, onSignIn, onCancel }: SignInProps) {
  const styles = useStyles();
  const { t } = useWords();
  const { link } = useView();
  const isWaiting = state.status === 'waitingForBrowser' || state.status === 'waitingForCode';
  // A code takes a moment to come.
  const [isAsking, setAsking] = useState(false);
  if (isAsking && state.status !== 'none') setAsking(false);
  const isBlocked = blocked !== null || link !== 'open';
  const signIn = async (method: SignInMethod): Promise<void> => {
    setAsking(await onSignIn(method));
  };
  return (
    <div className={styles.frame}>
      <div role="status">
        {isAsking ? <Line state="checking">{t('wizard.signIn.asking')}</Line> : <StateLine state={state} />}
      </div>
      {isWaiting && (
        <dl className={styles.facts}>
          {state.status === 'waitingForCode' && <CodeFacts state={state} />}
          <TimeLeft key={state.expiresAt} until={state.expiresAt} />
        </dl>
      )}
      <div className={styles.actions}>
        {isWaiting ? (
          <Button onClick={onCancel}>{t('wizard.signIn.cancel')}</Button>
        ) : (
          <Button
            appearance={isNext && state.status !== 'signedIn' ? 'primary' : 'secondary'}
            disabledFocusable={isBlocked}
            onClick={() => {
              void signIn('browser');
            }}
          >
            {state.status === 'signedIn' ? t('wizard.signIn.again') : t('wizard.signIn.browser')}
          </Button>
        )}
        {state.status !== 'waitingForCode' && state.status !== 'signedIn' && (
          <Button
            appearance="subtle"
            disabledFocusable={isBlocked}
            onClick={() => {
              void signIn('deviceCode');
            }}
          >
            {t('wizard.signIn.code')}
          </Button>
        )}
        {blocked !== null && <span className={styles.hint}>{blocked}</span>}
      </div>
    </div>
  );
}
