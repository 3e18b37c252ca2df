import type { Finding } from '../domain/finding';
import type { EpochMs } from '../domain/instant';
import type { Policy } from '../domain/policy';
import type { Snapshot } from '../domain/snapshot';
import type { VendorProfile } from '../profiles/vendor-profile';

/** What a check judges by, besides the facts. */
export interface CheckContext {
  readonly policy: Policy;
  readonly profile: VendorProfile;
  readonly now: EpochMs;
}

/** A pure rule. It yields at least one finding, so that a missing line is never mistaken for health. */
export type Check = (snapshot: Snapshot, context: CheckContext) => readonly Finding[];
