import { z } from 'zod';

import { ACTIVITY_KINDS } from '../domain/activity-kind';
import { alertSettingsSchema, muteScopeSchema } from '../domain/alert-settings-schema';
import { channelDraftSchema, channelSecretsSchema } from '../domain/channel-schema';
import { credentialDaysSchema } from '../domain/configuration';
import type { Forecast } from '../domain/forecast';
import { GENESYS_REGIONS } from '../domain/genesys-region';
import type { Instant } from '../domain/instant';
import type { JournalPage } from '../domain/journal-query';
import { LINK_IDS } from '../domain/link-id';
import { PACES } from '../domain/pace';
import { PAUSE_LENGTHS } from '../domain/pause';
import { RUNBOOK_IDS } from '../domain/runbook-id';
import { RUN_ACTIONS } from '../domain/runbook-run';
import { FILE_KINDS, type FileKind, isFileName, MAX_FILE_TEXT, type SaveOutcome } from '../domain/saved-file';
import { SEVERITIES } from '../domain/severity';
import type { AppState } from '../domain/state';
import type { StateChange } from '../domain/state-change';
import type { Message } from '../messages/message';
import type { CommandName, EventName } from './channels';

export { channelOf, COMMAND_NAMES, type CommandName, type EventName } from './channels';

/**
 * The one contract between the interface and the main process. Main handlers, the preload bridge, the
 * headless host and test doubles are all derived from this value, so that they cannot drift apart.
 */

/** The longest text that a command accepts; nothing an administrator types here is longer. */
const MAX_TEXT = 2_000;

/** A certificate chain with its private key, PEM. */
const MAX_SECRET = 65_536;

/** A pasted answer of PowerShell. */
const MAX_PASTE = 200_000;

/** A configuration file with several hundred connections. */
const MAX_FILE = 4_000_000;

const connectionId = z.string().min(1).max(MAX_TEXT);

const channelId = z.string().min(1).max(100);

const runId = z.string().min(1).max(100);

const text = z.string().max(MAX_TEXT);

const alertId = z
  .string()
  .min(1)
  .max(2 * MAX_TEXT);

/** Why somebody did something about an alert: for whoever looks after it next. */
const reason = z.string().trim().min(1).max(500);

/** What is typed into a draft: any text, because a wrong value must be kept while it is corrected. */
const draftFields = z.strictObject({
  name: text,
  tenantId: text,
  cloud: z.union([
    z.enum(['global', 'usgov', 'usgov-dod', 'china']),
    z.strictObject({ login: text, graph: text }),
  ]),
  tokenEndpoint: text,
  clientId: text,
  profile: z.enum(['genesys-cloud', 'generic']),
  mailboxes: z.array(text).max(500).readonly(),
  canaryMailboxes: z.array(text).max(50).readonly(),
  access: z
    .array(z.enum(['integrationCredential', 'administrator', 'monitorRegistration']))
    .max(3)
    .readonly(),
  monitorClientId: text,
  administratorClientId: text,
  hasGenesys: z.boolean(),
  genesysRegion: z.union([z.enum(GENESYS_REGIONS), z.strictObject({ login: text, api: text })]),
  genesysClientId: text,
  genesysDomains: z.array(text).max(50).readonly(),
});

const journalFilter = z.strictObject({
  connection: z.union([z.literal('all'), z.strictObject({ id: connectionId.nullable() })]),
  kind: z.enum(['all', ...ACTIVITY_KINDS]),
  severity: z.enum(['all', ...SEVERITIES]),
  text,
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
});

