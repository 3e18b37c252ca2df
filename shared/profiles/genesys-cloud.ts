import type { VendorProfile } from './vendor-profile';

/** Genesys Cloud's Microsoft Graph integration (FAQ rows Q3, Q5, Q10, Q15 and Q17). */
export const GENESYS_CLOUD: VendorProfile = {
  id: 'genesys-cloud',
  vendor: 'Genesys Cloud',
  permissions: [
    {
      value: 'Mail.ReadWrite',
      type: 'application',
      reason: 'fetchAndMarkRead',
      without: 'fetching',
      isExchangeScoped: true,
      mistakenFor: ['Mail.Read'],
    },
    {
      value: 'Mail.Send',
      type: 'application',
      reason: 'sendReplies',
      without: 'sending',
      isExchangeScoped: true,
      mistakenFor: [],
    },
    {
      value: 'User.Read',
      type: 'delegated',
      reason: 'mailboxAddress',
      without: 'details',
      isExchangeScoped: false,
      mistakenFor: ['User.Read.All'],
    },
  ],
  // "Accounts in any organisational directory". With personal accounts besides it is contained, yet not asked for.
  audiences: { expected: 'AzureADMultipleOrgs', alsoFits: ['AzureADandPersonalMicrosoftAccount'] },
  redirectUris: ['http://localhost'],
  // The domains of the regions in Genesys Cloud's SDK; the exact notification address is not documented.
  notificationDomains: [
    'genesys.cloud',
    'mypurecloud.com',
    'mypurecloud.com.au',
    'mypurecloud.de',
    'mypurecloud.ie',
    'mypurecloud.jp',
    'pure.cloud',
    'us-gov-pure.cloud',
    'eusc-pure.cloud',
  ],
};
