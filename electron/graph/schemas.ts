import { z } from 'zod';

import { instant, optionalInstant, optionalText } from '../network/answer-schema';

/*
 * What Graph answers with, as far as it is used. Members that are not used are ignored, whatever they are.
 * Members that are used must have their documented type. A member that only describes (a name) may be absent;
 * one that a judgement rests on (an end, an id, a switch) must be there, because taking it for "none" would
 * turn what is not known into what is well.
 */

/** A switch that is off unless Graph says otherwise (`isDisabled` is null on most objects). */
export const offUnlessSaid = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

/** microsoft.graph.passwordCredential */
const passwordCredential = z.object({
  keyId: z.string(),
  displayName: optionalText,
  hint: optionalText,
  startDateTime: optionalInstant,
  endDateTime: instant.nullable(),
  customKeyIdentifier: optionalText,
});

/** microsoft.graph.keyCredential */
const keyCredential = z.object({
  keyId: z.string(),
  displayName: optionalText,
  usage: optionalText,
  startDateTime: optionalInstant,
  endDateTime: instant.nullable(),
  customKeyIdentifier: optionalText,
});

/** The credentials of an application or a service principal. */
export const credentials = z.object({
  passwordCredentials: z.array(passwordCredential),
  keyCredentials: z.array(keyCredential),
});

/** Redirect URIs of one platform of an app registration. */
export const redirectUris = z
  .object({ redirectUris: z.array(z.string()).nullish() })
  .nullish()
  .transform((value) => value?.redirectUris ?? []);

/** microsoft.graph.application */
export const application = credentials.extend({
  id: z.string(),
  appId: z.string(),
  displayName: optionalText,
  signInAudience: optionalText,
  createdDateTime: optionalInstant,
  isDisabled: offUnlessSaid,
  disabledByMicrosoftStatus: optionalText,
  web: redirectUris,
  publicClient: redirectUris,
  spa: redirectUris,
  requiredResourceAccess: z.array(
    z.object({
      resourceAppId: z.string(),
      resourceAccess: z.array(z.object({ id: z.string(), type: z.enum(['Scope', 'Role']) })),
    }),
  ),
});

/** microsoft.graph.servicePrincipal */
export const servicePrincipal = credentials.extend({
  id: z.string(),
  appId: z.string(),
  displayName: optionalText,
  accountEnabled: z.boolean(),
  isDisabled: offUnlessSaid,
  disabledByMicrosoftStatus: optionalText,
  appOwnerOrganizationId: optionalText,
});

/** A service principal as a resource: the names of its permissions. */
export const resource = z.object({
  id: z.string(),
  appId: z.string(),
  appRoles: z.array(z.object({ id: z.string(), value: optionalText })),
  oauth2PermissionScopes: z.array(z.object({ id: z.string(), value: optionalText })),
});

/** microsoft.graph.appRoleAssignment */
export const appRoleAssignment = z.object({
  id: z.string(),
  appRoleId: z.string(),
  resourceId: z.string(),
  resourceDisplayName: optionalText,
  createdDateTime: optionalInstant,
});

/** microsoft.graph.oAuth2PermissionGrant */
export const permissionGrant = z.object({
  id: z.string(),
  consentType: z.enum(['AllPrincipals', 'Principal']),
  principalId: optionalText,
  resourceId: z.string(),
  scope: z.string().nullable(),
});

/** microsoft.graph.subscription */
export const subscription = z.object({
  id: z.string(),
  resource: z.string(),
  applicationId: optionalText,
  changeType: z.string(),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: optionalText,
  expirationDateTime: instant,
});

/** microsoft.graph.user */
export const user = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  mail: optionalText,
  accountEnabled: z.boolean().nullable(),
  assignedLicenses: z.array(z.unknown()),
});

/** microsoft.graph.mailFolder */
export const mailFolder = z.object({
  totalItemCount: z.int().nonnegative(),
  unreadItemCount: z.int().nonnegative(),
});

/** microsoft.graph.message */
export const message = z.object({ receivedDateTime: instant, isRead: z.boolean() });

/** Addresses that a message went to; an entry without one is left out. */
const recipients = z
  .array(z.object({ emailAddress: z.object({ address: z.string().nullish() }).nullish() }))
  .nullish()
  .transform((all) => (all ?? []).flatMap(({ emailAddress }) => emailAddress?.address ?? []));

/** microsoft.graph.message with those that it was sent to. */
export const addressedMessage = message.extend({ toRecipients: recipients, ccRecipients: recipients });

/** microsoft.graph.organization */
export const organization = z.object({
  id: z.string(),
  displayName: optionalText,
  verifiedDomains: z.array(z.object({ name: z.string() })),
});

/** microsoft.graph.appCredentialSignInActivity (beta); not every entry has an activity. */
export const credentialActivity = z.object({
  keyId: z.string(),
  signInActivity: z
    .object({ lastSignInDateTime: optionalInstant })
    .nullish()
    .transform((value) => value ?? null),
});
