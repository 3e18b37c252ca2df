import { alertIdOf } from '../../../shared/domain/alert';
import type { CheckId } from '../../../shared/domain/finding';
import { epochOf, type Instant } from '../../../shared/domain/instant';
import { compareSeverity } from '../../../shared/domain/severity';
import { GRACE_MS } from './grace';
import type { Blame, Invariant } from './invariant';

/** What can pass by itself: a notification is late, a subscription is between two lives. */
const MAY_PASS: ReadonlySet<CheckId> = new Set<CheckId>([
  'subscription-health',
  'subscription-rhythm',
  'mail-flow',
  'genesys-integration',
]);

/** Nobody is told of what may pass by itself before it was seen twice. */
export function whatMayPassIsSeenTwice(blame: Blame): Invariant {
  const seen = new Map<string, Set<Instant>>();
  /** What shows it to be over is seen twice as well. */
  const good = new Map<string, Set<Instant>>();
  return {
    onSight: ({ state }) => {
      for (const { id, health } of state.connections) {
        for (const { check, key, severity } of health?.findings ?? []) {
          if (health === null || !MAY_PASS.has(check) || severity === 'unknown') continue;
          const alertId = alertIdOf(id, key);
          const isBad = compareSeverity(severity, 'notice') > 0;
          const [of, other] = isBad ? [seen, good] : [good, seen];
          const readings = of.get(alertId) ?? new Set();
          readings.add(health.observedAt);
          of.set(alertId, readings);
          if (isBad || readings.size > 1) other.delete(alertId);
        }
      }
    },
    onAttempt: ({ notice }) => {
      for (const { alertId, reason } of notice.tellings) {
        const readings = seen.get(alertId)?.size ?? 2;
        if (reason === 'raised' && readings < 2) {
          blame('what may pass is seen twice before it is told', alertId);
        }
      }
    },
  };
}

/** A credential that mail hangs on and that has ended is muted by nobody. */
export function theExpiredIsNeverMuted(blame: Blame): Invariant {
  return {
    onSight: ({ alerts, now, awakeFor }) => {
      for (const { id, source, severity, impact, deadline, mute } of alerts) {
        const isExpired = deadline !== null && now - epochOf(deadline) > GRACE_MS && awakeFor > GRACE_MS;
        const isInUse = source === 'credential-expiry' && severity === 'critical' && impact !== 'none';
        if (isExpired && isInUse && mute !== null) blame('what has expired and is in use is never muted', id);
      }
    },
  };
}
