import type { ActivityEntry } from '../domain/activity';
import type { Alert } from '../domain/alert';
import type { Mute } from '../domain/alert-settings';
import type { Finding } from '../domain/finding';
import { type EpochMs, type Instant, instantOf } from '../domain/instant';
import { compareSeverity, type Severity } from '../domain/severity';
import type { AppState, ConnectionHealth, ConnectionState } from '../domain/state';
import { type Message, message, type MessageId } from '../messages/message';

/** Something that happened, before the journal has numbered it. */
export type ActivityEvent = Omit<ActivityEntry, 'id'>;

/** What the activity is derived from. */
export type ActivitySource = Pick<AppState, 'app' | 'problems' | 'connections' | 'activity'>;

/** How many entries are kept. */
export const MAX_ACTIVITY = 500;

/** Changes listed of one re-check by hand; more are in the connection itself. */
const MAX_CHANGES = 10;

/** What a re-check by hand found in these words is noted from look to look anyway. */
const OBSERVED_BY_ITSELF: ReadonlySet<MessageId> = new Set<MessageId>([
  'views.change.credentialAdded',
  'views.change.credentialRemoved',
  'views.change.granted',
  'views.change.withdrawn',
  'views.change.consent',
  'views.change.subscriptionNew',
  'views.change.subscriptionGone',
  'views.change.subscriptionsRenewed',
]);

type Kind = ActivityEntry['kind'];

function ofGraphkeeper(kind: Kind, severity: Severity, text: Message, at: Instant): ActivityEvent {
  return { at, kind, connectionId: null, connectionName: null, severity, text, details: null };
}

function ofConnection(
  { id, name }: ConnectionState,
  kind: Kind,
  severity: Severity,
  text: Message,
  at: Instant,
): ActivityEvent {
  return { at, kind, connectionId: id, connectionName: name, severity, text, details: null };
}

/** What one cause explains is told with it and not by itself. */
function explainedBy({ verdict }: ConnectionHealth): ReadonlySet<string> {
  const [cause, ...others] = verdict.explains;
  return new Set(others.filter((key) => key !== cause));
}

/**
 * The first look after a start is the base line: of it only what needs attention is news, and that only where it was
 * not the last thing noted of the connection before the start.
 */
function firstLook(
  connection: ConnectionState,
  { severity, verdict: { headline } }: ConnectionHealth,
  at: Instant,
  noted: readonly ActivityEntry[],
): readonly ActivityEvent[] {
  if (compareSeverity(severity, 'notice') <= 0) return [];
  const last = noted.find(
    ({ connectionId, kind }) => connectionId === connection.id && (kind === 'worse' || kind === 'better'),
  );
  const isKnown = last?.severity === severity && JSON.stringify(last.text) === JSON.stringify(headline);
  return isKnown ? [] : [ofConnection(connection, 'worse', severity, headline, at)];
}

function findingChanges(
  connection: ConnectionState,
  before: ConnectionHealth,
  after: ConnectionHealth,
  at: Instant,
): readonly ActivityEvent[] {
  const known = new Map(before.findings.map((finding) => [finding.key, finding]));
  const present = new Map(after.findings.map((finding) => [finding.key, finding]));
  const hidden = explainedBy(after);
  const wasHidden = explainedBy(before);
  const event = (kind: 'worse' | 'better', severity: Severity, { title, key }: Finding): ActivityEvent => ({
    ...ofConnection(connection, kind, severity, title, at),
    details: { finding: key, before: known.get(key)?.severity ?? null, after: severity },
  });
  const turned = after.findings.flatMap((finding) => {
    const change = compareSeverity(finding.severity, known.get(finding.key)?.severity ?? 'ok');
    if (change > 0) return hidden.has(finding.key) ? [] : [event('worse', finding.severity, finding)];
    if (change < 0) return wasHidden.has(finding.key) ? [] : [event('better', finding.severity, finding)];
    return [];
  });
  const gone = before.findings
    .filter(({ key, severity }) => severity !== 'ok' && !present.has(key) && !wasHidden.has(key))
    .map((finding) => event('better', 'ok', finding));
  return [...turned, ...gone];
}

function recheckEvents(before: ConnectionState, after: ConnectionState): readonly ActivityEvent[] {
  const outcome = after.lastRecheck;
  if (outcome === null || outcome === before.lastRecheck) return [];
  const severity = after.health?.severity ?? 'unknown';
  if (outcome.changes.length === 0) {
    return [ofConnection(after, 'done', severity, message('application.activity.unchanged'), outcome.at)];
  }
  return outcome.changes
    .filter(({ id }) => !OBSERVED_BY_ITSELF.has(id))
    .slice(0, MAX_CHANGES)
    .map((text) => ofConnection(after, 'changed', severity, text, outcome.at));
}

