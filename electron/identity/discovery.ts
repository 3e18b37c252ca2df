import { z } from 'zod';

import type { DiscoveryFacts } from '../../shared/domain/facts';
import type { ReadFailure } from '../../shared/domain/failure';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, read, type ReadSource, unreadable } from '../../shared/domain/observation';
import { exchange, type NetworkPort, type Reply } from '../network/exchange';
import { NetworkError } from '../network/network-failure';
import { parseJson } from '../network/parse-json';
import { retryAfterMs } from '../network/retry-after';
import type { CloudOrigins } from './clouds';
import { readEntraFailure } from './entra-errors';

const document = z.object({
  issuer: z.string(),
  token_endpoint: z.url(),
  msgraph_host: z.string().nullish(),
});

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

function interpret(
  reply: Reply,
  now: number,
): { readonly facts: DiscoveryFacts } | { readonly failure: ReadFailure } {
  const { status, headers } = reply;
  const wait = retryAfterMs(headers, now);
  if (status === 429) return { failure: { code: 'throttled', retryAfterMs: wait } };
  if (status >= 500) return { failure: { code: 'unavailable', status, retryAfterMs: wait } };
  const body = parseJson(reply.text);
  if (status >= 400) {
    // An unknown tenant is refused with 400 `invalid_tenant` (AADSTS90002).
    const entra = readEntraFailure(body);
    if (entra !== null) return { failure: { code: 'authentication', entra } };
    return { failure: { code: 'badPayload', field: 'error', problem: `missing (HTTP ${status})` } };
  }
  if (body === undefined) return { failure: { code: 'badPayload', field: '(body)', problem: 'not JSON' } };
  const parsed = document.safeParse(body);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '(body)';
    return { failure: { code: 'badPayload', field, problem: 'not as documented' } };
  }
  return {
    facts: {
      tenantId: GUID.exec(parsed.data.issuer)?.[0] ?? null,
      tokenEndpoint: parsed.data.token_endpoint,
      graphHost: parsed.data.msgraph_host ?? null,
    },
  };
}

/**
 * Reads the tenant's OpenID discovery document: proof, without signing in, that the tenant exists in this cloud,
 * and the address of its v2.0 token endpoint. Rejects only when it is aborted.
 */
export async function readDiscovery(
  port: NetworkPort,
  origins: CloudOrigins,
  tenantId: string,
  signal?: AbortSignal,
): Promise<Observation<DiscoveryFacts>> {
  const url = `${origins.login}/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
  const sourceAt = (requestId: string | null): ReadSource => ({
    at: instantOf(port.clock.now()),
    via: 'anonymous',
    requestId,
  });
  try {
    const reply = await exchange(
      port,
      url,
      { method: 'GET', headers: { accept: 'application/json' } },
      signal,
    );
    const source = sourceAt(reply.headers.get('x-ms-request-id'));
    const result = interpret(reply, port.clock.now());
    return 'facts' in result ? read(result.facts, source) : unreadable(result.failure, source);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return unreadable({ code: 'network', cause: error.failure }, sourceAt(null));
  }
}
