import { z } from 'zod';

const payload = z.object({ roles: z.array(z.string()).default([]) });

/**
 * The application permissions that an access token carries. Microsoft calls its tokens opaque, so this is
 * corroboration only: whatever is not a token of the usual shape gives null ("not known"), never an error. A
 * token without the claim has no application permissions at all.
 */
export function rolesOf(accessToken: string): readonly string[] | null {
  const parts = accessToken.split('.');
  const body = parts[1];
  if (parts.length !== 3 || body === undefined || body === '') return null;
  try {
    const parsed = payload.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data.roles : null;
  } catch {
    return null;
  }
}
