import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useState } from 'react';

import type { CurrentStep, RunAction, RunState } from '../../../shared/domain/runbook-run';
import { FoldButton } from '../../components/fold-button';
import { SeverityIcon } from '../../components/severity-icon';
import { SignIn } from '../../components/sign-in';
import { useWords } from '../../i18n/words';
import { useStore, useView } from '../../state/app-context';
import type { CommandProblem } from '../../state/store';
import { answerProblem, answersOf, type Typed, typedAfter } from './answers';
import { ByHandPart } from './by-hand-part';
import { PlannedRequests } from './planned-requests';
import { ProblemPart } from './problem-part';
import { QuestionField } from './question-field';
import { stepHeadingId, type StepPlace, takesAnswers } from './runs-view';
import { SecretPart } from './secret-part';
import { useStepFocus } from './use-step-focus';
import { WaitPart } from './wait-part';

/** More requests than this are folded at first: what matters then is how many there are. */
const MOST_UNFOLDED = 3;

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    padding: '18px 22px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    '@media (max-width: 460px)': { padding: '14px' },
  },
  position: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  title: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    overflowWrap: 'anywhere',
  },
  explanation: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
    maxWidth: '72ch',
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
  label: {
    marginBottom: '2px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { maxWidth: '72ch', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  risks: { listStyleType: 'disc', paddingLeft: '18px', '& > li + li': { marginTop: '4px' } },
  fold: { marginLeft: '-12px', fontWeight: tokens.fontWeightSemibold },
  requests: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  questions: { display: 'flex', flexDirection: 'column', rowGap: '14px' },
  busy: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    ':not(:empty)': { paddingBottom: '14px' },
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    paddingTop: '14px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cancel: { marginLeft: 'auto', fontWeight: tokens.fontWeightRegular },
  failed: {
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: '8px',
    paddingBottom: '14px',
    fontWeight: tokens.fontWeightSemibold,
    '& > svg': { marginTop: '2px' },
  },
});

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.label}>{title}</h3>
      {children}
    </div>
  );
}

function RequestsPart({ requests }: Pick<CurrentStep, 'requests'>) {
  const styles = useStyles();
  const { t } = useWords();
  const [isUnfolded, setUnfolded] = useState(requests.length <= MOST_UNFOLDED);
  const id = useId();
  return (
    <div>
      <h3>
        <FoldButton className={styles.fold} isUnfolded={isUnfolded} controls={id} onFold={setUnfolded}>
          {t('runPage.requests', { count: requests.length })}
        </FoldButton>
      </h3>
      {isUnfolded && (
        <div id={id} className={styles.requests}>
          <p className={styles.text}>{t('runPage.requests.meaning')}</p>
          <PlannedRequests requests={requests} />
        </div>
      )}
    </div>
  );
}

/** What a step says about itself, before anything is asked or done. */
function StepText({ current }: { readonly current: CurrentStep }) {
  const styles = useStyles();
  const { t, say } = useWords();
  const { explanation, risks, needs, requests } = current;
  return (
    <>
      {explanation.length > 0 && (
        <div className={styles.explanation}>
          {explanation.map((paragraph, index) => (
            <p key={`${String(index)} ${paragraph.id}`}>{say(paragraph)}</p>
          ))}
        </div>
      )}
      {needs !== null && (
        <Part title={t('runPage.needs')}>
          <p className={styles.text}>{say(needs)}</p>
        </Part>
      )}
      {risks.length > 0 && (
        <Part title={t('runPage.risks')}>
          <ul className={mergeClasses(styles.text, styles.risks)}>
            {risks.map((risk, index) => (
              <li key={`${String(index)} ${risk.id}`}>{say(risk)}</li>
            ))}
          </ul>
        </Part>
      )}
      {requests.length > 0 && <RequestsPart requests={requests} />}
    </>
  );
}

export interface StepPanelProps {
  readonly run: RunState;
  readonly current: CurrentStep;
  /** Null: it cannot be got at, and its problem says why. */
  readonly place: StepPlace | null;
  /** Asks whether the run is to be cancelled; null: it cannot be. */
  readonly onCancel: (() => void) | null;
}

