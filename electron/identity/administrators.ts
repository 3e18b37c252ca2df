import { createHash } from 'node:crypto';

import type { ICachePlugin } from '@azure/msal-node';

import type { Access, Connection } from '../../shared/domain/connection';
import type { NetworkPort } from '../network/exchange';
import { createEncryptedFile } from '../secrets/encrypted-file';
import { createMemorySecretStore } from '../secrets/memory-secret-store';
import { createMsalCachePlugin } from '../secrets/msal-cache-plugin';
import { type AdministratorIdentity, createAdministratorIdentity } from './administrator-identity';
import { originsOf } from './clouds';

/** Where the tokens of one sign-in are kept. */
export interface TokenCache {
  readonly plugin: ICachePlugin;
  /** Deletes it, its key in the keychain included. */
  readonly remove: () => Promise<void>;
}

/**
 * The administrators' sign-ins, one for each cloud, tenant and registration of Graphkeeper: connections that
 * share these share the sign-in. The collector reads with them, the onboarding signs in to them.
 */
export interface Administrators {
  /** The sign-in of a connection's administrator access; it may be signed out. */
  readonly of: (connection: SignInPlace, clientId: string) => AdministratorIdentity;
  /** Signs out and deletes what was kept: for a connection that is removed. */
  readonly forget: (connection: SignInPlace, clientId: string) => Promise<void>;
}

/** What of a connection decides where its administrator signs in. */
export type SignInPlace = Pick<Connection, 'cloud' | 'tenantId'>;

/** The client ids of Graphkeeper's registration among a connection's ways to look. */
export function administratorClientIds(access: readonly Access[]): readonly string[] {
  return access.flatMap((one) => (one.kind === 'administrator' ? [one.clientId] : []));
}

/** A cache that lasts as long as the process. */
function createPassingTokenCache(purpose: string): TokenCache {
  const file = createEncryptedFile({ path: '', purpose, secretStore: createMemorySecretStore() });
  return { plugin: createMsalCachePlugin({ file, onProblem: () => undefined }), remove: file.remove };
}

/**
 * Keeps the sign-ins.
 *
 * @param openCache opens the cache of one sign-in, named by its purpose: letters, digits and hyphens. Without it,
 *   a sign-in ends with the process.
 */
export function createAdministrators(
  port: NetworkPort,
  openCache: (purpose: string) => TokenCache = createPassingTokenCache,
): Administrators {
  const kept = new Map<string, { readonly identity: AdministratorIdentity; readonly cache: TokenCache }>();

  const open = (place: SignInPlace, clientId: string) => {
    const origins = originsOf(place.cloud);
    const parts = [origins.login, origins.graph, place.tenantId.toLowerCase(), clientId.toLowerCase()];
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    const purpose = `msal-${digest.slice(0, 16)}`;
    const known = kept.get(purpose);
    if (known !== undefined) return { ...known, purpose };
    const cache = openCache(purpose);
    const target = { tenantId: place.tenantId, clientId, origins };
    const opened = { identity: createAdministratorIdentity(port, target, cache.plugin), cache };
    kept.set(purpose, opened);
    return { ...opened, purpose };
  };

  return {
    of: (place, clientId) => open(place, clientId).identity,
    forget: async (place, clientId) => {
      const { identity, cache, purpose } = open(place, clientId);
      kept.delete(purpose);
      await identity.signOut();
      await cache.remove();
    },
  };
}
