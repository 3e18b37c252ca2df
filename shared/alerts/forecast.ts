import { evaluate } from '../diagnosis/evaluate';
import { sinceOf } from '../diagnosis/since';
import type { Alert, AlertBook, Telling } from '../domain/alert';
import type { ConnectionMemory } from '../domain/connection-memory';
import type { ConnectionForecast, Forecast, ForecastTurn } from '../domain/forecast';
import { DAY_MS, type EpochMs, epochOf, instantOf } from '../domain/instant';
import type { MailImpact } from '../domain/mail-impact';
import type { Policy } from '../domain/policy';
import { type Severity, worstSeverity } from '../domain/severity';
import type { Snapshot } from '../domain/snapshot';
import type { ConnectionHealth, ConnectionState } from '../domain/state';
import { worseImpact } from './level';
import { planAlerts } from './plan-alerts';
import type { PlanContext } from './plan-context';
import { hasStages } from './stages';

/** What a forecast is made from: what was read, and how it is shown at present. */
export interface ForecastSource {
  readonly state: ConnectionState;
  readonly snapshot: Snapshot;
  /** What earlier looks showed: what is found by comparing with them is found on a later day as well. */
  readonly memory: ConnectionMemory | null;
}

/** One that was read. */
interface ReadSource extends ForecastSource {
  readonly state: ConnectionState & { readonly health: ConnectionHealth };
}

function isRead(source: ForecastSource): source is ReadSource {
  return source.state.health !== null;
}

/** The moments after which something is judged differently: every threshold before every final deadline, and its end. */
function turningPoints({ state, snapshot }: ReadSource, policy: Policy): readonly EpochMs[] {
  const { notice, warning, critical } = snapshot.connection.credentialDays ?? policy.credentialDays;
  const moments = state.health.findings.flatMap(({ check, deadline }) =>
    deadline === null || !hasStages(check)
      ? []
      : [notice, warning, critical, 0].map((days) => epochOf(deadline) - days * DAY_MS),
  );
  return [...new Set(moments)].sort((a, b) => a - b);
}

function turnsOf(before: ConnectionHealth, after: ConnectionHealth, at: EpochMs): readonly ForecastTurn[] {
  const known = new Map(before.findings.map((finding) => [finding.key, finding.severity]));
  return after.findings.flatMap(({ key, title, severity }) => {
    const from = known.get(key) ?? 'ok';
    return from === severity ? [] : [{ key, title, from, to: severity, at: instantOf(at) }];
  });
}

/** Only what is certain can say that mail stops. */
function impactOf({ findings }: ConnectionHealth): MailImpact {
  return findings
    .filter(({ severity }) => severity === 'critical' || severity === 'warning')
    .reduce<MailImpact>((worst, { impact }) => worseImpact(worst, impact), 'none');
}

/** What cannot be read at present is not green on a later day either. */
function severityThen({ state: { health } }: ReadSource, then: Severity, now: EpochMs): Severity {
  return now > epochOf(health.staleAt) ? worstSeverity([then, 'unknown']) : then;
}

/** One connection followed into the future. */
interface Course {
  readonly forecast: ConnectionForecast;
  readonly tellings: readonly Telling[];
}

/** Moments looked at; even a dozen credentials have a hundred in years. */
const MOST_STEPS = 2_000;

function follow(
  book: AlertBook,
  source: ReadSource,
  policy: Policy,
  context: PlanContext,
  until: EpochMs,
): Course {
  const { state, snapshot, memory } = source;
  // As if it were read all the time, and always the same: what cannot pass by itself is told at once, as today.
  const judgedAt = (before: ConnectionHealth, at: EpochMs): ConnectionHealth => {
    const evaluation = evaluate(snapshot, policy, at, memory);
    const observedAt = instantOf(at);
    const since = sinceOf(before, evaluation.findings, observedAt);
    return { ...before, ...evaluation, since, observedAt, staleAt: instantOf(until + DAY_MS) };
  };
  const planAt = (from: AlertBook, health: ConnectionHealth, now: EpochMs) =>
    planAlerts(from, [{ ...state, health }], {
      ...context,
      now,
      watchingSince: null,
      isWanted: () => true,
      hasBegunAt: () => false,
    });

  const points = turningPoints(source, policy).filter((at) => at >= context.now && at < until);
  const turns: ForecastTurn[] = [];
  const tellings: Telling[] = [];
  let health: ConnectionHealth = { ...state.health, staleAt: instantOf(until + DAY_MS) };
  // What is to be told today is no forecast.
  let plan = planAt(book, health, context.now);
  let passed = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const point = points[passed];
    const planned = plan.nextAt === null ? Number.POSITIVE_INFINITY : epochOf(plan.nextAt);
    // A threshold is crossed just after it.
    const at = Math.min(point === undefined ? Number.POSITIVE_INFINITY : point + 1, planned);
    if (at > until) break;
    if (point !== undefined && at > point) {
      const after = judgedAt(health, at);
      turns.push(...turnsOf(health, after, point));
      health = after;
      passed += 1;
    }
    plan = planAt(plan.book, health, at);
    tellings.push(...plan.afterQuiet.map((telling) => ({ ...telling, at: instantOf(at) })), ...plan.tellings);
  }
  const last = judgedAt(health, until);
  return {
    forecast: {
      connectionId: state.id,
      connectionName: state.name,
      from: state.health.severity,
      to: severityThen(source, last.severity, context.now),
      impact: impactOf(last),
      headline: last.verdict.headline,
      turns: [...turns, ...turnsOf(health, last, until)],
    },
    tellings,
  };
}

/** The part of the book about each connection; that one cannot be seen at present says nothing of a later day. */
function booksOf({ alerts, held }: AlertBook): (connectionId: string) => AlertBook {
  const books = new Map<string, { alerts: Alert[]; held: Telling[] }>();
  const bookOf = (id: string): { alerts: Alert[]; held: Telling[] } => {
    const book = books.get(id) ?? { alerts: [], held: [] };
    books.set(id, book);
    return book;
  };
  for (const alert of alerts) if (alert.source !== 'stale') bookOf(alert.connectionId).alerts.push(alert);
  for (const telling of held) bookOf(telling.connectionId).held.push(telling);
  return bookOf;
}

/**
 * What a later day looks like if nobody does anything: what was read, judged at every moment at which something can
 * turn, and what would be told on the way. Connections that were never read are left out: nothing is known of them.
 * Texts tell of lengths of time as of when they are put into words: each of these at its own moment.
 *
 * @param context as of the present
 * @returns stops after each connection: a thousand of them take seconds, in which other things must go on
 */
export function* forecastInSteps(
  book: AlertBook,
  sources: readonly ForecastSource[],
  policy: Policy,
  context: PlanContext,
  until: EpochMs,
): Generator<undefined, Forecast, undefined> {
  const bookOf = booksOf(book);
  const courses: Course[] = [];
  for (const source of sources.filter(isRead)) {
    courses.push(follow(bookOf(source.state.id), source, policy, context, until));
    yield;
  }
  const tellings = courses.flatMap((course) => course.tellings).sort((a, b) => epochOf(a.at) - epochOf(b.at));
  return {
    at: instantOf(until),
    connections: courses.map(({ forecast }) => forecast),
    tellings,
    unheard: tellings.filter((telling) => !context.isWanted(telling)).length,
  };
}

/** The same in one go. */
export function forecastOf(...of: Parameters<typeof forecastInSteps>): Forecast {
  const steps = forecastInSteps(...of);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
