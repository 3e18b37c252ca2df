import type { z } from 'zod';

import type { CredentialFacts } from '../../../shared/domain/facts';
import type { credentials } from '../schemas';

/** A thumbprint in the one form in which it is compared: entries that were added as the hexadecimal digits show those. */
function thumbprint(customKeyIdentifier: string | null): string | null {
  return customKeyIdentifier !== null && /^[0-9a-f]{40}$/i.test(customKeyIdentifier)
    ? Buffer.from(customKeyIdentifier, 'hex').toString('base64')
    : customKeyIdentifier;
}

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
      customKeyIdentifier: thumbprint(one.customKeyIdentifier),
      usage: one.usage,
    })),
  ];
}
