import type { ConfigurationInput } from '../../shared/domain/configuration';

/** A configuration file that uses every field, and the environment it needs. */
export const FULL_CONFIGURATION = {
  connections: [
    {
      name: 'Contoso support mail',
      tenantId: '11111111-1111-1111-1111-111111111111',
      clientId: '22222222-2222-2222-2222-222222222222',
      cloud: { login: 'https://localhost:8443', graph: 'https://localhost:8443' },
      tokenEndpoint:
        'https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token',
      profile: 'genesys-cloud',
      mailboxes: ['help@contoso.example'],
      canaryMailboxes: ['ceo@contoso.example'],
      access: [
        { kind: 'integrationCredential', secret: { env: 'CONTOSO_SECRET' } },
        {
          kind: 'monitorRegistration',
          clientId: '33333333-3333-3333-3333-333333333333',
          certificate: { env: 'CONTOSO_MONITOR_PEM' },
        },
        { kind: 'administrator', clientId: '44444444-4444-4444-4444-444444444444' },
      ],
      genesys: {
        region: 'mypurecloud.de',
        clientId: '55555555-5555-5555-5555-555555555555',
        secret: { keychain: 'contoso-genesys' },
      },
      policy: { credentialDays: { notice: 90, warning: 45, critical: 14 } },
    },
    {
      name: 'Fabrikam orders',
      tenantId: 'fabrikam.example',
      clientId: '66666666-6666-6666-6666-666666666666',
      mailboxes: [],
      access: [{ kind: 'integrationCredential', secret: { env: 'FABRIKAM_SECRET' } }],
    },
  ],
  policy: { credentialDays: { notice: 50, warning: 25, critical: 5 } },
} satisfies ConfigurationInput;

/** Marked values: none of them may ever be repeated in a message. */
export const FULL_ENVIRONMENT = {
  CONTOSO_SECRET: 'marked-secret-1',
  CONTOSO_MONITOR_PEM: 'marked-secret-2',
  FABRIKAM_SECRET: 'marked-secret-3',
};
