import { type Learnt, remember } from '../../shared/diagnosis/remember';
import type { ConnectionMemory, ObservedChange } from '../../shared/domain/connection-memory';
import { type EpochMs, HOUR_MS, instantOf } from '../../shared/domain/instant';
import type { Observation } from '../../shared/domain/observation';
import type { Snapshot } from '../../shared/domain/snapshot';
import { known, NOW, snapshot, subscription } from './snapshot-builder';

/** A whole snapshot as it was read at a moment: every fact anew. */
export function lookAt(at: EpochMs, changes: Partial<Snapshot> = {}): Snapshot {
  const moved = <T>(observation: Observation<T>): Observation<T> => ({ ...observation, at: instantOf(at) });
  const one = snapshot(changes);
  return {
    ...one,
    at: instantOf(at),
    application: moved(one.application),
    servicePrincipal: moved(one.servicePrincipal),
    appRoleAssignments: moved(one.appRoleAssignments),
    permissionGrants: moved(one.permissionGrants),
    subscriptions: moved(one.subscriptions),
  };
}

/** What looks one after the other taught. */
export function learnFrom(looks: readonly Snapshot[], memory: ConnectionMemory | null = null): Learnt {
  let known_ = memory;
  const changes: ObservedChange[] = [];
  for (const look of looks) {
    const learnt = remember(known_, look);
    known_ = learnt.memory;
    changes.push(...learnt.changes);
  }
  if (known_ === null) throw new Error('a look is needed');
  return { memory: known_, changes };
}

/** How a vendor renews: hours of life that a renewal gives, and hours between two renewals. */
export interface Vendor {
  readonly lifeHours: number;
  readonly everyHours: number;
}

/**
 * Looks at the subscription of a vendor with a habit, from `NOW` on.
 *
 * @param untilHours of the last look
 * @param stepHours between two looks
 * @param stopsAfterHours the vendor renews no more from then on
 */
export function looksAtVendor(
  { lifeHours, everyHours }: Vendor,
  untilHours: number,
  { stepHours = 0.25, stopsAfterHours = Number.POSITIVE_INFINITY } = {},
): readonly Snapshot[] {
  return Array.from({ length: Math.floor(untilHours / stepHours) + 1 }, (_, index) => {
    const hours = index * stepHours;
    const renewedAt = Math.floor(Math.min(hours, stopsAfterHours) / everyHours) * everyHours;
    const expiration = NOW + (renewedAt + lifeHours) * HOUR_MS;
    const at = NOW + hours * HOUR_MS;
    const listed = expiration > at ? [subscription(undefined, { expiration: instantOf(expiration) })] : [];
    return lookAt(at, { subscriptions: known(listed, 'integrationCredential') });
  });
}
