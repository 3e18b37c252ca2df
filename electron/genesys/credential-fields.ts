import type { JsonObject } from '../../shared/domain/json';

/** A kind of credential, as the organisation describes it (`CredentialType`). */
export interface CredentialType {
  readonly name: string;
  /** What is said of each field, by its name. */
  readonly properties: Readonly<Record<string, JsonObject>>;
  /** Fields that it cannot be without. */
  readonly required: readonly string[];
}

/** A credential as it is read: sensitive fields are redacted, in a form that is not published. */
export interface RedactedCredential {
  readonly id: string;
  readonly name: string | null;
  readonly typeName: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** Which field of a credential holds the secret. */
export type SecretField =
  | {
      readonly outcome: 'found';
      readonly field: string;
      readonly typeName: string;
      /** The other fields as they are: writing replaces all of them. */
      readonly others: Readonly<Record<string, string>>;
    }
  | {
      readonly outcome: 'unknown';
      /**
       * `typeUnknown`: the organisation does not describe this kind of credential. `noCandidate`, `ambiguous`: no field,
       * or more than one, looks like the secret. `othersHidden`: another field is redacted, too, and would be lost.
       */
      readonly because: 'typeUnknown' | 'noCandidate' | 'ambiguous' | 'othersHidden';
    };

/** Marks of a JSON schema by which a field is known for a secret one. */
function isMarkedSensitive(description: JsonObject): boolean {
  const { format, writeOnly, sensitive, secret, isSensitive } = description;
  return format === 'password' || [writeOnly, sensitive, secret, isSensitive].includes(true);
}

/** A member that the object itself has: a field may be called `constructor`. */
function own<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Left out, empty, or nothing but marks that stand for characters. */
function isRedacted(value: string | undefined): boolean {
  return value === undefined || /^[*•●]*$/.test(value.trim());
}

/** What a client secret is called, whatever way of writing names a type has. */
const SECRET_NAME = /secret|password|passphrase|api.?key/i;

/**
 * Finds out which field of a credential holds the client secret. Names of types and fields of the Microsoft Graph
 * integration are not published, so that none is assumed: a field is known by how its type describes it, by being
 * redacted and, among several such, by what it is called. Where that leaves a doubt nothing is found: writing the
 * secret into a wrong field would break the integration.
 */
export function findSecretField(
  { fields, typeName }: RedactedCredential,
  types: readonly CredentialType[],
): SecretField {
  const unknown = (because: Extract<SecretField, { outcome: 'unknown' }>['because']): SecretField => ({
    outcome: 'unknown',
    because,
  });
  const type = types.find(({ name }) => name === typeName);
  if (type === undefined) return unknown('typeUnknown');
  const names = [...new Set([...Object.keys(type.properties), ...Object.keys(fields)])];
  const description = (name: string): JsonObject => own(type.properties, name) ?? {};
  const isNamedSecret = (name: string): boolean => {
    const { title } = description(name);
    return SECRET_NAME.test(`${name} ${typeof title === 'string' ? title : ''}`);
  };
  const marked = names.filter((name) => isMarkedSensitive(description(name)));
  const likely = marked.length > 0 ? marked : names.filter((name) => isRedacted(own(fields, name)));
  const named = likely.filter(isNamedSecret);
  const candidates = likely.length > 1 ? named : likely;
  const [field] = candidates;
  if (field === undefined) return unknown(likely.length > 1 ? 'ambiguous' : 'noCandidate');
  if (candidates.length > 1) return unknown('ambiguous');
  const mustBeSent = (name: string): boolean =>
    marked.includes(name) || type.required.includes(name) || (own(fields, name) ?? '') !== '';
  const isLost = names.some((name) => name !== field && isRedacted(own(fields, name)) && mustBeSent(name));
  if (isLost) return unknown('othersHidden');
  const others = Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field));
  return { outcome: 'found', field, typeName: type.name, others };
}

/** The body that puts a secret into a credential, every other field as it was (`PUT …/credentials/{id}`). */
export function credentialBody(
  credential: Pick<RedactedCredential, 'id' | 'name'>,
  found: Extract<SecretField, { outcome: 'found' }>,
  secret: string,
): JsonObject {
  return {
    id: credential.id,
    ...(credential.name === null ? {} : { name: credential.name }),
    type: { name: found.typeName },
    credentialFields: { ...found.others, [found.field]: secret },
  };
}
