import { isNeverMuted, muteOf } from '../../shared/alerts/mutes';
import { type AlertPlan, planAlerts } from '../../shared/alerts/plan-alerts';
import type { PlanContext } from '../../shared/alerts/plan-context';
import { isQuiet } from '../../shared/alerts/quiet';
import { hasStages, stageDaysOf, stageStanding } from '../../shared/alerts/stages';
import { type Alert, type AlertBook, alertIdOf, type Telling } from '../../shared/domain/alert';
import type { Finding } from '../../shared/domain/finding';
import { epochOf } from '../../shared/domain/instant';
import { compareSeverity } from '../../shared/domain/severity';
import type { ConnectionState } from '../../shared/domain/state';

/** What must hold of the alert policy, whatever happens: for tests of the planner and for histories of the whole. */

/** One plan and what it was made from. */
export interface PlannedStep {
  readonly before: AlertBook;
  readonly connections: readonly ConnectionState[];
  readonly context: PlanContext;
  readonly plan: AlertPlan;
}

/** Whether a reading says for certain that something is no matter (any more). */
function isEvidenceOfEnd(alert: Alert, findings: readonly Finding[], now: number): boolean {
  const finding = findings.find(({ key }) => key === alert.key);
  if (finding !== undefined)
    return compareSeverity(finding.severity, 'notice') <= 0 && finding.severity !== 'unknown';
  if (alert.source === 'stale') return now >= 0;
  return (
    findings.some(
      ({ check, severity }) =>
        severity !== 'unknown' &&
        (check === alert.source ||
          (alert.source === 'subscription-rhythm' && check === 'subscription-health')),
    ) ||
    (alert.source === 'credential-changes' && findings.some(({ check }) => check === alert.source))
  );
}

function endedWithoutEvidence({ before, connections, context, plan }: PlannedStep): readonly string[] {
  const alive = new Set(plan.book.alerts.map(({ id }) => id));
  const byId = new Map(connections.map((one) => [one.id, one]));
  return before.alerts
    .filter(({ id, connectionId }) => !alive.has(id) && byId.has(connectionId))
    .filter((alert) => {
      const health = byId.get(alert.connectionId)?.health ?? null;
      return health === null || !isEvidenceOfEnd(alert, health.findings, context.now);
    })
    .map(({ id }) => `${id} ended without evidence`);
}

function disturbing({ context, plan }: PlannedStep): readonly string[] {
  const { settings, now, zone } = context;
  if (!isQuiet(now, settings, zone)) return [];
  const passes = ({ severity, reason }: Telling): boolean =>
    settings.quiet.criticalPasses && severity === 'critical' && reason !== 'resolved';
  return [
    ...plan.tellings.filter((telling) => !passes(telling)).map(({ id }) => `${id} disturbs`),
    ...plan.afterQuiet.map(({ id }) => `${id} is told before quiet hours end`),
  ];
}

function wronglyTold({ before, context, plan }: PlannedStep): readonly string[] {
  const known = new Map([...before.alerts, ...plan.book.alerts].map((alert) => [alert.id, alert]));
  return [...plan.tellings, ...plan.afterQuiet].flatMap(({ id, alertId, reason, body }) => {
    const alert = known.get(alertId);
    if (body.length > 2) return [`${id} has more than two lines`];
    if (reason === 'resolved') return [];
    if (alert === undefined) return [`${id} is about nothing`];
    if (muteOf(alert, context.settings.mutes, context.now) !== null) return [`${id} is muted`];
    if (alert.severity === 'unknown' && alert.source !== 'stale') return [`${id} is unknown`];
    if (alert.told === null || alert.known === null) return [`${id} is not noted`];
    return [];
  });
}

function idleEnds({ before, plan }: PlannedStep): readonly string[] {
  const told = new Set(before.alerts.filter((alert) => alert.told !== null).map(({ id }) => id));
  const held = new Set(
    before.held.filter(({ reason }) => reason === 'resolved').map(({ alertId }) => alertId),
  );
  return [...plan.tellings, ...plan.afterQuiet, ...plan.book.held]
    .filter(({ reason, alertId }) => reason === 'resolved' && !told.has(alertId) && !held.has(alertId))
    .map(({ id }) => `${id} tells the end of what nobody was told of`);
}

