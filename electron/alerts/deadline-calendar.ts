import { calendarEvents } from '../../shared/alerts/calendar';
import type { TellingContext } from '../../shared/alerts/plan-context';
import type { Alert } from '../../shared/domain/alert';
import type { AppState } from '../../shared/domain/state';
import { createFormatter } from '../../shared/messages/formatter';
import { message, say } from '../../shared/messages/message';
import { calendarText } from './calendar-text';

/**
 * All deadlines of what is watched as iCalendar text, in the language in use.
 *
 * @returns null while a connection was never read: a calendar without its deadlines would say that it has none
 */
export function deadlineCalendar(
  { app, connections }: Pick<AppState, 'app' | 'connections'>,
  alerts: readonly Alert[],
  context: TellingContext,
): string | null {
  if (connections.some(({ health }) => health === null)) return null;
  const format = createFormatter(app.language, context.now, context.zone);
  return calendarText(
    message('calendar.name', { isSample: app.isSample }),
    calendarEvents(connections, alerts, context),
    (text) => say(text, app.language, format),
  );
}
