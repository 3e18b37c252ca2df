import { z } from 'zod';

import { optionalInstant, optionalText } from '../network/answer-schema';

/*
 * What Genesys Cloud answers with, as far as it is used (SDK 262). Members that are not used are ignored, whatever they
 * are. Members that are used must have their documented type. A member that only describes may be absent; one that a
 * judgement rests on must be there, unless the SDK says that its absence means something.
 */

/** What refers to another object by its id (`DomainEntityRef`); null and absent are the same. */
export const reference = z
  .object({ id: z.string().min(1), name: optionalText })
  .nullish()
  .transform((value) => value ?? null);

/** Of a list of values that may grow: the value, or `other`. */
export function oneOf<const T extends readonly string[]>(values: T) {
  return z
    .string()
    .nullish()
    .transform((text): T[number] | 'other' => values.find((one) => one === text) ?? 'other');
}

/** `CredentialInfo`, as configurations and listings show it: no field of the credential is in it. */
export const credentialInfo = z.object({
  id: z.string().min(1),
  name: optionalText,
  type: z
    .object({ name: optionalText })
    .nullish()
    .transform((type) => type?.name ?? null),
  createdDate: optionalInstant,
  modifiedDate: optionalInstant,
});

/** A credential without its fields. */
export type CredentialInfo = z.output<typeof credentialInfo>;
