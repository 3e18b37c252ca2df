import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { type CalendarUse, createDeadlineCalendar } from '../../../../electron/alerts/deadline-calendar';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { ConnectionState } from '../../../../shared/domain/state';
import type { Language } from '../../../../shared/messages/formatter';
import {
  ALERT_NOW,
  planContext,
  readAt,
  secretFinding,
  unreadFinding,
} from '../../../support/alert-fixtures';
import { madeUpConnection, madeUpState } from '../../../support/app-state';

/** Wednesday, 3 March 2027, noon. */
const END = Date.parse('2027-03-03T12:00:00.000Z');

const SECRET = secretFinding('k', END, ALERT_NOW);

function setUp() {
  const calendar = createDeadlineCalendar();
  return (
    connections: readonly ConnectionState[],
    options: { now?: number; use?: CalendarUse; language?: Language; isSample?: boolean } = {},
  ): string | null => {
    const { now = ALERT_NOW, use = 'subscription', language = 'en', isSample = false } = options;
    const state = madeUpState(connections);
    return calendar({ ...state, app: { ...state.app, language, isSample } }, [], planContext(now), use);
  };
}

function entriesOf(text: string | null): readonly Record<string, string>[] {
  const parsed = new ICAL.Component(ICAL.parse(text ?? '') as unknown[]);
  return parsed
    .getAllSubcomponents('vevent')
    .map((one) =>
      Object.fromEntries(
        one.getAllProperties().map((property) => [property.name, String(property.getFirstValue())]),
      ),
    );
}

describe('createDeadlineCalendar', () => {
  const read = madeUpConnection('a', readAt(ALERT_NOW, [SECRET]));

  it('speaks the language in use', () => {
    const calendar = setUp();
    expect(entriesOf(calendar([read]))).toMatchObject([
      { summary: 'Connection a: client secret “name of k” ends', dtstart: '2027-03-03T12:00:00Z' },
    ]);
    expect(entriesOf(calendar([read], { language: 'fr' }))).toMatchObject([
      { summary: 'Connection a\u00a0: fin de validité, clé secrète client «\u00a0name of k\u00a0»' },
    ]);
    expect(calendar([read], { isSample: true })).toContain('X-WR-CALNAME:Graphkeeper (sample tenant)\r\n');
  });

  it('is the same text as long as nothing changes', () => {
    const calendar = setUp();
    expect(calendar([read], { now: ALERT_NOW + HOUR_MS })).toBe(calendar([read]));
  });

  it('says when an entry changed, under the same id and a higher number', () => {
    const calendar = setUp();
    const [before] = entriesOf(calendar([read]));
    const [after] = entriesOf(calendar([{ ...read, name: 'Contoso' }], { now: ALERT_NOW + HOUR_MS }));
    expect(after?.['uid']).toBe(before?.['uid']);
    expect(Number(after?.['sequence'])).toBe(Number(before?.['sequence']) + 60);
    expect(after?.['last-modified']).toBe('2026-11-23T13:00:00Z');
  });

  it('is newer than any earlier one where it is imported as a copy', () => {
    const calendar = setUp();
    const sequences = [0, 5, 10].map((hours) => {
      const [entry] = entriesOf(calendar([read], { now: ALERT_NOW + hours * HOUR_MS, use: 'copy' }));
      return Number(entry?.['sequence']);
    });
    expect(new Set(sequences).size).toBe(3);
    expect([...sequences].sort((a, b) => a - b)).toEqual(sequences);
  });

  it('is none before everything was read, and keeps what cannot be read again', () => {
    const calendar = setUp();
    expect(calendar([madeUpConnection('a', null)])).toBeNull();
    calendar([read]);
    const unread = madeUpConnection('a', readAt(ALERT_NOW + DAY_MS, [unreadFinding('credential-expiry')]));
    const [entry] = entriesOf(calendar([unread], { now: ALERT_NOW + DAY_MS }));
    expect(entry?.['description']).toContain('could not be read again');
    expect(entriesOf(calendar([]))).toEqual([]);
  });
});
