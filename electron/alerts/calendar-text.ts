import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';

import type { CalendarEvent } from '../../shared/alerts/calendar';
import { epochOf, type Instant, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import type { Message } from '../../shared/messages/message';
import { plainText } from '../../shared/messages/plain-text';

/** How often a subscribed calendar should look again, in seconds: as often as everything is read. */
const REFRESH_S = 3_600;

/** Revisions are counted in minutes from here, so that a later one is the greater number: a sequence has 31 bits. */
const FIRST_REVISION = Date.parse('2020-01-01T00:00:00.000Z');

function sequenceOf(revisedAt: Instant): number {
  return Math.max(0, Math.floor((epochOf(revisedAt) - FIRST_REVISION) / MINUTE_MS));
}

/**
 * The calendar as iCalendar text (RFC 5545). Alarms are lengths of time before the end, which more calendars
 * understand than moments. The same entries make the same text.
 *
 * @param revisedAt since when an entry is as it is; a later revision takes the place of an earlier one
 * @param say puts a message into words
 */
export function calendarText(
  name: Message,
  events: readonly CalendarEvent[],
  revisedAt: (event: CalendarEvent) => Instant,
  say: (text: Message) => string,
): string {
  const calendar = ical({
    name: say(name),
    prodId: { company: 'Graphkeeper', product: 'Graphkeeper' },
    ttl: REFRESH_S,
  });
  for (const event of events) {
    const { uid, when, title, body, alarms } = event;
    const revised = revisedAt(event);
    const summary = plainText(say(title));
    const isMoment = typeof when === 'string';
    calendar.createEvent({
      id: uid,
      start: new Date(isMoment ? when : `${when.date}T00:00:00.000Z`),
      allDay: !isMoment,
      stamp: new Date(revised),
      lastModified: new Date(revised),
      sequence: sequenceOf(revised),
      summary,
      description: body.map((line) => plainText(say(line))).join('\n'),
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      alarms: isMoment
        ? alarms.map((at) => ({
            type: ICalAlarmType.display,
            triggerBefore: Math.round((epochOf(when) - epochOf(at)) / SECOND_MS),
            description: summary,
          }))
        : [],
    });
  }
  return `${calendar.toString()}\r\n`;
}
