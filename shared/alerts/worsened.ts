import type { Finding } from '../domain/finding';
import { compareSeverity, type Severity } from '../domain/severity';
import type { AppState, ConnectionHealth, ConnectionState } from '../domain/state';
import { type Message, message } from '../messages/message';

/** One desktop notification, not yet in words. */
export interface Toast {
  /** The same for the same thing, so that a newer one replaces the older instead of standing beside it. */
  readonly key: string;
  readonly severity: Severity;
  /** What a click shows; null for the overview. */
  readonly connectionId: string | null;
  /** Connection and consequence. */
  readonly title: Message;
  /** Cause, and deadline where there is one: at most two lines. */
  readonly body: readonly Message[];
}

/**
 * What the administrator was last told: connection id → finding key → severity. A connection that is not in it
 * has not been seen since the start. Plain data, so that it can be kept.
 */
export type Told = Readonly<Record<string, Readonly<Record<string, Severity>>>>;

/** Nothing told yet. */
export const NOTHING_TOLD: Told = {};

/** More toasts than this at once become one digest: a storm of them is read by nobody. */
export const MAX_SINGLE_TOASTS = 3;

/** Notifications that are due, and what has been told when they are shown. */
export interface WorsenedPlan {
  readonly toasts: readonly Toast[];
  readonly told: Told;
}

/**
 * Finds what turned worse than was last told.
 *
 * The first reading of a connection after a start is the base line: of it only critical findings are told. What
 * is unknown tells nothing and forgets nothing, so that a failed read between two equal readings stays silent.
 * What a verdict explains is told with the verdict and not by itself; it stays untold, so that it is told when
 * it outlives its cause.
 */
export function planWorsenedToasts(told: Told, state: Pick<AppState, 'connections'>): WorsenedPlan {
  const plans = state.connections.flatMap((connection) =>
    connection.health === null ? [] : planConnection(connection, connection.health, told[connection.id]),
  );
  const known = state.connections.flatMap(({ id }) => {
    const before = told[id];
    return before === undefined ? [] : [[id, before] as const];
  });
  return {
    toasts: digest(plans.flatMap(({ toasts }) => toasts)),
    told: Object.fromEntries([...known, ...plans.map(({ id, levels }) => [id, levels] as const)]),
  };
}

interface ConnectionPlan {
  readonly id: string;
  readonly toasts: readonly Toast[];
  readonly levels: Readonly<Record<string, Severity>>;
}

function planConnection(
  connection: ConnectionState,
  health: ConnectionHealth,
  before: Readonly<Record<string, Severity>> | undefined,
): readonly ConnectionPlan[] {
  const certain = health.findings.filter(({ severity }) => severity !== 'unknown');
  // A reading in which nothing could be read is no base line.
  if (before === undefined && certain.length === 0) return [];
  const [cause, ...explained] = health.verdict.explains;
  const folded = new Set(explained.filter((key) => key !== cause));
  const isNews = ({ key, severity }: Finding): boolean =>
    before === undefined ? severity === 'critical' : compareSeverity(severity, before[key] ?? 'ok') > 0;
  const news = certain.filter((finding) => !folded.has(finding.key) && isNews(finding));
  const levels: Record<string, Severity> = {};
  for (const { key, severity } of health.findings) {
    const known = before?.[key];
    // What is unknown or folded keeps the level that was told; it may only have become better than that.
    const level =
      severity === 'unknown' ? known : folded.has(key) ? better(known ?? 'ok', severity) : severity;
    if (level !== undefined) levels[key] = level;
  }
  return [
    {
      id: connection.id,
      levels,
      toasts: news.map((finding) =>
        finding.key === cause
          ? toast(connection, finding, health.verdict.headline, impactOf(health))
          : toast(connection, finding, finding.title, finding.impact),
      ),
    },
  ];
}

function better(a: Severity, b: Severity): Severity {
  return compareSeverity(a, b) < 0 ? a : b;
}

/** What a verdict means for mail: the worst of what it explains. */
function impactOf({ findings, verdict }: ConnectionHealth): Finding['impact'] {
  const impacts = findings.filter(({ key }) => verdict.explains.includes(key)).map(({ impact }) => impact);
  return impacts.includes('stopped') ? 'stopped' : impacts.includes('atRisk') ? 'atRisk' : 'none';
}

function toast(
  connection: ConnectionState,
  { key, severity, deadline }: Finding,
  cause: Message,
  impact: Finding['impact'],
): Toast {
  return {
    key: `${connection.id}/${key}`,
    severity,
    connectionId: connection.id,
    title: message('desktop.toast.title', { name: connection.name, severity, impact }),
    body: deadline === null ? [cause] : [cause, message('desktop.toast.deadline', { at: deadline })],
  };
}

function digest(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length <= MAX_SINGLE_TOASTS) return toasts;
  const [worst] = [...toasts].sort((a, b) => compareSeverity(b.severity, a.severity));
  return [
    {
      key: 'digest',
      severity: worst?.severity ?? 'unknown',
      connectionId: null,
      title: message('desktop.toast.digestTitle', { count: toasts.length }),
      body: worst === undefined ? [] : [worst.title, ...worst.body.slice(0, 1)],
    },
  ];
}
