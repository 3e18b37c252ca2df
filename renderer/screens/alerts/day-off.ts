import { hasStages } from '../../../shared/alerts/stages';
import { isWorkingDay } from '../../../shared/alerts/working-days';
import type { AlertEntry } from '../../../shared/domain/alert';
import type { LocalDate, WorkCalendar } from '../../../shared/domain/alert-settings';
import type { EpochMs } from '../../../shared/domain/instant';
import { epochOf } from '../../../shared/domain/instant';
import { type Message, message } from '../../../shared/messages/message';

/**
 * Why nobody works on the day of an alert's deadline, so that it is told earlier; null: somebody does, or it has
 * passed.
 *
 * @param dateOf the day of a moment where the administrator is
 */
export function dayOffNote(
  { source, deadline }: Pick<AlertEntry, 'source' | 'deadline'>,
  calendar: WorkCalendar,
  now: EpochMs,
  dateOf: (at: EpochMs) => LocalDate,
): Message | null {
  if (deadline === null || epochOf(deadline) <= now || !hasStages(source)) return null;
  const date = dateOf(epochOf(deadline));
  if (isWorkingDay(date, calendar)) return null;
  const freeze = calendar.freezes.find(({ from, to }) => from <= date && date <= to);
  if (freeze !== undefined) return message('alertPage.freeze', { name: freeze.name });
  if (calendar.holidays.includes(date)) return message('alertPage.holiday');
  return message('alertPage.weekend', { day: deadline });
}
