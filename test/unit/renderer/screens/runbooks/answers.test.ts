import { describe, expect, it } from 'vitest';

import {
  answerOf,
  answerProblem,
  answersOf,
  isProblemCurrent,
  typedAfter,
} from '../../../../../renderer/screens/runbooks/answers';
import type { Question } from '../../../../../shared/domain/runbook-run';
import { message } from '../../../../../shared/messages/message';
import { QUESTIONS } from '../../../../support/run-fixtures';

function question(id: string): Question {
  const found = QUESTIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('answers', () => {
  it('are what was typed, and before that what is proposed', () => {
    expect(answerOf(question('name'), {})).toBe('Genesys Cloud 2026-11');
    expect(answerOf(question('name'), { name: '' })).toBe('');
  });

  it('are handed over without the spaces around them, proposals included', () => {
    expect(answersOf(QUESTIONS, { policy: ' a\nb \n', value: ' x~1 ' })).toEqual({
      end: '2027-11-22',
      name: 'Genesys Cloud 2026-11',
      old: '',
      policy: 'a\nb',
      value: 'x~1',
    });
  });

  it('a secret does not stay typed, nor a certificate, in whose place a key may be', () => {
    const certificate: Question = { ...question('name'), id: 'certificate', kind: 'certificate', value: '' };
    const typed = { value: 'x~1', name: 'n', certificate: 'MIIB' };
    expect(typedAfter([...QUESTIONS, certificate], typed)).toEqual({ name: 'n' });
    expect(answerProblem(certificate, typed)).toBeNull();
  });

  it.each([
    ['end', '2026-11-24', null],
    ['end', '2027-11-23', null],
    ['end', '2026-11-23', 'day'],
    ['end', '2027-11-24', 'day'],
    ['end', '2027-02-30', 'day'],
    ['end', '', 'day'],
    ['old', 'key-1', null],
    ['old', '', 'missing'],
    ['old', 'key-9', 'missing'],
    // Whether these may be empty, only the step knows.
    ['name', '', null],
    ['policy', '', null],
    ['value', '', null],
  ] as const)('%s: %j', (id, answer, problem) => {
    expect(answerProblem(question(id), { [id]: answer })).toBe(problem);
  });

  it('what came back as wrong is said until it is changed', () => {
    const wrong: Question = { ...question('name'), problem: message('runPage.answer.missing') };
    expect(isProblemCurrent(wrong, {})).toBe(true);
    expect(isProblemCurrent(wrong, { name: 'Genesys Cloud 2026-11 ' })).toBe(true);
    expect(isProblemCurrent(wrong, { name: 'other' })).toBe(false);
    expect(isProblemCurrent(question('name'), {})).toBe(false);
  });
});
