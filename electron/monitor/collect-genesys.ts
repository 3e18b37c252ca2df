import type { Connection } from '../../shared/domain/connection';
import type { ReadFailure } from '../../shared/domain/failure';
import type {
  GenesysDomainObservations,
  GenesysIntegrationObservations,
  GenesysObservations,
  GenesysRouteFacts,
} from '../../shared/domain/genesys';
import { genesysDomainsOf } from '../../shared/domain/genesys-domains';
import { HOUR_MS, instantOf } from '../../shared/domain/instant';
import {
  type Observation,
  read,
  type ReadSource,
  unreadable,
  valueOf,
} from '../../shared/domain/observation';
import type { Clock } from '../clock';
import type { GenesysSession } from '../genesys/genesys-session';
import { observeGenesys } from '../genesys/observe';
import type { GenesysQuery } from '../genesys/query';
import { conversationsQuery } from '../genesys/readers/conversations';
import { domainQuery } from '../genesys/readers/domain';
import { emailSettingsQuery } from '../genesys/readers/email-settings';
import { flowQuery } from '../genesys/readers/flow';
import { integrationQuery } from '../genesys/readers/integration';
import { ipRangesQuery } from '../genesys/readers/ip-ranges';
import { outboundDomainQuery } from '../genesys/readers/outbound-domain';
import { queueQuery } from '../genesys/readers/queue';
import { queueActivityQuery } from '../genesys/readers/queue-activity';
import { routesQuery } from '../genesys/readers/routes';
import { REQUEST_LIMIT_MS } from '../network/exchange';
import type { RequestTally } from '../network/request-tally';
import type { Depth } from './depth';
import type { ResolvedGenesysClient } from './genesys-clients';
import { readIntegrationDetail } from './genesys-integration-detail';
import { planGenesysLook, type Readable, STEADY_LIMIT } from './genesys-plan';

/** How far back conversations are looked for: longer than mail may wait, and few enough to read at once. */
const CONVERSATIONS_SPAN_MS = 4 * HOUR_MS;

/** Of one look: conversations, and what happens in the queues. */
const FIXED_REQUESTS = 2;

/** What a look at an organisation needs to know. */
export interface GenesysLook {
  readonly connection: Connection;
  readonly depth: Depth;
  /** Made by the schedule: what seldom changes is read when it is an hour old, within a few requests a look. */
  readonly isScheduled: boolean;
  /** What an earlier look saw of it; null: nothing. */
  readonly past: GenesysObservations | null;
  readonly clock: Clock;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
}

const NOT_YET: ReadFailure = { code: 'notAttempted', because: 'notYet' };

