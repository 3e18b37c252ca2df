import type { Fetch } from '../../electron/network/fetch';
import { createMemoryRunStore, type RunStore } from '../../electron/runbooks/run-record';
import { createMemorySecretStore } from '../../electron/secrets/memory-secret-store';
import type { SecretStore } from '../../electron/secrets/secret-store';

/** What a process does that somebody else can see: it can be killed just before and just after each. */
export interface Deed {
  readonly what: 'request' | 'runs' | 'keychain';
  readonly name: string;
}

/** Where a process is killed: before or after the deed of this number, counted from 0. */
export interface Death {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** The ports of a process that is killed once; what it wrote outlasts it. */
export interface MortalPorts {
  readonly network: (fetch: Fetch) => Fetch;
  readonly store: RunStore;
  readonly secrets: SecretStore;
  /** What was done so far, in order. */
  readonly deeds: readonly Deed[];
  readonly isDead: () => boolean;
  /** Another process has the ports now, and lives. */
  readonly revive: () => void;
}

/** A write that the dying process did not see the end of. */
export class Killed extends Error {}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}

/** Makes them. @param onDeed looks at the world after each deed */
export function createMortalPorts(death: Death | null, onDeed: (deed: Deed) => void): MortalPorts {
  const deeds: Deed[] = [];
  let isDead = false;
  let pending = death;
  const store = createMemoryRunStore();
  const secrets = createMemorySecretStore();

  const isFatal = (when: Death['when'], number: number): boolean => {
    if (pending?.at !== number || pending.when !== when) return false;
    pending = null;
    isDead = true;
    return true;
  };

  const isOver = (): boolean => isDead;

  const doing = async <T>(deed: Deed, work: () => Promise<T>): Promise<T> => {
    if (isOver()) return never();
    const number = deeds.push(deed) - 1;
    if (isFatal('before', number)) return never();
    const result = await work();
    if (isOver()) return never();
    onDeed(deed);
    return isFatal('after', number) ? never() : result;
  };

  return {
    deeds,
    isDead: isOver,
    revive: () => {
      isDead = false;
    },
    network: (fetch) => (input, init) => {
      const request = new Request(input, init);
      const name = `${request.method} ${new URL(request.url).pathname}`;
      return doing({ what: 'request', name }, () => fetch(request));
    },
    store: {
      runs: store.runs,
      problems: store.problems,
      change: (next) => {
        if (isDead) throw new Killed();
        const deed: Deed = { what: 'runs', name: 'write' };
        const number = deeds.push(deed) - 1;
        if (isFatal('before', number)) throw new Killed();
        store.change(next);
        onDeed(deed);
        if (isFatal('after', number)) throw new Killed();
      },
    },
    secrets: {
      kind: secrets.kind,
      get: secrets.get,
      set: (account, value) => doing({ what: 'keychain', name: 'set' }, () => secrets.set(account, value)),
      delete: (account) => doing({ what: 'keychain', name: 'delete' }, () => secrets.delete(account)),
    },
  };
}