function connectionEvents(
  before: ConnectionState,
  after: ConnectionState,
  at: Instant,
  noted: readonly ActivityEntry[],
): readonly ActivityEvent[] {
  if (before === after) return [];
  const { health } = after;
  const judged =
    health === null || health === before.health
      ? []
      : before.health === null
        ? firstLook(after, health, at, noted)
        : findingChanges(after, before.health, health, at);
  return [...judged, ...recheckEvents(before, after)];
}

function membershipEvents(
  before: ActivitySource,
  after: ActivitySource,
  at: Instant,
): readonly ActivityEvent[] {
  // To the sample tenant and back is no change of one's own connections.
  if (before.app.isSample !== after.app.isSample) return [];
  const was = new Set(before.connections.map(({ id }) => id));
  const is = new Set(after.connections.map(({ id }) => id));
  return [
    ...after.connections
      .filter(({ id }) => !was.has(id))
      .map((one) => ofConnection(one, 'done', 'ok', message('application.activity.added'), at)),
    ...before.connections
      .filter(({ id }) => !is.has(id))
      .map((one) => ofConnection(one, 'done', 'ok', message('application.activity.removed'), at)),
  ];
}

/** A pause began; `until` null: it lasts until somebody ends it. Not seen between states, where being offline hides it. */
export function pausedEvent(until: Instant | null, at: Instant): ActivityEvent {
  return ofGraphkeeper('done', 'ok', message('application.activity.paused', { until }), at);
}

/** A pause ended, by itself or by hand. */
export function resumedEvent(at: Instant): ActivityEvent {
  return ofGraphkeeper('done', 'ok', message('application.activity.resumed'), at);
}

/** A notification was shown about a connection, or about several (null). */
export function toldEvent(
  told: Pick<ActivityEvent, 'connectionId' | 'connectionName' | 'severity' | 'text'>,
  at: Instant,
): ActivityEvent {
  return { ...told, kind: 'told', at, details: null };
}

/** Somebody did something about an alert. */
export function actedEvent(
  {
    connectionId,
    connectionName,
    severity,
    title,
    id,
  }: Pick<Alert, 'connectionId' | 'connectionName' | 'severity' | 'title' | 'id'>,
  how: {
    readonly what: 'acknowledged' | 'snoozed' | 'woken';
    readonly reason: string | null;
    /** Of a snooze; null: until the next stage of its deadline. */
    readonly until?: Instant | null;
  },
  by: string,
  at: Instant,
): ActivityEvent {
  return {
    at,
    kind: 'acted',
    connectionId,
    connectionName,
    severity,
    text: title,
    details: {
      alertId: id,
      what: how.what,
      ...(how.until === undefined ? {} : { until: how.until ?? 'nextStage' }),
      reason: how.reason,
      by,
    },
  };
}

/** Somebody muted alerts, or took a mute back. */
export function muteEvent(
  { id, connectionId, scope, reason }: Mute,
  how: { readonly what: 'muted' | 'unmuted'; readonly connectionName: string | null },
  by: string,
  at: Instant,
): ActivityEvent {
  const words = { scope, isEverywhere: connectionId === null };
  return {
    at,
    kind: 'acted',
    connectionId,
    connectionName: how.connectionName,
    severity: 'ok',
    text:
      how.what === 'muted'
        ? message('application.activity.muted', words)
        : message('application.activity.unmuted', words),
    details: { muteId: id, what: how.what, scope: { ...scope }, reason, by },
  };
}

/** Something of Graphkeeper's own went wrong that the administrator has to finish. */
export function problemEvent(text: Message, at: Instant): ActivityEvent {
  return ofGraphkeeper('problem', 'warning', text, at);
}

function problemEvents(
  before: ActivitySource | null,
  after: ActivitySource,
  at: Instant,
): readonly ActivityEvent[] {
  if (before?.problems === after.problems) return [];
  const known = new Set(before?.problems.map((one) => JSON.stringify(one)));
  return after.problems
    .filter((one) => !known.has(JSON.stringify(one)))
    .map((one) => ofGraphkeeper('problem', 'warning', one.message, at));
}

/**
 * What happened between two states, oldest first: findings that turned worse or better, connections that were
 * added or removed, re-checks by hand, problems of Graphkeeper itself. What was changed of a connection no state shows:
 * see `editedEvents`.
 *
 * @param before null at the start: then only what is wrong with Graphkeeper is news
 */
export function activityOf(
  before: ActivitySource | null,
  after: ActivitySource,
  now: EpochMs,
): readonly ActivityEvent[] {
  const at = instantOf(now);
  if (before === null) return problemEvents(null, after, at);
  const known = new Map(before.connections.map((connection) => [connection.id, connection]));
  return [
    ...problemEvents(before, after, at),
    ...membershipEvents(before, after, at),
    ...after.connections.flatMap((connection) => {
      const previous = known.get(connection.id);
      if (previous === undefined) return [];
      return connectionEvents(previous, connection, at, before.activity);
    }),
  ];
}
