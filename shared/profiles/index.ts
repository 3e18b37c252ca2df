import type { Connection, ProfileId } from '../domain/connection';
import { GENERIC } from './generic';
import { GENESYS_CLOUD } from './genesys-cloud';
import type { VendorProfile } from './vendor-profile';

const PROFILES: Readonly<Record<ProfileId, VendorProfile>> = {
  'genesys-cloud': GENESYS_CLOUD,
  generic: GENERIC,
};

/** The vendor profile of an id. */
export function profileOf(id: ProfileId): VendorProfile {
  return PROFILES[id];
}

/** Whether nothing says that Genesys Cloud is at the other end: what is said of it has to fit any integration. */
export function isElsewhere({ profile, genesys }: Pick<Connection, 'profile' | 'genesys'>): boolean {
  return profileOf(profile).vendor === null && genesys === null;
}
