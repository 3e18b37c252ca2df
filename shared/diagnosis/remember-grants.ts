import { type Grants, namedGrant } from '../checks/grants-by-id';
import type { ObservedChange, RememberedGrant, WatchSpan } from '../domain/connection-memory';
import type { Instant } from '../domain/instant';

/**
 * What becomes of the remembered grants of one type once they were read.
 *
 * @param span null: this is the first look at them, which says nothing
 */
export function rememberGrants(
  before: readonly RememberedGrant[],
  present: Grants,
  span: WatchSpan | null,
  at: Instant,
): { readonly grants: readonly RememberedGrant[]; readonly changes: readonly ObservedChange[] } {
  const grants = [...present].map(([id, grant]): RememberedGrant => ({ id, ...namedGrant(grant) }));
  if (span === null) return { grants, changes: [] };
  const known = new Map(before.map((grant) => [grant.id, grant]));
  const withdrawn = before.filter(({ id }) => !present.has(id));
  return {
    grants,
    changes: [
      ...withdrawn.map((grant): ObservedChange => ({
        kind: 'consentWithdrawn',
        at,
        before: grant,
        after: null,
      })),
      ...grants.flatMap((grant): readonly ObservedChange[] => {
        const earlier = known.get(grant.id);
        if (earlier === undefined) return [{ kind: 'consentGranted', at, before: null, after: grant }];
        return earlier.consent === grant.consent
          ? []
          : [{ kind: 'consentChanged', at, before: earlier, after: grant }];
      }),
    ],
  };
}
