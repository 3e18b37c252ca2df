import type { Finding } from '../domain/finding';
import { type EpochMs, epochOf, type Instant } from '../domain/instant';
import { compareSeverity, type Severity } from '../domain/severity';
import type { AppState, ConnectionHealth, ConnectionState } from '../domain/state';
import type { Subject } from '../domain/subject';
import { type Message, message } from '../messages/message';
import { applyStaleness } from './staleness';

/** Where customers' mail stands for one connection; `waiting` has never been read. */
export type MailStanding = 'stopped' | 'atRisk' | 'attention' | 'unknown' | 'flowing' | 'waiting';

/** Health as it may be believed at `now`; null while it has never been read. */
export function presentHealth(connection: ConnectionState, now: EpochMs): ConnectionHealth | null {
  return connection.health === null ? null : applyStaleness(connection.health, now);
}

/** The severity to show at `now`: a connection that was never read is unknown. */
export function presentSeverity(connection: ConnectionState, now: EpochMs): Severity {
  return presentHealth(connection, now)?.severity ?? 'unknown';
}

/** Whether what is shown of a connection is too old to be believed. */
export function isStale(connection: ConnectionState, now: EpochMs): boolean {
  return connection.health !== null && now > epochOf(connection.health.staleAt);
}

/** What a connection means for mail at `now`. Only a certain finding can say "stopped"; doubt is `unknown`. */
export function mailStanding(connection: ConnectionState, now: EpochMs): MailStanding {
  const health = presentHealth(connection, now);
  if (health === null) return 'waiting';
  switch (health.severity) {
    case 'critical':
    case 'warning': {
      const certain = health.findings.filter(
        ({ severity }) => severity === 'critical' || severity === 'warning',
      );
      if (certain.some(({ impact }) => impact === 'stopped')) return 'stopped';
      return certain.some(({ impact }) => impact === 'atRisk') ? 'atRisk' : 'attention';
    }
    case 'unknown':
      return 'unknown';
    case 'notice':
    case 'ok':
      return 'flowing';
  }
}

/** How many connections stand where. */
export type StandingCounts = Readonly<Record<MailStanding, number>>;

function countStandings(connections: readonly ConnectionState[], now: EpochMs): StandingCounts {
  const counts = { stopped: 0, atRisk: 0, attention: 0, unknown: 0, flowing: 0, waiting: 0 };
  for (const connection of connections) counts[mailStanding(connection, now)] += 1;
  return counts;
}

/** The sentence that opens the overview and would do as a message to a colleague; also the window's title. */
export function overviewSentence(connections: readonly ConnectionState[], now: EpochMs): Message {
  const total = connections.length;
  if (total === 0) return message('ui.overview.empty');
  const counts = countStandings(connections, now);
  if (counts.waiting === total) return message('ui.overview.waiting', { total });
  if (counts.stopped > 0) return message('ui.overview.stopped', { count: counts.stopped, total });
  if (counts.atRisk > 0) return message('ui.overview.atRisk', { count: counts.atRisk, total });
  if (counts.unknown + counts.waiting > 0) {
    return message('ui.overview.unknown', { count: counts.unknown + counts.waiting, total });
  }
  if (counts.attention > 0) return message('ui.overview.attention', { count: counts.attention, total });
  return message('ui.overview.flowing', { total });
}

/** What else is to be said beside the sentence, worst first; null when the sentence says it all. */
export function overviewRemainder(connections: readonly ConnectionState[], now: EpochMs): Message | null {
  const counts = countStandings(connections, now);
  const unknown = counts.unknown + counts.waiting;
  const worse =
    counts.stopped > 0 ? 'stopped' : counts.atRisk > 0 ? 'atRisk' : unknown > 0 ? 'unknown' : 'none';
  const rest = {
    atRisk: worse === 'stopped' ? counts.atRisk : 0,
    unknown: worse === 'stopped' || worse === 'atRisk' ? unknown : 0,
    attention: worse === 'none' ? 0 : counts.attention,
  };
  if (counts.waiting === connections.length) return null;
  return rest.atRisk + rest.unknown + rest.attention === 0 ? null : message('ui.overview.remainder', rest);
}

/** The worst severity shown anywhere: the icon beside the sentence. Unknown where nothing is watched. */
export function overviewSeverity(connections: readonly ConnectionState[], now: EpochMs): Severity {
  return connections
    .map((connection) => presentSeverity(connection, now))
    .reduce(
      (worst, severity) => (compareSeverity(severity, worst) > 0 ? severity : worst),
      connections.length === 0 ? 'unknown' : 'ok',
    );
}

