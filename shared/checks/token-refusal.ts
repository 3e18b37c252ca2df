import type { TokenFacts } from '../domain/facts';
import type { EntraFailure } from '../domain/failure';
import type { Observation } from '../domain/observation';

/** What Entra ID said when it refused the integration's token; null when it issued one or was not reached. */
export function tokenRefusal(token: Observation<TokenFacts>): EntraFailure | null {
  if (token.state === 'unreadable')
    return token.failure.code === 'authentication' ? token.failure.entra : null;
  return token.value.outcome === 'refused' ? token.value.entra : null;
}
