import type { AccountInfo, ICachePlugin, PublicClientApplication } from '@azure/msal-node';

import { epochOf, instantOf, MINUTE_MS, SECOND_MS } from '../../shared/domain/instant';
import { fail, ok, type Result } from '../../shared/domain/result';
import type { AdministratorAccount, SignedIn, SignInFailure } from '../../shared/onboarding/sign-in';
import { REQUIRED_SCOPES } from '../../shared/profiles/watch-permissions';
import { abortable, type NetworkPort } from '../network/exchange';
import type { Identity, IssuedToken, TokenOutcome, TokenRequest } from './identity';
import { createMsalNetwork, type LastWord } from './msal-network';
import { createPublicClient, type PublicClientTarget, scopesAt } from './public-client';
import { attemptSignIn, type SignInMethod } from './sign-in-attempt';
import { explain, msalCode, tokenBody } from './token-answer';
import { directoryRolesOf } from './token-roles';

/** An administrator who signs in: delegated access under the customer's own registration of Graphkeeper. */
export interface AdministratorIdentity extends Identity {
  readonly kind: 'administrator';
  /**
   * Signs somebody in. A second sign-in ends the first, so that pressing the button again works after a browser
   * was closed. Never rejects; an aborted signal is `cancelled`.
   */
  readonly signIn: (
    how: SignInMethod,
    signal?: AbortSignal,
    /** More than watching takes: what one step of a runbook needs. */
    scopes?: readonly string[],
  ) => Promise<Result<SignedIn, SignInFailure>>;
  /**
   * A token with these delegated permissions besides, if they were consented to already; a refusal of the kind
   * `interactionRequired` or `consentMissing` says that somebody has to sign in with them. It is asked for anew each
   * time: writing is rare, and a token that may write is not kept.
   */
  readonly getWriteToken: (
    scopes: readonly string[],
    request: Omit<TokenRequest, 'forceRefresh'>,
  ) => Promise<TokenOutcome>;
  /** Who is signed in; null: nobody. */
  readonly account: () => Promise<AdministratorAccount | null>;
  /** Forgets the tokens on this computer, and ends a sign-in that is under way. */
  readonly signOut: () => Promise<void>;
}

