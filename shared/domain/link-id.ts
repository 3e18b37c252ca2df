/** The pages that the interface may open in the system browser: an id, never an address. */
export const LINK_IDS = [
  'entraApp',
  'entraCredentials',
  'entraPermissions',
  'adminConsent',
  'documentation',
  'notificationsDocumentation',
  'connectionFilterDocumentation',
  'exchangeScopeDocumentation',
] as const;

export type LinkId = (typeof LINK_IDS)[number];
