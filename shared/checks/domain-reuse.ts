import type { Finding } from '../domain/finding';
import type { GenesysDomainObservations, GenesysOutboundDomainFacts } from '../domain/genesys';
import type { ReadSource } from '../domain/observation';
import { message } from '../messages/message';
import type { Check } from './check';
import { connectionSubject, domainSubject, evidenceOf, finding, unknownFinding } from './findings';

const CHECK = 'domain-reuse';

function reusedFinding(
  { name, domain }: GenesysDomainObservations,
  outbound: GenesysOutboundDomainFacts,
  source: ReadSource,
): Finding {
  const place = { check: CHECK, subject: domainSubject(name) } as const;
  if (domain.state === 'unreadable') return unknownFinding(place, domain, 'domainReuse');
  const isLinked = (domain.value?.graph ?? null) !== null;
  return finding({
    ...place,
    severity: isLinked ? 'ok' : 'warning',
    title: message('check.domainReuse.reused', { domain: name, isLinked }),
    detail: message('check.domainReuse.reused.detail', { isLinked }),
    evidence: evidenceOf(source, { isLinked, senderType: outbound.senderType }),
  });
}

/**
 * Whether the name of an inbound domain is used for outbound campaigns or agentless mail as well. Genesys Cloud does not
 * support that, but for a domain that the Microsoft Graph integration serves (Q6).
 */
export const checkDomainReuse: Check = (snapshot) => {
  const { genesys } = snapshot;
  if (genesys === null) return [];
  const { outboundDomains, domains } = genesys;
  const place = { check: CHECK, subject: connectionSubject(snapshot) } as const;
  if (outboundDomains.state === 'unreadable') return [unknownFinding(place, outboundDomains, 'domainReuse')];
  const outbound = new Map(outboundDomains.value.map((one) => [one.id.toLowerCase(), one]));
  const reused = domains.flatMap((domain) => {
    const same = outbound.get(domain.name.toLowerCase());
    // Without an inbound domain of that name, there is none that is used twice.
    const isThere = domain.domain.state === 'unreadable' || domain.domain.value !== null;
    return same === undefined || !isThere ? [] : [reusedFinding(domain, same, outboundDomains)];
  });
  if (reused.length > 0) return reused;
  return [
    finding({
      ...place,
      severity: 'ok',
      title: message('check.domainReuse.none'),
      detail: message('check.domainReuse.none.detail'),
      evidence: evidenceOf(outboundDomains, { domains: domains.map(({ name }) => name) }),
    }),
  ];
};
