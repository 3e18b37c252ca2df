import type { Connection, GenesysSettings } from './connection';

/** The inbound e-mail domains that are looked at: those of the settings, otherwise those of the mailboxes' addresses. */
export function genesysDomainsOf(
  settings: GenesysSettings,
  { mailboxes }: Pick<Connection, 'mailboxes'>,
): readonly string[] {
  if (settings.domains.length > 0) return settings.domains;
  return [...new Set(mailboxes.map((address) => address.slice(address.lastIndexOf('@') + 1).toLowerCase()))];
}
