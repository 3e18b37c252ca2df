import type { JsonObject } from '../../../shared/domain/json';
import type { Tenant } from '../world';

/** Every property of Graph's `organization`, empty. */
const EMPTY: JsonObject = {
  assignedPlans: [],
  businessPhones: [],
  city: null,
  country: null,
  countryLetterCode: null,
  createdDateTime: null,
  defaultUsageLocation: null,
  deletedDateTime: null,
  displayName: null,
  id: '',
  marketingNotificationEmails: [],
  mobileDeviceManagementAuthority: 'unknown',
  onPremisesLastSyncDateTime: null,
  onPremisesSyncEnabled: null,
  partnerTenantType: null,
  postalCode: null,
  preferredLanguage: null,
  privacyProfile: null,
  provisionedPlans: [],
  securityComplianceNotificationMails: [],
  securityComplianceNotificationPhones: [],
  state: null,
  street: null,
  technicalNotificationMails: [],
  tenantType: null,
  verifiedDomains: [],
};

/** What `$select` may name. */
export const ORGANIZATION_PROPERTIES: readonly string[] = Object.keys(EMPTY);

/** A tenant as Graph's `organization`. */
export function organizationResource(tenant: Tenant): JsonObject {
  return {
    ...EMPTY,
    id: tenant.id,
    displayName: tenant.displayName,
    tenantType: 'AAD',
    verifiedDomains: tenant.domains.map(({ name, isDefault, isInitial }) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault,
      isInitial,
      name,
      type: 'Managed',
    })),
  };
}
