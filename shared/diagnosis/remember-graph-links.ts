import type { RememberedGraphLink, WatchSpan } from '../domain/connection-memory';
import type { GenesysDomainObservations } from '../domain/genesys';

/**
 * What becomes of the remembered Graph links of e-mail domains. A domain that could not be read keeps what is known of
 * it; one that lost its link keeps the link that it had, so that it can be named.
 *
 * @param span null: this is the first look
 */
export function rememberGraphLinks(
  before: readonly RememberedGraphLink[],
  domains: readonly GenesysDomainObservations[],
  span: WatchSpan | null,
): readonly RememberedGraphLink[] {
  const known = new Map(before.map((link) => [link.domain, link]));
  const links = new Map<string, RememberedGraphLink>();
  for (const { name, domain: observation } of domains) {
    const domain = name.toLowerCase();
    const earlier = known.get(domain);
    if (observation.state === 'unreadable') {
      if (earlier !== undefined) links.set(domain, earlier);
      continue;
    }
    const integration = observation.value?.graph?.integration ?? null;
    if (integration !== null) {
      links.set(domain, {
        domain,
        integrationId: integration.id,
        integrationName: integration.name,
        firstSeen:
          earlier?.integrationId === integration.id && earlier.lost === null
            ? earlier.firstSeen
            : observation.at,
        lost: null,
      });
    } else if (earlier !== undefined) {
      const lost = { notBefore: span?.seenAt ?? earlier.firstSeen, seenAt: observation.at };
      links.set(domain, { ...earlier, lost: earlier.lost ?? lost });
    }
  }
  return [...links.values()];
}
