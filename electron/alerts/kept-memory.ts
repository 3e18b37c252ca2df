import type { MemoryPort } from '../monitor/connection-memories';
import type { AlertStore } from './alert-store';

/** What is remembered of connections, as it is kept. */
export interface KeptMemory extends MemoryPort {
  /** These connections were removed. Not for those that are only not watched for a while: they come back. */
  readonly forget: (connectionIds: readonly string[]) => void;
}

/** What is remembered of connections, kept with their alerts: one file, and one process that writes it. */
export function keptMemory(store: AlertStore): KeptMemory {
  return {
    memoryOf: (id) => store.present().memories[id] ?? null,
    onLearnt: (id, memory) => {
      store.change((kept) => ({ ...kept, memories: { ...kept.memories, [id]: memory } }));
    },
    forget: (connectionIds) => {
      const gone = new Set(connectionIds);
      const { memories } = store.present();
      if (!Object.keys(memories).some((id) => gone.has(id))) return;
      const left = Object.entries(memories).filter(([id]) => !gone.has(id));
      store.change((kept) => ({ ...kept, memories: Object.fromEntries(left) }));
    },
  };
}