/** Each command: the schema of its one argument. Every answer is a `CommandResult`. */
export const commands = {
  /** The whole state, once, on connect. */
  getState: z.strictObject({}),
  /** Reads everything of all connections, or of one. */
  recheck: z.strictObject({ connectionId: connectionId.optional() }),
  /** Reads registration, credentials and consent only: the one-click re-check. */
  recheckPermissions: z.strictObject({ connectionId: connectionId.optional() }),
  /** Changes settings; only the given ones. */
  updateSettings: z.strictObject({
    language: z.enum(['system', 'en', 'fr']).optional(),
    theme: z.enum(['system', 'light', 'dark']).optional(),
    polling: z
      .strictObject({
        frequentMinutes: z.number().int().min(1).max(1_440),
        fullMinutes: z.number().int().min(5).max(1_440),
      })
      .optional(),
    pace: z.enum(PACES).optional(),
    notifications: z.strictObject({ enabled: z.boolean() }).optional(),
    /** Without the mutes, which have commands of their own. */
    alerts: alertSettingsSchema.omit({ mutes: true }).optional(),
    credentialDays: credentialDaysSchema.optional(),
    closeWithoutTray: z.enum(['minimize', 'quit']).optional(),
    updates: z.strictObject({ enabled: z.boolean() }).optional(),
    shortcuts: z.strictObject({ enabled: z.boolean() }).optional(),
  }),
  /** Opens a page of Microsoft's portals for a connection in the system browser. */
  openLink: z.strictObject({ link: z.enum(LINK_IDS), connectionId: connectionId.optional() }),
  /** Watches the sample tenant, which needs no account. */
  exploreSample: z.strictObject({}),
  /** Back from the sample tenant to one's own connections, or to the first-run page. */
  leaveSample: z.strictObject({}),
  /** Begins to add a connection, or to edit one. */
  openDraft: z.strictObject({ connectionId: connectionId.optional() }),
  /** Changes fields of the draft; what is wrong comes back as the draft's problems, not as an error. */
  changeDraft: draftFields.partial(),
  /** Hands over a secret or a certificate (PEM with its private key); empty text takes it back. */
  setDraftSecret: z.strictObject({
    slot: z.enum(['integrationCredential', 'monitorRegistration', 'genesysClient']),
    kind: z.enum(['secret', 'certificate']),
    value: z.string().max(MAX_SECRET),
  }),
  /** Signs an administrator in for the draft, or anew for a connection; resolves at once, the state tells the rest. */
  signIn: z.strictObject({
    method: z.enum(['browser', 'deviceCode']),
    connectionId: connectionId.optional(),
  }),
  cancelSignIn: z.strictObject({}),
  /** The live preflight: what each access can read. Resolves at once, the draft's state tells the rest. */
  checkDraft: z.strictObject({}),
  cancelDraftCheck: z.strictObject({}),
  /** The e-mail domains of the drafted organisation at Genesys Cloud, for somebody who chooses. */
  listGenesysDomains: z.strictObject({}),
  /** Keeps the draft: its secrets go to the keychain. Refused while a field is wrong; gaps in access are allowed. */
  saveDraft: z.strictObject({}),
  /** Forgets the draft and its secrets. */
  closeDraft: z.strictObject({}),
  /** Stops watching and removes its keychain entries. */
  removeConnection: z.strictObject({ connectionId }),
  reorderConnections: z.strictObject({ order: z.array(connectionId).max(1_000) }),
  pause: z.strictObject({ until: z.enum(PAUSE_LENGTHS) }),
  resume: z.strictObject({}),
  testNotification: z.strictObject({}),
  setLaunchAtLogin: z.strictObject({ enabled: z.boolean() }),
  /** All connections as a configuration file: references to secrets, never secrets. */
  exportConnections: z.strictObject({}),
  /** Adds the connections of a configuration file; a name that is taken is refused by name. */
  importConnections: z.strictObject({ text: z.string().max(MAX_FILE) }),
  /** The redacted support bundle, to be previewed before it is saved. */
  supportBundle: z.strictObject({}),
  openDataFolder: z.strictObject({}),
  /** Asks where to, and saves a text as a file there; only where `environment.saving` says so. */
  saveFile: z.strictObject({
    name: z.string().refine(isFileName, 'not a file name'),
    kind: z.enum(Object.keys(FILE_KINDS) as readonly FileKind[]),
    text: z.string().max(MAX_FILE_TEXT),
  }),
  checkForUpdate: z.strictObject({}),
  /** "I know this credential": it was planned, and is no longer warned of. */
  confirmCredential: z.strictObject({ connectionId, keyId: text.min(1) }),
  /** Somebody takes care of it: told again only when it gets worse. */
  acknowledgeAlert: z.strictObject({ alertId, note: reason.nullable() }),
  /** Told again then; or earlier, when it gets worse or the facts change. A date ends at its first moment, here. */
  snoozeAlert: z.strictObject({
    alertId,
    until: z.union([z.enum(['day', 'week', 'nextStage']), z.strictObject({ date: z.iso.date() })]),
    reason,
  }),
  /** Takes an acknowledgement or a snooze back. */
  wakeAlert: z.strictObject({ alertId }),
  muteAlerts: z.strictObject({ connectionId: connectionId.nullable(), scope: muteScopeSchema, reason }),
  unmuteAlerts: z.strictObject({ muteId: z.string().min(1).max(100) }),
  /** What turns until then if nobody does anything, and what would be told. */
  forecast: z.strictObject({ at: z.iso.datetime() }),
  /** All deadlines as iCalendar text; `busy` until everything was read once. */
  exportCalendar: z.strictObject({}),
  /**
   * Adds a channel, or changes the one of this id. Its secrets go to the keychain and never come back; a password is
   * given again when it would go to another server.
   */
  saveChannel: z.strictObject({ channel: channelDraftSchema, secrets: channelSecretsSchema }),
  /** Forgets a channel, what waits for it, and its secrets. */
  removeChannel: z.strictObject({ channelId }),
  /** Sends a test message, and waits for what becomes of it. */
  testChannel: z.strictObject({ channelId }),
  /**
   * Begins a runbook for a connection, or comes back to the one that is under way. Nothing is changed by it: what a
   * step sends is shown before, and waits for `confirm`.
   */
  startRunbook: z.strictObject({ runbook: z.enum(RUNBOOK_IDS), connectionId }),
  /** What the administrator does at the step that a run is at; `busy` where it is at another one meanwhile. */
  actOnRun: z.strictObject({
    runId,
    stepId: z.string().min(1).max(100),
    action: z.enum(RUN_ACTIONS),
    /** By question. */
    answers: z.record(z.string().max(100), z.string().max(MAX_PASTE)).optional(),
  }),
  /** Ends a run; what is half done is undone where that is safe, with its own confirmations. */
  cancelRun: z.strictObject({ runId }),
  /** Takes a run that has ended from the list; its journal entries stay. */
  forgetRun: z.strictObject({ runId }),
  /** Hands the new secret over, once asked for. It is the one deliberate reveal. */
  handOverSecret: z.strictObject({ runId }),
  /** Signs an administrator in with what the step that a run is at needs; the state tells the rest. */
  signInForRun: z.strictObject({ runId, method: z.enum(['browser', 'deviceCode']) }),
  cancelSignInForRun: z.strictObject({ runId }),
  /** What was done, what was sent and what proves it: for the ticket. */
  changeRecord: z.strictObject({ runId, kind: z.enum(['html', 'markdown']) }),
  /** Older entries of the journal than one of them, newest first; the newest are in the state. */
  readJournal: z.strictObject({ filter: journalFilter, before: z.string().regex(/^\d{1,15}$/) }),
  /** The whole journal, as filtered, as the text of a file. */
  exportJournal: z.strictObject({ filter: journalFilter, kind: z.enum(['csv', 'json']) }),
} as const satisfies Readonly<Record<CommandName, z.ZodType>>;

