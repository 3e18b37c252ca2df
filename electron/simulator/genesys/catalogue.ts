import { type Random, randomIndex, randomText } from '../random';
import type { SimCredentialType, SimGraphFields, SimIntegrationType } from './organisation';

/** What an organisation offers to install. */
export interface Catalogue {
  readonly integrationTypes: SimIntegrationType[];
  readonly credentialTypes: SimCredentialType[];
  /** The kind for mail by Microsoft Graph, and its credential. */
  readonly graph: SimIntegrationType & { readonly graph: SimGraphFields };
  readonly graphCredential: SimCredentialType;
  /** A kind that has nothing to do with mail. */
  readonly other: SimIntegrationType;
}

const TYPE_NAMES = [
  'graph-mail',
  'microsoft-graph-email',
  'azure-email',
  'm365-messaging',
  'exchange-online-acd',
];
const CREDENTIAL_NAMES = [
  'graphOAuth',
  'azureClientCredentials',
  'msEntraApp',
  'oauth2ClientSecret',
  'graphAppAuth',
];
const CREDENTIAL_KEYS = ['oauth', 'graphCredentials', 'clientCredentials', 'account', 'msGraph'];
const CLIENT_ID_FIELDS = ['clientId', 'applicationId', 'azureAppId', 'client_id', 'appIdentifier'];
const SECRET_FIELDS = ['clientSecret', 'secret', 'applicationKey', 'client_secret', 'appPassword'];
const ENDPOINT_FIELDS = ['tokenEndpoint', 'oauthTokenUrl', 'tokenUrl', 'oAuth2TokenEndpointV2', 'authority'];
const REDACTIONS: readonly SimCredentialType['redaction'][] = ['omitted', 'empty', 'asterisks'];

const SUFFIX = 'abcdefghijklmnopqrstuvwxyz0123456789';

function pick<T>(items: readonly T[], random: Random, fallback: T): T {
  return items[randomIndex(random, items.length)] ?? fallback;
}

/**
 * The kinds of integrations and credentials of one organisation. How Genesys Cloud names those for Microsoft Graph is
 * not published, so ids, keys and field names, and where the token endpoint stands, are drawn anew for each
 * organisation: whoever relies on one of them fails in the next.
 */
export function drawCatalogue(random: Random): Catalogue {
  const name = (names: readonly string[]): string => pick(names, random, 'graph');
  const withSuffix = (text: string): string => `${text}-${randomText(random, 4, SUFFIX)}`;
  const typeId = withSuffix(name(TYPE_NAMES));
  const credentialName = `${name(CREDENTIAL_NAMES)}${randomText(random, 2, '23456789')}`;
  const key = name(CREDENTIAL_KEYS);
  const fields = {
    clientId: name(CLIENT_ID_FIELDS),
    secret: name(SECRET_FIELDS),
    endpoint: name(ENDPOINT_FIELDS),
  };
  const place = random() < 0.5 ? 'properties' : 'credential';
  const graphCredential: SimCredentialType = {
    id: credentialName,
    name: credentialName,
    fields: [
      { name: fields.clientId, title: 'Client ID', isSensitive: false, isRequired: true },
      { name: fields.secret, title: 'Client Secret', isSensitive: true, isRequired: true },
      ...(place === 'credential'
        ? [
            {
              name: fields.endpoint,
              title: 'OAuth 2.0 token endpoint (v2)',
              isSensitive: false,
              isRequired: true,
            },
          ]
        : []),
    ],
    redaction: pick(REDACTIONS, random, 'omitted'),
    description: random() < 0.5 ? 'schema' : 'fields',
    marksSensitive: random() < 0.5,
  };
  const graph = {
    id: typeId,
    name: 'Microsoft Graph email',
    description: 'Inbound and outbound email by Microsoft Graph',
    category: 'Email',
    credentials: { [key]: { title: 'OAuth', required: true, credentialTypes: [credentialName] } },
    graph: {
      credential: key,
      clientId: fields.clientId,
      secret: fields.secret,
      tokenEndpoint: { in: place, name: fields.endpoint },
    },
  } as const;
  const basic: SimCredentialType = {
    ...graphCredential,
    id: 'basicAuth',
    name: 'basicAuth',
    fields: [
      { name: 'userName', title: 'User name', isSensitive: false, isRequired: true },
      { name: 'password', title: 'Password', isSensitive: true, isRequired: true },
    ],
  };
  const other: SimIntegrationType = {
    id: 'microsoft-dynamics-data-actions',
    name: 'Microsoft Dynamics Data Actions',
    description: 'Data actions for Microsoft Dynamics 365',
    category: 'Data Actions',
    credentials: { basicAuth: { title: 'Account', required: true, credentialTypes: ['basicAuth'] } },
    graph: null,
  };
  return {
    integrationTypes: [other, graph],
    credentialTypes: [basic, graphCredential],
    graph,
    graphCredential,
    other,
  };
}
