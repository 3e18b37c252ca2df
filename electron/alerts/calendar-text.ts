import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator';

import type { CalendarEvent } from '../../shared/alerts/calendar';
import { epochOf, SECOND_MS } from '../../shared/domain/instant';
import type { Message } from '../../shared/messages/message';

/** How often a subscribed calendar should look again, in seconds: as often as everything is read. */
const REFRESH_S = 3_600;

/**
 * The calendar as iCalendar text (RFC 5545). Alarms are lengths of time before the end, which more calendars
 * understand than moments. The same entries make the same text.
 *
 * @param say puts a message into words
 */
export function calendarText(
  name: Message,
  events: readonly CalendarEvent[],
  say: (text: Message) => string,
): string {
  const calendar = ical({
    name: say(name),
    prodId: { company: 'Graphkeeper', product: 'Graphkeeper' },
    ttl: REFRESH_S,
  });
  for (const { uid, when, title, body, revisedAt, alarms } of events) {
    const summary = say(title);
    const isMoment = typeof when === 'string';
    calendar.createEvent({
      id: uid,
      start: new Date(isMoment ? when : `${when.date}T00:00:00.000Z`),
      allDay: !isMoment,
      stamp: new Date(revisedAt),
      summary,
      description: body.map(say).join('\n'),
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
  return calendar.toString();
}
