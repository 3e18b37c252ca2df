import { z } from 'zod';

import { GENESYS_REGIONS } from './genesys-region';

/**
 * The configuration file of `check`, `serve` and the desktop application (contracts.md). A refinement carries its
 * `rule`, so that the error is put into words by what was broken and not by the schema library's text.
 */

const https = z.url({ protocol: /^https$/, error: 'must be an https address' });

const secretReference = z.union([
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ keychain: z.string().min(1) }),
]);

const credential = {
  secret: secretReference.optional(),
  certificate: secretReference.optional(),
};

const oneCredential = (access: { secret?: unknown; certificate?: unknown }): boolean =>
  (access.secret === undefined) !== (access.certificate === undefined);
const ONE_CREDENTIAL = { error: 'give either "secret" or "certificate"', params: { rule: 'oneCredential' } };

const access = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('integrationCredential'), ...credential })
    .refine(oneCredential, ONE_CREDENTIAL),
  z
    .strictObject({ kind: z.literal('monitorRegistration'), clientId: z.guid(), ...credential })
    .refine(oneCredential, ONE_CREDENTIAL),
  z.strictObject({ kind: z.literal('administrator'), clientId: z.guid() }),
]);

const days = z.number().nonnegative().max(3_650);

/** Days at which a credential's severity changes; they must fall from notice to critical. */
export const credentialDaysSchema = z
  .strictObject({ notice: days, warning: days, critical: days })
  .refine((value) => value.notice >= value.warning && value.warning >= value.critical, {
    error: 'notice must not be smaller than warning, nor warning than critical',
    params: { rule: 'daysOrder' },
  });

const policy = z.strictObject({ credentialDays: credentialDaysSchema.optional() });

const tenant = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]{0,253}$/, { error: 'must be a tenant id or a domain name' });

/** One connection as it is written in a configuration file and in the settings store. */
export const connectionEntrySchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  tenantId: tenant,
  clientId: z.guid(),
  cloud: z
    .union([
      z.enum(['global', 'usgov', 'usgov-dod', 'china']),
      z.strictObject({ login: https, graph: https }),
    ])
    .default('global'),
  tokenEndpoint: z.string().min(1).max(2_000).optional(),
  profile: z.enum(['genesys-cloud', 'generic']).default('genesys-cloud'),
  mailboxes: z.array(z.email()).max(500),
  canaryMailboxes: z.array(z.email()).max(50).default([]),
  access: z.array(access).min(1),
  genesys: z
    .strictObject({
      region: z.union([z.enum(GENESYS_REGIONS), z.strictObject({ login: https, api: https })]),
      clientId: z.guid(),
      secret: secretReference,
      domains: z.array(z.hostname()).max(50).default([]),
    })
    .optional(),
  policy: policy.optional(),
});

/** A whole configuration file. */
export const configurationSchema = z.strictObject({
  connections: z
    .array(connectionEntrySchema)
    .min(1)
    .refine((all) => new Set(all.map((one) => one.name)).size === all.length, {
      error: 'names must be unique',
      params: { rule: 'uniqueNames' },
    }),
  policy: policy.optional(),
});

/** A parsed configuration file. */
export type Configuration = z.output<typeof configurationSchema>;

/** A configuration file as it may be written: what has a default may be left out. */
export type ConfigurationInput = z.input<typeof configurationSchema>;

/** One connection of a parsed configuration file. */
export type ConnectionEntry = Configuration['connections'][number];
