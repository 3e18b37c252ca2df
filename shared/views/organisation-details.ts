import { byAddress } from '../checks/findings';
import { queuesOf, staffOf } from '../checks/genesys-agents';
import { domainStateOf, integrationStateOf } from '../checks/genesys-integration';
import { routeOf } from '../checks/genesys-routing';
import { linkOf } from '../diagnosis/links';
import type {
  AddressRangesDetails,
  EmailDomainRow,
  GenesysIntegrationRow,
  OrganisationDetails,
  RouteRow,
} from '../domain/details';
import type { GenesysIntegrationObservations, GenesysObservations } from '../domain/genesys';
import { epochOf } from '../domain/instant';
import { type Observation, valueOf } from '../domain/observation';
import type { Snapshot } from '../domain/snapshot';
import { allEntries, expectedRanges } from '../runbooks/ip-ranges';
import { type FindingIndex, severityOfFindings } from './finding-index';

function integrationRow(
  { id, integration, configuration, credentials }: GenesysIntegrationObservations,
  genesys: GenesysObservations,
  findings: FindingIndex,
): GenesysIntegrationRow {
  const facts = valueOf(integration);
  const named = genesys.domains
    .map(({ domain }) => valueOf(domain)?.graph?.integration)
    .find((reference) => reference?.id === id);
  const written = (valueOf(credentials) ?? [])
    .flatMap(({ modifiedAt, createdAt }) => modifiedAt ?? createdAt ?? [])
    .toSorted()
    .at(-1);
  return {
    id,
    name: facts?.name ?? named?.name ?? null,
    state: integration.state === 'read' ? integrationStateOf(facts, epochOf(integration.at)) : 'unread',
    reportedAt: facts?.reportedAt ?? null,
    problem: facts?.problem ?? null,
    tokenEndpoints: valueOf(configuration)?.tokenEndpoints ?? [],
    credentialWrittenAt: written ?? null,
    at: integration.at,
    severity: severityOfFindings(findings.about('integration', id)),
  };
}

function domainRow(
  { name, domain }: GenesysObservations['domains'][number],
  genesys: GenesysObservations,
  findings: FindingIndex,
): EmailDomainRow {
  const graph = valueOf(domain)?.graph ?? null;
  const key = `genesys-integration/${name.toLowerCase()}` as const;
  const finding = findings.at(key);
  // Whether it had a link before is remembered where it was judged.
  const isLost = finding?.evidence['state'] === 'lost';
  return {
    name,
    state:
      domain.state === 'unreadable'
        ? 'unread'
        : isLost
          ? 'lost'
          : domainStateOf(domain.value, null, genesys.integrations),
    integration: graph?.integration?.name ?? graph?.integration?.id ?? null,
    problem: graph?.error?.message ?? graph?.error?.code ?? null,
    at: domain.at,
    severity: severityOfFindings([finding]),
  };
}

/** Known numbers together; null where none is known. */
function sum(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sofar, one) => sofar + one, 0);
}

function isOfDomain(address: string, domain: string): boolean {
  return address.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}

function routeRow(address: string, genesys: GenesysObservations, findings: FindingIndex): RouteRow {
  const found = routeOf(address, genesys);
  const route = found.is === 'found' ? found.route : null;
  const queues = route === null ? [] : queuesOf(address, route, genesys).map((id) => staffOf(id, genesys));
  const since = queues.flatMap(({ waitingSince }) => waitingSince ?? []).toSorted()[0] ?? null;
  const nameOf = (reference: { readonly id: string; readonly name: string | null } | null) =>
    reference === null ? null : (reference.name ?? reference.id);
  return {
    address,
    route:
      route !== null
        ? route.status
        : found.is === 'unreadable'
          ? 'unread'
          : found.is === 'noDomain'
            ? 'noDomain'
            : 'noRoute',
    domain: found.is === 'found' && !isOfDomain(address, found.domain) ? found.domain : null,
    flow: nameOf(route?.flow ?? null),
    queues: queues.map(({ name }) => name),
    onQueue: sum(queues.map(({ onQueue }) => onQueue)),
    members: sum(queues.map(({ members }) => members)),
    waiting: sum(queues.map(({ waiting }) => waiting)),
    waitingSince: since,
    severity: severityOfFindings(
      findings.about('mailbox', address.toLowerCase()).filter((finding) => linkOf(finding) === 'genesys'),
    ),
  };
}

/** What is to be let into Exchange Online, as entries that it takes. */
function rangesOf(ipRanges: GenesysObservations['ipRanges']): AddressRangesDetails {
  const { at } = ipRanges;
  return ipRanges.state === 'read'
    ? { state: 'read', at, entries: allEntries(expectedRanges(ipRanges.value)) }
    : { state: 'unreadable', at, failure: ipRanges.failure };
}

/** One for each key: a list may name something twice. */
function firstOfEach<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(list.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

/** The oldest of what was read: nothing beside it is older. Null: nothing was read. */
function oldestOf(observations: readonly Observation<unknown>[]): string | null {
  const read = observations.flatMap(({ state, at }) => (state === 'read' ? [at] : []));
  return read.toSorted()[0] ?? null;
}

/**
 * What the connection page shows of the Genesys Cloud organisation; null: the connection has none. How bad something is
 * comes from the findings, as everywhere on the page.
 */
export function organisationDetails(
  { genesys, mailboxes }: Snapshot,
  findings: FindingIndex,
): OrganisationDetails | null {
  if (genesys === null) return null;
  const { token, emailSettings, queueActivity, rate } = genesys;
  return {
    failure: token.state === 'unreadable' ? token.failure : null,
    integrations: firstOfEach(genesys.integrations, ({ id }) => id).map((one) =>
      integrationRow(one, genesys, findings),
    ),
    domains: firstOfEach(genesys.domains, ({ name }) => name.toLowerCase()).map((one) =>
      domainRow(one, genesys, findings),
    ),
    routes: byAddress(mailboxes).map(({ address }) => routeRow(address, genesys, findings)),
    routesAt: oldestOf([
      ...genesys.domains.map(({ routes }) => routes),
      ...genesys.flows.map(({ flow }) => flow),
      ...genesys.queues.map(({ queue }) => queue),
    ]),
    agentsAt: oldestOf([queueActivity]),
    severalDestinations: valueOf(emailSettings)?.multipleRouteDestinations ?? null,
    settingsAt: oldestOf([emailSettings]),
    rate: rate === null ? null : { count: rate.count, allowed: rate.allowed },
    ranges: rangesOf(genesys.ipRanges),
  };
}
