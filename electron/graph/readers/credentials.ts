import type { z } from 'zod';

import type { CredentialFacts } from '../../../shared/domain/facts';
import type { credentials } from '../schemas';

/** Client secrets and certificates of an object as one list. */
export function credentialFacts(
  source: z.output<typeof credentials>,
  owner: CredentialFacts['owner'],
): readonly CredentialFacts[] {
  return [
    ...source.passwordCredentials.map((one): CredentialFacts => ({
      type: 'clientSecret',
      owner,
      keyId: one.keyId,
      name: one.displayName,
      hint: one.hint,
      start: one.startDateTime,
      end: one.endDateTime,
      customKeyIdentifier: one.customKeyIdentifier,
      usage: null,
    })),
    ...source.keyCredentials.map((one): CredentialFacts => ({
      type: 'certificate',
      owner,
      keyId: one.keyId,
      name: one.displayName,
      hint: null,
      start: one.startDateTime,
      end: one.endDateTime,
      customKeyIdentifier: one.customKeyIdentifier,
      usage: one.usage,
    })),
  ];
}
