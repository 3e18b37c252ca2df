import type { Alert, Stage } from '../domain/alert';
import { type EpochMs, epochOf } from '../domain/instant';
import type { TellingReason } from '../domain/telling-reason';
import { type Message, message } from '../messages/message';
import { localMoment } from './local-time';
import type { TellingContext } from './plan-context';
import { isWorkingDay } from './working-days';

/** The words of a telling: connection and consequence, then cause and deadline. */
export interface TellingWords {
  readonly title: Message;
  readonly body: readonly Message[];
}

function isDayOff(at: EpochMs, { settings, zone }: TellingContext): boolean {
  return !isWorkingDay(localMoment(at, zone).date, settings.calendar);
}

/** Puts together what is told of an alert. */
export function tellingWords(
  alert: Alert,
  reason: TellingReason,
  stage: Stage | null,
  context: TellingContext,
): TellingWords {
  const { connectionName: name, severity, impact, source, deadline } = alert;
  const title = message('alerts.telling.title', {
    name,
    severity,
    impact,
    reason,
    isBlind: source === 'stale',
    isDeadline: stage !== null && stage > 0,
  });
  if (deadline === null || reason === 'resolved') return { title, body: [alert.title] };
  const line = message('alerts.telling.deadline', {
    at: deadline,
    hasPassed: epochOf(deadline) <= context.now,
    isDayOff: isDayOff(epochOf(deadline), context),
  });
  return { title, body: [alert.title, line] };
}