export type CommandArgument<K extends CommandName> = z.output<(typeof commands)[K]>;

/** What each command answers with. */
export interface CommandAnswers {
  readonly getState: AppState;
  readonly recheck: null;
  readonly recheckPermissions: null;
  readonly updateSettings: null;
  readonly openLink: null;
  readonly exploreSample: null;
  readonly leaveSample: null;
  readonly openDraft: null;
  readonly changeDraft: null;
  readonly setDraftSecret: null;
  readonly signIn: null;
  readonly cancelSignIn: null;
  readonly checkDraft: null;
  readonly cancelDraftCheck: null;
  readonly listGenesysDomains: {
    readonly domains: readonly string[];
    /** Why they cannot be listed; null: they were. */
    readonly problem: Message | null;
  };
  readonly saveDraft: { readonly connectionId: string };
  readonly closeDraft: null;
  readonly removeConnection: null;
  readonly reorderConnections: null;
  readonly pause: null;
  readonly resume: null;
  readonly testNotification: { readonly outcome: 'shown' | 'failed' | 'unsupported' };
  readonly setLaunchAtLogin: null;
  readonly exportConnections: { readonly text: string };
  readonly importConnections: {
    readonly added: readonly string[];
    readonly problem: Message | null;
  };
  readonly supportBundle: { readonly text: string };
  readonly openDataFolder: null;
  readonly saveFile: SaveOutcome;
  readonly checkForUpdate: null;
  readonly confirmCredential: null;
  readonly acknowledgeAlert: null;
  readonly snoozeAlert: null;
  readonly wakeAlert: null;
  readonly muteAlerts: { readonly muteId: string };
  readonly unmuteAlerts: null;
  readonly forecast: Forecast;
  readonly exportCalendar: { readonly text: string };
  readonly saveChannel:
    { readonly outcome: 'saved'; readonly channelId: string } | { readonly outcome: 'keychainRefused' };
  readonly removeChannel: null;
  /** Why it did not arrive; null: it did. */
  readonly testChannel: { readonly problem: Message | null };
  readonly startRunbook: { readonly runId: string };
  readonly actOnRun: null;
  readonly cancelRun: null;
  readonly forgetRun: null;
  /**
   * `clipboard`: it was copied, and is taken out again at that moment unless something else was copied meanwhile.
   * `value`: this host has no clipboard of its own, and the interface shows it once.
   */
  readonly handOverSecret:
    | { readonly how: 'clipboard'; readonly clearedAt: Instant }
    | { readonly how: 'value'; readonly value: string };
  readonly signInForRun: null;
  readonly cancelSignInForRun: null;
  readonly changeRecord: { readonly text: string };
  readonly readJournal: JournalPage;
  readonly exportJournal: { readonly text: string };
}

