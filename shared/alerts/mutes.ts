import type { Alert } from '../domain/alert';
import type { Mute, MuteScope } from '../domain/alert-settings';
import { type EpochMs, epochOf } from '../domain/instant';

/** What a mute looks at. */
export type Mutable = Pick<
  Alert,
  'connectionId' | 'connectionName' | 'key' | 'source' | 'subject' | 'severity' | 'impact' | 'deadline'
>;

/**
 * Whether a text fits a pattern as a whole; `*` is any text, and case makes no difference. Never more work than the
 * length of both multiplied, whatever the pattern.
 */
function fits(text: string, pattern: string): boolean {
  let at = 0;
  let next = 0;
  /** Where the last `*` was met, to let it take one more character when the rest does not fit. */
  let star: { readonly next: number; readonly at: number } | null = null;
  while (at < text.length) {
    if (pattern[next] === '*') {
      star = { next: next + 1, at };
      next += 1;
    } else if (next < pattern.length && pattern[next] === text[at]) {
      next += 1;
      at += 1;
    } else if (star !== null) {
      star = { next: star.next, at: star.at + 1 };
      next = star.next;
      at = star.at;
    } else {
      return false;
    }
  }
  while (pattern[next] === '*') next += 1;
  return next === pattern.length;
}

/** Whether a scope is about an alert, whatever its connection. */
function isInScope(alert: Mutable, scope: MuteScope): boolean {
  switch (scope.by) {
    case 'check':
      return alert.source === scope.check;
    case 'credential':
      return alert.subject.id === scope.keyId;
    case 'pattern': {
      const pattern = scope.pattern.toLowerCase();
      const { subject, key, connectionName } = alert;
      return [subject.name, subject.id, key, connectionName].some((text) =>
        fits(text.toLowerCase(), pattern),
      );
    }
  }
}

/**
 * A credential that has ended while something hangs on it is told whatever anybody muted: mail, or all that Graphkeeper
 * sees, for the deadline of its own access is that of the last credential it has.
 */
export function isNeverMuted({ source, severity, impact, deadline }: Mutable, now: EpochMs): boolean {
  if (deadline === null || epochOf(deadline) > now) return false;
  return (
    source === 'own-access' ||
    (source === 'credential-expiry' && severity === 'critical' && impact !== 'none')
  );
}

/** The mute that keeps an alert from being told; null: none does. */
export function muteOf(alert: Mutable, mutes: readonly Mute[], now: EpochMs): Mute | null {
  if (mutes.length === 0 || isNeverMuted(alert, now)) return null;
  return (
    mutes.find(
      ({ connectionId, scope }) =>
        (connectionId === null || connectionId === alert.connectionId) && isInScope(alert, scope),
    ) ?? null
  );
}