/** A token is not used in its last minutes: the same margin as MSAL's own cache has (300 s). */
const EXPIRY_MARGIN_MS = 5 * MINUTE_MS;

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `https://graph.microsoft.com/User.Read` and `User.Read` are the same permission; both are seen. */
function scopeNames(scope: string | null | undefined): readonly string[] | null {
  if (scope === null || scope === undefined) return null;
  return scope.split(' ').flatMap((one) => (one === '' ? [] : [one.replace(/^https:\/\/[^/]+\//, '')]));
}

function issuedFrom(accessToken: string, last: LastWord | null, now: number): IssuedToken | null {
  if (last?.heard !== 'reply' || last.endpoint !== 'token') return null;
  const body = tokenBody.safeParse(last.body);
  if (!body.success) return null;
  return {
    outcome: 'issued',
    accessToken,
    facts: {
      outcome: 'issued',
      roles: null,
      scopes: scopeNames(body.data.scope),
      directoryRoles: directoryRolesOf(accessToken),
      expiresAt: instantOf(now + body.data.expires_in * SECOND_MS),
      method: 'user',
    },
    at: instantOf(now),
    requestId: last.reply.headers.get('x-ms-request-id'),
  };
}

function accountOf({ username, name, tenantId }: AccountInfo): AdministratorAccount {
  return { username, name: name ?? null, tenantId };
}

/** MSAL's codes for a refresh token that it has not, or holds for expired: it then asks nobody. */
const NOTHING_TO_RENEW: readonly string[] = ['no_tokens_found', 'refresh_token_expired'];

/**
 * What a renewal without a token means. A grant that Microsoft no longer takes is over, whatever its number
 * (RFC 6749, 5.2: `invalid_grant`): only the administrator can begin a new one.
 */
function explainRenewal(last: LastWord | null, error: unknown, now: number): TokenOutcome {
  if (last === null && NOTHING_TO_RENEW.includes(msalCode(error))) {
    const entra = { kind: 'interactionRequired', code: null, error: msalCode(error), traceId: null } as const;
    return {
      outcome: 'refused',
      facts: { outcome: 'refused', method: 'user', entra },
      at: instantOf(now),
      requestId: null,
    };
  }
  const outcome = explain(last, 'user', error, now);
  if (outcome.outcome !== 'refused') return outcome;
  const { entra } = outcome.facts;
  if (entra.kind !== 'other' || entra.error !== 'invalid_grant') return outcome;
  return {
    ...outcome,
    facts: { outcome: 'refused', method: 'user', entra: { ...entra, kind: 'interactionRequired' } },
  };
}

/**
 * Makes the identity of whoever signs in. Tokens live in the cache, which decides whether they outlast the
 * process; the present access token is kept here besides, so that its age follows the injected clock. Requests
 * are single-flight.
 *
 * @param cache belongs to this tenant and registration alone: whoever is in it is whoever is signed in
 */
export function createAdministratorIdentity(
  port: NetworkPort,
  target: PublicClientTarget,
  cache: ICachePlugin,
): AdministratorIdentity {
  const network = createMsalNetwork(port);
  let client: PublicClientApplication | null = null;
  let cached: IssuedToken | null = null;
  let pending: Promise<TokenOutcome> | null = null;
  let attempt: AbortController | null = null;
  /** Changes with every sign-in and sign-out: an answer of before is of somebody else. */
  let generation = 0;

  const replaceToken = (token: IssuedToken | null): void => {
    generation += 1;
    cached = token;
    pending = null;
  };

  const renew = async (
    tally: TokenRequest['tally'],
    extra: readonly string[] = [],
  ): Promise<TokenOutcome> => {
    const begun = generation;
    network.begin(tally);
    let failure: unknown = null;
    try {
      client ??= await createPublicClient(target, network, cache);
      const [account] = await client.getAllAccounts();
      if (account === undefined) {
        const at = instantOf(port.clock.now());
        return {
          outcome: 'unreadable',
          failure: { code: 'notAttempted', because: 'noToken' },
          at,
          requestId: null,
        };
      }
      const result = await client.acquireTokenSilent({
        account,
        scopes: scopesAt(target, [...REQUIRED_SCOPES, ...extra]),
        forceRefresh: true,
      });
      const issued = issuedFrom(result.accessToken, network.lastWord(), port.clock.now());
      if (issued !== null) {
        if (begun === generation && extra.length === 0) cached = issued;
        return issued;
      }
    } catch (error) {
      failure = error;
    }
    // It remembers being throttled and would refuse locally.
    client = null;
    if (begun === generation && extra.length === 0) cached = null;
    return explainRenewal(network.lastWord(), failure, port.clock.now());
  };

  const isFresh = (token: IssuedToken): boolean =>
    epochOf(token.facts.expiresAt) - port.clock.now() > EXPIRY_MARGIN_MS;

  const signIn: AdministratorIdentity['signIn'] = async (how, signal, scopes = []) => {
    attempt?.abort();
    const own = new AbortController();
    attempt = own;
    const outcome = await attemptSignIn({
      port,
      target,
      cache,
      how,
      scopes,
      signal: signal === undefined ? own.signal : AbortSignal.any([own.signal, signal]),
    });
    if (attempt === own) attempt = null;
    if (!outcome.ok) return outcome;
    const { client: signedIn, result, last } = outcome.value;
    const { account } = result;
    const token = issuedFrom(result.accessToken, last, port.clock.now());
    if (account === null || token === null) return fail({ code: 'other', error: 'no_account', aadsts: null });
    // The authority names the tenant already; this is for the day when a proxy or a mistake does not.
    if (GUID.test(target.tenantId) && account.tenantId.toLowerCase() !== target.tenantId.toLowerCase()) {
      await signedIn.signOut({ account });
      return fail({ code: 'wrongTenant', aadsts: null });
    }
    for (const other of await signedIn.getAllAccounts()) {
      if (other.homeAccountId !== account.homeAccountId) await signedIn.signOut({ account: other });
    }
    // One that may write is not kept for reading.
    replaceToken(scopes.length === 0 ? token : null);
    return ok({ account: accountOf(account), scopes: scopesOf(token) });
  };

  return {
    kind: 'administrator',
    clientId: target.clientId,
    getToken: async ({ forceRefresh, tally, signal }) => {
      signal?.throwIfAborted();
      if (!forceRefresh && cached !== null && isFresh(cached)) return cached;
      if (pending === null) {
        const renewal = renew(tally).finally(() => {
          if (pending === renewal) pending = null;
        });
        pending = renewal;
      }
      return abortable(pending, signal);
    },
    getWriteToken: (scopes, { tally, signal }) => {
      signal?.throwIfAborted();
      return abortable(renew(tally, scopes), signal);
    },
    signIn,
    account: async () => {
      client ??= await createPublicClient(target, network, cache);
      const [account] = await client.getAllAccounts();
      return account === undefined ? null : accountOf(account);
    },
    signOut: async () => {
      attempt?.abort();
      replaceToken(null);
      client ??= await createPublicClient(target, network, cache);
      for (const account of await client.getAllAccounts()) await client.signOut({ account });
    },
  };
}

function scopesOf({ facts }: IssuedToken): readonly string[] | null {
  return facts.method === 'user' ? facts.scopes : null;
}
