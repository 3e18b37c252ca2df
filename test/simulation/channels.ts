import { createChannelSecrets } from '../../electron/alerts/channels/channel-secrets';
import type { SendMail } from '../../electron/alerts/channels/send-on-channel';
import type { Fetch } from '../../electron/network/fetch';
import { createMemorySecretStore } from '../../electron/secrets/memory-secret-store';
import type { SecretStore } from '../../electron/secrets/secret-store';
import type { Channel, DeliveryFailure, DeliveryOutcome } from '../../shared/domain/channel';
import { SECOND_MS } from '../../shared/domain/instant';
import { neededSecrets } from '../../shared/domain/needed-secrets';
import type { Draws } from './draws';

/** Where a webhook's messages go: a host that nobody has, and the channel's id. */
const HOOKS = 'https://hooks.example';

/** The channels that an organisation has beside its desktop: none, one or both. */
export function drawChannels(connectionIds: readonly string[], draws: Draws): readonly Channel[] {
  const common = (id: string) => ({
    id,
    name: id,
    isEnabled: true,
    connectionIds: draws.chance(0.8) ? null : connectionIds.slice(0, 1),
    minimumSeverity: draws.pick<Channel['minimumSeverity']>(['notice', 'notice', 'warning', 'critical']),
    language: draws.pick<Channel['language']>(['en', 'fr']),
  });
  const webhook: Channel = {
    ...common('webhook'),
    kind: draws.pick<'webhook' | 'teams' | 'slack'>(['webhook', 'teams', 'slack']),
    host: 'hooks.example',
  };
  const email: Channel = {
    ...common('email'),
    kind: 'email',
    host: 'mail.example',
    port: 587,
    security: 'starttls',
    user: null,
    from: 'graphkeeper@example.com',
    to: ['it@example.com'],
  };
  return draws.pick<readonly Channel[]>([[], [webhook], [email], [webhook, email]]);
}

/** A keychain that has all that these channels need. */
export function keychainOf(channels: readonly Channel[]): SecretStore {
  const store = createMemorySecretStore();
  const secrets = createChannelSecrets(store);
  for (const channel of channels) {
    for (const secret of neededSecrets(channel)) {
      const key = `whsec_${Buffer.from('a key of the simulated receiver').toString('base64')}`;
      void secrets.set(channel.id, secret, secret === 'url' ? `${HOOKS}/${channel.id}` : key);
    }
  }
  return store;
}

/** What Node's `fetch` throws. */
function fetchFailed(code: string, syscall?: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
}

/** A receiver's own words for a failure; undefined: there is no answer at all. */
function answerOf(failure: DeliveryFailure, retryAfterMs: number | null): Response | undefined {
  switch (failure.code) {
    case 'busy':
    case 'refused': {
      const headers = retryAfterMs === null ? {} : { 'retry-after': String(retryAfterMs / SECOND_MS) };
      return new Response('no', { status: failure.status, headers });
    }
    case 'unreachable':
      throw fetchFailed('ECONNREFUSED', 'connect');
    case 'untrusted':
      throw fetchFailed('CERT_HAS_EXPIRED');
    case 'someRefused':
    case 'unanswered':
    case 'secretMissing':
    case 'notShown':
      return undefined;
  }
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
}

/**
 * The ways out to these receivers: what becomes of a message is said by `deliver`, and comes back in the words of a web
 * server and of the network. Who does not answer is waited for as long as Graphkeeper wants, or breaks the connection.
 */
export function waysOut(
  deliver: (channelId: string) => Promise<DeliveryOutcome>,
  hangs: () => boolean,
): { readonly fetch: Fetch; readonly sendMail: SendMail } {
  return {
    fetch: async (input, init) => {
      const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
      if (origin !== HOOKS) throw fetchFailed('ENOTFOUND');
      const outcome = await deliver(pathname.slice(1));
      if (outcome.state !== 'failed') return new Response(null, { status: 202 });
      const answer = answerOf(outcome.failure, outcome.retryAfterMs);
      if (answer !== undefined) return answer;
      if (hangs()) return untilAborted(init?.signal);
      throw fetchFailed('ECONNRESET', 'read');
    },
    sendMail: (channel) => deliver(channel.id),
  };
}
