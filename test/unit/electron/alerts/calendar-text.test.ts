import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';

import { calendarText } from '../../../../electron/alerts/calendar-text';
import type { CalendarEvent } from '../../../../shared/alerts/calendar';
import { DAY_MS, epochOf, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import { type Message, message } from '../../../../shared/messages/message';
import { plainText } from '../../../../shared/messages/plain-text';

const END = Date.parse('2027-03-03T12:00:00.000Z');

const NAME = message('calendar.name', { isSample: false });

/** Words of which the text is known. */
function named(text: string): Message {
  return message('calendar.endsAt', { at: text });
}

function say(text: Message): string {
  return text.id === 'calendar.endsAt' ? text.params.at : text.id;
}

function event(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 'a%23k@graphkeeper',
    when: instantOf(END),
    title: named('Contoso: client secret “k” ends'),
    body: [named('first'), named('second')],
    since: instantOf(END - 100 * DAY_MS),
    alarms: [instantOf(END - 7 * DAY_MS), instantOf(END)],
    ...changes,
  };
}

function textOf(events: readonly CalendarEvent[], revisedAt = instantOf(END - 50 * DAY_MS)): string {
  return calendarText(NAME, events, () => revisedAt, say);
}

function parse(text: string): readonly ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
}

function valueOf(component: ICAL.Component | undefined, name: string): string {
  return String(component?.getFirstPropertyValue(name) ?? '');
}

describe('calendarText', () => {
  it('says what ends and when, and reminds before', () => {
    const [parsed, ...others] = parse(textOf([event()]));
    expect(others).toEqual([]);
    expect(valueOf(parsed, 'uid')).toBe('a%23k@graphkeeper');
    expect(valueOf(parsed, 'summary')).toBe('Contoso: client secret “k” ends');
    expect(valueOf(parsed, 'description')).toBe('first\nsecond');
    expect(valueOf(parsed, 'dtstart')).toBe('2027-03-03T12:00:00Z');
    expect(valueOf(parsed, 'transp')).toBe('TRANSPARENT');
    const alarms = parsed?.getAllSubcomponents('valarm') ?? [];
    expect(alarms.map((alarm) => valueOf(alarm, 'trigger'))).toEqual(['-P7D', 'PT0S']);
    expect(alarms.map((alarm) => valueOf(alarm, 'action'))).toEqual(['DISPLAY', 'DISPLAY']);
    expect(alarms.map((alarm) => valueOf(alarm, 'description'))).toEqual([
      'Contoso: client secret “k” ends',
      'Contoso: client secret “k” ends',
    ]);
  });

  it('gives a whole day as such', () => {
    const [parsed] = parse(textOf([event({ when: { date: '2027-03-05' }, alarms: [] })]));
    expect(valueOf(parsed, 'dtstart')).toBe('2027-03-05');
    expect(parsed?.getAllSubcomponents('valarm')).toEqual([]);
  });

  it('numbers revisions in the order of time', () => {
    const revised = (at: number) => parse(textOf([event()], instantOf(at)))[0];
    const [first, second] = [revised(END), revised(END + MINUTE_MS)];
    expect(Number(valueOf(second, 'sequence'))).toBe(Number(valueOf(first, 'sequence')) + 1);
    expect(valueOf(second, 'last-modified')).toBe('2027-03-03T12:01:00Z');
    expect(valueOf(second, 'dtstamp')).toBe('2027-03-03T12:01:00Z');
    const inThousandYears = revised(Date.parse('3026-01-01T00:00:00.000Z'));
    expect(Number(valueOf(inThousandYears, 'sequence'))).toBeLessThan(2 ** 31);
  });

  it('is a calendar also without an entry', () => {
    expect(parse(textOf([]))).toEqual([]);
    expect(textOf([])).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[^]*\r\nEND:VCALENDAR\r\n$/);
  });

  it('comes back from a parser as it went in, whatever the names are, in lines of at most 75 bytes', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
      fc.string({
        unit: fc.constantFrom(
          '\\',
          ';',
          ',',
          ':',
          '\n',
          '\r',
          '"',
          '\t',
          ' ',
          'é',
          '😀',
          'n',
          'END:VEVENT',
          '\r\n',
        ),
        minLength: 1,
        maxLength: 60,
      }),
    );
    const entry = fc.record({
      title: names,
      body: fc.array(names, { maxLength: 3 }),
      end: fc.integer({ min: 0, max: 5_000 * 24 * 60 }),
      before: fc.uniqueArray(fc.integer({ min: 0, max: 90 * 24 * 60 }), { maxLength: 7 }),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
        const events = entries.map(({ title, body, end, before }, index) =>
          event({
            uid: `${String(index)}@graphkeeper`,
            when: instantOf(END + end * MINUTE_MS),
            title: named(title),
            body: body.map(named),
            alarms: before.map((minutes) => instantOf(END + (end - minutes) * MINUTE_MS)),
          }),
        );
        const text = textOf(events);
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const parsed = parse(text);
        expect(parsed.map((one) => valueOf(one, 'uid'))).toEqual(events.map(({ uid }) => uid));
        parsed.forEach((one, index) => {
          const { title, body, before } = entries[index] ?? { title: '', body: [], before: [] };
          expect(valueOf(one, 'summary')).toBe(plainText(title));
          expect(valueOf(one, 'description')).toBe(body.map(plainText).join('\n'));
          const start = epochOf(valueOf(one, 'dtstart'));
          expect(start).toBe(END + (entries[index]?.end ?? 0) * MINUTE_MS);
          const triggers = one
            .getAllSubcomponents('valarm')
            .map((alarm) => -ICAL.Duration.fromString(valueOf(alarm, 'trigger')).toSeconds() / 60);
          expect(triggers.map((minutes) => minutes + 0)).toEqual(before);
        });
      }),
      { numRuns: 100 },
    );
  });
});
