import { type EpochMs, MINUTE_MS } from '../../../shared/domain/instant';
import { type Random, randomText } from '../random';

/** How long a code can be redeemed (Microsoft: authorization code flow, "about 10 minutes"). */
const LIFETIME_MS = 10 * MINUTE_MS;

/** What a code stands for. */
interface AuthorizationCode {
  readonly tenantId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  /** PKCE, `S256`; null: the request had none. */
  readonly codeChallenge: string | null;
  readonly expiresAt: EpochMs;
}

/** Codes between the sign-in page and the token endpoint. */
export interface AuthorizationCodes {
  readonly issue: (code: Omit<AuthorizationCode, 'expiresAt'>, now: EpochMs) => string;
  /** Null when it is unknown or was redeemed before: a code works once. */
  readonly redeem: (text: string) => AuthorizationCode | null;
}

/** Keeps them in memory. */
export function createAuthorizationCodes(random: Random): AuthorizationCodes {
  const open = new Map<string, AuthorizationCode>();
  return {
    issue: (code, now) => {
      const text = `0.${randomText(random, 80, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')}`;
      open.set(text, { ...code, expiresAt: now + LIFETIME_MS });
      return text;
    },
    redeem: (text) => {
      const code = open.get(text) ?? null;
      open.delete(text);
      return code;
    },
  };
}
