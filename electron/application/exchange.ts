import { configurationSchema, type ConnectionEntry } from '../../shared/domain/configuration';
import type { Connection } from '../../shared/domain/connection';
import type { CredentialDays } from '../../shared/domain/policy';
import { configurationErrorMessage } from '../../shared/messages/configuration-message';
import { type Message, message } from '../../shared/messages/message';
import { type Environment, parseConfiguration } from '../storage/configuration-file';
import type { StoredConnection } from '../storage/settings-store';

/** Connections into a configuration file and out of one. Secrets are never part of it: only where they are kept. */

/** A connection as it is written in a configuration file. */
export function entryOfConnection(connection: Connection): ConnectionEntry {
  const { credentialDays, genesys, tokenEndpoint } = connection;
  return {
    name: connection.name,
    tenantId: connection.tenantId,
    clientId: connection.clientId,
    cloud: connection.cloud,
    ...(tokenEndpoint === null ? {} : { tokenEndpoint }),
    profile: connection.profile,
    mailboxes: [...connection.mailboxes],
    canaryMailboxes: [...connection.canaryMailboxes],
    access: connection.access.map((access) => ({ ...access })),
    ...(genesys === null ? {} : { genesys: { ...genesys, domains: [...genesys.domains] } }),
    ...(credentialDays === null ? {} : { policy: { credentialDays: { ...credentialDays } } }),
  };
}

/**
 * A configuration file of these connections. A reference to the keychain stays one: on another computer its
 * entry has to be made there, or the connection edited.
 */
export function configurationText(
  connections: readonly Connection[],
  credentialDays: CredentialDays,
): string {
  const file = { connections: connections.map(entryOfConnection), policy: { credentialDays } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The thresholds that a file itself gives; null where it is silent, so that the settings apply. */
function thresholdsOf(text: string): CredentialDays | null {
  const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  return configurationSchema.parse(document).policy?.credentialDays ?? null;
}

/** What an import adds, or why it adds nothing. */
export type PlannedImport =
  | { readonly ok: true; readonly connections: readonly StoredConnection[] }
  | { readonly ok: false; readonly problem: Message };

/**
 * Plans the import of a configuration file: all of its connections or none. Thresholds of the file go with each
 * connection that has none of its own.
 *
 * @param taken names of the connections that are there
 */
export function planImport(
  text: string,
  env: Environment,
  taken: readonly string[],
  newId: () => string,
): PlannedImport {
  const parsed = parseConfiguration(text, env);
  if (!parsed.ok) return { ok: false, problem: configurationErrorMessage(parsed.error) };
  const { connections } = parsed.value;
  const names = connections.map(({ name }) => name).filter((name) => taken.includes(name));
  if (names.length > 0) return { ok: false, problem: message('application.import.nameTaken', { names }) };
  const common = thresholdsOf(text);
  return {
    ok: true,
    connections: connections.map((connection) => {
      const credentialDays = connection.credentialDays ?? common;
      return { ...entryOfConnection({ ...connection, credentialDays }), id: newId() };
    }),
  };
}
