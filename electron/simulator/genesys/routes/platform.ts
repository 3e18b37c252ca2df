import type { GenesysRoute } from '../genesys-route';

/** What a token is for, the organisation itself and Genesys Cloud's addresses: a token is enough. */
export const platformRoutes: readonly GenesysRoute[] = [
  {
    method: 'GET',
    path: '/tokens/me',
    permissions: null,
    handle: ({ organisation: { id, name }, client }) => ({
      status: 200,
      body: {
        organization: { id, name },
        homeOrganization: { id, name },
        authorizedScope: [],
        OAuthClient: { id: client.id, name: client.name, organization: { id, name } },
      },
    }),
  },
  {
    method: 'GET',
    path: '/organizations/me',
    permissions: null,
    handle: ({ organisation: { id, name } }) => ({
      status: 200,
      body: {
        id,
        name,
        defaultLanguage: 'en-US',
        defaultCountryCode: 'US',
        thirdPartyOrgName: name.toLowerCase(),
        domain: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
        version: 1,
        state: 'active',
        selfUri: `/api/v2/organizations/${id}`,
      },
    }),
  },
  {
    method: 'GET',
    path: '/ipranges',
    permissions: null,
    handle: ({ organisation }) => ({
      status: 200,
      body: {
        entities: organisation.ipRanges.map(({ cidr, service, region, direction }) => ({
          cidr,
          service,
          region,
          direction,
        })),
      },
    }),
  },
];
