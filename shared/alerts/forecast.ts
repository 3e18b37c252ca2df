import { evaluate } from '../diagnosis/evaluate';
import type { AlertBook, Telling } from '../domain/alert';
import type { Finding } from '../domain/finding';
import type { ConnectionForecast, Forecast, ForecastTurn } from '../domain/forecast';
import { DAY_MS, type EpochMs, epochOf, instantOf } from '../domain/instant';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { planAlerts } from './plan-alerts';
import type { PlanContext } from './plan-context';

/** What a forecast is made from: what was read, and how it is shown at present. */
export interface ForecastSource {
  readonly state: ConnectionState;
  readonly snapshot: Snapshot;
}

/** The checks whose judgement a day changes by itself; what renews itself is left as it was read. */
const BY_THE_CALENDAR: ReadonlySet<Finding['check']> = new Set([
  'credential-expiry',
  'credential-in-use',
  'own-access',
]);

/** The moments at which something can turn: every threshold before every deadline, and the deadlines. */
function momentsOf(
  sources: readonly ReadSource[],
  policy: Policy,
  { settings, now }: PlanContext,
  until: EpochMs,
): readonly EpochMs[] {
  const moments = new Set<EpochMs>();
  for (const { state, snapshot } of sources) {
    const { notice, warning, critical } = snapshot.connection.credentialDays ?? policy.credentialDays;
    const days = [notice, warning, critical, 0, ...settings.stageDays];
    for (const { check, deadline } of state.health.findings) {
      if (deadline === null || !BY_THE_CALENDAR.has(check)) continue;
      // A threshold is crossed after it, not at it.
      for (const day of days) moments.add(epochOf(deadline) - day * DAY_MS + 1);
    }
  }
  return [...moments].filter((moment) => moment > now && moment < until).sort((a, b) => a - b);
}

/** A connection that was read. */
interface ReadState extends ConnectionState {
  readonly health: ConnectionHealth;
}

interface ReadSource {
  readonly state: ReadState;
  readonly snapshot: Snapshot;
}

function isRead(source: ForecastSource): source is ReadSource {
  return source.state.health !== null;
}

/** A connection as it will be judged then, if what was read stays as it is. */
function judgedAt({ snapshot }: ReadSource, shown: ReadState, policy: Policy, at: EpochMs): ReadState {
  const { health } = shown;
  const later = evaluate(snapshot, policy, at);
  const before = new Map(health.findings.map((finding) => [finding.key, finding.severity]));
  const since = Object.fromEntries(
    later.findings.map(({ key, severity }) => [
      key,
      (before.get(key) === severity ? health.since[key] : undefined) ?? instantOf(at),
    ]),
  );
  const observedAt = instantOf(at);
  // As if it were read then: what cannot pass by itself is told at once, the same as today.
  return { ...shown, health: { ...health, ...later, since, observedAt, staleAt: instantOf(at + DAY_MS) } };
}

function turnsOf(before: ConnectionHealth, after: ConnectionHealth): readonly ForecastTurn[] {
  const known = new Map(before.findings.map((finding) => [finding.key, finding.severity]));
  return after.findings.flatMap(({ key, title, severity }) => {
    const from = known.get(key) ?? 'ok';
    return from === severity ? [] : [{ key, title, from, to: severity, at: after.observedAt }];
  });
}

/** Moments looked at; a few credentials have a few dozen in years. */
const MOST_STEPS = 2_000;

/**
 * What a later day looks like if nobody does anything: what was read, judged at every moment at which something can
 * turn, and what would be told on the way. Connections that were never read are left out: nothing is known of them.
 *
 * @param context as of the present
 */
export function forecastOf(
  book: AlertBook,
  sources: readonly ForecastSource[],
  policy: Policy,
  context: PlanContext,
  until: EpochMs,
): Forecast {
  const read = sources.filter(isRead);
  const thresholds = momentsOf(read, policy, context, until);
  const turns = new Map<string, ForecastTurn[]>();
  const tellings: Telling[] = [];
  let shown = read.map(({ state }) => state);
  let plan = planAlerts(book, shown, { ...context, watchingSince: null });

  const stepTo = (at: EpochMs): void => {
    shown = read.map((source, index) => {
      const before = shown[index] ?? source.state;
      const after = judgedAt(source, before, policy, at);
      turns.set(after.id, [...(turns.get(after.id) ?? []), ...turnsOf(before.health, after.health)]);
      return after;
    });
    plan = planAlerts(plan.book, shown, { ...context, now: at, watchingSince: null });
    tellings.push(...plan.afterQuiet, ...plan.tellings);
  };

  let passed = 0;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const planned = plan.nextAt === null ? until : epochOf(plan.nextAt);
    const at = Math.min(thresholds[passed] ?? until, planned);
    if (at >= until) break;
    while ((thresholds[passed] ?? until) <= at) passed += 1;
    stepTo(at);
  }
  if (until > context.now) stepTo(until);

  return {
    at: instantOf(until),
    connections: read.map(({ state }, index): ConnectionForecast => {
      const after = shown[index] ?? state;
      return {
        connectionId: state.id,
        connectionName: state.name,
        from: state.health.severity,
        to: after.health.severity,
        headline: after.health.verdict.headline,
        turns: turns.get(state.id) ?? [],
      };
    }),
    tellings,
  };
}
