import {
  type CalendarEvent,
  calendarEvents,
  type FinalDeadline,
  finalDeadlines,
} from '../../shared/alerts/calendar';
import type { TellingContext } from '../../shared/alerts/plan-context';
import type { Alert } from '../../shared/domain/alert';
import { type Instant, instantOf } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import { createFormatter } from '../../shared/messages/formatter';
import { message } from '../../shared/messages/message';
import { say } from '../../shared/messages/say';
import { calendarText } from './calendar-text';

/** What a calendar is for. A `copy` is imported once, and takes the place of whatever was imported before. */
export type CalendarUse = 'subscription' | 'copy';

/**
 * All deadlines of what is watched as iCalendar text, in the language in use; null while something is not read yet
 * and is about to be, for a calendar without its deadlines would say that it has none.
 */
export type DeadlineCalendar = (
  state: Pick<AppState, 'app' | 'connections'>,
  alerts: readonly Alert[],
  context: TellingContext,
  use: CalendarUse,
) => string | null;

interface Revision {
  readonly of: string;
  readonly at: Instant;
}

/** Makes it. It remembers what it said last: what cannot be read again stays in, and what changed says when. */
export function createDeadlineCalendar(): DeadlineCalendar {
  let deadlines: readonly FinalDeadline[] = [];
  let revisions: ReadonlyMap<string, Revision> = new Map();

  const revise = (events: readonly CalendarEvent[], now: Instant): void => {
    revisions = new Map(
      events.map((event) => {
        const before = revisions.get(event.uid);
        const of = JSON.stringify(event);
        if (before === undefined) return [event.uid, { of, at: event.since }];
        return [event.uid, before.of === of ? before : { of, at: now }];
      }),
    );
  };

  return ({ app, connections }, alerts, context, use) => {
    const all = finalDeadlines(connections, deadlines, alerts);
    if (all === null) return null;
    deadlines = all;
    const now = instantOf(context.now);
    const events = calendarEvents(all, context);
    revise(events, now);
    const format = createFormatter(app.language, context.now, context.zone);
    return calendarText(
      message('calendar.name', { isSample: app.isSample }),
      events,
      ({ uid, since }) => (use === 'copy' ? now : (revisions.get(uid)?.at ?? since)),
      (text) => say(text, app.language, format),
    );
  };
}
