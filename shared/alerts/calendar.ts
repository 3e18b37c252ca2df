import { type Alert, alertIdOf } from '../domain/alert';
import type { LocalDate } from '../domain/alert-settings';
import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant, instantOf } from '../domain/instant';
import type { ConnectionState } from '../domain/state';
import type { EndingThing } from '../messages/en/calendar';
import { type Message, message } from '../messages/message';
import { localMoment } from './local-time';
import { muteOf } from './mutes';
import type { TellingContext } from './plan-context';
import { lastConvenientMoment } from './quiet';
import { hasStages, stageDaysOf, stageMoments } from './stages';
import { dayOffOf } from './working-days';

/** One entry of a calendar, not yet in words. The same facts make the same entry, whenever it is planned. */
export interface CalendarEvent {
  /** The same for the same deadline: a calendar that has it already changes it, instead of showing it twice. */
  readonly uid: string;
  /** A moment, or a whole day of the administrator's own zone. */
  readonly when: Instant | { readonly date: LocalDate };
  readonly title: Message;
  /** Lines, in order. */
  readonly body: readonly Message[];
  /** Since when it has been as it is, as far as what was read says. */
  readonly since: Instant;
  /** When it reminds, the earliest first. */
  readonly alarms: readonly Instant[];
}

/** A final deadline: of a finding, or of one that could not be read again. */
export type FinalDeadline = Pick<
  Alert,
  'connectionId' | 'connectionName' | 'key' | 'source' | 'subject' | 'severity' | 'impact' | 'unseenSince'
> & { readonly deadline: Instant; readonly since: Instant };

/** Whether what could not be read is read sooner or later without anybody's help. */
function isPassing({ evidence }: Finding): boolean {
  const failure = evidence['failure'];
  if (typeof failure !== 'object' || failure === null || !('code' in failure)) return false;
  const { code } = failure;
  const isDown = code === 'network' || code === 'throttled' || code === 'unavailable';
  return isDown || (code === 'notAttempted' && 'because' in failure && failure['because'] === 'notYet');
}

function readOf({ id, name, health }: ConnectionState): readonly FinalDeadline[] {
  if (health === null) return [];
  return health.findings.flatMap(({ key, check, subject, severity, impact, deadline }) =>
    deadline === null || !hasStages(check)
      ? []
      : [
          {
            connectionId: id,
            connectionName: name,
            key,
            source: check,
            subject,
            severity,
            impact,
            deadline,
            since: health.since[key] ?? health.observedAt,
            unseenSince: null,
          },
        ],
  );
}

/** What ends in a connection, by what is known of it; null: it will be known soon, and is not yet. */
function knownOf(
  connection: ConnectionState,
  before: readonly FinalDeadline[],
  alerts: readonly Alert[],
): readonly FinalDeadline[] | null {
  const { id, name, health } = connection;
  const earlier = before.filter(({ connectionId }) => connectionId === id);
  if (health === null) return earlier.length > 0 ? earlier : null;
  const read = readOf(connection);
  const unread = health.findings.filter(({ check, severity }) => hasStages(check) && severity === 'unknown');
  const known = new Set(read.map(({ key }) => key));
  // What could not be read again is not gone: it ends all the same.
  const remembered = earlier.flatMap((one): FinalDeadline[] => {
    if (known.has(one.key) || !unread.some(({ check }) => check === one.source)) return [];
    known.add(one.key);
    return [{ ...one, connectionName: name, unseenSince: one.unseenSince ?? health.observedAt }];
  });
  const alerted = alerts.flatMap((alert): FinalDeadline[] => {
    const { deadline, source, unseenSince } = alert;
    const counts = alert.connectionId === id && unseenSince !== null && hasStages(source);
    return counts && deadline !== null && !known.has(alert.key) ? [{ ...alert, deadline }] : [];
  });
  const all = [...read, ...remembered, ...alerted];
  const isIncomplete = earlier.length === 0 && unread.some(isPassing);
  return isIncomplete ? null : all;
}

