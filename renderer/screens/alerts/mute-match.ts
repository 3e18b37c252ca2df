import type { AlertEntry } from '../../../shared/domain/alert';
import type { MuteScope } from '../../../shared/domain/alert-settings';

/** What of an alert a mute looks at. */
type MutedBy = Pick<AlertEntry, 'connectionId' | 'source' | 'subject'>;

function matchesPattern(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`, 'iu').test(text);
}

/** Whether a mute, as far as it is chosen, would apply to an alert. */
export function isMutedBy(
  mute: { readonly connectionId: string | null; readonly scope: MuteScope },
  alert: MutedBy,
): boolean {
  if (mute.connectionId !== null && mute.connectionId !== alert.connectionId) return false;
  switch (mute.scope.by) {
    case 'check':
      return alert.source === mute.scope.check;
    case 'credential':
      return alert.subject.id === mute.scope.keyId;
    case 'pattern':
      return matchesPattern(mute.scope.pattern, alert.subject.name);
  }
}
