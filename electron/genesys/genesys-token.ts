import { z } from 'zod';

import type { ReadFailure } from '../../shared/domain/failure';
import { genesysOriginsOf, type GenesysRegion } from '../../shared/domain/genesys-region';
import { type EpochMs, type Instant, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { describeIssue } from '../network/answer-schema';
import { abortable, exchange, type NetworkPort, type Reply } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import type { RequestTally } from '../network/request-tally';
import { retryAfterMs } from '../network/retry-after';
import { correlationIdOf } from './genesys-errors';

/** What came of a token request, and when it was really made. */
export type GenesysTokenOutcome =
  | {
      readonly outcome: 'issued';
      /** It stays in this process and never becomes part of a snapshot. */
      readonly accessToken: string;
      readonly expiresAt: EpochMs;
      readonly at: Instant;
      readonly requestId: string | null;
    }
  | {
      readonly outcome: 'failed';
      readonly failure: ReadFailure;
      readonly at: Instant;
      readonly requestId: string | null;
    };

/** The tokens of one OAuth client, kept from look to look. */
export interface GenesysTokens {
  /** Never rejects for remote reasons; rejects with the signal's reason when it is aborted. */
  readonly get: (request: {
    /** True: ask even if the last token is still good, to see a client that was deleted or got another secret. */
    readonly forceRefresh: boolean;
    readonly tally: RequestTally;
    readonly signal?: AbortSignal | undefined;
  }) => Promise<GenesysTokenOutcome>;
  /** Whether the next `get` costs a request. */
  readonly isDue: () => boolean;
}

/** What an OAuth client signs in with, and where. */
export interface GenesysClientCredentials {
  readonly region: GenesysRegion;
  readonly clientId: string;
  readonly secret: string;
}

/** A token is not used in its last minutes. */
const LONGEST_MARGIN_MS = 5 * MINUTE_MS;

/** Tokens may be set to live for five minutes only: of those, the last tenth is left out. */
const MARGIN_SHARE = 0.1;

const issuedBody = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

/** The token endpoint's own error form, which is that of OAuth 2.0 and not that of the API. */
const refusedBody = z.object({ error: z.string().min(1) });

function basic({ clientId, secret }: GenesysClientCredentials): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`, 'utf8').toString('base64')}`;
}

interface Held {
  readonly token: Extract<GenesysTokenOutcome, { outcome: 'issued' }>;
  readonly renewAt: EpochMs;
}

/**
 * Signs an OAuth client in: OAuth 2.0 client credentials, with the secret in the `Authorization` header (RFC 6749,
 * 2.3.1, and the SDK's way). Several readers that want a token at once share one request. Waiting for what a refusal
 * asks to wait for is the caller's task.
 */
export function createGenesysTokens(port: NetworkPort, credentials: GenesysClientCredentials): GenesysTokens {
  const { login } = genesysOriginsOf(credentials.region);
  let held: Held | null = null;
  let pending: Promise<GenesysTokenOutcome> | null = null;

  const interpret = (reply: Reply): GenesysTokenOutcome => {
    const now = port.clock.now();
    const source = { at: instantOf(now), requestId: correlationIdOf(reply) };
    const failed = (failure: ReadFailure): GenesysTokenOutcome => ({ outcome: 'failed', failure, ...source });
    const { status, headers } = reply;
    const wait = retryAfterMs(headers, now);
    if (status === 429) return failed({ code: 'throttled', retryAfterMs: wait });
    if (status >= 500) return failed({ code: 'unavailable', status, retryAfterMs: wait });
    const body = parseJson(reply.text);
    if (status >= 400) {
      const refused = refusedBody.safeParse(body);
      return failed(
        refused.success
          ? { code: 'genesysAuthentication', error: refused.data.error }
          : { code: 'badPayload', field: 'error', problem: `missing (HTTP ${status})` },
      );
    }
    const parsed = issuedBody.safeParse(body);
    if (!parsed.success) return failed({ code: 'badPayload', ...describeIssue(parsed.error) });
    const lifetime = parsed.data.expires_in * SECOND_MS;
    const token = {
      outcome: 'issued' as const,
      accessToken: parsed.data.access_token,
      expiresAt: now + lifetime,
      ...source,
    };
    held = { token, renewAt: now + lifetime - Math.min(LONGEST_MARGIN_MS, lifetime * MARGIN_SHARE) };
    return token;
  };

  const request = async (tally: RequestTally): Promise<GenesysTokenOutcome> => {
    held = null;
    tally.genesys += 1;
    try {
      const reply = await exchange(port, `${login}/oauth/token`, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          authorization: basic(credentials),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      });
      return interpret(reply);
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const at = instantOf(port.clock.now());
      return { outcome: 'failed', failure: { code: 'network', cause: error.failure }, at, requestId: null };
    }
  };

  const isDue = (): boolean => held === null || port.clock.now() >= held.renewAt;

  return {
    isDue,
    get: async ({ forceRefresh, tally, signal }) => {
      signal?.throwIfAborted();
      if (!forceRefresh && held !== null && !isDue()) return held.token;
      pending ??= request(tally).finally(() => {
        pending = null;
      });
      return abortable(pending, signal);
    },
  };
}