/** A date at which something gets worse by itself. */
export interface Deadline {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly subject: Subject;
  readonly severity: Severity;
  readonly at: Instant;
}

/**
 * Whether a finding's deadline is worth looking forward to. A healthy subscription ends within days and is
 * renewed by its owner as a matter of course; a healthy credential ends for good.
 */
function isDeadline(finding: Finding, now: EpochMs): finding is Finding & { readonly deadline: Instant } {
  if (finding.deadline === null || epochOf(finding.deadline) <= now) return false;
  if (finding.severity === 'notice' && finding.impact === 'none') return false;
  return finding.severity !== 'ok' || finding.check === 'credential-expiry' || finding.check === 'own-access';
}

/** The next date at which something gets worse by itself; of several on one date the worst. Null when none is known. */
export function nextDeadline(connections: readonly ConnectionState[], now: EpochMs): Deadline | null {
  let next: Deadline | null = null;
  for (const { id, name, health } of connections) {
    for (const finding of health?.findings ?? []) {
      if (!isDeadline(finding, now)) continue;
      const { subject, severity, deadline: at } = finding;
      const order =
        next === null ? -1 : epochOf(at) - epochOf(next.at) || compareSeverity(next.severity, severity);
      if (order < 0) next = { connectionId: id, connectionName: name, subject, severity, at };
    }
  }
  return next;
}

/** How soon a connection deserves a look: stopped mail first, healthy last. */
const STANDING_ORDER: readonly MailStanding[] = [
  'stopped',
  'atRisk',
  'attention',
  'unknown',
  'waiting',
  'flowing',
];

/** The ids of the connections, worst first; equals keep the administrator's own order. */
export function orderConnections(connections: readonly ConnectionState[], now: EpochMs): readonly string[] {
  const rank = new Map(
    connections.map((connection, index) => [
      connection.id,
      {
        severity: presentSeverity(connection, now),
        standing: STANDING_ORDER.indexOf(mailStanding(connection, now)),
        index,
      },
    ]),
  );
  return connections
    .map(({ id }) => id)
    .sort((a, b) => {
      const left = rank.get(a);
      const right = rank.get(b);
      if (left === undefined || right === undefined) return 0;
      return (
        compareSeverity(right.severity, left.severity) ||
        left.standing - right.standing ||
        left.index - right.index
      );
    });
}

/**
 * The order to show while a list is open: what is there keeps its place, what is new comes last, what was
 * removed goes. Nothing jumps under the administrator's pointer.
 */
export function keepOrder(
  shown: readonly string[],
  connections: readonly ConnectionState[],
): readonly string[] {
  const present = new Set(connections.map(({ id }) => id));
  const known = new Set(shown);
  return [
    ...shown.filter((id) => present.has(id)),
    ...connections.map(({ id }) => id).filter((id) => !known.has(id)),
  ];
}

/** Whether a connection's card is open: everything that is not certainly well. */
export function isOpen(connection: ConnectionState, now: EpochMs): boolean {
  return compareSeverity(presentSeverity(connection, now), 'notice') > 0;
}

/** Since when a connection has been as it is: the first finding that its verdict explains. Null when nothing is wrong. */
export function verdictSince(health: ConnectionHealth): Instant | null {
  const [first] = health.verdict.explains;
  return first === undefined || health.verdict.link === 'none' ? null : (health.since[first] ?? null);
}

/** What became better or worse between two states: for the live region and for nothing else. */
export interface SeverityChange {
  readonly connection: ConnectionState;
  readonly severity: Severity;
}

/** Connections whose severity differs, the worst first; the first reading of a connection counts only when it is bad. */
export function severityChanges(
  before: Pick<AppState, 'connections'>,
  after: Pick<AppState, 'connections'>,
  now: EpochMs,
): readonly SeverityChange[] {
  const known = new Map(before.connections.map((connection) => [connection.id, connection]));
  return after.connections
    .flatMap((connection) => {
      const previous = known.get(connection.id);
      const severity = presentSeverity(connection, now);
      if (connection.health === null || previous === undefined) return [];
      if (previous.health === null) return isOpen(connection, now) ? [{ connection, severity }] : [];
      return previous.health.severity === connection.health.severity ? [] : [{ connection, severity }];
    })
    .sort((a, b) => compareSeverity(b.severity, a.severity));
}
