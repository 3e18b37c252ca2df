import type { OwnerFacts } from '../domain/facts';
import type { ConnectionState } from '../domain/state';

/** An owner as people know it: name and address, as far as they may be read; otherwise its object id. */
export function ownerName({ id, name, mail, userPrincipalName }: OwnerFacts): string {
  const address = mail ?? userPrincipalName;
  if (name === null) return address ?? id;
  return address === null ? name : `${name} (${address})`;
}

/**
 * Where the owners of app registrations get mail: each address once, whatever its case. Only a mailbox that the
 * directory names counts; a user principal name may be none.
 */
export function ownerAddresses(connections: readonly ConnectionState[]): readonly string[] {
  const addresses = new Map<string, string>();
  for (const { details } of connections) {
    for (const { mail } of details?.registration.owners ?? []) {
      if (mail !== null && !addresses.has(mail.toLowerCase())) addresses.set(mail.toLowerCase(), mail);
    }
  }
  return [...addresses.values()];
}
