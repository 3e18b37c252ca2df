import type { ConnectionEntry } from '../../shared/domain/configuration';
import type { ClientCredential } from '../../shared/domain/connection';
import type { DraftFields, SecretSlot } from '../../shared/domain/draft';
import type { DraftTarget } from '../../shared/onboarding/draft-fields';
import { NEW_DRAFT_FIELDS, tidyAddresses } from '../../shared/onboarding/draft-fields';
import type { StoredConnection } from '../storage/settings-store';

type StoredAccess = ConnectionEntry['access'][number];

/** The fields of a stored connection, to be edited. */
export function fieldsOf(stored: StoredConnection): DraftFields {
  const clientIdOf = (kind: 'administrator' | 'monitorRegistration'): string => {
    for (const access of stored.access) {
      if (access.kind !== 'integrationCredential' && access.kind === kind) return access.clientId;
    }
    return '';
  };
  return {
    name: stored.name,
    tenantId: stored.tenantId,
    cloud: stored.cloud,
    tokenEndpoint: stored.tokenEndpoint ?? '',
    clientId: stored.clientId,
    profile: stored.profile,
    mailboxes: stored.mailboxes,
    canaryMailboxes: stored.canaryMailboxes,
    access: [...new Set(stored.access.map(({ kind }) => kind))],
    monitorClientId: clientIdOf('monitorRegistration'),
    administratorClientId: clientIdOf('administrator'),
    hasGenesys: stored.genesys !== undefined,
    genesysRegion: stored.genesys?.region ?? NEW_DRAFT_FIELDS.genesysRegion,
    genesysClientId: stored.genesys?.clientId ?? '',
    genesysDomains: stored.genesys?.domains ?? [],
  };
}

/** Where a stored connection has the secret of a slot; null where it has none. */
export function storedCredential(stored: StoredConnection | null, slot: SecretSlot): ClientCredential | null {
  if (slot === 'genesysClient') {
    return stored?.genesys === undefined ? null : { secret: stored.genesys.secret };
  }
  const access = stored?.access.find(({ kind }) => kind === slot);
  if (access === undefined || access.kind === 'administrator') return null;
  if (access.secret !== undefined) return { secret: access.secret };
  return access.certificate === undefined ? null : { certificate: access.certificate };
}

/**
 * The entry that a draft describes. What a draft does not show is kept as it was: an own policy, and further accesses
 * of a kind that is still wanted.
 *
 * @param credentials where the secret of each slot is, or will be; null: there is none
 */
export function entryOf(
  fields: DraftFields,
  target: Extract<DraftTarget, { outcome: 'known' }>,
  credentials: Readonly<Record<SecretSlot, ClientCredential | null>>,
  previous: StoredConnection | null,
): ConnectionEntry {
  const accessOf = (kind: StoredAccess['kind']): readonly StoredAccess[] => {
    const [, ...further] = (previous?.access ?? []).filter((access) => access.kind === kind);
    switch (kind) {
      case 'administrator':
        return [{ kind, clientId: fields.administratorClientId.trim() }, ...further];
      case 'integrationCredential': {
        const credential = credentials[kind];
        return credential === null ? further : [{ kind, ...credential }, ...further];
      }
      case 'monitorRegistration': {
        const credential = credentials[kind];
        const clientId = fields.monitorClientId.trim();
        return credential === null ? further : [{ kind, clientId, ...credential }, ...further];
      }
    }
  };
  return {
    name: fields.name.trim(),
    tenantId: target.tenantId,
    clientId: fields.clientId.trim(),
    cloud: target.cloud,
    ...(target.tokenEndpoint === null ? {} : { tokenEndpoint: target.tokenEndpoint }),
    profile: fields.profile,
    mailboxes: [...tidyAddresses(fields.mailboxes)],
    canaryMailboxes: [...tidyAddresses(fields.canaryMailboxes)],
    access: [...new Set(fields.access)].flatMap(accessOf),
    ...genesysOf(fields, credentials.genesysClient),
    ...(previous?.policy === undefined ? {} : { policy: previous.policy }),
  };
}

/** The organisation that a draft describes; nothing: none is wanted, or its secret is not there yet. */
function genesysOf(
  { hasGenesys, genesysRegion, genesysClientId, genesysDomains }: DraftFields,
  credential: ClientCredential | null,
): Pick<ConnectionEntry, 'genesys'> {
  if (!hasGenesys || credential === null || !('secret' in credential)) return {};
  const region = typeof genesysRegion === 'string' ? genesysRegion : { ...genesysRegion };
  const domains = tidyAddresses(genesysDomains).map((domain) => domain.toLowerCase());
  return {
    genesys: {
      region,
      clientId: genesysClientId.trim(),
      secret: credential.secret,
      domains: [...new Set(domains)],
    },
  };
}
