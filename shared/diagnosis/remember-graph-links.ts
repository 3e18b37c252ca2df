import type {
  GraphLinkImage,
  ObservedChange,
  RememberedGraphLink,
  WatchSpan,
} from '../domain/connection-memory';
import type { GenesysDomainObservations } from '../domain/genesys';
import type { Instant } from '../domain/instant';

function imageOf({ domain, integrationId, integrationName }: RememberedGraphLink): GraphLinkImage {
  return { domain, integrationId, integrationName };
}

/** What happened to a link. One that was never seen before is none: the domain may only just be looked at. */
function changeOf(
  earlier: RememberedGraphLink,
  link: RememberedGraphLink,
  at: Instant,
): ObservedChange | null {
  const [before, after] = [imageOf(earlier), imageOf(link)];
  if (link.lost !== null) {
    return earlier.lost === null ? { kind: 'graphLinkLost', at, before, after: null } : null;
  }
  if (earlier.lost !== null) return { kind: 'graphLinkRestored', at, before, after };
  return earlier.integrationId === link.integrationId ? null : { kind: 'graphLinkMoved', at, before, after };
}

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
): { readonly graphLinks: readonly RememberedGraphLink[]; readonly changes: readonly ObservedChange[] } {
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
  const changes = domains.flatMap(({ name, domain }): readonly ObservedChange[] => {
    const [earlier, link] = [known, links].map((map) => map.get(name.toLowerCase()));
    const change = earlier === undefined || link === undefined ? null : changeOf(earlier, link, domain.at);
    return change === null ? [] : [change];
  });
  return { graphLinks: [...links.values()], changes };
}
