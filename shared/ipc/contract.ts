import { z } from 'zod';

import type { AppState } from '../domain/state';
import type { StateChange } from '../domain/state-change';
import type { CommandName, EventName } from './channels';

export { channelOf, COMMAND_NAMES, type CommandName, EVENT_NAMES, type EventName } from './channels';

/**
 * The one contract between the interface and the main process. Main handlers, the preload bridge, the
 * headless host and test doubles are all derived from this value, so that they cannot drift apart.
 */

/** The longest text that a command accepts; nothing an administrator types here is longer. */
const MAX_TEXT = 2_000;

const connectionId = z.string().min(1).max(MAX_TEXT);

/** The pages that the interface may open in the system browser: an id, never an address. */
export const LINK_IDS = ['entraApp', 'entraCredentials', 'entraPermissions', 'documentation'] as const;

export type LinkId = (typeof LINK_IDS)[number];

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
    notifications: z.strictObject({ enabled: z.boolean() }).optional(),
  }),
  /** Opens a page of Microsoft's portals for a connection in the system browser. */
  openLink: z.strictObject({ link: z.enum(LINK_IDS), connectionId: connectionId.optional() }),
} as const satisfies Readonly<Record<CommandName, z.ZodType>>;

export type CommandArgument<K extends CommandName> = z.output<(typeof commands)[K]>;

/** What each command answers with. */
export interface CommandAnswers {
  readonly getState: AppState;
  readonly recheck: null;
  readonly recheckPermissions: null;
  readonly updateSettings: null;
  readonly openLink: null;
}

/** What the main process sends unasked. */
export interface Events extends Record<EventName, unknown> {
  readonly stateChanged: StateChange;
  /** Show the connection (a notification or the tray menu was clicked). */
  readonly navigate: { readonly connectionId: string };
}

/** Why a command failed; the code survives the crossing. */
export interface CommandError {
  readonly code: 'badArgument' | 'notAllowed' | 'unknownConnection' | 'busy' | 'internal';
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
