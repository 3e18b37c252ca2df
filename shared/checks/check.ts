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
}

/** What a snapshot is judged by: the common policy, but for the connection's own days. */
export function contextFor(snapshot: Snapshot, policy: Policy, now: EpochMs): CheckContext {
  const { connection } = snapshot;
  return {
    policy: { ...policy, credentialDays: connection.credentialDays ?? policy.credentialDays },
    profile: profileOf(connection.profile),
    now,
    credentials: credentialOverview(snapshot),
  };
}

/** A pure rule. It yields at least one finding, so that a missing line is never mistaken for health. */
export type Check = (snapshot: Snapshot, context: CheckContext) => readonly Finding[];
