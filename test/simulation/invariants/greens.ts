import { presentSeverity } from '../../../shared/diagnosis/overview';
import { deriveTrayView } from '../../../shared/diagnosis/tray-view';
import { epochOf } from '../../../shared/domain/instant';
import type { ConnectionState } from '../../../shared/domain/state';
import type { Blame, Invariant } from './invariant';

/** What is unknown, or too old to be known, is never green. */
export function unknownIsNeverGreen(blame: Blame): Invariant {
  return {
    onSight: ({ state, now }) => {
      const isKnown = ({ health }: ConnectionState): boolean =>
        health !== null &&
        now <= epochOf(health.staleAt) &&
        health.findings.every(({ severity }) => severity !== 'unknown');
      if (state.connections.every(isKnown)) return;
      const { icon } = deriveTrayView(state, now);
      if (icon === 'ok' || icon === 'notice') blame('unknown is never green', `the tray is ${icon}`);
      for (const connection of state.connections) {
        const severity = presentSeverity(connection, now);
        const isGreen = severity === 'ok' || severity === 'notice';
        if (isGreen && !isKnown(connection)) blame('unknown is never green', connection.id);
      }
    },
  };
}
