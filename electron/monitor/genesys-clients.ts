import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import { createGenesysClient, type GenesysClient } from '../genesys/genesys-client';
import type { NetworkPort } from '../network/exchange';
import { type ResolveSecret, SecretStoreError } from '../secrets/secret-store';
import { fingerprint, referenceName } from './connection-identities';

/** An OAuth client that is ready to ask for a token, or the reason why it is not. */
export type ResolvedGenesysClient = { readonly client: GenesysClient } | { readonly failure: ReadFailure };

/** OAuth clients by connection, kept from poll to poll so that tokens and what is left of the allowance are. */
export interface GenesysClients {
  /** Null: the connection has no organisation. */
  readonly resolve: (connection: Connection) => Promise<ResolvedGenesysClient | null>;
  readonly forget: (connectionId: string) => void;
}

/** Keeps clients while nothing about them changes: a new secret or region makes a new one. */
export function createGenesysClients(port: NetworkPort, resolveSecret: ResolveSecret): GenesysClients {
  const kept = new Map<string, { readonly key: string; readonly client: GenesysClient }>();
  return {
    resolve: async ({ id, genesys }) => {
      if (genesys === null) return null;
      const { region, clientId } = genesys;
      let secret: string | null;
      try {
        secret = await resolveSecret(genesys.secret);
      } catch (error) {
        if (!(error instanceof SecretStoreError)) throw error;
        secret = null;
      }
      if (secret === null || secret === '') {
        return { failure: { code: 'secretMissing', reference: referenceName(genesys.secret) } };
      }
      const key = fingerprint([JSON.stringify(region), clientId, secret]);
      const known = kept.get(id);
      if (known?.key === key) return known;
      const made = { key, client: createGenesysClient(port, { region, clientId, secret }) };
      kept.set(id, made);
      return made;
    },
    forget: (connectionId) => {
      kept.delete(connectionId);
    },
  };
}
