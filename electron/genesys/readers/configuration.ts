import { z } from 'zod';

import { absentIsNull } from '../../network/query';
import { GENESYS_READ_PERMISSIONS } from '../genesys-permissions';
import { entityQuery, type GenesysQuery } from '../query';
import { type CredentialInfo, credentialInfo } from '../schemas';

/** What is used of an integration's current configuration. */
export interface IntegrationConfiguration {
  readonly version: number;
  /** Those of its properties that are token endpoints of Microsoft. */
  readonly tokenEndpoints: readonly string[];
  /** In the order of the keys that the configuration knows them by. */
  readonly credentials: readonly CredentialInfo[];
}

/** The path that all token endpoints of Microsoft have in common, wrong ones included. */
const OAUTH_PATH = /\/oauth2(?:\/|$)/i;

/**
 * The texts among some values that are addresses of Microsoft's token endpoints. What the field that holds it is called
 * is not published: it is known by what it holds. User information and queries, where a secret could be, are left out.
 */
export function tokenEndpointsAmong(values: readonly unknown[]): readonly string[] {
  return values.flatMap((value) => {
    const text = typeof value === 'string' ? value.trim() : '';
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return [];
    const { origin, pathname } = new URL(text);
    return OAUTH_PATH.test(pathname) ? [`${origin}${pathname}`] : [];
  });
}

const record = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => Object.values(value ?? {}));

/** `IntegrationConfiguration`. */
const configuration = z
  .object({
    version: z.int(),
    properties: record,
    advanced: record,
    credentials: z
      .record(z.string(), credentialInfo)
      .nullish()
      .transform((value) => Object.values(value ?? {})),
  })
  .transform(({ version, properties, advanced, credentials }): IntegrationConfiguration => ({
    version,
    tokenEndpoints: tokenEndpointsAmong([...properties, ...advanced]),
    credentials,
  }));

/** The current configuration of an integration; null: the integration was deleted. */
export function configurationQuery(integrationId: string): GenesysQuery<IntegrationConfiguration | null> {
  return entityQuery<IntegrationConfiguration | null>({
    path: `/api/v2/integrations/${encodeURIComponent(integrationId)}/config/current`,
    permission: GENESYS_READ_PERMISSIONS.configuration,
    schema: configuration,
    resultOf: absentIsNull,
  });
}
