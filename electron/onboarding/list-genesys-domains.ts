import type { GenesysSettings } from '../../shared/domain/connection';
import { failureMessage } from '../../shared/messages/failure-message';
import type { Message } from '../../shared/messages/message';
import { createGenesysClient } from '../genesys/genesys-client';
import { observeGenesys } from '../genesys/observe';
import { domainListQuery } from '../genesys/readers/domain';
import { type NetworkPort, REQUEST_LIMIT_MS } from '../network/exchange';
import { createTally } from '../network/request-tally';
import type { ResolveSecret } from '../secrets/secret-store';

/** What an organisation's e-mail domains are, or why they cannot be listed. */
export interface ListedDomains {
  readonly domains: readonly string[];
  /** Null: they were listed. */
  readonly problem: Message | null;
}

/**
 * Lists the e-mail domains of an organisation for somebody who chooses: those that are linked to Microsoft Graph, or all
 * where none is. It takes the right to change them; without it, a name can still be typed. Never rejects for remote
 * reasons.
 */
export async function listGenesysDomains(
  port: NetworkPort,
  { region, clientId, secret: reference }: Omit<GenesysSettings, 'domains'>,
  resolveSecret: ResolveSecret,
): Promise<ListedDomains> {
  const refused = (failure: Parameters<typeof failureMessage>[0]): ListedDomains => ({
    domains: [],
    problem: failureMessage(failure),
  });
  const secret = await resolveSecret(reference);
  if (secret === null) return refused({ code: 'secretMissing', reference: 'keychain' });
  const limit = new AbortController();
  const cancelLimit = port.clock.schedule(REQUEST_LIMIT_MS, () => {
    limit.abort();
  });
  try {
    const client = createGenesysClient(port, { region, clientId, secret });
    const opening = await client.open({
      forceRefresh: false,
      tally: createTally(),
      deadline: limit.signal,
    });
    if (opening.token.state === 'unreadable') return refused(opening.token.failure);
    if (opening.session === null) return refused({ code: 'notAttempted', because: 'noToken' });
    const listed = await observeGenesys(opening.session, domainListQuery());
    if (listed.state === 'unreadable') return refused(listed.failure);
    const linked = listed.value.filter(({ graph }) => graph !== null);
    const shown = linked.length > 0 ? linked : listed.value;
    return { domains: shown.map(({ id }) => id), problem: null };
  } finally {
    cancelLimit();
  }
}
