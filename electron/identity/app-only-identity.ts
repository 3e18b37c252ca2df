import type { ConfidentialClientApplication } from '@azure/msal-node';
import { z } from 'zod';

import { type EpochMs, epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { abortable, type NetworkPort } from '../network/exchange';
import { retryAfterMs } from '../network/retry-after';
import type { CloudOrigins } from './clouds';
import { readEntraFailure } from './entra-errors';
import type { AppCredential } from './held-credential';
import type { Identity, IssuedToken, TokenOutcome, TokenRequest } from './identity';
import { createMsalNetwork, type LastWord } from './msal-network';
import { rolesOf } from './token-roles';

/** What an app signs in with, and where. */
export interface AppOnlyOptions {
  readonly kind: 'integrationCredential' | 'monitorRegistration';
  /** Tenant id or a verified domain name. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly origins: CloudOrigins;
  readonly credential: AppCredential;
}

/** A cached token is not used in its last minutes: the same margin as MSAL's own cache has (300 s). */
const EXPIRY_MARGIN_MS = 5 * MINUTE_MS;

const tokenBody = z.object({
  access_token: z.string().min(1),
  // Entra's v1 endpoint and some proxies write the number as text.
  expires_in: z.union([z.number().positive(), z.string().regex(/^\d+$/).transform(Number)]),
});

/** MSAL's errors carry a stable symbolic code beside their text. */
function msalCode(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'errorCode' in error;
  return isCoded && typeof error.errorCode === 'string' ? error.errorCode : 'client_error';
}

/** What an answer without a token means; the classification is by status and by Entra's own values. */
function explain(
  last: LastWord | null,
  method: AppCredential['method'],
  error: unknown,
  now: EpochMs,
): TokenOutcome {
  const at = instantOf(now);
  if (last === null) {
    // MSAL refused to send anything, for example because of a tenant name that cannot be one.
    const entra = { kind: 'other', code: null, error: msalCode(error), traceId: null } as const;
    return { outcome: 'unreadable', failure: { code: 'authentication', entra }, at, requestId: null };
  }
  if (last.heard === 'network') {
    return { outcome: 'unreadable', failure: { code: 'network', cause: last.cause }, at, requestId: null };
  }
  const { status, headers } = last.reply;
  const headerId = headers.get('x-ms-request-id');
  const unreadable = (
    failure: Extract<TokenOutcome, { outcome: 'unreadable' }>['failure'],
  ): TokenOutcome => ({
    outcome: 'unreadable',
    failure,
    at,
    requestId: headerId,
  });
  const wait = retryAfterMs(headers, now);
  if (status === 429) return unreadable({ code: 'throttled', retryAfterMs: wait });
  if (status >= 500) return unreadable({ code: 'unavailable', status, retryAfterMs: wait });
  if (last.body === undefined) {
    return unreadable({ code: 'badPayload', field: '(body)', problem: `not JSON (HTTP ${status})` });
  }
  const entra = status >= 400 ? readEntraFailure(last.body) : null;
  if (entra !== null) {
    return {
      outcome: 'refused',
      facts: { outcome: 'refused', method, entra },
      at,
      requestId: entra.traceId ?? headerId,
    };
  }
  if (status >= 400)
    return unreadable({ code: 'badPayload', field: 'error', problem: `missing (HTTP ${status})` });
  const parsed = last.endpoint === 'token' ? tokenBody.safeParse(last.body) : null;
  const field = parsed?.error?.issues[0]?.path.join('.') ?? '(body)';
  return unreadable({ code: 'badPayload', field, problem: `not as documented (${msalCode(error)})` });
}

/**
 * An app that signs in by itself: OAuth 2.0 client credentials through MSAL, by secret or by certificate.
 *
 * The token is kept here rather than in MSAL's cache, so that its age follows the injected clock. Requests are
 * single-flight: several readers that want a token at once share one request. MSAL is loaded at the first
 * request, which keeps `--help` quick. After any failure its client is dropped, because it remembers being
 * throttled and would refuse locally; honouring `Retry-After` is the scheduler's task.
 */
export function createAppOnlyIdentity(port: NetworkPort, options: AppOnlyOptions): Identity {
  const { credential, origins } = options;
  const network = createMsalNetwork(port);
  let client: ConfidentialClientApplication | null = null;
  let cached: IssuedToken | null = null;
  let pending: Promise<TokenOutcome> | null = null;

  const createClient = async (): Promise<ConfidentialClientApplication> => {
    const { ConfidentialClientApplication, LogLevel } = await import('@azure/msal-node');
    return new ConfidentialClientApplication({
      auth: {
        clientId: options.clientId,
        authority: `${origins.login}/${options.tenantId}`,
        // With the port where there is one: MSAL compares hosts, and asks nobody about a known one.
        knownAuthorities: [new URL(origins.login).host],
        ...(credential.method === 'secret'
          ? { clientSecret: credential.secret }
          : {
              clientCertificate: {
                privateKey: credential.privateKey,
                thumbprintSha256: credential.thumbprintSha256,
              },
            }),
      },
      system: {
        networkClient: network.module,
        disableInternalRetries: true,
        loggerOptions: {
          loggerCallback: () => undefined,
          piiLoggingEnabled: false,
          logLevel: LogLevel.Error,
        },
      },
    });
  };

  const request = async (tally: TokenRequest['tally']): Promise<TokenOutcome> => {
    network.begin(tally);
    cached = null;
    let failure: unknown = null;
    try {
      client ??= await createClient();
      const result = await client.acquireTokenByClientCredential({
        scopes: [`${origins.graph}/.default`],
        skipCache: true,
      });
      const last = network.lastWord();
      const body =
        last?.heard === 'reply' && last.endpoint === 'token' ? tokenBody.safeParse(last.body) : null;
      if (result !== null && last?.heard === 'reply' && body?.success === true) {
        const now = port.clock.now();
        cached = {
          outcome: 'issued',
          accessToken: result.accessToken,
          facts: {
            outcome: 'issued',
            roles: rolesOf(result.accessToken),
            expiresAt: instantOf(now + body.data.expires_in * SECOND_MS),
            method: credential.method,
          },
          at: instantOf(now),
          requestId: last.reply.headers.get('x-ms-request-id'),
        };
        return cached;
      }
    } catch (error) {
      failure = error;
    }
    client = null;
    return explain(network.lastWord(), credential.method, failure, port.clock.now());
  };

  const isFresh = (token: IssuedToken): boolean =>
    epochOf(token.facts.expiresAt) - port.clock.now() > EXPIRY_MARGIN_MS;

  return {
    kind: options.kind,
    clientId: options.clientId,
    getToken: async ({ forceRefresh, tally, signal }) => {
      signal?.throwIfAborted();
      if (!forceRefresh && cached !== null && isFresh(cached)) return cached;
      pending ??= request(tally).finally(() => {
        pending = null;
      });
      return abortable(pending, signal);
    },
  };
}
