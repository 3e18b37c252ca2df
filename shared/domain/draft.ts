import type { Message } from '../messages/message';
import type { ConnectionEntry } from './configuration';
import type { Access, AccessKind, GenesysSettings } from './connection';
import type { ReadFailure } from './failure';
import type { Instant } from './instant';

/** Where a secret that was typed or pasted is held while a connection is drafted; its value never comes back. */
export type SecretSlot = 'integrationCredential' | 'monitorRegistration' | 'genesysClient';

/** What the administrator has entered so far; every field may still be empty or wrong. */
export interface DraftFields {
  readonly name: string;
  readonly tenantId: string;
  readonly cloud: ConnectionEntry['cloud'];
  readonly tokenEndpoint: string;
  readonly clientId: string;
  readonly profile: ConnectionEntry['profile'];
  readonly mailboxes: readonly string[];
  readonly canaryMailboxes: readonly string[];
  /** Which ways to look are wanted. */
  readonly access: readonly Access['kind'][];
  readonly monitorClientId: string;
  /** Client id of the customer's own registration of Graphkeeper, for administrator sign-in. */
  readonly administratorClientId: string;
  /** Whether the organisation at Genesys Cloud is watched, too. */
  readonly hasGenesys: boolean;
  readonly genesysRegion: GenesysSettings['region'];
  /** Of the OAuth client at Genesys Cloud. */
  readonly genesysClientId: string;
  /** Empty: the domains of the mailboxes. */
  readonly genesysDomains: readonly string[];
}

/** One fact of the live preflight. */
export interface PreflightItem {
  readonly fact: string;
  readonly title: Message;
  readonly access: AccessKind | null;
  readonly outcome: 'pending' | 'readable' | 'unreadable' | 'partly';
  readonly failure: ReadFailure | null;
  /** The permission to grant; null when that would not help. */
  readonly grant: string | null;
}

/** An administrator's sign-in that is under way, or how it ended. */
export type SignInState =
  | { readonly status: 'none' }
  | { readonly status: 'waitingForBrowser'; readonly expiresAt: Instant }
  | {
      readonly status: 'waitingForCode';
      readonly userCode: string;
      readonly verificationUri: string;
      readonly expiresAt: Instant;
    }
  | { readonly status: 'signedIn'; readonly account: string }
  | { readonly status: 'failed'; readonly reason: Message };

/** A connection that is being added or edited. Nothing of it is kept until the administrator says so. */
export interface DraftState {
  /** The connection that is edited; null for a new one. */
  readonly connectionId: string | null;
  readonly fields: DraftFields;
  /** Which secrets are held in memory (or already in the keychain, when editing), and of which kind. */
  readonly secrets: Readonly<Record<SecretSlot, 'none' | 'secret' | 'certificate' | 'kept'>>;
  readonly signIn: SignInState;
  readonly preflight: {
    readonly status: 'notRun' | 'running' | 'done' | 'cancelled';
    readonly items: readonly PreflightItem[];
    /** A request text for the administrator who can grant what is missing; null when nothing is. */
    readonly request: Message | null;
  };
  /** What must be mended before it can be saved: a field and a sentence. */
  readonly problems: readonly { readonly field: string; readonly message: Message }[];
}
