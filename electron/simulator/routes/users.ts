import { holdsAny, insufficientPrivileges } from '../graph/authorisation';
import { READ_ONE_USER, READ_USERS } from '../graph/permissions';
import { type GraphCall, graphError, type GraphReply, type GraphRoute } from '../graph-route';
import { type CollectionOptions, collectionReply, countReply, entityReply } from '../odata';
import { USER_PROPERTIES, userResource } from '../resources/user';
import type { SimUser } from '../world';
import { objectNotFound } from './directory-object';

const TYPE = { context: 'users', type: 'microsoft.graph.user', properties: USER_PROPERTIES };

const COLLECTION: CollectionOptions<SimUser> = {
  ...TYPE,
  path: '/users',
  defaultTop: 100,
  maxTop: 999,
  fields: {
    id: (user) => user.id,
    userPrincipalName: (user) => user.userPrincipalName,
    mail: (user) => user.mail,
    displayName: (user) => user.displayName,
    accountEnabled: (user) => user.accountEnabled,
  },
  countNeedsConsistencyLevel: true,
  serialise: userResource,
};

/** A user is named by id or by user principal name; another address of the mailbox does not do. */
function findUser(call: GraphCall): SimUser | undefined {
  const wanted = (call.params['user'] ?? '').toLowerCase();
  return call.tenant.users.find(
    (user) => user.id.toLowerCase() === wanted || user.userPrincipalName.toLowerCase() === wanted,
  );
}

function get(call: GraphCall): GraphReply {
  const user = findUser(call);
  const isSelf = call.caller.kind === 'user' && call.caller.userId === user?.id;
  if (!isSelf && !holdsAny(call.caller, READ_USERS)) return insufficientPrivileges();
  return user === undefined
    ? objectNotFound(call.params['user'] ?? '')
    : entityReply(call, userResource(user), TYPE);
}

function me(call: GraphCall): GraphReply {
  const { caller } = call;
  const user = caller.kind === 'user' ? call.tenant.users.find((one) => one.id === caller.userId) : undefined;
  if (user === undefined) {
    return graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  return entityReply(call, userResource(user), TYPE);
}

/** Users and their licences. */
export const userRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: '/users',
    version: 'both',
    permissions: READ_USERS,
    handle: (call) => collectionReply(call, call.tenant.users, COLLECTION),
  },
  {
    method: 'GET',
    path: '/users/$count',
    version: 'both',
    permissions: READ_USERS,
    handle: (call) => countReply(call, call.tenant.users, COLLECTION),
  },
  { method: 'GET', path: '/users/{user}', version: 'both', permissions: READ_ONE_USER, handle: get },
  { method: 'GET', path: '/me', version: 'both', permissions: null, handle: me },
];
