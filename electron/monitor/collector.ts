import type { Connection } from '../../shared/domain/connection';
import { GENESYS_PARTS, genesysPart } from '../../shared/domain/genesys-observations';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, unreadable } from '../../shared/domain/observation';
import { type ObservationKey, signInObservation } from '../../shared/domain/observation-key';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { Clock } from '../clock';
import type { Administrators } from '../identity/administrators';
import { originsOf } from '../identity/clouds';
import { readDiscovery } from '../identity/discovery';
import type { Fetch } from '../network/fetch';
import { countsOf, createTally, type RequestTally } from '../network/request-tally';
import type { ResolveSecret } from '../secrets/secret-store';
import { carryOverFrom, genesysPastOf } from './carry-over';
import { collectDirectory } from './collect-directory';
import { collectGenesys } from './collect-genesys';
import { collectMail } from './collect-mail';
import { createConnectionIdentities } from './connection-identities';
import type { Depth } from './depth';
import { createGenesysClients, type ResolvedGenesysClient } from './genesys-clients';
import { appTokenOf, type Reader, startReader } from './readers';

/** How one look is made. */
interface CollectOptions {
  /**
   * `frequent`: subscriptions, probes and mail flow with the token at hand. `permissions`: registration and
   * consent with fresh tokens. `full`: everything, with fresh tokens.
   */
  readonly depth: Depth;
  /** The last snapshot: what this look does not read is carried over from it, with its age. */
  readonly previous: Snapshot | null;
  /** Made by the schedule and asked for by nobody: what seldom changes at Genesys Cloud may be an hour old. */
  readonly isScheduled?: boolean;
  readonly signal?: AbortSignal;
  /** Told of each observation as it comes, for a look that somebody watches. */
  readonly onObservation?: (key: ObservationKey, observation: Observation<unknown>) => void;
}

/** Reads the facts of connections. */
export interface Collector {
  /** Never rejects for remote reasons: what could not be read says why. Rejects when it is aborted. */
  readonly collect: (connection: Connection, options: CollectOptions) => Promise<Snapshot>;
  /** Lets go of the identities and tokens of a connection that is not watched any more. */
  readonly forget: (connectionId: string) => void;
}

/** Waits for all members of an object at once, so that one that rejects leaves none unattended. */
async function allOf<T extends Readonly<Record<string, unknown>>>(
  members: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const entries = await Promise.all(
    Object.entries(members).map(async ([name, member]) => [name, await member] as const),
  );
  return Object.fromEntries(entries) as { -readonly [K in keyof T]: Awaited<T[K]> };
}

/** How a look is paid for and ended. */
interface LookOptions {
  readonly forceRefresh: boolean;
  readonly tally: RequestTally;
  readonly signal?: AbortSignal | undefined;
}

/** What a collector looks through. */
export interface Outlook {
  /** The connection's ways to look, in the order of its accesses; each is ready when its token is. */
  readonly open: (connection: Connection, options: LookOptions) => Promise<readonly Promise<Reader>[]>;
  /** The connection's client of its Genesys Cloud organisation; null: it has none. */
  readonly genesys: (connection: Connection) => Promise<ResolvedGenesysClient | null>;
  readonly discover: (connection: Connection, signal?: AbortSignal) => Promise<Snapshot['discovery']>;
  readonly forget: (connectionId: string) => void;
}

/**
 * Makes a collector. Identities and their tokens live inside it from look to look.
 *
 * In steady state one identity costs at most one token request and two round trips to Microsoft Graph a look:
 * one batch, and one beta report where it may be read. A second identity adds one batch of its own. More than
 * 20 requests need further batches. Genesys Cloud is read at the same time, with requests of its own.
 */
export function createCollector(deps: {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly resolveSecret: ResolveSecret;
  /** The administrators' sign-ins; without them, such an access has no token. */
  readonly administrators?: Administrators;
}): Collector {
  const port = { fetch: deps.fetch, clock: deps.clock };
  const identities = createConnectionIdentities(port, deps.resolveSecret, deps.administrators);
  const genesys = createGenesysClients(port, deps.resolveSecret);
  return createCollectorOver(
    {
      open: async (connection, options) => {
        const resolved = await identities.resolve(connection);
        return resolved.map((one) => startReader(port, connection, one, options));
      },
      genesys: genesys.resolve,
      discover: (connection, signal) =>
        readDiscovery(port, originsOf(connection.cloud), connection.tenantId, signal),
      forget: (connectionId) => {
        identities.forget(connectionId);
        genesys.forget(connectionId);
      },
    },
    deps.clock,
  );
}

