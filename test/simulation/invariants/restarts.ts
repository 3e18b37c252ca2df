import type { AlertEntry } from '../../../shared/domain/alert';
import type { Blame, Invariant } from './invariant';

/** What of an alert is kept between runs, and nothing but a reading or somebody's deed changes. */
function keptOf(entry: AlertEntry): string {
  const { id, severity, impact, deadline, since, told, acknowledged, snooze, unseenSince, explains } = entry;
  const under = explains.map((one) => `${one.id} ${one.severity}`);
  return JSON.stringify([
    id,
    severity,
    impact,
    deadline,
    since,
    told,
    acknowledged,
    snooze,
    unseenSince,
    ...under,
  ]);
}

/**
 * Whatever ended a run, the next one begins with the same alerts: what was shown had been written down before. Only
 * a run that ended in the middle of writing may have written what it could not show any more.
 */
export function aRestartChangesNothing(blame: Blame): Invariant {
  let before: readonly AlertEntry[] | null = null;
  let isFirstSight = false;
  return {
    onDeath: (_, state, during) => {
      const isWriting = during.includes('/');
      before = isWriting || state === null ? null : state.alerts;
    },
    onStart: () => {
      isFirstSight = true;
    },
    onSight: ({ alerts, state }) => {
      if (isFirstSight && before !== null) {
        const unread = new Set(state.connections.filter(({ health }) => health === null).map(({ id }) => id));
        const ofUnread = (all: readonly AlertEntry[]): readonly string[] =>
          all
            .filter(({ connectionId }) => unread.has(connectionId))
            .map(keptOf)
            .sort();
        const [was, is] = [ofUnread(before), ofUnread(alerts)];
        const lost = was.filter((one) => !is.includes(one));
        const made = is.filter((one) => !was.includes(one));
        if (lost.length + made.length > 0) {
          blame('a restart gives the same alerts', `${lost.join(' ')} became ${made.join(' ')}`);
        }
      }
      isFirstSight = false;
      before = null;
    },
  };
}
