import type { Alert } from '../domain/alert';
import type { Mute, MuteScope } from '../domain/alert-settings';
import { type EpochMs, epochOf } from '../domain/instant';

/** What a mute looks at. */
export type Mutable = Pick<
  Alert,
  'connectionId' | 'connectionName' | 'key' | 'source' | 'subject' | 'severity' | 'impact' | 'deadline'
>;

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}

/** Whether a scope is about an alert, whatever its connection. */
export function isInScope(alert: Mutable, scope: MuteScope): boolean {
  switch (scope.by) {
    case 'check':
      return alert.source === scope.check;
    case 'credential':
      return alert.subject.id === scope.keyId;
    case 'pattern': {
      const expression = expressionOf(scope.pattern);
      return [alert.subject.name, alert.subject.id, alert.key, alert.connectionName].some((text) =>
        expression.test(text),
      );
    }
  }
}

/** A credential that mail hangs on and that has ended is told whatever anybody muted. */
export function isNeverMuted({ source, severity, impact, deadline }: Mutable, now: EpochMs): boolean {
  return (
    source === 'credential-expiry' &&
    severity === 'critical' &&
    impact !== 'none' &&
    deadline !== null &&
    epochOf(deadline) <= now
  );
}

/** The mute that keeps an alert from being told; null: none does. */
export function muteOf(alert: Mutable, mutes: readonly Mute[], now: EpochMs): Mute | null {
  if (isNeverMuted(alert, now)) return null;
  return (
    mutes.find(
      ({ connectionId, scope }) =>
        (connectionId === null || connectionId === alert.connectionId) && isInScope(alert, scope),
    ) ?? null
  );
}