/** What the main process sends unasked. */
export interface Events extends Record<EventName, unknown> {
  readonly stateChanged: StateChange;
  /** Show a page (a notification or the tray menu was clicked). */
  readonly navigate:
    | { readonly page: 'connection'; readonly connectionId: string; readonly findingKey: string | null }
    | { readonly page: 'run'; readonly id: string }
    | { readonly page: 'alerts' }
    | { readonly page: 'settings' };
}

/** Why a command failed; the code survives the crossing. */
export interface CommandError {
  readonly code:
    | 'badArgument'
    | 'notAllowed'
    | 'notSupported'
    | 'unknownConnection'
    | 'unknownCredential'
    | 'unknownAlert'
    | 'unknownChannel'
    | 'unknownRun'
    | 'busy'
    | 'internal';
  /** For the log and the developer; the interface words the code itself. Never a secret. */
  readonly detail: string;
}

export type CommandResult<K extends CommandName> =
  | { readonly ok: true; readonly value: CommandAnswers[K] }
  | { readonly ok: false; readonly error: CommandError };

/** The main process's side: one handler a command. */
export type CommandHandlers = {
  readonly [K in CommandName]: (argument: CommandArgument<K>) => Promise<CommandAnswers[K]>;
};

/**
 * The bridge as the interface sees it, on both transports. `on` returns the function that ends the
 * subscription, so that a component can give it back from its effect.
 */
export interface Bridge {
  readonly invoke: <K extends CommandName>(
    name: K,
    argument: CommandArgument<K>,
  ) => Promise<CommandResult<K>>;
  readonly on: <K extends EventName>(name: K, listener: (payload: Events[K]) => void) => () => void;
}