/** Nothing changes and nothing is told when the same is planned again, or after the book was kept and read. */
function restless({ connections, context, plan }: PlannedStep): readonly string[] {
  const kept = JSON.parse(JSON.stringify(plan.book)) as AlertBook;
  const problems: string[] = [];
  for (const book of [plan.book, kept]) {
    const again = planAlerts(book, connections, context);
    if (again.tellings.length + again.afterQuiet.length > 0) {
      problems.push(
        `planning again tells ${[...again.tellings, ...again.afterQuiet].map(({ id }) => id).join()}`,
      );
    }
    if (again.book !== book) problems.push('planning again changes the book');
    if (again.nextAt !== plan.nextAt) problems.push(`planning again waits until ${String(again.nextAt)}`);
  }
  return problems;
}

function malformed({ context, plan }: PlannedStep): readonly string[] {
  const { book, nextAt } = plan;
  const ids = book.alerts.map(({ id }) => id);
  const held = book.held.map(({ alertId }) => alertId);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['an alert is there twice']),
    ...(new Set(held).size === held.length ? [] : ['two tellings of one alert are held']),
    ...(nextAt !== null && epochOf(nextAt) <= context.now ? ['the next moment has passed'] : []),
  ];
}

/** Whether somebody decided that an alert, or this stage of it, is not told. */
function isExcused(alert: Alert | undefined, stage: number, { settings, now }: PlanContext): boolean {
  if (alert === undefined) return false;
  if (muteOf(alert, settings.mutes, now) !== null || alert.goneAt !== null) return true;
  if (alert.snooze !== null) return stage > 0;
  return alert.acknowledged !== null && stage > 3;
}

function untoldStages({ connections, context, plan }: PlannedStep): readonly string[] {
  const { settings, now, zone } = context;
  const alerts = new Map(plan.book.alerts.map((alert) => [alert.id, alert]));
  return connections.flatMap(({ id, health }) => {
    if (health === null || now > epochOf(health.staleAt)) return [];
    return health.findings.flatMap(({ key, check, deadline, severity }) => {
      if (deadline === null || severity === 'unknown' || !hasStages(check)) return [];
      const days = stageDaysOf({ connectionId: id, source: check }, settings);
      const { due } = stageStanding(deadline, days, settings, now, zone);
      const alert = alerts.get(alertIdOf(id, key));
      if (due === null || isExcused(alert, due, context)) return [];
      const stage = alert?.known?.deadline === deadline ? alert.known.stage : null;
      return stage !== null && stage <= due ? [] : [`${key} is not told at stage ${String(due)}`];
    });
  });
}

/** The ids of connections whose last look may be believed. */
function freshIds({ connections, context }: PlannedStep): ReadonlySet<string> {
  return new Set(
    connections
      .filter(({ health }) => health !== null && context.now <= epochOf(health.staleAt))
      .map(({ id }) => id),
  );
}

/** A snooze that still lies over something worse than what was snoozed, or something else. */
function overlongSnoozes(step: PlannedStep): readonly string[] {
  const fresh = freshIds(step);
  return step.plan.book.alerts
    .filter(({ snooze, goneAt, unseenSince }) => snooze !== null && goneAt === null && unseenSince === null)
    .filter(({ known, severity, facts, deadline, source, connectionId }) => {
      if (known === null || compareSeverity(severity, known.severity) > 0 || facts !== known.facts)
        return true;
      // That a deadline has passed is believed only of what was read lately: it may have been renewed.
      if (!hasStages(source) || deadline === null || !fresh.has(connectionId)) return false;
      return epochOf(deadline) <= step.context.now && known.stage !== 0;
    })
    .map(({ id }) => `${id} is snoozed although it got worse`);
}

function wrongMutes({ context, plan }: PlannedStep): readonly string[] {
  return plan.book.alerts
    .filter(
      (alert) =>
        isNeverMuted(alert, context.now) && muteOf(alert, context.settings.mutes, context.now) !== null,
    )
    .map(({ id }) => `${id} has expired, is in use, and is muted`);
}

/**
 * What is wrong with one plan; empty when all that must hold does.
 *
 * `untoldStages` and `overlongSnoozes` look at connections that can be seen: the made-up reading of a test has to show
 * something for certain.
 */
export function violationsOf(step: PlannedStep): readonly string[] {
  return [
    endedWithoutEvidence,
    disturbing,
    wronglyTold,
    idleEnds,
    restless,
    malformed,
    untoldStages,
    overlongSnoozes,
    wrongMutes,
  ].flatMap((find) => find(step));
}

/** The ids that were told more than once in a history. */
export function toldTwice(tellings: readonly Telling[]): readonly string[] {
  const seen = new Set<string>();
  return tellings
    .map(({ id }) => id)
    .filter((id) => {
      const isTwice = seen.has(id);
      seen.add(id);
      return isTwice;
    });
}
