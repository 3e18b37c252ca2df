import type { ConnectionMemory } from '../domain/connection-memory';
import type { Finding } from '../domain/finding';
import type { EpochMs } from '../domain/instant';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import { profileOf } from '../profiles';
import type { VendorProfile } from '../profiles/vendor-profile';
import { type CredentialOverview, credentialOverview } from './credentials';

/** What a check judges by, besides the facts. */
export interface CheckContext {
  readonly policy: Policy;
  readonly profile: VendorProfile;
  readonly now: EpochMs;
  /** The app's credentials and their use: found once, because several checks need them and there can be many. */
  readonly credentials: CredentialOverview;
  /** What earlier looks showed; null where nothing is remembered, as in a single look from the command line. */
  readonly memory: ConnectionMemory | null;
}

/** What a snapshot is judged by: the common policy, but for the connection's own days. */
export function contextFor(
  snapshot: Snapshot,
  policy: Policy,
  now: EpochMs,
  memory: ConnectionMemory | null,
): CheckContext {
  const { connection } = snapshot;
  return {
    policy: { ...policy, credentialDays: connection.credentialDays ?? policy.credentialDays },
    profile: profileOf(connection.profile),
    now,
    credentials: credentialOverview(snapshot),
    memory,
  };
}

/**
 * A pure rule. Where it applies it yields at least one finding, so that a missing line is never mistaken for health.
 */
export type Check = (snapshot: Snapshot, context: CheckContext) => readonly Finding[];
