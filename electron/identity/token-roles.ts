import { z } from 'zod';

const payload = z.object({ roles: z.array(z.string()).default([]) });
const userPayload = z.object({ wids: z.array(z.string()) });

/** The claims of a token of the usual shape, not verified; undefined for any other. */
function claimsOf(accessToken: string): unknown {
  const parts = accessToken.split('.');
  const body = parts[1];
  if (parts.length !== 3 || body === undefined || body === '') return undefined;
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The application permissions that an access token carries. Microsoft calls its tokens opaque, so this is
 * corroboration only: whatever is not a token of the usual shape gives null ("not known"), never an error. A
 * token without the claim has no application permissions at all.
 */
export function rolesOf(accessToken: string): readonly string[] | null {
  return payload.safeParse(claimsOf(accessToken)).data?.roles ?? null;
}

/**
 * Template ids of the directory roles of the user that a token was issued for (claim `wids`), as corroboration
 * like the above. Null where the claim cannot be read: then nothing is known about the user's roles.
 */
export function directoryRolesOf(accessToken: string): readonly string[] | null {
  return userPayload.safeParse(claimsOf(accessToken)).data?.wids ?? null;
}
