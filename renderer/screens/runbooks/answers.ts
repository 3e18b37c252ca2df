import { isUnshown, type Question } from '../../../shared/domain/runbook-run';
import { isLocalDate } from '../../i18n/local-date';

/** Answers by question: what was typed, without what was only proposed. */
export type Typed = Readonly<Record<string, string>>;

/** What a field shows: what was typed, and before that what is proposed. */
export function answerOf({ id, value }: Pick<Question, 'id' | 'value'>, typed: Typed): string {
  return typed[id] ?? value;
}

/** All answers, as they are handed over. */
export function answersOf(questions: readonly Question[], typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(questions.map((question) => [question.id, answerOf(question, typed).trim()]));
}

/** What stays typed once it was handed over: a secret does not stay on the page. */
export function typedAfter(questions: readonly Question[], typed: Typed): Typed {
  const secrets = new Set(questions.flatMap((one) => (isUnshown(one) ? [one.id] : [])));
  return Object.fromEntries(Object.entries(typed).filter(([id]) => !secrets.has(id)));
}

/** What is wrong with an answer before it is handed over; null: nothing that can be seen from here. */
export type AnswerProblem = 'missing' | 'day' | null;

/** Looks at an answer as its field would have it; whether a text is right, and may be empty, the step knows. */
export function answerProblem(question: Question, typed: Typed): AnswerProblem {
  const answer = answerOf(question, typed).trim();
  switch (question.kind) {
    case 'day':
      return isLocalDate(answer) && answer >= question.min && answer <= question.max ? null : 'day';
    case 'choice':
      return question.options.some(({ value }) => value === answer) ? null : 'missing';
    case 'line':
    case 'secret':
    case 'text':
    case 'certificate':
      return null;
  }
}

/** Whether the problem that came back is about the answer that the field shows: once it is changed, it is not. */
export function isProblemCurrent(question: Question, typed: Typed): boolean {
  return question.problem !== null && answerOf(question, typed).trim() === question.value.trim();
}
