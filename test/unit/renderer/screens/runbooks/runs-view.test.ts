import { describe, expect, it } from 'vitest';

import {
  isRecorded,
  minutesTaken,
  openRuns,
  passedSteps,
  placeOf,
  runbookOfNext,
  runNews,
  runsSentence,
  shownSteps,
  standingOf,
  stepShape,
  takesAnswers,
  tallyOf,
} from '../../../../../renderer/screens/runbooks/runs-view';
import { MINUTE_MS } from '../../../../../shared/domain/instant';
import {
  RUN_ACTIONS,
  type RunState,
  runUnderWay,
  type StepView,
} from '../../../../../shared/domain/runbook-run';
import { createFormatter, type Language } from '../../../../../shared/messages/formatter';
import { say } from '../../../../../shared/messages/say';
import { FIXTURE_NOW, fixtureInstant } from '../../../../support/app-state-fixtures';
import {
  currentFixture,
  endedRun,
  everyRun,
  rotationAt,
  rotationSteps,
  runChanging,
  runFixture,
  runHandingOver,
  runRefused,
  runWaiting,
} from '../../../../support/run-fixtures';

describe('how a run stands', () => {
  it.each([
    ['reading', 'busy'],
    ['asking', 'yours'],
    ['changing', 'yours'],
    ['signIn', 'yours'],
    ['code', 'yours'],
    ['refused', 'stuck'],
    ['waiting', 'waiting'],
    ['handingOver', 'yours'],
    ['undoing', 'yours'],
    ['stopped', 'stuck'],
    ['proved', 'proved'],
    ['told', 'told'],
    ['cancelled', 'cancelled'],
  ])('%s: %s', (name, standing) => {
    const run = everyRun()[name];
    expect(run === undefined ? null : standingOf(run)).toBe(standing);
  });

  it('waits for whoever does by hand what is only looked for', () => {
    const { status, current } = runWaiting();
    const wait = current?.wait ?? null;
    if (current === null || wait === null) throw new Error('it does not wait');
    expect(standingOf({ status, current: { ...current, wait: { ...wait, expectedMs: null } } })).toBe(
      'yours',
    );
  });

  it('is busy where nothing is known of its step yet', () => {
    expect(standingOf({ status: 'active', current: null })).toBe('busy');
  });

  it('has a place among its steps until it has ended, or cannot be got at', () => {
    expect(placeOf(runWaiting())).toMatchObject({ step: { id: 'replicate' }, index: 4, total: 9 });
    expect(placeOf(endedRun('proved'))).toBeNull();
    expect(placeOf(runFixture({ steps: [], current: currentFixture('gone') }))).toBeNull();
  });

  it('shows no step that was never come to and is not needed, and does not count it', () => {
    const steps = rotationSteps('prove');
    const untouched = steps.filter(({ status }) => status === 'notNeeded').map(({ id }) => id);
    expect(untouched).toEqual(['pause']);
    const shown = shownSteps({ steps }).map(({ id }) => id);
    expect(shown).toEqual(steps.map(({ id }) => id).filter((id) => !untouched.includes(id)));
    expect(placeOf(rotationAt('prove', {}))).toMatchObject({ index: 6, total: 8 });
  });

  it('goes on showing what was sent at a step, or when it ended, although it is not needed any more', () => {
    const [first, ...others] = rotationSteps('prove');
    const left = { ...first!, status: 'notNeeded', endedAt: null, proofs: [], sent: [] } as const;
    const idsOf = (step: StepView) => shownSteps({ steps: [step, ...others] }).map(({ id }) => id);
    expect(idsOf(left)).not.toContain(left.id);
    const request = { method: 'POST', url: 'https://graph.microsoft.com/v1.0/x', body: null } as const;
    expect(idsOf({ ...left, sent: [request] })).toContain(left.id);
    expect(idsOf({ ...left, endedAt: fixtureInstant(0) })).toContain(left.id);
  });

  it('leaves steps behind it, with or without something to look up', () => {
    const passed = passedSteps({ steps: rotationSteps('prove') });
    expect(passed.map(({ id }) => id)).toEqual(['survey', 'choose', 'add', 'replicate', 'handOver']);
    expect(passed.filter(isRecorded).map(({ id }) => id)).toEqual(['survey', 'add', 'replicate', 'handOver']);
    expect(
      (['done', 'notNeeded', 'later', 'current'] as const).map((status) => [status, stepShape(status)]),
    ).toEqual([
      ['done', 'ok'],
      ['notNeeded', 'notConfigured'],
      ['later', null],
      ['current', null],
    ]);
  });

  it('counts what was read, what was said and what was sent', () => {
    expect(tallyOf(endedRun('proved'))).toEqual({ read: 6, word: 1, sent: 2 });
    expect(tallyOf(endedRun('cancelled'))).toEqual({ read: 2, word: 0, sent: 1 });
  });

  it('took whole minutes, once it has ended', () => {
    expect(minutesTaken(endedRun('proved'))).toBe(42);
    expect(minutesTaken(runWaiting())).toBeNull();
    const startedAt = fixtureInstant(0);
    expect(minutesTaken({ startedAt, endedAt: fixtureInstant(MINUTE_MS - 1) })).toBe(0);
  });
});

