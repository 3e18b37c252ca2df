import { z } from 'zod';

import type { JsonObject, JsonValue } from '../../../shared/domain/json';
import { optionalText } from '../../network/answer-schema';
import { absentIsNull } from '../../network/query';
import type { CredentialType, RedactedCredential } from '../credential-fields';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';

const json: z.ZodType<JsonValue> = z.json();

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is said of each field: `properties` is a JSON schema, or what would be in the `properties` of one. */
function fieldDescriptions(properties: JsonObject): Readonly<Record<string, JsonObject>> {
  const { properties: nested } = properties;
  const fields = isObject(nested) ? nested : properties;
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, JsonObject] => isObject(field[1])),
  );
}

/** `CredentialType`. */
const credentialType = z
  .object({
    name: z.string().min(1),
    properties: z.record(z.string(), json).nullish(),
    required: z.array(z.string()).nullish(),
  })
  .transform(({ name, properties, required }): CredentialType => ({
    name,
    properties: fieldDescriptions(properties ?? {}),
    required: required ?? [],
  }));

/** The kinds of credentials that the organisation knows; the SDK has a plain list, the other methods have pages. */
const credentialTypes = z.union([
  z.array(credentialType),
  z.object({ entities: z.array(credentialType) }).transform(({ entities }) => entities),
]);

/** How the organisation describes its kinds of credentials. */
export function credentialTypesQuery(): GenesysQuery<readonly CredentialType[]> {
  return entityQuery<readonly CredentialType[]>({
    path: '/api/v2/integrations/credentials/types',
    permission: GENESYS_READ_PERMISSIONS.credentials,
    schema: credentialTypes,
  });
}

/** `Credential`, with sensitive fields redacted. */
const credential = z
  .object({
    id: z.string().min(1),
    name: optionalText,
    type: z
      .object({ name: optionalText })
      .nullish()
      .transform((type) => type?.name ?? null),
    credentialFields: z.record(z.string(), z.string()).nullish(),
  })
  .transform(({ id, name, type, credentialFields }): RedactedCredential => ({
    id,
    name,
    typeName: type,
    fields: credentialFields ?? {},
  }));

/**
 * One credential with the fields that the service shows, to be written back with another secret; null: there is none of
 * this id. For a run that needs it, and for nothing that is kept.
 */
export function redactedCredentialQuery(id: string): GenesysQuery<RedactedCredential | null> {
  return entityQuery<RedactedCredential | null>({
    path: `/api/v2/integrations/credentials/${encodeURIComponent(id)}`,
    permission: GENESYS_READ_PERMISSIONS.credentials,
    schema: credential,
    resultOf: absentIsNull,
  });
}
