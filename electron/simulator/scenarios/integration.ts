import type { ConfigurationInput } from '../../../shared/domain/configuration';
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/domain/instant';
import { arrivingMessage } from '../customer-mail';
import { buildOrganisation, type BuiltOrganisation } from '../genesys/organisation-builder';
import { vendorSubscription } from '../mail-subscription';
import { mulberry32, type Random, randomGuid } from '../random';
import {
  addSecret,
  addUser,
  createTenant,
  grantRole,
  grantScopes,
  registerApp,
  type RegisteredApp,
  requestPermission,
} from '../tenant-builder';
import { advanceTenant } from '../vendor';
import type { SimPassword, SimUser, SimVendor, Tenant } from '../world';
import { registerGraphkeeper } from './graphkeeper-registration';

/** How long the world has been going when it is first looked at. */
const HISTORY_MS = 30 * HOUR_MS;
/** From the start of that history to the end of a subscription: two days are left when it is looked at. */
const SUBSCRIBED_FOR_MS = 78 * HOUR_MS;

/** Keeps what an organisation draws apart from what its tenant draws. */
const ORGANISATION_STREAM = 0x6e75;

/** One line of the configuration, while it is being put together. */
type ConnectionInput = ConfigurationInput['connections'][number];

/** A tenant with a mail integration in it, open to the changes that make a scenario. */
export interface Integration {
  readonly tenant: Tenant & { readonly vendor: SimVendor };
  readonly app: RegisteredApp;
  readonly secret: SimPassword;
  readonly mailboxes: readonly SimUser[];
  readonly canary: SimUser;
  readonly admin: SimUser;
  readonly connection: ConnectionInput;
  /** Secrets by the names that the configuration refers to. */
  readonly env: Record<string, string>;
  /** The name of the variable of the integration's own secret. */
  readonly secretName: string;
  /** Genesys Cloud at the other end; null: the vendor is only what the tenant notices of it. */
  readonly farEnd: BuiltOrganisation | null;
  readonly now: EpochMs;
  readonly random: Random;
}

/** How a tenant differs from a healthy one. */
export interface Scenario {
  /** What has been so from the beginning. */
  readonly prepare?: (integration: Integration) => void;
  /** What happened some hours before the world is looked at. */
  readonly incident?: { readonly hoursAgo: number; readonly happen: (integration: Integration) => void };
  /** What happened just now. */
  readonly finish?: (integration: Integration) => void;
}

/** Who the tenant belongs to. */
export interface Organisation {
  /** Name of the connection. */
  readonly connection: string;
  readonly tenant: string;
  readonly domain: string;
  /** Local parts of the mailboxes that the vendor pulls from. */
  readonly mailboxes: readonly string[];
}

/** The organisation of all named scenarios. */
export const CONTOSO: Organisation = {
  connection: 'Contoso help',
  tenant: 'Contoso',
  domain: 'contoso.example',
  mailboxes: ['help', 'billing', 'returns'],
};

/**
 * Builds a healthy integration and lets a scenario happen to it. The same seed gives the same tenant.
 *
 * @param options.organisation whether Genesys Cloud at the other end is simulated too, and watched
 */
export function buildIntegration(
  owner: Organisation,
  scenario: Scenario,
  options: { readonly now: EpochMs; readonly seed: number; readonly organisation?: boolean },
): Integration {
  const { now, seed } = options;
  const bare = healthyIntegration(owner, now, seed);
  const integration = options.organisation === true ? withOrganisation(bare, owner, seed) : bare;
  const organisations = integration.farEnd === null ? [] : [integration.farEnd.organisation];
  scenario.prepare?.(integration);
  if (scenario.incident !== undefined) {
    advanceTenant(integration.tenant, now - scenario.incident.hoursAgo * HOUR_MS, organisations);
    scenario.incident.happen(integration);
  }
  advanceTenant(integration.tenant, now, organisations);
  const [first] = integration.mailboxes;
  if (first?.mailbox) first.mailbox.messages.push(arrivingMessage(first, now - MINUTE_MS));
  scenario.finish?.(integration);
  return integration;
}

/** Joins an integration to an organisation of Genesys Cloud that was configured soon after its secret was made. */
function withOrganisation(integration: Integration, owner: Organisation, seed: number): Integration {
  const { connection, env, tenant } = integration;
  const farEnd = buildOrganisation({
    name: owner.tenant,
    domain: owner.domain,
    mailboxes: tenant.vendor.mailboxes,
    settings: {
      clientId: connection.clientId,
      secret: integration.secret.secretText,
      tokenEndpoint: connection.tokenEndpoint ?? '',
    },
    configuredAt: integration.secret.start + 10 * MINUTE_MS,
    random: mulberry32(Math.imul(seed, 0x9e3779b1) ^ ORGANISATION_STREAM),
  });
  const variable = `${owner.tenant.toUpperCase()}_GENESYS_SECRET`;
  connection.genesys = {
    region: farEnd.organisation.region,
    clientId: farEnd.client.id,
    secret: { env: variable },
  };
  env[variable] = farEnd.client.secretText;
  const genesys = { organisationId: farEnd.organisation.id, integrationId: farEnd.integration.id };
  return { ...integration, farEnd, tenant: { ...tenant, vendor: { ...tenant.vendor, genesys } } };
}

