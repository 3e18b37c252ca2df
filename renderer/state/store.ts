import type { EpochMs } from '../../shared/domain/instant';
import { epochOf } from '../../shared/domain/instant';
import type { AppState } from '../../shared/domain/state';
import { applyChange, type StateChange } from '../../shared/domain/state-change';
import type {
  CommandAnswers,
  CommandArgument,
  CommandError,
  CommandName,
  Events,
} from '../../shared/ipc/contract';
import { changedSettings } from '../../shared/ipc/settings-change';
import type { LinkStatus, Transport } from '../bridge/transport';

/** Why the last command failed; `disconnected` did not reach the main process. */
export type CommandProblem = CommandError['code'] | 'disconnected';

/** Everything that the interface is drawn from. */
export interface View {
  /** Null until the main process has answered for the first time; kept while the connection is lost. */
  readonly state: AppState | null;
  readonly link: LinkStatus;
  /** The main process's time, as of the last tick: ages count from it, not from this computer's clock. */
  readonly now: EpochMs;
  readonly problem: CommandProblem | null;
}

/** A command's answer, or why there is none. */
export type Answer<K extends CommandName> =
  | { readonly ok: true; readonly value: CommandAnswers[K] }
  | { readonly ok: false; readonly problem: CommandProblem };

/** What the interface may ask for; the state comes by itself. */
export type ActionName = Exclude<CommandName, 'getState'>;

/** The one source of the interface, in the form that `useSyncExternalStore` takes. */
export interface Store {
  readonly view: () => View;
  /** The main process's time at this very moment: `now` of the view is that of its last change. */
  readonly time: () => EpochMs;
  readonly subscribe: (listener: () => void) => () => void;
  /** Sends a command whose failure becomes `problem`, for whoever needs the answer. */
  readonly obtain: <K extends ActionName>(name: K, argument: CommandArgument<K>) => Promise<Answer<K>>;
  /** Sends a command; a failure becomes `problem` and `false`. */
  readonly run: <K extends ActionName>(name: K, argument: CommandArgument<K>) => Promise<boolean>;
  /** Sends a command whose answer or failure is shown where it was asked for, and not as `problem`. */
  readonly ask: <K extends ActionName>(name: K, argument: CommandArgument<K>) => Promise<Answer<K>>;
  readonly dismissProblem: () => void;
  readonly onNavigate: (listener: (target: Events['navigate']) => void) => () => void;
}

/** Time as the store needs it: the browser's, or a test's. */
export interface StoreClock {
  readonly now: () => EpochMs;
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
  /** False while the page is hidden: then nothing ticks. */
  readonly isVisible: () => boolean;
  readonly onVisible: (listener: () => void) => void;
}

/** How often ages are written anew. They are shown in minutes: a quarter of one keeps them right enough. */
const TICK_MS = 15_000;

/** Asks once more when the first answer fails, for example because the host is still starting. */
const RETRY_MS = 2_000;

/** Keeps the state of the main process and the ages counted from its clock. */
export function createStore(transport: Transport, clock: StoreClock): Store {
  const listeners = new Set<() => void>();
  const navigateListeners = new Set<(target: Events['navigate']) => void>();
  /** Where to go, told before there was anything that could go there: the window may have been opened for it. */
  let awaitedTarget: Events['navigate'] | null = null;
  /** The main process's clock less this computer's. */
  let offset = 0;
  /** As the main process has it; shown with what is on its way to it. */
  let held: AppState | null = null;
  /**
   * Changes of settings that are not answered yet, in their order. They are shown at once, and the next change is made
   * from them: made from what the main process had before, it would take them back.
   */
  const sent = new Set<CommandArgument<'updateSettings'>>();
  /** Changes that came while the whole state was on its way; they are safe to apply again. */
  let early: StateChange[] | null = null;
  let request = 0;
  let view: View = { state: null, link: transport.status(), now: clock.now(), problem: null };

  const set = (patch: Partial<View>, here = clock.now()): void => {
    view = { ...view, ...patch, now: here + offset };
    for (const listener of listeners) listener();
  };

  const show = (here = clock.now()): void => {
    if (held === null) return;
    const settings = [...sent].reduce(changedSettings, held.settings);
    set({ state: settings === held.settings ? held : { ...held, settings } }, here);
  };

  const setState = (state: AppState): void => {
    const here = clock.now();
    if (held?.monitor !== state.monitor) offset = epochOf(state.monitor.now) - here;
    held = state;
    show(here);
  };

  const load = async (): Promise<void> => {
    request += 1;
    const own = request;
    early = [];
    const answer = await transport.bridge.invoke('getState', {});
    if (own !== request) return;
    if (!answer.ok) {
      early = null;
      if (transport.status() === 'open') clock.schedule(RETRY_MS, () => void load());
      return;
    }
    const changes = early;
    early = null;
    setState(changes.reduce(applyChange, answer.value));
  };

  const ask: Store['ask'] = async (name, argument) => {
    const change = name === 'updateSettings' ? (argument as CommandArgument<'updateSettings'>) : null;
    if (change !== null) {
      sent.add(change);
      show();
    }
    try {
      const answer = await transport.bridge.invoke(name, argument);
      if (answer.ok) return answer;
      return { ok: false, problem: transport.status() === 'open' ? answer.error.code : 'disconnected' };
    } finally {
      if (change !== null && sent.delete(change)) show();
    }
  };

  const obtain: Store['obtain'] = async (name, argument) => {
    const answer = await ask(name, argument);
    const problem = answer.ok ? null : answer.problem;
    if (problem !== view.problem) set({ problem });
    return answer;
  };

  const tick = (): void => {
    if (clock.isVisible()) set({});
    clock.schedule(TICK_MS, tick);
  };

  transport.bridge.on('stateChanged', (change) => {
    if (early !== null) early.push(change);
    else if (held !== null) setState(applyChange(held, change));
  });
  transport.bridge.on('navigate', (target) => {
    awaitedTarget = navigateListeners.size === 0 ? target : null;
    for (const listener of navigateListeners) listener(target);
  });
  transport.onStatus(() => {
    set({ link: transport.status() });
    if (transport.status() === 'open') void load();
  });
  clock.onVisible(() => {
    set({});
  });
  clock.schedule(TICK_MS, tick);
  if (transport.status() === 'open') void load();

  return {
    view: () => view,
    time: () => clock.now() + offset,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    obtain,
    run: async (name, argument) => (await obtain(name, argument)).ok,
    ask,
    dismissProblem: () => {
      set({ problem: null });
    },
    onNavigate: (listener) => {
      navigateListeners.add(listener);
      if (awaitedTarget !== null) listener(awaitedTarget);
      awaitedTarget = null;
      return () => navigateListeners.delete(listener);
    },
  };
}
