import { open } from 'node:fs/promises';

import {
  type Configuration,
  configurationSchema,
  type ConnectionEntry,
} from '../../shared/domain/configuration';
import { type ConfigurationError, placeOf } from '../../shared/domain/configuration-error';
import type { Access, Connection, SecretReference } from '../../shared/domain/connection';
import { DEFAULT_POLICY, type Policy } from '../../shared/domain/policy';
import { fail, ok, type Result } from '../../shared/domain/result';
import { fileErrorReason } from './file-error';
import { findSyntaxError } from './json-syntax';
import { structureErrorOf } from './structure-error';
import { decodeUtf8 } from './utf8';

/** What a configuration file says, with defaults filled in. */
export interface LoadedConfiguration {
  readonly connections: readonly Connection[];
  readonly policy: Policy;
}

/** Environment variables by name; `process.env` is one. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Far more than 500 connections need; a larger file is not a configuration. */
const MAX_FILE_BYTES = 4 * 1_024 * 1_024;

/** A name that is safe to repeat: a secret put there by mistake has small letters or punctuation. */
const VARIABLE_NAME = /^[A-Z_][A-Z0-9_]{0,99}$/;

function accessOf(entry: ConnectionEntry['access'][number]): readonly Access[] {
  if (entry.kind === 'administrator') return [entry];
  const credential =
    entry.secret === undefined
      ? entry.certificate === undefined
        ? null
        : { certificate: entry.certificate }
      : { secret: entry.secret };
  if (credential === null) return [];
  return entry.kind === 'integrationCredential'
    ? [{ kind: entry.kind, ...credential }]
    : [{ kind: entry.kind, clientId: entry.clientId, ...credential }];
}

/** The connection that an entry describes. @param id the name for a file's entry, its own id for a stored one */
export function connectionOf(entry: ConnectionEntry, id: string): Connection {
  return {
    id,
    name: entry.name,
    tenantId: entry.tenantId,
    clientId: entry.clientId,
    cloud: entry.cloud,
    tokenEndpoint: entry.tokenEndpoint ?? null,
    profile: entry.profile,
    mailboxes: entry.mailboxes,
    canaryMailboxes: entry.canaryMailboxes,
    access: entry.access.flatMap(accessOf),
    genesys: entry.genesys ?? null,
    credentialDays: entry.policy?.credentialDays ?? null,
  };
}

/** The policy that a file asks for: ours where it is silent. */
export function policyOf(policy: Configuration['policy']): Policy {
  return { ...DEFAULT_POLICY, credentialDays: policy?.credentialDays ?? DEFAULT_POLICY.credentialDays };
}

/** Every reference to a secret, with the place where it stands. */
function* secretReferences(
  configuration: Configuration,
): Generator<readonly [PropertyKey[], SecretReference]> {
  for (const [index, connection] of configuration.connections.entries()) {
    for (const [position, access] of connection.access.entries()) {
      const path = ['connections', index, 'access', position];
      if (access.kind === 'administrator') continue;
      if (access.secret !== undefined) yield [[...path, 'secret'], access.secret];
      if (access.certificate !== undefined) yield [[...path, 'certificate'], access.certificate];
    }
    if (connection.genesys !== undefined)
      yield [['connections', index, 'genesys', 'secret'], connection.genesys.secret];
  }
}

function missingVariable(configuration: Configuration, env: Environment): ConfigurationError | null {
  for (const [path, reference] of secretReferences(configuration)) {
    if (!('env' in reference)) continue;
    const value = Object.hasOwn(env, reference.env) ? env[reference.env] : undefined;
    if (value === undefined || value === '') {
      return {
        code: 'environmentMissing',
        place: placeOf([...path, 'env']),
        variable: VARIABLE_NAME.test(reference.env) ? reference.env : null,
        isEmpty: value === '',
      };
    }
  }
  return null;
}

/**
 * Reads the text of a configuration file. Everything is checked here, before anything is sent: the syntax, the
 * schema, and that each environment variable it names is set. A byte order mark is let pass.
 */
export function parseConfiguration(
  text: string,
  env: Environment,
): Result<LoadedConfiguration, ConfigurationError> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const syntax = findSyntaxError(body);
  if (syntax !== null) return fail(syntax);
  const document: unknown = JSON.parse(body);
  const parsed = configurationSchema.safeParse(document);
  if (!parsed.success) return fail(structureErrorOf(parsed.error, document));
  const missing = missingVariable(parsed.data, env);
  if (missing !== null) return fail(missing);
  return ok({
    connections: parsed.data.connections.map((entry) => connectionOf(entry, entry.name)),
    policy: policyOf(parsed.data.policy),
  });
}

/** Reads at most one byte more than is allowed, so that a device file or a wrong path cannot fill the memory. */
async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      length += bytesRead;
      if (bytesRead === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

/** Loads a configuration file; its errors name the place, and no secret. */
export async function loadConfiguration(
  path: string,
  env: Environment,
): Promise<Result<LoadedConfiguration, ConfigurationError>> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(path);
  } catch (error) {
    return fail({ code: 'fileUnreadable', place: path, reason: fileErrorReason(error) });
  }
  if (bytes.length > MAX_FILE_BYTES)
    return fail({ code: 'fileTooLarge', place: path, limitBytes: MAX_FILE_BYTES });
  const text = decodeUtf8(bytes);
  if (text === null) {
    // PowerShell's `>` wrote UTF-16 with a byte order mark for many years.
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return fail({ code: 'notUtf8', place: path, encoding: isUtf16 ? 'utf16' : 'unknown' });
  }
  return parseConfiguration(text, env);
}