/** A collector that looks through something else than the network: the simulated world itself. */
export function createCollectorOver(outlook: Outlook, clock: Clock): Collector {
  const collect = async (connection: Connection, options: CollectOptions): Promise<Snapshot> => {
    const { depth, previous, signal } = options;
    signal?.throwIfAborted();
    const startedAt = clock.now();
    const tally = createTally();
    const past = carryOverFrom(previous, connection, startedAt);
    const told = async <T extends Observation<unknown>>(
      key: ObservationKey,
      coming: Promise<T>,
    ): Promise<T> => {
      const observation = await coming;
      options.onObservation?.(key, observation);
      return observation;
    };

    const discovery = told(
      'discovery',
      depth === 'full'
        ? outlook.discover(connection, signal)
        : Promise.resolve(past.keep((one) => one.discovery, 'anonymous')),
    );

    const readGenesys = async (): Promise<Snapshot['genesys']> => {
      const observed = await collectGenesys(
        {
          connection,
          depth,
          isScheduled: options.isScheduled === true,
          past: genesysPastOf(previous, connection),
          clock,
          tally,
          signal,
        },
        await outlook.genesys(connection),
      );
      if (observed === null) return null;
      for (const part of GENESYS_PARTS)
        options.onObservation?.(`genesys/${part}`, genesysPart(observed, part));
      return observed;
    };

    const readWithIdentities = async (): Promise<Omit<Snapshot, 'discovery' | 'genesys' | 'requests'>> => {
      const opening = await outlook.open(connection, { forceRefresh: depth !== 'frequent', tally, signal });
      const readers = await Promise.all(
        opening.map(async (one, index) => {
          const reader = await one;
          options.onObservation?.(`access/${index}`, signInObservation(reader.token));
          return reader;
        }),
      );
      const look = { connection, depth, readers, past, now: clock.now };
      const directory = collectDirectory(look);
      const mail = collectMail({ ...look, mailboxes: connection.mailboxes });
      const integration = readers.find(({ resolved: { access } }) => access.kind === 'integrationCredential');
      const noIntegration = unreadable(
        { code: 'noAccess', permission: null },
        { at: instantOf(startedAt), via: 'integrationCredential', requestId: null },
      );
      const assemble = async (): Promise<Omit<Snapshot, 'discovery' | 'genesys' | 'requests'>> => ({
        connection,
        at: instantOf(startedAt),
        token: integration === undefined ? noIntegration : appTokenOf(integration),
        held: integration?.resolved.held ?? null,
        ...(await allOf({
          organization: told('organization', directory.organization),
          application: told('application', directory.application),
          servicePrincipal: told('servicePrincipal', directory.servicePrincipal),
          resource: told('resource', directory.resource),
          appRoleAssignments: told('appRoleAssignments', directory.appRoleAssignments),
          permissionGrants: told('permissionGrants', directory.permissionGrants),
          credentialActivity: told('credentialActivity', directory.credentialActivity),
          owners: told('owners', directory.owners),
          serviceIssues: told('serviceIssues', directory.serviceIssues),
          subscriptions: told('subscriptions', mail.subscriptions),
          mailboxes: Promise.all(
            connection.mailboxes.map((address) => {
              const { probe, mailFlow } = mail.mailboxOf(address);
              return allOf({
                address,
                user: told(`user/${address}`, directory.userOf(address)),
                probe: told(`probe/${address}`, probe),
                mailFlow: told(`mailFlow/${address}`, mailFlow),
              });
            }),
          ),
          canaries: Promise.all(
            connection.canaryMailboxes.map((address) =>
              allOf({ address, probe: told(`canary/${address}`, mail.canaryOf(address)) }),
            ),
          ),
          access: Promise.all(directory.access),
        })),
      });
      // Asks for all facts before anything is sent: what is added later would be in no batch.
      const assembled = assemble();
      const sends = readers.flatMap(({ graph }) => (graph === null ? [] : [graph.batch.send()]));
      const [facts] = await Promise.all([assembled, ...sends]);
      return facts;
    };

    const [facts, discovered, genesys] = await Promise.all([readWithIdentities(), discovery, readGenesys()]);
    return { ...facts, discovery: discovered, genesys, requests: countsOf(tally) };
  };

  return { collect, forget: outlook.forget };
}
