import type { Language } from '../messages/formatter';
import type { Message } from '../messages/message';
import type { ActivityEntry } from './activity';
import type { AlertEntry } from './alert';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from './alert-settings';
import type { Channel, ChannelState } from './channel';
import type { ConnectionDetails, RecheckOutcome } from './details';
import type { DraftState } from './draft';
import type { Environment } from './environment';
import type { Finding } from './finding';
import type { Instant } from './instant';
import type { Pace } from './pace';
import { type CredentialDays, DEFAULT_POLICY } from './policy';
import type { PollingSettings } from './polling-settings';
import type { CredentialType } from './row-values';
import type { RunState } from './runbook-run';
import type { Severity } from './severity';
import type { RequestCounts } from './snapshot';
import type { Verdict } from './verdict';

/** What the administrator chose; no secret is part of it. */
export interface Settings {
  /** `system` follows the operating system. */
  readonly language: Language | 'system';
  readonly theme: 'system' | 'light' | 'dark';
  readonly polling: PollingSettings;
  /** When these intervals are stretched. */
  readonly pace: Pace;
  readonly notifications: { readonly enabled: boolean };
  /** What is told when; where else than on this computer is in `channels`. */
  readonly alerts: AlertSettings;
  readonly channels: readonly Channel[];
  /** Days before a credential ends at which its severity changes. */
  readonly credentialDays: CredentialDays;
  /** What closing the window does where there is no tray to hide to. */
  readonly closeWithoutTray: 'minimize' | 'quit';
  /** Looking for new versions; off until it is switched on. */
  readonly updates: { readonly enabled: boolean };
  /** Keyboard shortcuts of a single key; they can be switched off for whoever speaks to the computer (WCAG 2.1.4). */
  readonly shortcuts: { readonly enabled: boolean };
}

/** The judged state of a connection; null while it has never been read. */
export interface ConnectionHealth {
  readonly observedAt: Instant;
  /** After this moment the data is too old to be believed and counts as unknown. */
  readonly staleAt: Instant;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Key of a finding → when it was first seen at its present severity. */
  readonly since: Readonly<Record<string, Instant>>;
  readonly requests: RequestCounts;
}

/** A connection as the interface sees it. */
export interface ConnectionState {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly mailboxes: readonly string[];
  /** Another vendor's integration is watched: nothing says that Genesys Cloud is at its other end. */
  readonly isElsewhere: boolean;
  readonly health: ConnectionHealth | null;
  /** The kind of credential that the integration signs in with; null while it is not known. */
  readonly signsInWith: CredentialType | null;
  /** What is being read at present; health keeps its last value meanwhile. */
  readonly checking: 'none' | 'permissions' | 'frequent' | 'full';
  readonly nextPollAt: Instant | null;
  /** What the connection page lists; null while nothing was read. */
  readonly details: ConnectionDetails | null;
  /** The last re-check by hand and what it found changed; null before the first. */
  readonly lastRecheck: RecheckOutcome | null;
}

/** Something about Graphkeeper itself that the administrator should know. */
export interface AppProblem {
  readonly code:
    | 'settingsQuarantined'
    | 'settingsUnwritable'
    | 'alertsQuarantined'
    | 'alertsUnwritable'
    | 'runsQuarantined'
    | 'runsUnwritable'
    | 'journalDamaged'
    | 'journalUnwritable'
    | 'journalUnreadable'
    | 'keychainUnavailable'
    | 'channelFailing'
    | 'configurationInvalid';
  readonly message: Message;
}

/** Everything that the interface shows. Owned by the main process; sent whole once, then as changes. */
export interface AppState {
  readonly app: {
    readonly version: string;
    /** `headless` is the loopback host in a browser. */
    readonly mode: 'desktop' | 'headless';
    readonly isSample: boolean;
    /** The connections come from a configuration file: they are edited there, and not here. */
    readonly isReadOnly: boolean;
    /** The language in use, after `system` was resolved. */
    readonly language: Language;
  };
  readonly monitor: {
    readonly status: 'running' | 'paused' | 'suspended' | 'offline';
    /** The main process's clock when this was sent: the simulated one for the sample tenant. */
    readonly now: Instant;
    /** When a pause ends by itself; null when it does not, or there is none. */
    readonly pausedUntil: Instant | null;
  };
  readonly settings: Settings;
  readonly secretStore: 'keychain' | 'memory';
  readonly problems: readonly AppProblem[];
  readonly connections: readonly ConnectionState[];
  /** The connection that is being added or edited; null: none. */
  readonly draft: DraftState | null;
  /** Newest first, bounded. */
  readonly activity: readonly ActivityEntry[];
  /** Worst first. */
  readonly alerts: readonly AlertEntry[];
  /** In the order of the settings. */
  readonly channels: readonly ChannelState[];
  /** Runbooks under way and ended, newest first. */
  readonly runs: readonly RunState[];
  readonly environment: Environment;
}

/** What applies on a first start. */
export const DEFAULT_SETTINGS: Settings = {
  language: 'system',
  theme: 'system',
  polling: { frequentMinutes: 5, fullMinutes: 60 },
  pace: 'automatic',
  notifications: { enabled: true },
  alerts: DEFAULT_ALERT_SETTINGS,
  channels: [],
  credentialDays: DEFAULT_POLICY.credentialDays,
  closeWithoutTray: 'minimize',
  updates: { enabled: false },
  shortcuts: { enabled: true },
};
