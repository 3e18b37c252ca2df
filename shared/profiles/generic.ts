import type { VendorProfile } from './vendor-profile';

/** Any other integration: what its registration requests is what it is taken to need. */
export const GENERIC: VendorProfile = {
  id: 'generic',
  vendor: null,
  permissions: null,
  audiences: null,
  redirectUris: [],
  notificationDomains: null,
};
