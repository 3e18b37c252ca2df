import type { JsonObject } from '../../../../shared/domain/json';
import type { SimCredential, SimCredentialType } from '../organisation';
import { genesysTime } from './genesys-time';

/** A credential as `CredentialInfo`: its dates and no field. */
export function credentialInfoResource(credential: SimCredential): JsonObject {
  return {
    id: credential.id,
    name: credential.name,
    createdDate: genesysTime(credential.createdAt),
    modifiedDate: genesysTime(credential.modifiedAt),
    type: { name: credential.type },
    selfUri: `/api/v2/integrations/credentials/${credential.id}`,
  };
}

/** A credential as `Credential`: "with sensitive fields redacted". */
export function credentialResource(credential: SimCredential, type: SimCredentialType | null): JsonObject {
  const shown = Object.entries(credential.fields).flatMap(([name, value]): [string, string][] => {
    const field = type?.fields.find((one) => one.name === name);
    if (field?.isSensitive === false) return [[name, value]];
    switch (type?.redaction) {
      case 'empty':
        return [[name, '']];
      case 'asterisks':
        return [[name, '********']];
      default:
        return [];
    }
  });
  return {
    id: credential.id,
    name: credential.name,
    type: { ...(type === null ? {} : { id: type.id }), name: credential.type },
    credentialFields: Object.fromEntries(shown),
    selfUri: `/api/v2/integrations/credentials/${credential.id}`,
  };
}

/** A kind of credential as `CredentialType`. */
export function credentialTypeResource(type: SimCredentialType): JsonObject {
  const fields = Object.fromEntries(
    type.fields.map(({ name, title, isSensitive }) => [
      name,
      { type: 'string', title, ...(isSensitive && type.marksSensitive ? { format: 'password' } : {}) },
    ]),
  );
  return {
    id: type.id,
    name: type.name,
    properties: type.description === 'schema' ? { type: 'object', properties: fields } : fields,
    displayOrder: type.fields.map(({ name }) => name),
    required: type.fields.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  };
}