function unique(ids: readonly (string | null | undefined)[]): readonly string[] {
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

/** The routes of the watched mailboxes among those of all domains. */
function watchedRoutes(
  { mailboxes }: Connection,
  domains: readonly GenesysDomainObservations[],
): readonly GenesysRouteFacts[] {
  const watched = new Set(mailboxes.map((address) => address.toLowerCase()));
  return domains.flatMap(({ name, routes }) =>
    (valueOf(routes) ?? []).filter(({ pattern }) => watched.has(`${pattern}@${name}`.toLowerCase())),
  );
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

/**
 * Reads an organisation, or what of it a look is to read; the rest is carried over with its age. Whatever hangs has
 * timed out after the limit of one request, so that nothing else waits for it any longer. Rejects only when it is
 * aborted.
 *
 * @param resolved null: the connection has no organisation, and there is nothing to observe
 */
export async function collectGenesys(
  look: GenesysLook,
  resolved: ResolvedGenesysClient | null,
): Promise<GenesysObservations | null> {
  const { connection, clock, past } = look;
  if (resolved === null || connection.genesys === null) return null;
  const names = genesysDomainsOf(connection.genesys, connection);
  if (look.depth === 'permissions' && past !== null) return past;
  const deadline = new AbortController();
  const cancelDeadline = clock.schedule(REQUEST_LIMIT_MS, () => {
    deadline.abort();
  });
  try {
    const { tally, signal } = look;
    const before = tally.genesys;
    const opening =
      'failure' in resolved
        ? {
            token: unreadable(resolved.failure, {
              at: instantOf(clock.now()),
              via: 'genesysClient',
              requestId: null,
            }),
            session: null,
          }
        : await resolved.client.open({
            // A token that is good for another day would hide a client that was deleted or got another secret.
            forceRefresh: look.depth !== 'frequent',
            tally,
            signal,
            deadline: deadline.signal,
          });
    const spent = tally.genesys - before;
    const facts = await readOrganisation(look, names, opening.session, spent);
    return { token: opening.token, rate: opening.session?.rate() ?? past?.rate ?? null, ...facts };
  } finally {
    cancelDeadline();
  }
}

/** All of an organisation but the token, which `session` has; without one, nothing is asked. */
async function readOrganisation(
  look: GenesysLook,
  names: readonly string[],
  session: GenesysSession | null,
  spent: number,
): Promise<Omit<GenesysObservations, 'token' | 'rate'>> {
  const { connection, past, clock } = look;
  const source = { at: instantOf(clock.now()), via: 'genesysClient', requestId: null } as const;
  const ask = <T>(query: GenesysQuery<T>): Promise<Observation<T>> =>
    session === null
      ? Promise.resolve(unreadable({ code: 'notAttempted', because: 'noToken' }, source))
      : observeGenesys(session, query);

  const pastDomain = (name: string) => past?.domains.find((one) => one.name === name) ?? null;
  const pastIntegration = (id: string) => past?.integrations.find((one) => one.id === id) ?? null;
  const pastFlow = (id: string) => past?.flows.find((one) => one.id === id) ?? null;
  const pastQueue = (id: string) => past?.queues.find((one) => one.id === id) ?? null;

  const chosen = planOf(look, names, session, spent);
  const isWanted = (key: string, known: Observation<unknown> | null | undefined): boolean =>
    chosen === 'all' || chosen.has(key) || known === null || known === undefined;
  /** What was known, or what is read anew. */
  const readOr = <T>(
    key: string,
    known: Observation<T> | null | undefined,
    query: () => GenesysQuery<T>,
  ): Promise<Observation<T>> =>
    isWanted(key, known) || known === null || known === undefined ? ask(query()) : Promise.resolve(known);

  const until = clock.now();
  const [domains, conversations, emailSettings, outboundDomains, ipRanges] = await Promise.all([
    Promise.all(
      names.map(async (name): Promise<GenesysDomainObservations> => {
        const known = pastDomain(name);
        const [domain, routes] = await Promise.all([
          readOr(`domain/${name}`, known?.domain, () => domainQuery(name)),
          readOr(`routes/${name}`, known?.routes, () => routesQuery(name)),
        ]);
        return { name, domain, routes };
      }),
    ),
    connection.mailboxes.length === 0
      ? Promise.resolve(unreadable(NOT_YET, source))
      : ask(conversationsQuery(connection.mailboxes, until - CONVERSATIONS_SPAN_MS, until)),
    readOr('emailSettings', past?.emailSettings, emailSettingsQuery),
    isWanted('outboundDomains', past?.outboundDomains)
      ? readOutboundDomains(names, source, ask)
      : Promise.resolve(past?.outboundDomains ?? unreadable(NOT_YET, source)),
    readOr('ipRanges', past?.ipRanges, ipRangesQuery),
  ]);

  const routes = watchedRoutes(connection, domains);
  const flowIds = unique(routes.map(({ flow }) => flow?.id));
  const isSameFlows = isSameSet(
    flowIds,
    (past?.flows ?? []).map(({ id }) => id),
  );
  const queueIds = unique([
    ...routes.map(({ queue }) => queue?.id),
    ...(valueOf(conversations)?.conversations ?? []).map(({ queueId }) => queueId),
    // What a flow leads to shows in conversations only: a quiet night must not make it forgotten.
    ...(isSameFlows ? (past?.queues ?? []).map(({ id }) => id) : []),
  ]);
  const integrationIds = unique(
    domains.map(({ name, domain }) => {
      const known = domain.state === 'read' ? domain : pastDomain(name)?.domain;
      return known === undefined ? null : valueOf(known)?.graph?.integration?.id;
    }),
  );

  const [integrations, flows, queues, queueActivity] = await Promise.all([
    Promise.all(
      integrationIds.map(async (id): Promise<GenesysIntegrationObservations> => {
        const known = pastIntegration(id);
        const [integration, detail] = await Promise.all([
          readOr(`integration/${id}`, known?.integration, () => integrationQuery(id)),
          isWanted(`detail/${id}`, known?.configuration) || known === null
            ? readIntegrationDetail(id, ask)
            : { configuration: known.configuration, credentials: known.credentials },
        ]);
        return { id, integration, ...detail };
      }),
    ),
    Promise.all(
      flowIds.map(async (id) => ({
        id,
        flow: await readOr(`flow/${id}`, pastFlow(id)?.flow, () => flowQuery(id)),
      })),
    ),
    Promise.all(
      queueIds.map(async (id) => ({
        id,
        queue: await readOr(`queue/${id}`, pastQueue(id)?.queue, () => queueQuery(id)),
      })),
    ),
    queueIds.length === 0 ? Promise.resolve(unreadable(NOT_YET, source)) : ask(queueActivityQuery(queueIds)),
  ]);

  return {
    domains,
    integrations,
    flows,
    queues,
    queueActivity,
    conversations,
    emailSettings,
    outboundDomains,
    ipRanges,
  };
}

/** The outbound domains that have the same name as one of the connection's. */
async function readOutboundDomains(
  names: readonly string[],
  source: ReadSource,
  ask: <T>(query: GenesysQuery<T>) => Promise<Observation<T>>,
): Promise<GenesysObservations['outboundDomains']> {
  const found = await Promise.all(names.map((name) => ask(outboundDomainQuery(name))));
  const failed = found.find(({ state }) => state === 'unreadable');
  if (failed?.state === 'unreadable') return failed;
  return read(
    found.flatMap((one) => valueOf(one) ?? []),
    found[0] ?? source,
  );
}

/** What of that which is known already is read again; `all`: everything. */
function planOf(
  { depth, isScheduled, past, clock }: GenesysLook,
  names: readonly string[],
  session: GenesysSession | null,
  spent: number,
): ReadonlySet<string> | 'all' {
  if (past === null || (depth === 'full' && !isScheduled)) return 'all';
  const readable = (key: string, known: Observation<unknown> | undefined, cost = 1): Readable => ({
    key,
    cost,
    known: known ?? null,
  });
  const ofNames = past.domains.filter(({ name }) => names.includes(name));
  const live = [
    ...ofNames.map(({ name, domain }) => readable(`domain/${name}`, domain)),
    ...past.integrations.map(({ id, integration }) => readable(`integration/${id}`, integration)),
  ];
  const seldom = [
    ...ofNames.map(({ name, routes }) => readable(`routes/${name}`, routes)),
    ...past.integrations.map(({ id, configuration, credentials }) =>
      readable(`detail/${id}`, configuration, 1 + (valueOf(credentials)?.length ?? 1)),
    ),
    ...past.flows.map(({ id, flow }) => readable(`flow/${id}`, flow)),
    ...past.queues.map(({ id, queue }) => readable(`queue/${id}`, queue)),
    readable('emailSettings', past.emailSettings),
    readable('outboundDomains', past.outboundDomains, names.length),
    readable('ipRanges', past.ipRanges),
  ];
  return planGenesysLook(live, seldom, {
    room: STEADY_LIMIT - spent - FIXED_REQUESTS,
    isScarce: session?.isScarce() ?? false,
    now: clock.now(),
  });
}
