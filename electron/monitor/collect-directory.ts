import type { Connection } from '../../shared/domain/connection';
import type { UserFacts } from '../../shared/domain/facts';
import { instantOf } from '../../shared/domain/instant';
import { type Observation, unreadable } from '../../shared/domain/observation';
import type { AccessObservation, Snapshot } from '../../shared/domain/snapshot';
import type { GraphSession } from '../graph/graph-session';
import { observe } from '../graph/observe';
import type { GraphQuery } from '../graph/query';
import type { DirectoryFact } from '../graph/read-permissions';
import { applicationQuery } from '../graph/readers/application';
import { appRoleAssignmentsQuery, permissionGrantsQuery } from '../graph/readers/consent';
import { credentialActivityQuery } from '../graph/readers/credential-activity';
import { organizationQuery } from '../graph/readers/organization';
import { ownersQuery } from '../graph/readers/owners';
import { serviceIssuesQuery } from '../graph/readers/service-issues';
import { graphResourceQuery, servicePrincipalQuery } from '../graph/readers/service-principal';
import { USERS_PER_QUERY, usersQuery } from '../graph/readers/users';
import { hasCredentialReports } from '../identity/clouds';
import type { CarryOver } from './carry-over';
import type { Depth } from './depth';
import { directoryReader, type Reader, type ReaderOf, refusalOf, viaOf } from './readers';

/** What a look at the directory needs to know. */
export interface DirectoryLook {
  readonly connection: Connection;
  readonly depth: Depth;
  readonly readers: readonly Reader[];
  readonly past: CarryOver;
  readonly now: () => number;
}

/** Facts of the directory; each arrives when its batch has been sent. */
export interface DirectoryFacts {
  readonly organization: Promise<Snapshot['organization']>;
  readonly application: Promise<Snapshot['application']>;
  readonly owners: Promise<Snapshot['owners']>;
  readonly servicePrincipal: Promise<Snapshot['servicePrincipal']>;
  readonly resource: Promise<Snapshot['resource']>;
  readonly appRoleAssignments: Promise<Snapshot['appRoleAssignments']>;
  readonly permissionGrants: Promise<Snapshot['permissionGrants']>;
  readonly credentialActivity: Promise<Snapshot['credentialActivity']>;
  readonly serviceIssues: Promise<Snapshot['serviceIssues']>;
  /** The user of one of the connection's mailboxes. */
  readonly userOf: (address: string) => Promise<Observation<UserFacts | null>>;
  /** In the order of the readers. */
  readonly access: readonly Promise<AccessObservation>[];
}

/** Facts that "re-check permissions" reads beside the full look. */
const PERMISSION_FACTS: readonly DirectoryFact[] = [
  'application',
  'servicePrincipal',
  'resource',
  'appRoleAssignments',
  'permissionGrants',
];

function isAddressed(user: UserFacts, address: string): boolean {
  const wanted = address.toLowerCase();
  return user.userPrincipalName.toLowerCase() === wanted || user.mail?.toLowerCase() === wanted;
}

/** The user of one mailbox among the answers to both queries; absent only if both were answered. */
function findUser(
  address: string,
  answers: readonly Observation<readonly UserFacts[]>[],
): Observation<UserFacts | null> {
  for (const answer of answers) {
    if (answer.state !== 'read') continue;
    const user = answer.value.find((one) => isAddressed(one, address));
    if (user !== undefined) return { ...answer, value: user };
  }
  const failed = answers.find((answer) => answer.state === 'unreadable');
  if (failed?.state === 'unreadable') return failed;
  const [first] = answers;
  if (first?.state !== 'read') throw new Error('A mailbox needs its queries.');
  return { ...first, value: null };
}