/** The step that a run is at: what will happen and why, what is needed for it, and the one button that does it. */
export function StepPanel({ run, current, place, onCancel }: StepPanelProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const store = useStore();
  const { link } = useView();
  const { panel, heading, onFocus, onBlur, goOn } = useStepFocus(current.id);
  /** By step: what was typed stays while states arrive, and is gone with its step. */
  const [typing, setTyping] = useState<{ readonly stepId: string; readonly typed: Typed }>({
    stepId: current.id,
    typed: {},
  });
  const typed = typing.stepId === current.id ? typing.typed : {};
  const [tries, setTries] = useState<{ readonly stepId: string; readonly count: number } | null>(null);
  const isTried = tries?.stepId === current.id;
  const [sending, setSending] = useState<RunAction | null>(null);
  const [problem, setProblem] = useState<{
    readonly stepId: string;
    readonly code: CommandProblem;
  } | null>(null);
  const { primary, questions } = current;
  const isBlocked = sending !== null || current.isBusy || link !== 'open';

  const isRefused = questions.some((question) => question.problem !== null);
  // After each try, and when what is wrong comes back from one.
  const tryCount = isTried ? tries.count : 0;
  useEffect(() => {
    if (tryCount === 0) return;
    panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tryCount, isRefused, panel]);

  const act = async (action: RunAction): Promise<void> => {
    if (isBlocked) return;
    const hasAnswers = takesAnswers(action) && questions.length > 0;
    if (hasAnswers) {
      setTries({ stepId: current.id, count: tryCount + 1 });
      if (questions.some((question) => answerProblem(question, typed) !== null)) return;
    }
    setSending(action);
    setProblem(null);
    goOn();
    const answer = await store.ask('actOnRun', {
      runId: run.id,
      stepId: current.id,
      action,
      ...(hasAnswers ? { answers: answersOf(questions, typed) } : {}),
    });
    setSending(null);
    if (hasAnswers) {
      setTyping((present) => ({ ...present, typed: typedAfter(questions, present.typed) }));
    }
    if (!answer.ok) setProblem({ stepId: current.id, code: answer.problem });
  };

  return (
    <form
      ref={panel}
      className={styles.panel}
      noValidate
      autoComplete="off"
      aria-labelledby={stepHeadingId(run.id)}
      onFocus={onFocus}
      onBlur={onBlur}
      onSubmit={(event) => {
        event.preventDefault();
        if (primary !== null) void act(primary.action);
      }}
    >
      <div>
        {place !== null && (
          <p className={styles.position}>
            {t('runPage.position', { index: place.index, total: place.total })}
          </p>
        )}
        <h2 key={current.id} ref={heading} id={stepHeadingId(run.id)} className={styles.title} tabIndex={-1}>
          {place === null ? t('runPage.stopped') : say(place.step.title)}
        </h2>
      </div>
      {current.problem !== null && (
        <ProblemPart problem={current.problem} isTrouble={current.signIn === null} />
      )}
      <StepText key={current.id} current={current} />
      {current.byHand !== null && (
        <Part title={t('runPage.byHand')}>
          <ByHandPart byHand={current.byHand} connectionId={run.connectionId} />
        </Part>
      )}
      {questions.length > 0 && (
        <div className={styles.questions}>
          {questions.map((question) => (
            <QuestionField
              key={`${current.id} ${question.id}`}
              question={question}
              typed={typed}
              isTried={isTried}
              onAnswer={(answer) => {
                setTyping({ stepId: current.id, typed: { ...typed, [question.id]: answer } });
              }}
            />
          ))}
        </div>
      )}
      {current.hasSecret && (
        <Part title={t('runPage.secret')}>
          <SecretPart key={run.id} runId={run.id} />
        </Part>
      )}
      {current.wait !== null && <WaitPart wait={current.wait} />}
      {current.signIn !== null && (
        <SignIn
          state={current.signIn}
          blocked={null}
          isNext={primary === null}
          onSignIn={(method) => store.run('signInForRun', { runId: run.id, method })}
          onCancel={() => void store.run('cancelSignInForRun', { runId: run.id })}
        />
      )}
      <div>
        <p className={styles.busy} role="status">
          {current.isBusy && (
            <>
              <SeverityIcon state="checking" size={20} />
              {t('runPage.busy')}
            </>
          )}
        </p>
        <div role="alert">
          {problem?.stepId === current.id && (
            <p className={styles.failed}>
              <SeverityIcon state="critical" />
              {t(`ui.failed.${problem.code}`)}
            </p>
          )}
        </div>
        {(primary !== null || current.others.length > 0 || onCancel !== null) && (
          <div className={styles.foot}>
            {primary !== null && (
              <Button appearance="primary" type="submit" disabledFocusable={isBlocked}>
                {say(primary.label)}
              </Button>
            )}
            {current.others.map(({ action, label }) => (
              <Button
                key={action}
                appearance="secondary"
                disabledFocusable={isBlocked}
                onClick={() => void act(action)}
              >
                {say(label)}
              </Button>
            ))}
            {onCancel !== null && (
              <Button
                className={styles.cancel}
                appearance="subtle"
                disabledFocusable={link !== 'open'}
                aria-haspopup="dialog"
                onClick={onCancel}
              >
                {t('runPage.cancel')}
              </Button>
            )}
          </div>
        )}
      </div>
    </form>
  );
}
