import type { Cloud } from '../domain/connection';
import type { DraftFields } from '../domain/draft';
import { readTenantInput, type TenantInputProblem } from './tenant-input';

/** A new connection before anything was entered. */
export const NEW_DRAFT_FIELDS: DraftFields = {
  name: '',
  tenantId: '',
  cloud: 'global',
  tokenEndpoint: '',
  clientId: '',
  profile: 'genesys-cloud',
  mailboxes: [],
  canaryMailboxes: [],
  access: ['integrationCredential'],
  monitorClientId: '',
  administratorClientId: '',
  hasGenesys: false,
  genesysRegion: 'mypurecloud.com',
  genesysClientId: '',
  genesysDomains: [],
};

/** Changes to fields: what is not given stays. */
export type DraftFieldsChange = { readonly [K in keyof DraftFields]?: DraftFields[K] | undefined };

/** Lays changes over fields. */
export function changeFields(fields: DraftFields, change: DraftFieldsChange): DraftFields {
  return {
    name: change.name ?? fields.name,
    tenantId: change.tenantId ?? fields.tenantId,
    cloud: change.cloud ?? fields.cloud,
    tokenEndpoint: change.tokenEndpoint ?? fields.tokenEndpoint,
    clientId: change.clientId ?? fields.clientId,
    profile: change.profile ?? fields.profile,
    mailboxes: change.mailboxes ?? fields.mailboxes,
    canaryMailboxes: change.canaryMailboxes ?? fields.canaryMailboxes,
    access: change.access ?? fields.access,
    monitorClientId: change.monitorClientId ?? fields.monitorClientId,
    administratorClientId: change.administratorClientId ?? fields.administratorClientId,
    hasGenesys: change.hasGenesys ?? fields.hasGenesys,
    genesysRegion: change.genesysRegion ?? fields.genesysRegion,
    genesysClientId: change.genesysClientId ?? fields.genesysClientId,
    genesysDomains: change.genesysDomains ?? fields.genesysDomains,
  };
}

/** Where a drafted connection is: what the tenant's field really means. */
export type DraftTarget =
  | {
      readonly outcome: 'known';
      readonly tenantId: string;
      readonly cloud: Cloud;
      /** As it is configured at the vendor; null when it was not given. */
      readonly tokenEndpoint: string | null;
    }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'refused'; readonly problem: TenantInputProblem };

/**
 * Reads the tenant's field, which may hold a pasted address. Where it is empty, the token endpoint says the
 * tenant. An address decides on the cloud; a pasted token endpoint counts as the vendor's where no other is given.
 */
export function draftTarget({ tenantId, tokenEndpoint, cloud }: DraftFields): DraftTarget {
  const endpoint = tokenEndpoint.trim();
  const input = readTenantInput(tenantId.trim() === '' ? endpoint : tenantId, cloud);
  switch (input.outcome) {
    case 'empty':
      return { outcome: 'empty' };
    case 'refused':
      return { outcome: 'refused', problem: input.problem };
    case 'recognised':
      return {
        outcome: 'known',
        tenantId: input.tenant,
        cloud: input.cloud,
        tokenEndpoint: endpoint === '' ? input.pastedEndpoint : endpoint,
      };
  }
}

/** Addresses without empty lines and the spaces around them. */
export function tidyAddresses(addresses: readonly string[]): readonly string[] {
  return addresses.map((address) => address.trim()).filter((address) => address !== '');
}