describe('the runs', () => {
  const yours = runChanging();
  const waiting = { ...runWaiting(), id: 'waiting' };

  it.each<[readonly RunState[], Language, string]>([
    [[], 'en', 'No runbook is under way.'],
    [[endedRun('proved')], 'en', 'No runbook is under way.'],
    [[yours], 'en', '1 runbook is under way and waits for you.'],
    [[waiting], 'en', '1 runbook is under way; nothing has to be done just now.'],
    [[yours, waiting], 'en', '2 runbooks are under way; 1 waits for you.'],
    [[yours, { ...runRefused(), id: 'refused' }], 'en', '2 runbooks are under way and wait for you.'],
    [[yours, waiting], 'fr', '2 procédures sont en cours\u202f; 1 vous attend.'],
  ])('open with a sentence', (runs, language, sentence) => {
    expect(say(runsSentence(runs), language, createFormatter(language, FIXTURE_NOW))).toBe(sentence);
  });

  it('are found again by their connection and runbook while they are open', () => {
    const runs = [endedRun('proved'), yours];
    expect(openRuns(runs)).toEqual([yours]);
    expect(runUnderWay(runs, 'Adatum claims', 'rotate-secret')).toBe(yours);
    expect(runUnderWay(runs, 'Adatum claims', 'grant-consent')).toBeNull();
    expect(runUnderWay(runs, 'Contoso help', 'rotate-secret')).toBeNull();
    expect(runUnderWay([endedRun('told')], 'Adatum claims', 'rotate-secret')).toBeNull();
  });

  it('give a connection its next action where nothing else does', () => {
    expect(runbookOfNext('grant-consent', [yours], 'Adatum claims')).toBe('grant-consent');
    expect(runbookOfNext(null, [yours], 'Adatum claims')).toBe('rotate-secret');
    expect(runbookOfNext(null, [yours], 'Contoso help')).toBeNull();
    expect(runbookOfNext(null, [endedRun('proved')], 'Adatum claims')).toBeNull();
  });
});

describe('what is told of a run', () => {
  const news = (before: readonly RunState[], after: readonly RunState[]) =>
    runNews(before, after).map(({ run, place, problem }) => [
      run.id,
      place?.step.id ?? null,
      problem?.id ?? null,
    ]);

  it('is the step that it came to', () => {
    expect(news([runWaiting()], [runHandingOver()])).toEqual([['run-1', 'handOver', null]]);
  });

  it('is not what ticks at a step', () => {
    const looked = runWaiting(fixtureInstant(-12_000), fixtureInstant(20_000));
    expect(news([runWaiting()], [looked])).toEqual([]);
    const busy = rotationAt('add', { isBusy: true });
    expect(news([runChanging()], [busy])).toEqual([]);
    expect(news([runWaiting()], [runWaiting(), { ...runChanging(), id: 'new' }])).toEqual([]);
  });

  it('is a problem, once', () => {
    expect(news([runChanging()], [runRefused()])).toEqual([['run-1', 'add', 'runbook.problem.role']]);
    expect(news([runRefused()], [runRefused()])).toEqual([]);
  });

  it('is its end', () => {
    expect(news([runWaiting()], [{ ...endedRun('proved'), id: 'run-1' }])).toEqual([['run-1', null, null]]);
  });
});

describe('answers go along', () => {
  it('with what goes on, and not with what goes another way', () => {
    expect(RUN_ACTIONS.filter(takesAnswers)).toEqual(['confirm', 'answer', 'done', 'check']);
  });
});
