import { createHash } from 'node:crypto';

import type { Access, Connection, SecretReference } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type { HeldCredential } from '../../shared/domain/snapshot';
import type { Administrators } from '../identity/administrators';
import { createAppOnlyIdentity } from '../identity/app-only-identity';
import { originsOf } from '../identity/clouds';
import {
  type AppCredential,
  describeCredential,
  parseCertificateCredential,
} from '../identity/held-credential';
import type { Identity } from '../identity/identity';
import type { NetworkPort } from '../network/exchange';
import { type ResolveSecret, SecretStoreError } from '../secrets/secret-store';

/** One of a connection's ways to look, ready to ask for a token, or the reason why it is not. */
export interface ResolvedAccess {
  readonly access: Access;
  readonly clientId: string;
  readonly identity: Identity | null;
  /** Why there is no identity; null when there is one. */
  readonly failure: ReadFailure | null;
  /** Of the credential in use; null when there is none. */
  readonly held: HeldCredential | null;
}

/** Identities by connection, kept from poll to poll so that tokens are. */
export interface ConnectionIdentities {
  readonly resolve: (connection: Connection) => Promise<readonly ResolvedAccess[]>;
  readonly forget: (connectionId: string) => void;
}

/** What a PEM text must hold, named by its own labels. */
const CERTIFICATE_PARTS = 'PRIVATE KEY + CERTIFICATE';

/** A reference to a secret, as it is shown. */
export function referenceName(reference: SecretReference): string {
  return 'env' in reference ? `env:${reference.env}` : `keychain:${reference.keychain}`;
}

/** Tells two values apart without keeping either. */
export function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/** An identity, and what it was made of. */
interface Kept {
  readonly key: string;
  readonly resolved: ResolvedAccess;
}

/** Keeps identities while nothing about them changes: a new secret, tenant or cloud makes a new one. */
export function createConnectionIdentities(
  port: NetworkPort,
  resolveSecret: ResolveSecret,
  administrators?: Administrators,
): ConnectionIdentities {
  /** By connection and place among its ways to look. */
  const kept = new Map<string, Map<number, Kept>>();

  const valueOf = async (reference: SecretReference): Promise<string | null> => {
    try {
      const value = await resolveSecret(reference);
      return value === '' ? null : value;
    } catch (error) {
      // A locked or failing store: the secret cannot be had, which the finding says; the store reports why.
      if (error instanceof SecretStoreError) return null;
      throw error;
    }
  };

  const resolveOne = async (
    connection: Connection,
    access: Access,
    index: number,
  ): Promise<ResolvedAccess> => {
    const clientId = access.kind === 'integrationCredential' ? connection.clientId : access.clientId;
    const without = (failure: ReadFailure): ResolvedAccess => ({
      access,
      clientId,
      identity: null,
      failure,
      held: null,
    });
    if (access.kind === 'administrator') {
      // The command line signs nobody in: there is no token then.
      if (administrators === undefined) return without({ code: 'notAttempted', because: 'noToken' });
      const identity = administrators.of(connection, clientId);
      return { access, clientId, identity, failure: null, held: null };
    }
    const reference = 'secret' in access ? access.secret : access.certificate;
    const value = await valueOf(reference);
    if (value === null) return without({ code: 'secretMissing', reference: referenceName(reference) });
    const origins = originsOf(connection.cloud);
    const ofConnection = kept.get(connection.id) ?? new Map<number, Kept>();
    const key = fingerprint([
      access.kind,
      connection.tenantId,
      clientId,
      origins.login,
      origins.graph,
      'secret' in access ? 'secret' : 'certificate',
      value,
    ]);
    const known = ofConnection.get(index);
    if (known?.key === key) return { ...known.resolved, access };
    const credential: AppCredential | null =
      'secret' in access ? { method: 'secret', secret: value } : parseCertificateCredential(value);
    if (credential === null) {
      return without({
        code: 'secretMissing',
        reference: `${referenceName(reference)} (${CERTIFICATE_PARTS})`,
      });
    }
    const resolved: ResolvedAccess = {
      access,
      clientId,
      identity: createAppOnlyIdentity(port, {
        kind: access.kind,
        tenantId: connection.tenantId,
        clientId,
        origins,
        credential,
      }),
      failure: null,
      held: describeCredential(credential),
    };
    ofConnection.set(index, { key, resolved });
    kept.set(connection.id, ofConnection);
    return resolved;
  };

  return {
    resolve: (connection) =>
      Promise.all(connection.access.map((access, index) => resolveOne(connection, access, index))),
    forget: (connectionId) => {
      kept.delete(connectionId);
    },
  };
}
