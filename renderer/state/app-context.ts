import { createContext, useContext, useSyncExternalStore } from 'react';

import type { AppState } from '../../shared/domain/state';
import type { Store, View } from './store';

const StoreContext = createContext<Store | null>(null);

/** Gives the store to everything inside. */
export const StoreProvider = StoreContext.Provider;

/** The store: for commands. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error('useStore outside StoreProvider');
  return store;
}

/** What is to be drawn; redraws after every change and tick. */
export function useView(): View {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.view);
}

const StateContext = createContext<AppState | null>(null);

/** Gives the state, once there is one, to everything inside. */
export const StateProvider = StateContext.Provider;

/** The state of the main process; only inside `StateProvider`, that is, never on the loading screen. */
export function useAppState(): AppState {
  const state = useContext(StateContext);
  if (state === null) throw new Error('useAppState outside StateProvider');
  return state;
}
