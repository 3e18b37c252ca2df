import type { Connection } from '../../shared/domain/connection';

/** Stands for any connection, so that a runbook's steps can be shown without one. Nothing is sent for it. */
export const PLACEHOLDER_CONNECTION: Connection = {
  id: 'any',
  name: '…',
  tenantId: '{tenant}',
  clientId: '{client}',
  cloud: 'global',
  tokenEndpoint: null,
  profile: 'genesys-cloud',
  mailboxes: [],
  canaryMailboxes: [],
  access: [],
  genesys: null,
  credentialDays: null,
};