/** Adds what the directory is to be asked to the readers' batches. Nothing is sent yet, but for the beta report. */
export function collectDirectory(look: DirectoryLook): DirectoryFacts {
  const { connection, depth, readers, past, now } = look;
  const isFull = depth === 'full';
  const failed = ({ via, failure }: Extract<ReaderOf, { failure: unknown }>): Observation<never> =>
    unreadable(failure, { at: instantOf(now()), via, requestId: null });

  const ask = <T>(
    fact: DirectoryFact,
    query: GraphQuery<T>,
    select: (previous: Snapshot) => Observation<T> | null | undefined,
    options: {
      readonly isWanted?: boolean;
      readonly send?: (session: GraphSession) => Promise<Observation<T>>;
    } = {},
  ): Promise<Observation<T>> => {
    const found = directoryReader(readers, fact);
    const isWanted =
      options.isWanted ?? (isFull || (depth === 'permissions' && PERMISSION_FACTS.includes(fact)));
    if (!isWanted) {
      return Promise.resolve(
        past.keep(select, 'reader' in found ? found.reader.resolved.access.kind : found.via),
      );
    }
    if (!('reader' in found)) return Promise.resolve(failed(found));
    const { reader } = found;
    const answer =
      options.send === undefined ? reader.graph.batch.add(query) : options.send(reader.graph.session);
    return answer.then((observation) => refusalOf(reader, observation));
  };

  const userReader = directoryReader(readers, 'users');
  const userQueries = new Map<string, Promise<readonly Observation<readonly UserFacts[]>[]>>();
  if (isFull && 'reader' in userReader) {
    const { reader } = userReader;
    const askUsers = (member: Parameters<typeof usersQuery>[0], addresses: readonly string[]) =>
      reader.graph.batch
        .add(usersQuery(member, addresses))
        .then((observation) => refusalOf(reader, observation));
    for (let start = 0; start < connection.mailboxes.length; start += USERS_PER_QUERY) {
      const addresses = connection.mailboxes.slice(start, start + USERS_PER_QUERY);
      const answers = Promise.all([askUsers('userPrincipalName', addresses), askUsers('mail', addresses)]);
      for (const address of addresses) userQueries.set(address, answers);
    }
  }
  const userOf = async (address: string): Promise<Observation<UserFacts | null>> => {
    const answers = userQueries.get(address);
    if (answers !== undefined) return findUser(address, await answers);
    if (isFull && !('reader' in userReader)) return failed(userReader);
    return past.keep(
      (previous) => previous.mailboxes.find((one) => one.address === address)?.user,
      viaOf(userReader),
    );
  };

  const accessOf = async (reader: Reader, index: number): Promise<AccessObservation> => {
    const { access, clientId } = reader.resolved;
    const application =
      access.kind !== 'monitorRegistration'
        ? null
        : ask('application', applicationQuery(clientId), (previous) => {
            const known = previous.access[index];
            return known?.clientId === clientId ? known.application : null;
          });
    return { kind: access.kind, clientId, token: reader.token, application: await application };
  };

  // The names of permissions all but never change: a re-check reads them only if they are not known yet.
  const resourceQuery = graphResourceQuery();
  const knownResource = past.keep((previous) => previous.resource, 'anonymous');
  const isReportOffered = hasCredentialReports(connection.cloud);

  return {
    organization: ask('organization', organizationQuery(), (previous) => previous.organization),
    application: ask(
      'application',
      applicationQuery(connection.clientId),
      (previous) => previous.application,
    ),
    owners: ask('owners', ownersQuery(connection.clientId), (previous) => previous.owners),
    servicePrincipal: ask(
      'servicePrincipal',
      servicePrincipalQuery(connection.clientId),
      (previous) => previous.servicePrincipal,
    ),
    resource: ask('resource', resourceQuery, (previous) => previous.resource, {
      isWanted: isFull || (depth === 'permissions' && knownResource.state !== 'read'),
    }),
    appRoleAssignments: ask(
      'appRoleAssignments',
      appRoleAssignmentsQuery(connection.clientId),
      (previous) => previous.appRoleAssignments,
    ),
    permissionGrants: ask(
      'permissionGrants',
      permissionGrantsQuery(connection.clientId),
      (previous) => previous.permissionGrants,
    ),
    credentialActivity: isReportOffered
      ? ask(
          'credentialActivity',
          credentialActivityQuery(connection.clientId),
          (previous) => previous.credentialActivity,
          {
            send: (session) => observe(session, credentialActivityQuery(connection.clientId), 'beta'),
          },
        )
      : Promise.resolve(
          unreadable(
            { code: 'notAttempted', because: 'notInThisCloud' },
            { at: instantOf(now()), via: 'anonymous', requestId: null },
          ),
        ),
    serviceIssues: ask('serviceIssues', serviceIssuesQuery(), (previous) => previous.serviceIssues),
    userOf,
    access: readers.map(accessOf),
  };
}
