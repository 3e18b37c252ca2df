import { Field, Input, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';

import type { Question } from '../../../shared/domain/runbook-run';
import { type Message, message } from '../../../shared/messages/message';
import { holdsPrivateKey } from '../../../shared/runbooks/public-certificate';
import { validation } from '../../components/field-validation';
import { isLocalDate, noonOf } from '../../i18n/local-date';
import { useWords } from '../../i18n/words';
import { answerOf, answerProblem, isProblemCurrent, type Typed } from './answers';
import { CertificateFile } from './certificate-file';

/** As much as the contract takes of a pasted text, and of a line. */
const MAX_PASTE = 200_000;
const MAX_LINE = 2_000;
/** Far more than any certificate has. */
const MAX_CERTIFICATE = 65_536;

/** What is pasted: any text, or the public part of a certificate. */
const PASTES = {
  text: { rows: 8, maxLength: MAX_PASTE },
  certificate: { rows: 6, maxLength: MAX_CERTIFICATE, placeholder: '-----BEGIN CERTIFICATE-----' },
} as const;

const useStyles = makeStyles({
  inWords: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  day: { maxWidth: '200px' },
  line: { maxWidth: '480px' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

export interface QuestionFieldProps {
  readonly question: Question;
  readonly typed: Typed;
  /** Whether going on was tried: only then is a missing answer a mistake. */
  readonly isTried: boolean;
  readonly onAnswer: (answer: string) => void;
}

interface ControlProps {
  readonly question: Question;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
}

/** A day as people read it, with its weekday and how far away it is. */
function DayInWords({ day }: { readonly day: string }) {
  const styles = useStyles();
  const { t } = useWords();
  return isLocalDate(day) ? (
    <span className={styles.inWords}>{t('runPage.answer.day', { at: noonOf(day) })}</span>
  ) : null;
}

/** The control of a question. No component: a `Field` hands what names and describes it to the control itself. */
function controlOf(
  { question, answer, onAnswer }: ControlProps,
  say: ReturnType<typeof useWords>['say'],
  styles: ReturnType<typeof useStyles>,
) {
  switch (question.kind) {
    case 'day':
      return (
        <Input
          className={styles.day}
          type="date"
          min={question.min}
          max={question.max}
          value={answer}
          onChange={(_, { value }) => {
            onAnswer(value);
          }}
        />
      );
    case 'secret':
    case 'line':
      return (
        <Input
          className={styles.line}
          type={question.kind === 'secret' ? 'password' : 'text'}
          value={answer}
          maxLength={MAX_LINE}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value }) => {
            onAnswer(value);
          }}
        />
      );
    case 'text':
    case 'certificate':
      return (
        <Textarea
          textarea={{ className: styles.text }}
          {...PASTES[question.kind]}
          resize="vertical"
          value={answer}
          spellCheck={false}
          onChange={(_, { value }) => {
            onAnswer(value);
          }}
        />
      );
    case 'choice':
      return (
        <RadioGroup
          value={answer}
          onChange={(_, { value }) => {
            onAnswer(value);
          }}
        >
          {question.options.map(({ value, label }) => (
            <Radio key={value} value={value} label={say(label)} />
          ))}
        </RadioGroup>
      );
  }
}

/** Something that the administrator is asked, with what is proposed, and what is wrong with the answer at its place. */
export function QuestionField({ question, typed, isTried, onAnswer }: QuestionFieldProps) {
  const styles = useStyles();
  const { t, say } = useWords();
  const answer = answerOf(question, typed);
  /** Why a certificate that was pasted or chosen was not taken; a private key is not even kept on the page. */
  const [barred, setBarred] = useState<Message | null>(null);
  const isCertificate = question.kind === 'certificate';
  const take = (text: string): void => {
    const isKey = isCertificate && holdsPrivateKey(text);
    setBarred(isKey ? message('runPage.answer.privateKey') : null);
    onAnswer(isKey ? '' : text);
  };
  const problemInWords = (): string | null => {
    const own = answerProblem(question, typed);
    if (own === 'day' && question.kind === 'day' && (isTried || answer !== '')) {
      return t('runPage.answer.dayWrong', { from: noonOf(question.min), to: noonOf(question.max) });
    }
    if (own === 'missing' && isTried) return t('runPage.answer.missing');
    const told = question.problem !== null && isProblemCurrent(question, typed) ? [question.problem] : [];
    // A file that was not read leaves the answer as it is, and what is wrong with that.
    const problems = barred === null ? told : [barred, ...told];
    return problems.length === 0 ? null : problems.map(say).join(' ');
  };
  return (
    <div>
      <Field
        label={say(question.label)}
        {...(question.hint === null ? {} : { hint: say(question.hint) })}
        {...validation(problemInWords())}
      >
        {controlOf({ question, answer, onAnswer: take }, say, styles)}
      </Field>
      {question.kind === 'day' && <DayInWords day={answer} />}
      {isCertificate && (
        <CertificateFile
          maxCharacters={MAX_CERTIFICATE}
          onRead={take}
          onProblem={({ kind, name }) => {
            setBarred(
              kind === 'tooLarge'
                ? message('runPage.answer.tooLarge')
                : message('ui.fileUnreadable', { name }),
            );
          }}
        />
      )}
    </div>
  );
}
