import { muteOf } from '../../../shared/alerts/mutes';
import type { AlertEntry } from '../../../shared/domain/alert';
import type { Mute, MuteScope } from '../../../shared/domain/alert-settings';
import { type EpochMs, instantOf } from '../../../shared/domain/instant';
import type { MuteWords } from '../../../shared/messages/en/alert-screens';
import type { Words } from '../../i18n/words';

/** What of an alert can be muted; null where that makes no sense for it. */
export interface MuteChoices {
  readonly check: MuteScope | null;
  readonly credential: (MuteScope & { readonly by: 'credential' }) | null;
}

/** The ways to mute what an alert is about. Data that is too old is no check: only its pattern can be muted. */
export function muteChoicesOf({ source, subject }: Pick<AlertEntry, 'source' | 'subject'>): MuteChoices {
  const isCredential = subject.type === 'clientSecret' || subject.type === 'certificate';
  return {
    check: source === 'stale' ? null : { by: 'check', check: source },
    credential: isCredential ? { by: 'credential', keyId: subject.id } : null,
  };
}

/** What a mute is about as it is said; a credential by its name where an alert knows it. */
export function muteWords(
  scope: MuteScope,
  alerts: readonly Pick<AlertEntry, 'subject'>[],
  { t }: Pick<Words, 't'>,
): MuteWords {
  switch (scope.by) {
    case 'check':
      return { by: 'check', name: t(`alertPage.source.${scope.check}`) };
    case 'credential': {
      const known = alerts.find(({ subject }) => subject.id === scope.keyId);
      return { by: 'credential', name: known?.subject.name ?? scope.keyId };
    }
    case 'pattern':
      return scope;
  }
}

/** The alerts that a mute would keep from being told, were it added now. */
export function mutedBy(
  { connectionId, scope }: Pick<Mute, 'connectionId' | 'scope'>,
  alerts: readonly AlertEntry[],
  now: EpochMs,
): readonly AlertEntry[] {
  const mute: Mute = { id: '', connectionId, scope, reason: '', by: '', at: instantOf(now) };
  return alerts.filter((alert) => muteOf(alert, [mute], now) !== null);
}