/**
 * All final deadlines of connections. What could not be read this time is taken from what was known before, for a
 * calendar without it would delete it where it was subscribed to.
 *
 * @param before what this gave the last time
 * @param alerts those of the same connections
 * @returns null while a connection was not read yet and is about to be
 */
export function finalDeadlines(
  connections: readonly ConnectionState[],
  before: readonly FinalDeadline[],
  alerts: readonly Alert[],
): readonly FinalDeadline[] | null {
  const all: FinalDeadline[] = [];
  for (const connection of connections) {
    const known = knownOf(connection, before, alerts);
    if (known === null) return null;
    all.push(...known);
  }
  return all;
}

function thingOf({ subject }: FinalDeadline): EndingThing {
  const type = subject.type === 'clientSecret' || subject.type === 'certificate' ? subject.type : 'own';
  return { type, name: subject.name };
}

/**
 * The stages that are still to come, and of those that have come the most urgent one: whoever subscribes today is not
 * reminded of all that would have been told in the past. What is muted does not remind.
 */
function alarmsOf(deadline: FinalDeadline, { settings, now, zone }: TellingContext): readonly Instant[] {
  if (muteOf(deadline, settings.mutes, now) !== null) return [];
  const end = epochOf(deadline.deadline);
  const stages = stageMoments(deadline.deadline, stageDaysOf(deadline, settings), settings, zone);
  const moments = [...new Set([end, ...stages.map(({ at }) => at)])].sort((a, b) => b - a);
  const come = moments.findIndex((at) => at <= now);
  return moments
    .slice(0, come === -1 ? undefined : come + 1)
    .reverse()
    .map(instantOf);
}

/** The last moment at which it can be replaced, where the deadline itself falls on a day on which nothing can. */
function replaceBy(end: EpochMs, { settings, zone }: TellingContext): EpochMs | null {
  const last = lastConvenientMoment(end, { calendar: settings.calendar, hours: null }, zone);
  return last === end ? null : last;
}

function eventsOf(deadline: FinalDeadline, context: TellingContext): readonly CalendarEvent[] {
  const { connectionId, connectionName, key, unseenSince, since } = deadline;
  const { settings, zone } = context;
  const end = epochOf(deadline.deadline);
  const last = replaceBy(end, context);
  const what = thingOf(deadline);
  const words = { connection: connectionName, what };
  const uid = `${encodeURIComponent(alertIdOf(connectionId, key))}@graphkeeper`;
  const meaning = message('calendar.meaning', { type: what.type });
  const unseen = unseenSince === null ? [] : [message('alerts.telling.unseen', { at: unseenSince })];
  const early =
    last === null
      ? []
      : [
          message('calendar.replaceBy', {
            end: deadline.deadline,
            by: instantOf(last),
            because: dayOffOf(localMoment(end, zone).date, settings.calendar),
          }),
        ];
  const event: CalendarEvent = {
    uid,
    when: deadline.deadline,
    title: message('calendar.end', words),
    body: [meaning, ...early, ...unseen],
    since,
    alarms: alarmsOf(deadline, context),
  };
  if (last === null) return [event];
  const lastDay: CalendarEvent = {
    uid: `last-day-${uid}`,
    when: { date: localMoment(last, zone).date },
    title: message('calendar.lastDay', words),
    body: [message('calendar.endsAt', { at: deadline.deadline }), meaning, ...unseen],
    since,
    alarms: [],
  };
  return [lastDay, event];
}

function dayOf({ when }: CalendarEvent): string {
  return typeof when === 'string' ? when : when.date;
}

/**
 * The calendar of all final deadlines, the healthy ones too: each is an entry at its end that reminds when its stages
 * are told. One that ends on a day on which nothing can be changed has a second entry on the last day before. What
 * renews itself (subscriptions) is none.
 *
 * @returns in the order of time
 */
export function calendarEvents(
  deadlines: readonly FinalDeadline[],
  context: TellingContext,
): readonly CalendarEvent[] {
  return deadlines
    .flatMap((deadline) => eventsOf(deadline, context))
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.uid < b.uid ? -1 : 1));
}
