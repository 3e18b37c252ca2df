import { z } from 'zod';

import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';

/** `EmailSettings`: whether a mail to several routed addresses becomes one conversation for each. */
const emailSettings = z
  .object({ multipleRouteDestinationsOnInboundEmailEnabled: z.boolean() })
  .transform((settings) => ({
    multipleRouteDestinations: settings.multipleRouteDestinationsOnInboundEmailEnabled,
  }));

/** The organisation's settings for e-mail. */
export function emailSettingsQuery(): GenesysQuery<{ readonly multipleRouteDestinations: boolean }> {
  return entityQuery({
    path: '/api/v2/emails/settings',
    permission: GENESYS_READ_PERMISSIONS.emailSettings,
    schema: emailSettings,
  });
}
