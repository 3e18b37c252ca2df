import type { CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';

function notYet(): Promise<never> {
  return Promise.reject(new CommandFailure('notSupported', 'alerts'));
}

/** The commands about alerts, channels and the journal. */
export function alertCommands(): Pick<
  CommandHandlers,
  | 'acknowledgeAlert'
  | 'snoozeAlert'
  | 'wakeAlert'
  | 'muteAlerts'
  | 'unmuteAlerts'
  | 'saveChannel'
  | 'removeChannel'
  | 'testChannel'
  | 'exportCalendar'
  | 'readJournal'
  | 'exportJournal'
  | 'forecast'
> {
  return {
    acknowledgeAlert: notYet,
    snoozeAlert: notYet,
    wakeAlert: notYet,
    muteAlerts: notYet,
    unmuteAlerts: notYet,
    saveChannel: notYet,
    removeChannel: notYet,
    testChannel: notYet,
    exportCalendar: notYet,
    readJournal: notYet,
    exportJournal: notYet,
    forecast: notYet,
  };
}
