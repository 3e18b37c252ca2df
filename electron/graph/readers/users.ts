import type { UserFacts } from '../../../shared/domain/facts';
import { collectionQuery, type GraphQuery, literal, pageOf } from '../query';
import { READ_PERMISSIONS } from '../read-permissions';
import { user } from '../schemas';

/** Values that one `in` may list; Graph allows 15 (Microsoft: `$filter` query parameter). */
export const USERS_PER_QUERY = 15;

const userPage = pageOf(
  user.transform((source): UserFacts => ({
    id: source.id,
    userPrincipalName: source.userPrincipalName,
    mail: source.mail,
    accountEnabled: source.accountEnabled,
    licenceCount: source.assignedLicenses.length,
  })),
);

/**
 * The users with these addresses, by one of the members that hold an address. A mailbox's address need not be
 * its user's sign-in name, so both members are asked; one query serves up to 15 mailboxes.
 */
export function usersQuery(
  member: 'userPrincipalName' | 'mail',
  addresses: readonly string[],
): GraphQuery<readonly UserFacts[]> {
  const list = addresses.map(literal).join(',');
  return collectionQuery<UserFacts>({
    path:
      `/users?$filter=${member}%20in%20(${list})` +
      '&$select=id,userPrincipalName,mail,accountEnabled,assignedLicenses',
    permission: READ_PERMISSIONS.users.least,
    page: userPage,
  });
}
