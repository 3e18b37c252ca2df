import type { Application } from '../../electron/application';
import type { AppState } from '../../shared/domain/state';
import { diffState, type StateChange } from '../../shared/domain/state-change';
import type { CommandAnswers, CommandArgument, CommandName } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import { createFormatter } from '../../shared/messages/formatter';
import { say } from '../../shared/messages/say';
import { toCsv } from '../../shared/views/csv';
import { journalJson, journalLines, journalTest, journalWords } from '../../shared/views/journal';

/** A command as it arrived. */
export type ReceivedCommand = {
  [K in CommandName]: { readonly name: K; readonly argument: CommandArgument<K> };
}[CommandName];

/** An application without a monitor: a test sets its state and sees the commands. */
export interface ApplicationDouble extends Application {
  readonly received: readonly ReceivedCommand[];
  /** Replaces the state and tells whoever listens what changed. */
  readonly become: (state: AppState) => void;
}

/** What a test lets the double answer with; a `CommandFailure` is thrown. */
export type GivenAnswers = { readonly [K in CommandName]?: CommandAnswers[K] | CommandFailure };

const ANSWERS: Omit<CommandAnswers, 'getState'> = {
  recheck: null,
  recheckPermissions: null,
  updateSettings: null,
  openLink: null,
  exploreSample: null,
  leaveSample: null,
  openDraft: null,
  changeDraft: null,
  setDraftSecret: null,
  signIn: null,
  cancelSignIn: null,
  checkDraft: null,
  listGenesysDomains: { domains: ['support.contoso.example'], problem: null },
  cancelDraftCheck: null,
  saveDraft: { connectionId: 'saved' },
  closeDraft: null,
  removeConnection: null,
  reorderConnections: null,
  pause: null,
  resume: null,
  testNotification: { outcome: 'unsupported' },
  setLaunchAtLogin: null,
  exportConnections: { text: '{}' },
  saveChannel: { outcome: 'saved', channelId: 'channel' },
  removeChannel: null,
  testChannel: { problem: null },
  exportCalendar: { text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR' },
  importConnections: { added: [], problem: null },
  supportBundle: { text: '{}' },
  openDataFolder: null,
  saveFile: { state: 'cancelled' },
  checkForUpdate: null,
  confirmCredential: null,
  acknowledgeAlert: null,
  snoozeAlert: null,
  wakeAlert: null,
  muteAlerts: { muteId: 'mute' },
  unmuteAlerts: null,
  forecast: { at: '2026-11-23T12:00:00.000Z', connections: [], tellings: [], unheard: 0 },
  startRunbook: { runId: 'run' },
  actOnRun: null,
  cancelRun: null,
  forgetRun: null,
  handOverSecret: { how: 'value', value: 'not-a-secret' },
  signInForRun: null,
  cancelSignInForRun: null,
  changeRecord: { text: '# Change' },
  readJournal: { entries: [], next: null, lookedUntil: null },
  exportJournal: { text: '' },
};

/**
 * Settings are really changed, re-checks of an unknown connection really refused; the rest is only noted.
 *
 * @param given what commands answer instead of the plainest answer
 */
export function createApplicationDouble(initial: AppState, given: GivenAnswers = {}): ApplicationDouble {
  let state = initial;
  const received: ReceivedCommand[] = [];
  const note =
    <K extends Exclude<CommandName, 'getState'>>(name: K) =>
    (argument: CommandArgument<K>): Promise<CommandAnswers[K]> => {
      received.push({ name, argument } as ReceivedCommand);
      const answer: CommandAnswers[K] | CommandFailure = given[name] ?? (ANSWERS as CommandAnswers)[name];
      return answer instanceof CommandFailure ? Promise.reject(answer) : Promise.resolve(answer);
    };
  const listeners = new Set<(change: StateChange, state: AppState) => void>();
  const become = (next: AppState): void => {
    const change = diffState(state, next);
    state = next;
    if (change !== null) for (const listener of listeners) listener(change, next);
  };
  const requireConnection = (id: string | undefined): void => {
    if (id !== undefined && !state.connections.some((connection) => connection.id === id)) {
      throw new CommandFailure('unknownConnection', id);
    }
  };
  return {
    received,
    become,
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report: () => ({
      schema: 'graphkeeper.report/1',
      at: state.monitor.now,
      severity: 'critical',
      connections: [],
    }),
    calendar: () => ANSWERS.exportCalendar.text,
    start: () => undefined,
    setOnline: () => undefined,
    suspend: () => undefined,
    resume: () => undefined,
    checkTime: () => undefined,
    dispose: () => Promise.resolve(),
    handlers: {
      getState: () => Promise.resolve(state),
      recheck: async (argument) => {
        await note('recheck')(argument);
        requireConnection(argument.connectionId);
        return null;
      },
      recheckPermissions: async (argument) => {
        await note('recheckPermissions')(argument);
        requireConnection(argument.connectionId);
        return null;
      },
      updateSettings: async (argument) => {
        await note('updateSettings')(argument);
        const { settings, app } = state;
        const next = {
          language: argument.language ?? settings.language,
          theme: argument.theme ?? settings.theme,
          polling: argument.polling ?? settings.polling,
          pace: argument.pace ?? settings.pace,
          notifications: argument.notifications ?? settings.notifications,
          credentialDays: argument.credentialDays ?? settings.credentialDays,
          closeWithoutTray: argument.closeWithoutTray ?? settings.closeWithoutTray,
          updates: argument.updates ?? settings.updates,
          shortcuts: argument.shortcuts ?? settings.shortcuts,
          alerts:
            argument.alerts === undefined ? settings.alerts : { ...settings.alerts, ...argument.alerts },
          channels: settings.channels,
        };
        become({ ...state, settings: next, app: { ...app, language: next.language === 'fr' ? 'fr' : 'en' } });
        return null;
      },
      openLink: note('openLink'),
      exploreSample: note('exploreSample'),
      leaveSample: note('leaveSample'),
      openDraft: note('openDraft'),
      changeDraft: note('changeDraft'),
      setDraftSecret: note('setDraftSecret'),
      signIn: note('signIn'),
      cancelSignIn: note('cancelSignIn'),
      checkDraft: note('checkDraft'),
      listGenesysDomains: note('listGenesysDomains'),
      cancelDraftCheck: note('cancelDraftCheck'),
      saveDraft: note('saveDraft'),
      closeDraft: note('closeDraft'),
      removeConnection: note('removeConnection'),
      reorderConnections: note('reorderConnections'),
      pause: note('pause'),
      resume: note('resume'),
      testNotification: note('testNotification'),
      setLaunchAtLogin: note('setLaunchAtLogin'),
      exportConnections: note('exportConnections'),
      exportCalendar: note('exportCalendar'),
      saveChannel: note('saveChannel'),
      removeChannel: note('removeChannel'),
      testChannel: note('testChannel'),
      importConnections: note('importConnections'),
      supportBundle: note('supportBundle'),
      openDataFolder: note('openDataFolder'),
      saveFile: note('saveFile'),
      checkForUpdate: note('checkForUpdate'),
      confirmCredential: note('confirmCredential'),
      acknowledgeAlert: note('acknowledgeAlert'),
      snoozeAlert: note('snoozeAlert'),
      wakeAlert: note('wakeAlert'),
      muteAlerts: note('muteAlerts'),
      unmuteAlerts: note('unmuteAlerts'),
      forecast: note('forecast'),
      startRunbook: note('startRunbook'),
      actOnRun: note('actOnRun'),
      cancelRun: note('cancelRun'),
      forgetRun: note('forgetRun'),
      handOverSecret: note('handOverSecret'),
      signInForRun: note('signInForRun'),
      cancelSignInForRun: note('cancelSignInForRun'),
      changeRecord: note('changeRecord'),
      readJournal: note('readJournal'),
      exportJournal: async (argument) => {
        await note('exportJournal')(argument);
        const { language } = state.app;
        const words = journalWords((text, now) => say(text, language, createFormatter(language, now)));
        const entries = state.activity.filter(journalTest(argument.filter, words));
        return {
          text:
            argument.kind === 'csv'
              ? toCsv(journalLines(entries, words))
              : journalJson(entries, words, state.monitor.now),
        };
      },
    },
  };
}
