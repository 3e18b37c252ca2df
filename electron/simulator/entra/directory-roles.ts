/**
 * Template ids of the directory roles that simulated users have, as a user's token lists them in `wids`
 * (Microsoft: Microsoft Entra built-in roles). A role that is not here is in no token.
 */
const TEMPLATE_IDS: Readonly<Record<string, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
};

/** What every member of a tenant has. */
const MEMBER = 'b79fbf4d-3ef9-4689-8143-76b194e85509';

/** The `wids` claim of a user with these roles. */
export function roleTemplateIds(roles: readonly string[]): readonly string[] {
  return [...roles.flatMap((role) => TEMPLATE_IDS[role] ?? []), MEMBER];
}
