import { type AlertEntry, alertIdOf } from '../../../shared/domain/alert';
import { type EpochMs, epochOf, type Instant } from '../../../shared/domain/instant';
import { compareSeverity, type Severity } from '../../../shared/domain/severity';
import type { ConnectionState } from '../../../shared/domain/state';
import { isQuietAt } from './calendar';
import { isEvidence } from './evidence';
import { GRACE_MS } from './grace';
import type { Blame, Invariant, Sight } from './invariant';

/** No alert goes away unless a reading shows that what it was about is over. */
export function nothingIsResolvedWithoutEvidence(blame: Blame): Invariant {
  let before: readonly AlertEntry[] = [];
  /** What runs that were killed since had read last: what they wrote down of that holds. */
  let bequeathed: readonly { readonly connections: readonly ConnectionState[]; readonly at: EpochMs }[] = [];
  const isOver = (alert: AlertEntry, connections: readonly ConnectionState[], now: number): boolean =>
    connections.some(
      ({ id, health }) =>
        id === alert.connectionId &&
        health !== null &&
        (alert.source === 'stale' ? now <= epochOf(health.staleAt) : isEvidence(health, alert)),
    );
  return {
    onDeath: (now, state) => {
      bequeathed = [...bequeathed, { connections: state?.connections ?? [], at: now }];
    },
    onSight: ({ alerts, state, now }) => {
      if (alerts !== before) {
        const present = new Set(alerts.flatMap((one) => [one.id, ...one.explains.map(({ id }) => id)]));
        const gone = before.filter(({ id }) => !present.has(id));
        before = alerts;
        for (const alert of gone) {
          const wasOver = bequeathed.some(({ connections, at }) => isOver(alert, connections, at));
          if (wasOver || isOver(alert, state.connections, now)) continue;
          blame('no alert is resolved without evidence', alert.id);
        }
      }
      bequeathed = [];
    },
  };
}

/** A snooze ends when what it is about gets worse, or becomes something else. */
export function noSnoozeOutlivesAnEscalation(blame: Blame): Invariant {
  const begun = new Map<
    string,
    { readonly at: Instant; readonly severity: Severity; readonly deadline: Instant | null }
  >();
  return {
    onSight: ({ alerts }) => {
      for (const { id, snooze, severity, deadline, mute, unseenSince } of alerts) {
        if (snooze === null) {
          begun.delete(id);
          continue;
        }
        const start = begun.get(id);
        if (start?.at !== snooze.at) {
          begun.set(id, { at: snooze.at, severity, deadline });
          continue;
        }
        if (mute !== null || unseenSince !== null) continue;
        const isWorse = severity !== 'unknown' && compareSeverity(severity, start.severity) > 0;
        if (isWorse) blame('no snooze outlives an escalation', `${id}: ${start.severity} became ${severity}`);
        else if (deadline !== start.deadline) blame('no snooze outlives its facts', id);
        else continue;
        begun.set(id, { at: snooze.at, severity, deadline });
      }
    },
  };
}

/** What a reading shows to be bad, and how long it has been so. */
interface Shown {
  /** The reading that showed it first. */
  readonly first: Instant;
  /** Another one showed it, too. */
  isConfirmed: boolean;
  /** The reading since which it has been critical; null: the last one showed less. */
  firstCritical: Instant | null;
  /** Since when it could have been told; null: it cannot yet. */
  since: EpochMs | null;
}

function anew(first: Instant): Shown {
  return { first, isConfirmed: false, firstCritical: null, since: null };
}

/**
 * What two readings in a row show to be bad is listed, and was told unless somebody decided otherwise. That it is
 * told counts by the list's own word; what was handed over for it is for other invariants.
 */
export function whatIsBadIsTold(blame: Blame): Invariant {
  const shown = new Map<string, Shown>();
  /** Somebody took care of it before it was told, and so knows of it → the readings that did not show it since. */
  const handled = new Map<string, Set<Instant>>();

  /** What is missing; null: nothing. */
  const missing = (alertId: string, { alerts }: Sight): string | null => {
    const entry = alerts.find(({ id }) => id === alertId);
    if (entry === undefined) return 'what is bad is listed';
    const isOwed = entry.told === null && entry.standing === 'open' && !handled.has(alertId);
    return isOwed ? 'what is bad is told' : null;
  };

  const examine = ({ id, health }: ConnectionState, sight: Sight): void => {
    const { now, settings, zone, awakeFor } = sight;
    if (health === null || now > epochOf(health.staleAt)) return;
    const explained = new Set(health.verdict.explains.slice(1));
    const bad = health.findings.filter(
      ({ key, severity }) => compareSeverity(severity, 'unknown') > 0 && !explained.has(key),
    );
    const present = new Map(
      bad.map(({ key, severity, evidence }) => {
        // What could not be read again is shown as it was.
        const at = evidence['at'];
        const readAt = typeof at === 'string' ? at : health.observedAt;
        return [alertIdOf(id, key), { severity, readAt }] as const;
      }),
    );
    for (const alertId of shown.keys()) {
      if (alertId.startsWith(`${id}#`) && !present.has(alertId)) shown.delete(alertId);
    }
    for (const [alertId, { severity, readAt }] of present) {
      const one = shown.get(alertId) ?? anew(readAt);
      shown.set(alertId, one);
      one.isConfirmed ||= readAt !== one.first;
      one.firstCritical = severity === 'critical' ? (one.firstCritical ?? readAt) : null;
      // What was less before needs a second look, too, before it disturbs.
      const isCritical = one.firstCritical !== null && one.firstCritical !== readAt;
      const passes = isCritical && settings.quiet.criticalPasses;
      const canBeTold = one.isConfirmed && (passes || !isQuietAt(now, settings, zone));
      one.since = canBeTold ? (one.since ?? now) : null;
      if (one.since === null || now - one.since < GRACE_MS || awakeFor < GRACE_MS) continue;
      const broken = missing(alertId, sight);
      if (broken === null) continue;
      blame(broken, alertId);
      shown.set(alertId, anew(readAt));
    }
  };

  return {
    onStart: () => {
      shown.clear();
    },
    onClockChange: () => {
      shown.clear();
    },
    onSight: (sight) => {
      const listed = new Set(sight.alerts.flatMap((one) => [one.id, ...one.explains.map(({ id }) => id)]));
      for (const { id: connectionId, health } of sight.state.connections) {
        const shows = new Set(health?.findings.map(({ key }) => alertIdOf(connectionId, key)));
        for (const [id, without] of handled) {
          const isOfConnection = id.startsWith(`${connectionId}#`);
          if (health !== null && isOfConnection && !shows.has(id)) without.add(health.observedAt);
        }
      }
      for (const [id, without] of handled) {
        if (listed.has(id)) without.clear();
        // What one reading does not show may be there all the same.
        if (without.size > 1) handled.delete(id);
      }
      for (const { id, standing } of sight.alerts) if (standing !== 'open') handled.set(id, new Set());
      for (const connection of sight.state.connections) examine(connection, sight);
    },
  };
}
