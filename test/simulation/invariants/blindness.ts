import { alertIdOf } from '../../../shared/domain/alert';
import { type EpochMs, epochOf } from '../../../shared/domain/instant';
import { isQuietAt } from './calendar';
import { GRACE_MS } from './grace';
import type { Blame, Invariant, Sight } from './invariant';

/** That nothing can be seen is listed and told, unless somebody decided otherwise. */
export function blindnessIsTold(blame: Blame): Invariant {
  /** Connection → since when it has been blind while somebody could have been told. */
  const owed = new Map<string, EpochMs>();
  /** Connection → the reading that was there when the clock was changed: its age is not to be measured. */
  const before = new Map<string, string>();
  let hasChanged = false;

  const isOwed = (id: string, sight: Sight): boolean => {
    const { now, settings, zone, alerts } = sight;
    const entry = alerts.find((one) => one.id === alertIdOf(id, 'stale'));
    if (entry === undefined) return true;
    return entry.told === null && entry.standing === 'open' && !isQuietAt(now, settings, zone);
  };

  return {
    onStart: () => {
      owed.clear();
    },
    onClockChange: () => {
      owed.clear();
      hasChanged = true;
    },
    onSight: (sight) => {
      const { state, now } = sight;
      const isWatching = state.monitor.status === 'running' || state.monitor.status === 'offline';
      for (const { id, health } of state.connections) {
        if (hasChanged && health !== null) before.set(id, health.observedAt);
        const isBlind =
          health !== null && now > epochOf(health.staleAt) && before.get(id) !== health.observedAt;
        if (!isWatching || !isBlind || !isOwed(id, sight)) {
          owed.delete(id);
          continue;
        }
        const since = owed.get(id) ?? now;
        owed.set(id, since);
        if (now - since < GRACE_MS || sight.awakeFor < 2 * GRACE_MS) continue;
        blame('that nothing can be seen is told', `${id}, unread since ${health.observedAt}`);
        owed.delete(id);
      }
      hasChanged = false;
    },
  };
}
