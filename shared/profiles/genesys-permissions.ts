/** What a permission of the OAuth client at Genesys Cloud is for. */
export type GenesysNeed =
  | 'integration'
  | 'routes'
  | 'settings'
  | 'flows'
  | 'queues'
  | 'agents'
  | 'conversations'
  | 'changeIntegration'
  | 'changeRoutes'
  | 'changeSettings';

/** One permission of the role, as Genesys Cloud writes it (`domain:entity:action`). */
export interface GenesysPermission {
  readonly value: string;
  readonly need: GenesysNeed;
}

/** What watching needs (permissions reference of the Platform API: "Requires ANY / ALL permissions"). */
export const GENESYS_WATCH_PERMISSIONS: readonly GenesysPermission[] = [
  { value: 'integrations:integration:view', need: 'integration' },
  { value: 'routing:email:view', need: 'routes' },
  { value: 'architect:flow:view', need: 'flows' },
  { value: 'routing:queue:view', need: 'queues' },
  { value: 'analytics:queueObservation:view', need: 'agents' },
  { value: 'analytics:conversationDetail:view', need: 'conversations' },
  { value: 'conversation:settings:view', need: 'settings' },
];

/** What the runbooks need beside, to change something there after it was confirmed. */
export const GENESYS_CHANGE_PERMISSIONS: readonly GenesysPermission[] = [
  { value: 'integrations:integration:edit', need: 'changeIntegration' },
  { value: 'routing:email:manage', need: 'changeRoutes' },
  { value: 'conversation:settings:edit', need: 'changeSettings' },
];
