/** What is read of an organisation, by what it takes. */
export type GenesysFact =
  | 'domain'
  | 'domainList'
  | 'routes'
  | 'integration'
  | 'configuration'
  | 'credentials'
  | 'flow'
  | 'queue'
  | 'queueActivity'
  | 'conversations'
  | 'emailSettings'
  | 'outboundDomain'
  | 'ipRanges';

/**
 * The least permission that reading a fact needs (SDK documentation of each method: "Requires ALL / ANY permissions");
 * null: a token is enough. A list of the domains wants the right to change them, which a watcher should not have: where
 * the names are known, each is read by itself.
 */
export const GENESYS_READ_PERMISSIONS: Readonly<Record<GenesysFact, string | null>> = {
  domain: 'routing:email:view',
  domainList: 'routing:email:manage',
  routes: 'routing:email:view',
  integration: 'integrations:integration:view',
  configuration: 'integrations:integration:view',
  credentials: 'integrations:integration:view',
  flow: 'architect:flow:view',
  queue: 'routing:queue:view',
  queueActivity: 'analytics:queueObservation:view',
  conversations: 'analytics:conversationDetail:view',
  emailSettings: 'conversation:settings:view',
  outboundDomain: 'routing:email:view',
  ipRanges: null,
};
