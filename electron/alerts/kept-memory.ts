import type { MemoryPort } from '../monitor/connection-memories';
import type { WaitPort } from '../monitor/kept-waits';
import type { AlertStore } from './alert-store';

/** What is remembered of connections, as it is kept. */
export interface KeptMemory extends MemoryPort, WaitPort {
  /** These connections were removed. Not for those that are only not watched for a while: they come back. */
  readonly forget: (connectionIds: readonly string[]) => void;
}

function without<T>(
  all: Readonly<Record<string, T>>,
  gone: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => !gone.has(id)));
}

/** What is remembered of connections, kept with their alerts: one file, and one process that writes it. */
export function keptMemory(store: AlertStore): KeptMemory {
  return {
    memoryOf: (id) => store.present().memories[id] ?? null,
    onLearnt: (id, memory) => {
      store.change((kept) => ({ ...kept, memories: { ...kept.memories, [id]: memory } }));
    },
    waitOf: (id) => store.present().waits[id] ?? null,
    onWait: (id, wait) => {
      store.change((kept) => ({
        ...kept,
        waits: wait === null ? without(kept.waits, new Set([id])) : { ...kept.waits, [id]: wait },
      }));
    },
    forget: (connectionIds) => {
      const gone = new Set(connectionIds);
      const { memories, waits } = store.present();
      if (![...Object.keys(memories), ...Object.keys(waits)].some((id) => gone.has(id))) return;
      store.change((kept) => ({
        ...kept,
        memories: without(kept.memories, gone),
        waits: without(kept.waits, gone),
      }));
    },
  };
}
