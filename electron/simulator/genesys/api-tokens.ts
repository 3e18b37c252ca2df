import { type EpochMs, SECOND_MS } from '../../../shared/domain/instant';
import { type Random, randomText } from '../random';
import type { SimOAuthClient, SimOrganisation } from './organisation';

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Who holds an access token of the Platform API, and until when. */
export interface ApiGrant {
  readonly organisation: SimOrganisation;
  readonly client: SimOAuthClient;
  readonly expiresAt: EpochMs;
}

/** Issues and knows the access tokens of the Platform API: opaque texts, as the real ones. */
export interface ApiTokens {
  readonly issue: (organisation: SimOrganisation, client: SimOAuthClient, now: EpochMs) => string;
  /** Null: not a token of this simulator. Expiry is for the caller to judge. */
  readonly read: (token: string) => ApiGrant | null;
}

/** Tokens drawn from a seeded source; they are forgotten when the simulator is. */
export function createApiTokens(random: Random): ApiTokens {
  const grants = new Map<string, ApiGrant>();
  return {
    issue: (organisation, client, now) => {
      const token = randomText(random, 86, CHARACTERS);
      grants.set(token, { organisation, client, expiresAt: now + organisation.tokenSeconds * SECOND_MS });
      return token;
    },
    read: (token) => grants.get(token) ?? null,
  };
}
