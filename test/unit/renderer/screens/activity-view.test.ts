import { describe, expect, it } from 'vitest';

import { createWords } from '../../../../renderer/i18n/words';
import { activityLines } from '../../../../renderer/screens/activity/activity-lines';
import {
  activitySentence,
  connectionChoices,
  filterActivity,
  groupByDay,
  isFiltering,
  NO_FILTER,
} from '../../../../renderer/screens/activity/activity-view';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/message';
import { FIXTURE_NOW } from '../../../support/app-state-fixtures';
import { activityFixture, sampleActivity } from '../../../support/screen-fixtures';

const format = createFormatter('en', FIXTURE_NOW, 'UTC');
const wordsOf = ({ text, connectionName }: (typeof entries)[number]): string =>
  `${say(text, 'en', format)} ${connectionName ?? 'Graphkeeper'}`;
const entries = sampleActivity();
const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('');

describe('filtering', () => {
  it.each([
    ['everything', {}, '54321'],
    ['a connection', { connection: { id: 'Fabrikam orders' } }, '32'],
    ['Graphkeeper itself', { connection: { id: null } }, '1'],
    ['a kind', { kind: 'told' }, '4'],
    ['a severity', { severity: 'critical' }, '54'],
    ['words, in any order and case', { text: ' EXPIRES  fabrikam ' }, '3'],
    ['words that no entry has together', { text: 'expires adatum' }, ''],
    ['several of them', { kind: 'better', severity: 'ok', connection: { id: 'Fabrikam orders' } }, '2'],
    ['several of them without a match', { kind: 'better', severity: 'critical' }, ''],
  ] as const)('%s', (_, filter, expected) => {
    expect(ids(filterActivity(entries, { ...NO_FILTER, ...filter }, wordsOf))).toBe(expected);
  });

  it('is told apart from showing everything', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, connection: { id: null } })).toBe(true);
  });

  it('offers the connections that occur, by name, and Graphkeeper itself last', () => {
    const renamed = activityFixture('6', 0, { connectionId: 'Fabrikam orders', connectionName: 'Ärger' });
    expect(connectionChoices([renamed, ...entries], 'en')).toEqual([
      { id: 'Adatum claims', name: 'Adatum claims' },
      { id: 'Fabrikam orders', name: 'Ärger' },
      { id: null, name: null },
    ]);
  });
});

describe('days', () => {
  it('are those of the reader, newest first', () => {
    const byDay = (zone: string) =>
      groupByDay(entries, createFormatter('en', FIXTURE_NOW, zone).date).map((day) => ids(day.entries));
    expect(byDay('UTC')).toEqual(['54', '32', '1']);
    // 16:00 UTC of the day before is 05:00 of the same day, 13 hours ahead.
    expect(byDay('Pacific/Auckland')).toEqual(['543', '2', '1']);
  });
});

describe('the sentence', () => {
  it.each([
    [[], 'Nothing has happened yet.'],
    [entries, '2 things got worse in the last 24 hours.'],
    [
      [activityFixture('1', -HOUR_MS), activityFixture('2', -HOUR_MS, { kind: 'better' })],
      '1 thing got worse and 1 thing got better in the last 24 hours.',
    ],
    [[activityFixture('1', -DAY_MS)], 'Nothing got worse or better in the last 24 hours.'],
  ] as const)('%#: %s', (list, sentence) => {
    expect(say(activitySentence(list, FIXTURE_NOW), 'en', format)).toBe(sentence);
  });
});

describe('as lines of a table', () => {
  it('has headings, UTC times and the words of the page', () => {
    const words = createWords('en', FIXTURE_NOW);
    expect(activityLines(entries.slice(3), words)).toEqual([
      ['Time (UTC)', 'Severity', 'Kind', 'Connection', 'What happened'],
      ['2026-11-22T10:00:00.000Z', 'Healthy', 'Got better', 'Fabrikam orders', 'The client secret works'],
      ['2026-11-20T12:00:00.000Z', 'Unknown', 'Problem', 'Graphkeeper', expect.any(String)],
    ]);
  });
});
