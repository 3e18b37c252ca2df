import type { Settings } from '../domain/state';
import type { CommandArgument } from './contract';

/** Only the given settings, laid over the present ones. Mutes and channels have commands of their own. */
export function changedSettings(settings: Settings, change: CommandArgument<'updateSettings'>): Settings {
  return {
    language: change.language ?? settings.language,
    theme: change.theme ?? settings.theme,
    polling: change.polling ?? settings.polling,
    pace: change.pace ?? settings.pace,
    notifications: change.notifications ?? settings.notifications,
    alerts: change.alerts === undefined ? settings.alerts : { ...settings.alerts, ...change.alerts },
    channels: settings.channels,
    credentialDays: change.credentialDays ?? settings.credentialDays,
    closeWithoutTray: change.closeWithoutTray ?? settings.closeWithoutTray,
    updates: change.updates ?? settings.updates,
    shortcuts: change.shortcuts ?? settings.shortcuts,
  };
}
