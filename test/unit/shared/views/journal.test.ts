import { describe, expect, it } from 'vitest';

import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import type { JournalFilter } from '../../../../shared/domain/journal-query';
import type { JsonObject } from '../../../../shared/domain/json';
import { createFormatter } from '../../../../shared/messages/formatter';
import { message } from '../../../../shared/messages/message';
import { say } from '../../../../shared/messages/say';
import {
  isFiltering,
  journalJson,
  journalLines,
  journalTest,
  journalWords,
  NO_FILTER,
} from '../../../../shared/views/journal';
import { FIXTURE_NOW, fixtureInstant } from '../../../support/app-state-fixtures';
import { activityFixture, sampleActivity } from '../../../support/screen-fixtures';

const words = journalWords((text, now) => say(text, 'en', createFormatter('en', now, 'UTC')));
const DETAILS: Readonly<Record<string, JsonObject>> = {
  4: { what: 'acknowledged', by: 'ada', reason: 'The vendor was called.' },
  3: { change: 'credentialAppeared', before: null, after: { keyId: '51a7' } },
};
const entries = sampleActivity().map((entry) => ({ ...entry, details: DETAILS[entry.id] ?? entry.details }));

function idsOf(filter: Partial<JournalFilter>): string {
  return entries
    .filter(journalTest({ ...NO_FILTER, ...filter }, words))
    .map(({ id }) => id)
    .join('');
}

describe('filtering the journal', () => {
  it.each([
    ['everything', {}, '54321'],
    ['a connection', { connection: { id: 'Fabrikam orders' } }, '32'],
    ['Graphkeeper itself', { connection: { id: null } }, '1'],
    ['a kind', { kind: 'told' }, '4'],
    ['a severity', { severity: 'critical' }, '54'],
    ['words, in any order and case', { text: ' EXPIRES  fabrikam ' }, '3'],
    ['words of the kind', { text: 'notified' }, '4'],
    ['who did it and why', { text: 'ada vendor' }, '4'],
    ['the key id of a credential that changed', { text: '51a7' }, '3'],
    ['not what a program calls it', { text: 'credentialAppeared' }, ''],
    ['words that no entry has together', { text: 'expires adatum' }, ''],
    ['from a moment on, itself included', { from: entries[2]?.at ?? '' }, '543'],
    ['until a moment, itself included', { to: entries[2]?.at ?? '' }, '321'],
    ['a time in between', { from: entries[3]?.at ?? '', to: entries[1]?.at ?? '' }, '432'],
    ['several of them', { kind: 'better', severity: 'ok', connection: { id: 'Fabrikam orders' } }, '2'],
    ['several of them without a match', { kind: 'better', severity: 'critical' }, ''],
  ] as const)('%s', (_, filter, expected) => {
    expect(idsOf(filter)).toBe(expected);
  });

  it('is told apart from showing everything', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, connection: { id: null } })).toBe(true);
    expect(isFiltering({ ...NO_FILTER, to: instantOf(0) })).toBe(true);
  });
});

describe('the journal as a file', () => {
  const told = activityFixture('9', 0, {
    kind: 'told',
    details: { channel: 'desktop', result: 'delivered' },
  });

  it('as a table has headings, UTC times, the words of the page and the details', () => {
    expect(journalLines([told, ...entries.slice(3)], words)).toEqual([
      ['Time (UTC)', 'Severity', 'Kind', 'Connection', 'What happened', 'Details'],
      [
        fixtureInstant(0),
        'Critical',
        'Notified',
        'Adatum claims',
        'The client secret is refused: it has expired',
        '{"channel":"desktop","result":"delivered"}',
      ],
      ['2026-11-22T10:00:00.000Z', 'Healthy', 'Got better', 'Fabrikam orders', 'The client secret works', ''],
      ['2026-11-20T12:00:00.000Z', 'Unknown', 'Problem', 'Graphkeeper', expect.any(String), ''],
    ]);
  });

  it('says of an old entry what it said on its day', () => {
    const at = instantOf(FIXTURE_NOW - 300 * DAY_MS);
    const ahead = message('screens.activity.age', { at: instantOf(FIXTURE_NOW - 294 * DAY_MS) });
    const [, , old] = journalLines([told, { ...told, at, text: ahead }], words);
    expect(old?.[4]).toBe('in 6 days');
    const test = journalTest({ ...NO_FILTER, text: 'in 6 days' }, words);
    expect([told, { ...told, at, text: ahead }].map(test)).toEqual([false, true]);
    expect(journalJson([{ ...told, at, text: ahead }], words, at)).toContain('"text": "in 6 days"');
  });

  it('as JSON has the words and what they were made of', () => {
    expect(JSON.parse(journalJson([told], words, instantOf(FIXTURE_NOW)))).toEqual({
      schema: 'graphkeeper.journal/1',
      exportedAt: instantOf(FIXTURE_NOW),
      entries: [{ ...told, text: 'The client secret is refused: it has expired', message: told.text }],
    });
  });
});
