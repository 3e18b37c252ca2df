import type { MemoryPort } from '../monitor/connection-memories';
import type { AlertStore } from './alert-store';

/** What is remembered of connections, kept with their alerts: one file, and one process that writes it. */
export function keptMemory(store: AlertStore): MemoryPort {
  return {
    memoryOf: (id) => store.present().memories[id] ?? null,
    onLearnt: (id, memory) => {
      store.change((kept) => ({ ...kept, memories: { ...kept.memories, [id]: memory } }));
    },
  };
}
