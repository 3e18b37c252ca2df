import type { AlertEntry } from '../../../shared/domain/alert';
import { type EpochMs, type Instant } from '../../../shared/domain/instant';
import { isQuietAt } from './calendar';
import { isEvidence } from './evidence';
import { DESKTOP, GRACE_MS } from './grace';
import type { Blame, Invariant, Sight } from './invariant';

/** That something is over is told to nobody who was not told of it. */
export function onlyWhatWasToldIsTakenBack(blame: Blame): Invariant {
  const known = new Set<string>();
  const mayBeKnown = new Set<string>();
  /** Ends that were handed over: they may have to be tried again. */
  const tried = new Set<string>();
  return {
    onAttempt: ({ channelId, notice }) => {
      for (const { id, alertId, reason } of notice.tellings) {
        const mark = `${channelId} ${alertId}`;
        const isAgain = tried.has(`${channelId} ${id}`);
        tried.add(`${channelId} ${id}`);
        if (reason !== 'resolved') known.add(mark);
        else if (!isAgain && !known.delete(mark) && !mayBeKnown.has(alertId)) {
          blame('only what was told is taken back', mark);
        }
      }
    },
    // What was on its way when the run was ended counts as told.
    onDeath: (_, state) => {
      for (const { id, told, explains } of state?.alerts ?? []) {
        if (told !== null) mayBeKnown.add(id);
        for (const under of explains) mayBeKnown.add(under.id);
      }
    },
  };
}

/** An alert that went away after it was told, and what was read since. */
interface Gone {
  readonly entry: AlertEntry;
  readonly readings: Set<Instant>;
  /** Since when it could have been told that it is over; null: it cannot yet. */
  since: EpochMs | null;
}

/** Who was told of something is told that it is over, once two readings show that it is. */
export function whatIsOverIsTakenBack(blame: Blame): Invariant {
  const told = new Set<string>();
  let listed = new Map<string, AlertEntry>();
  const gone = new Map<string, Gone>();
  let isFirstSight = false;

  const examine = (id: string, one: Gone, sight: Sight): void => {
    const { now, settings, zone, state, awakeFor } = sight;
    const health = state.connections.find((two) => two.id === one.entry.connectionId)?.health ?? null;
    if (health === null) return;
    if (one.readings.size < 2) {
      if (one.entry.source === 'stale' || isEvidence(health, one.entry)) one.readings.add(health.observedAt);
      return;
    }
    one.since = isQuietAt(now, settings, zone) ? null : (one.since ?? now);
    if (one.since === null || now - one.since < GRACE_MS || awakeFor < GRACE_MS) return;
    blame('who was told is told that it is over', id);
    gone.delete(id);
    told.delete(id);
  };

  return {
    onAttempt: ({ channelId, notice }) => {
      if (channelId !== DESKTOP) return;
      for (const { alertId, reason } of notice.tellings) {
        if (reason === 'resolved') {
          told.delete(alertId);
          gone.delete(alertId);
        } else told.add(alertId);
      }
    },
    onDeath: () => {
      gone.clear();
    },
    onStart: () => {
      isFirstSight = true;
    },
    onClockChange: () => {
      for (const one of gone.values()) one.readings.clear();
    },
    onSight: (sight) => {
      const present = new Map(sight.alerts.map((one) => [one.id, one]));
      const under = new Set(sight.alerts.flatMap(({ explains }) => explains.map(({ id }) => id)));
      const isThere = (id: string): boolean => present.has(id) || under.has(id);
      // Its end may have been on its way when the run before was ended; what came after it is another one, then.
      const isUntold = (id: string): boolean => present.get(id)?.told === null;
      if (isFirstSight) for (const id of told) if (!isThere(id) || isUntold(id)) told.delete(id);
      isFirstSight = false;
      for (const [id, entry] of listed) {
        if (told.has(id) && !isThere(id) && !gone.has(id)) {
          gone.set(id, { entry, readings: new Set(), since: null });
        }
      }
      for (const [id, one] of gone) {
        if (isThere(id)) gone.delete(id);
        else examine(id, one, sight);
      }
      listed = present;
    },
  };
}
