/**
 * The names of the contract, without its schemas: the preload script is built from them, and a sandboxed preload
 * should carry as little code as possible.
 */

/** Each command, by the name of its schema in `contract.ts`. */
export const COMMAND_NAMES = [
  'getState',
  'recheck',
  'recheckPermissions',
  'updateSettings',
  'openLink',
  'exploreSample',
  'leaveSample',
  'openDraft',
  'changeDraft',
  'setDraftSecret',
  'signIn',
  'cancelSignIn',
  'checkDraft',
  'cancelDraftCheck',
  'listGenesysDomains',
  'saveDraft',
  'closeDraft',
  'removeConnection',
  'reorderConnections',
  'pause',
  'resume',
  'testNotification',
  'setLaunchAtLogin',
  'exportConnections',
  'importConnections',
  'supportBundle',
  'openDataFolder',
  'saveFile',
  'checkForUpdate',
  'confirmCredential',
  'acknowledgeAlert',
  'snoozeAlert',
  'wakeAlert',
  'muteAlerts',
  'unmuteAlerts',
  'forecast',
  'exportCalendar',
  'saveChannel',
  'removeChannel',
  'testChannel',
  'startRunbook',
  'actOnRun',
  'cancelRun',
  'forgetRun',
  'handOverSecret',
  'signInForRun',
  'cancelSignInForRun',
  'changeRecord',
  'readJournal',
  'exportJournal',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];

/** Each event that the main process sends. */
export const EVENT_NAMES = ['stateChanged', 'navigate'] as const;

export type EventName = (typeof EVENT_NAMES)[number];

/** The Electron IPC channel of a command or event. */
export function channelOf(name: CommandName | EventName): string {
  return `graphkeeper:${name}`;
}
