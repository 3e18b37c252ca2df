import { MINUTE_MS, SECOND_MS } from '../shared/domain/instant';
import type { CommandHandlers, CommandName } from '../shared/ipc/contract';
import { CommandFailure } from '../shared/ipc/dispatch';
import type { Clock } from './clock';

/** How often a command may be given. */
interface Rate {
  readonly calls: number;
  readonly perMs: number;
}

/** As fast as a person clicks through a list, and no faster. */
const BY_HAND: Rate = { calls: 20, perMs: 10 * SECOND_MS };

/** What opens something, or asks somebody else's server. */
const SELDOM: Rate = { calls: 6, perMs: MINUTE_MS };

/** Commands that cost requests, programs or disk. A page gone wild must not use up the tenant's quota. */
const RATES: Partial<Readonly<Record<CommandName, Rate>>> = {
  recheck: BY_HAND,
  recheckPermissions: BY_HAND,
  openLink: BY_HAND,
  checkDraft: BY_HAND,
  listGenesysDomains: BY_HAND,
  setLaunchAtLogin: BY_HAND,
  testNotification: BY_HAND,
  openDataFolder: BY_HAND,
  saveFile: BY_HAND,
  importConnections: BY_HAND,
  supportBundle: BY_HAND,
  saveChannel: BY_HAND,
  startRunbook: BY_HAND,
  actOnRun: BY_HAND,
  handOverSecret: BY_HAND,
  signInForRun: SELDOM,
  testChannel: SELDOM,
  signIn: SELDOM,
  checkForUpdate: SELDOM,
};

/** The same handlers, of which the costly ones refuse with `busy` when they are called too often. */
export function limitRate(handlers: CommandHandlers, clock: Pick<Clock, 'monotonic'>): CommandHandlers {
  const limited = Object.entries(RATES).map(([name, rate]) => {
    const handler = handlers[name as CommandName] as (argument: unknown) => Promise<unknown>;
    let recent: readonly number[] = [];
    const guarded = (argument: unknown): Promise<unknown> => {
      const now = clock.monotonic();
      recent = recent.filter((at) => now - at < rate.perMs);
      if (recent.length >= rate.calls) return Promise.reject(new CommandFailure('busy', 'too often'));
      recent = [...recent, now];
      return handler(argument);
    };
    return [name, guarded];
  });
  return { ...handlers, ...(Object.fromEntries(limited) as Partial<CommandHandlers>) };
}
