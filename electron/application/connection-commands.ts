import type { Connection } from '../../shared/domain/connection';
import type { Policy } from '../../shared/domain/policy';
import type { CommandHandlers } from '../../shared/ipc/contract';
import { CommandFailure } from '../../shared/ipc/dispatch';
import type { Drafts } from '../onboarding/draft';
import type { Environment } from '../storage/configuration-file';
import type { StoredConnection } from '../storage/settings-store';
import { act } from './act';
import { configurationText, planImport } from './exchange';
import type { OwnConnections } from './own-connections';

type ConnectionCommands = Pick<
  CommandHandlers,
  'removeConnection' | 'reorderConnections' | 'exportConnections' | 'importConnections'
>;

/** The commands about the list of connections as a whole. */
export function connectionCommands(options: {
  readonly own: OwnConnections;
  readonly drafts: Drafts;
  /** Throws where connections cannot be edited here. */
  readonly requireOwn: () => void;
  /** Throws for a connection that cannot be edited. */
  readonly findOwn: (connectionId: string) => StoredConnection;
  /** What is watched, with its thresholds; null for the sample tenant. */
  readonly exported: () => { readonly connections: readonly Connection[]; readonly policy: Policy } | null;
  readonly env: Environment;
  readonly newId: () => string;
}): ConnectionCommands {
  const { own, drafts, requireOwn, findOwn } = options;
  return {
    removeConnection: ({ connectionId }) =>
      act(async () => {
        const { id } = findOwn(connectionId);
        if (drafts.connectionId() === id) await drafts.close();
        own.remove(id);
        await own.settled();
      }),
    reorderConnections: ({ order }) =>
      act(() => {
        requireOwn();
        for (const id of order) findOwn(id);
        own.reorder(order);
      }),
    exportConnections: () =>
      new Promise((resolve) => {
        const watched = options.exported();
        if (watched === null) throw new CommandFailure('notAllowed', 'sample tenant');
        resolve({ text: configurationText(watched.connections, watched.policy.credentialDays) });
      }),
    importConnections: ({ text }) =>
      new Promise((resolve) => {
        requireOwn();
        const names = own.all().map(({ name }) => name);
        const planned = planImport(text, options.env, names, options.newId);
        if (planned.ok) own.add(planned.connections);
        resolve(
          planned.ok
            ? { added: planned.connections.map(({ name }) => name), problem: null }
            : { added: [], problem: planned.problem },
        );
      }),
  };
}