function healthyIntegration(organisation: Organisation, now: EpochMs, seed: number): Integration {
  const random = mulberry32(seed);
  const { domain } = organisation;
  const start = now - HISTORY_MS;
  const bare = createTenant(organisation.tenant, domain, random);
  const admin = addUser(bare, `admin@${domain}`, {
    displayName: 'Avery Admin',
    roles: ['Global Administrator'],
    random,
  });
  const canary = addUser(bare, `ceo@${domain}`, { displayName: 'Chris Executive', random });
  canary.mailbox?.messages.push({ ...arrivingMessage(canary, now - 5 * HOUR_MS), isRead: true });
  const mailboxes = organisation.mailboxes.map((local) =>
    addUser(bare, `${local}@${domain}`, { displayName: `${organisation.tenant} ${local}`, random }),
  );
  const app = registerIntegration(bare, admin, now, random);
  const secret = addSecret(bare, app.application, {
    displayName: 'genesys-cloud',
    start: now - 150 * DAY_MS,
    end: now + 215 * DAY_MS,
    random,
  });
  const monitor = registerMonitor(bare, admin, now, random);
  const monitorSecret = addSecret(bare, monitor.application, {
    displayName: 'graphkeeper',
    start: now - 65 * DAY_MS,
    end: now + 300 * DAY_MS,
    random,
  });
  bare.credentialActivities.push(
    { appId: app.application.appId, keyId: secret.keyId, lastSignIn: now - 2 * HOUR_MS },
    { appId: monitor.application.appId, keyId: monitorSecret.keyId, lastSignIn: now - HOUR_MS },
  );
  bare.accessPolicies.push({
    appId: app.application.appId,
    right: 'RestrictAccess',
    members: mailboxes.map((user) => user.userPrincipalName),
    effectiveFrom: now - 140 * DAY_MS,
    effectiveUntil: null,
  });
  for (const user of mailboxes) {
    bare.subscriptions.push(
      vendorSubscription(bare, {
        user,
        id: randomGuid(random),
        applicationId: app.application.appId,
        creatorId: app.principal.id,
        clientState: randomGuid(random),
        expiration: start + SUBSCRIBED_FOR_MS,
      }),
    );
  }
  const tenant = {
    ...bare,
    vendor: {
      appId: app.application.appId,
      keyId: secret.keyId,
      mailboxes: mailboxes.map((user) => user.userPrincipalName),
      mailEveryMinutes: 20,
      fetchesMail: true,
      renewsSubscriptions: true,
      advancedTo: start,
    },
  };
  registerGraphkeeper(bare, admin, { now, seed });
  const prefix = organisation.tenant.toUpperCase();
  const secretName = `${prefix}_SECRET`;
  const monitorSecretName = `${prefix}_MONITOR_SECRET`;
  return {
    tenant,
    app,
    secret,
    mailboxes,
    canary,
    admin,
    connection: {
      name: organisation.connection,
      tenantId: tenant.id,
      clientId: app.application.appId,
      tokenEndpoint: `https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`,
      profile: 'genesys-cloud',
      mailboxes: mailboxes.map((user) => user.userPrincipalName),
      canaryMailboxes: [canary.userPrincipalName],
      access: [
        { kind: 'integrationCredential', secret: { env: secretName } },
        {
          kind: 'monitorRegistration',
          clientId: monitor.application.appId,
          secret: { env: monitorSecretName },
        },
      ],
    },
    env: { [secretName]: secret.secretText, [monitorSecretName]: monitorSecret.secretText },
    secretName,
    farEnd: null,
    now,
    random,
  };
}

/** As Genesys Cloud's set-up page asks for it: multitenant, `http://localhost`, three permissions, admin consent. */
function registerIntegration(tenant: Tenant, admin: SimUser, now: EpochMs, random: Random): RegisteredApp {
  const createdAt = now - 400 * DAY_MS;
  const app = registerApp(tenant, {
    displayName: 'Genesys Cloud Email',
    signInAudience: 'AzureADMultipleOrgs',
    web: ['http://localhost'],
    createdAt,
    random,
  });
  app.application.owners.push(admin.id);
  for (const role of ['Mail.ReadWrite', 'Mail.Send']) {
    requestPermission(app.application, role, 'Role');
    grantRole(tenant, app.principal, role, { at: createdAt, random });
  }
  requestPermission(app.application, 'User.Read', 'Scope');
  grantScopes(tenant, app.principal, ['User.Read'], { user: null, random });
  return app;
}

function registerMonitor(tenant: Tenant, admin: SimUser, now: EpochMs, random: Random): RegisteredApp {
  const createdAt = now - 65 * DAY_MS;
  const app = registerApp(tenant, {
    displayName: 'Graphkeeper monitor',
    signInAudience: 'AzureADMyOrg',
    web: [],
    createdAt,
    random,
  });
  app.application.owners.push(admin.id);
  for (const role of ['Application.Read.All', 'Directory.Read.All', 'AuditLog.Read.All', 'User.Read.All']) {
    requestPermission(app.application, role, 'Role');
    grantRole(tenant, app.principal, role, { at: createdAt, random });
  }
  return app;
}
