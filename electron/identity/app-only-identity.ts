import type { ConfidentialClientApplication } from '@azure/msal-node';

import { epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { abortable, type NetworkPort } from '../network/exchange';
import type { CloudOrigins } from './clouds';
import type { AppCredential } from './held-credential';
import type { Identity, IssuedToken, TokenOutcome, TokenRequest } from './identity';
import { createMsalNetwork } from './msal-network';
import { msalSystem } from './msal-system';
import { explain, tokenBody } from './token-answer';
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
      system: msalSystem(network, LogLevel.Error),
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
