import { describe, expect, it } from 'vitest';

import {
  activitySentence,
  connectionChoices,
  detailsSentence,
  groupByDay,
  joinEntries,
} from '../../../../renderer/screens/activity/activity-view';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import { createFormatter } from '../../../../shared/messages/formatter';
import { say } from '../../../../shared/messages/say';
import { FIXTURE_NOW } from '../../../support/app-state-fixtures';
import { activityFixture, sampleActivity } from '../../../support/screen-fixtures';

const format = createFormatter('en', FIXTURE_NOW, 'UTC');
const entries = sampleActivity();
const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('');

describe('filtering', () => {
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

describe('details', () => {
  const sentence = (
    patch: Partial<(typeof entries)[number]>,
    name: string | null = 'Operations',
  ): string | null => {
    const text = detailsSentence(activityFixture('1', 0, patch), () => name);
    return text === null ? null : say(text, 'en', format);
  };

  it.each([
    [{ kind: 'told', details: { channel: 'desktop', result: 'delivered' } }, 'Desktop notification: shown'],
    [{ kind: 'told', details: { channel: 'ops', result: 'givenUp' } }, 'Channel “Operations”: not delivered'],
    [
      { kind: 'told', details: { channel: 'ops', result: 'delivered', failure: 'someRefused' } },
      'Channel “Operations”: not delivered to all',
    ],
    [
      { kind: 'acted', details: { what: 'snoozed', by: 'ada', reason: 'Planned.' } },
      'Snoozed by ada: Planned.',
    ],
    [
      { kind: 'acted', details: { what: 'snoozed', until: 'nextStage', by: 'ada', reason: 'Planned.' } },
      'Snoozed until the next stage by ada: Planned.',
    ],
    [
      {
        kind: 'acted',
        details: { what: 'snoozed', until: '2026-11-29T09:00:00.000Z', by: 'ada', reason: 'Planned.' },
      },
      `Snoozed until ${format.dateTime('2026-11-29T09:00:00.000Z')} by ada: Planned.`,
    ],
    [{ kind: 'done', details: { before: {}, after: {}, by: 'ada' } }, 'Done by ada'],
    [{ kind: 'done', details: { run: '1' } }, null],
    [{ kind: 'acted', details: { what: 'muted', by: 'ada', reason: null } }, 'Done by ada'],
    [{ kind: 'told', details: { channel: 'ops', result: 'of another version' } }, null],
    [{ kind: 'changed', details: { before: null, after: {} } }, null],
    [{ kind: 'told', details: null }, null],
  ] as const)('%#', (patch, expected) => {
    expect(sentence(patch)).toBe(expected);
  });

  it('name a channel that is gone by its id', () => {
    const patch = { kind: 'told', details: { channel: 'ops', result: 'delivered' } } as const;
    expect(sentence(patch, null)).toBe('Channel “ops”: delivered');
  });
});

describe('lists', () => {
  it('are joined in their order, each entry once', () => {
    expect(ids(joinEntries(entries.slice(0, 3), entries.slice(2)))).toBe('54321');
  });
});
