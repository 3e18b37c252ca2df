import { randomGuid } from '../../electron/simulator/random';
import { buildIntegration, type Integration } from '../../electron/simulator/scenarios/integration';
import { configurationAt } from '../../electron/simulator/scenarios/setup';
import { addSecret, grantRole, withdrawRole } from '../../electron/simulator/tenant-builder';
import type { SimPassword, SimVendor, Tenant } from '../../electron/simulator/world';
import { connectionOf } from '../../electron/storage/configuration-file';
import { type ConfigurationInput, connectionEntrySchema } from '../../shared/domain/configuration';
import type { Access, Connection } from '../../shared/domain/connection';
import { DAY_MS, type EpochMs } from '../../shared/domain/instant';
import type { Draws } from './draws';

/** Fetched mail is of no further interest after this long, and a year of it would only cost time. */
const MAIL_KEPT_MS = 3 * DAY_MS;

/** What the vendor renews a subscription to, when it makes one. */
const SUBSCRIBED_FOR_MS = 3 * DAY_MS;

/** A client secret as it really is. */
export interface TrueCredential {
  readonly keyId: string;
  readonly end: EpochMs;
  /** The vendor signs in with it. */
  readonly isUsed: boolean;
}

/** One organisation of the simulated world and what its people do to its mail integration. */
export interface Organisation {
  readonly connection: Connection;
  readonly tenant: () => Tenant;
  /** Changes with everything that anybody does to the tenant. */
  readonly revision: () => number;
  /** The value that Graphkeeper was given for an access. */
  readonly secretOf: (access: Access) => string;
  /** The value that Graphkeeper was given under a name; null: there is none. */
  readonly secretNamed: (name: string) => string | null;
  readonly credentials: () => readonly TrueCredential[];
  /** Adds a client secret; nobody uses it yet. */
  readonly addSecret: (name: string, start: EpochMs, end: EpochMs) => SimPassword;
  readonly removeSecret: (keyId: string) => void;
  /** The vendor signs in with another secret from now on. */
  readonly giveToVendor: (secret: SimPassword) => void;
  /** Graphkeeper is given it as well. */
  readonly giveToGraphkeeper: (secret: SimPassword) => void;
  /** Replaces the secret of Graphkeeper's own registration, here and in Graphkeeper. */
  readonly renewMonitor: (start: EpochMs, end: EpochMs) => void;
  readonly setConsent: (isGiven: boolean, at: EpochMs) => void;
  readonly setEnabled: (isEnabled: boolean) => void;
  readonly setMailbox: (isEnabled: boolean) => void;
  readonly setFetching: (isFetching: boolean) => void;
  /** When renewing begins again, what had lapsed is subscribed anew. */
  readonly setRenewing: (isRenewing: boolean, at: EpochMs) => void;
  /** Forgets mail that was fetched long ago. */
  readonly tidyUp: (now: EpochMs) => void;
}

function connectionFor(
  entry: ConfigurationInput['connections'][number],
  id: string,
  origin: string | null,
): Connection {
  const [moved] = origin === null ? [entry] : configurationAt({ connections: [entry] }, origin).connections;
  return connectionOf(connectionEntrySchema.parse(moved), id);
}

function reworked(tenant: Tenant, vendor: SimVendor, changes: Partial<SimVendor>): Tenant {
  return { ...tenant, vendor: { ...vendor, ...changes } };
}

/** Founds an organisation: a healthy integration whose secret ends at `secretEnd`. */
export function foundOrganisation(
  name: string,
  options: {
    readonly now: EpochMs;
    readonly draws: Draws;
    readonly mailboxes: number;
    readonly secretEnd: EpochMs;
    readonly monitorEnd: EpochMs;
    /** Days and nights between two customers' mails. */
    readonly mailEveryMinutes: number;
    /** Where the cloud is served; null: nowhere. */
    readonly origin: string | null;
  },
): Organisation {
  const { now, draws } = options;
  const { random } = draws;
  const built: Integration = buildIntegration(
    {
      connection: name,
      tenant: name,
      domain: `${name.toLowerCase()}.example`,
      mailboxes: ['help', 'billing', 'returns'].slice(0, options.mailboxes),
    },
    {},
    { now, seed: draws.integer(1, 2 ** 31) },
  );
  const { app, secretName } = built;
  const vendor = built.tenant.vendor;
  let tenant: Tenant = reworked(built.tenant, vendor, { mailEveryMinutes: options.mailEveryMinutes });
  let revision = 0;
  const secrets = { ...built.env };
  const monitor = tenant.applications.find(({ displayName }) => displayName === 'Graphkeeper monitor');
  if (monitor === undefined) throw new Error('The integration has no monitor.');

  const touch = (): void => {
    revision += 1;
  };
  const presentVendor = (): SimVendor => tenant.vendor ?? vendor;
  const endAt = (passwords: SimPassword[], end: EpochMs): void => {
    const [first] = passwords;
    if (first !== undefined) passwords[0] = { ...first, end };
  };
  endAt(app.application.passwords, options.secretEnd);
  endAt(monitor.passwords, options.monitorEnd);

  const add = (name: string, start: EpochMs, end: EpochMs): SimPassword => {
    touch();
    const secret = addSecret(tenant, app.application, { displayName: name, start, end, random });
    tenant.credentialActivities.push({
      appId: app.application.appId,
      keyId: secret.keyId,
      lastSignIn: null,
    });
    return secret;
  };

  return {
    connection: connectionFor(built.connection, name.toLowerCase(), options.origin),
    tenant: () => tenant,
    revision: () => revision,
    secretOf: (access) => {
      const reference = 'secret' in access ? access.secret : null;
      return reference !== null && 'env' in reference ? (secrets[reference.env] ?? '') : '';
    },
    secretNamed: (name) => secrets[name] ?? null,
    credentials: () =>
      app.application.passwords.map(({ keyId, end }) => ({
        keyId,
        end,
        isUsed: presentVendor().keyId === keyId,
      })),
    addSecret: add,
    removeSecret: (keyId) => {
      touch();
      const index = app.application.passwords.findIndex((one) => one.keyId === keyId);
      if (index >= 0) app.application.passwords.splice(index, 1);
    },
    giveToVendor: (secret) => {
      touch();
      tenant = reworked(tenant, presentVendor(), { keyId: secret.keyId });
    },
    giveToGraphkeeper: (secret) => {
      secrets[secretName] = secret.secretText;
    },
    renewMonitor: (start, end) => {
      touch();
      monitor.passwords.splice(0);
      const secret = addSecret(tenant, monitor, { displayName: 'graphkeeper', start, end, random });
      const name = Object.keys(secrets).find((one) => one !== secretName);
      if (name !== undefined) secrets[name] = secret.secretText;
    },
    setConsent: (isGiven, at) => {
      touch();
      withdrawRole(tenant, app.principal, 'Mail.ReadWrite');
      if (isGiven) grantRole(tenant, app.principal, 'Mail.ReadWrite', { at, random });
    },
    setEnabled: (isEnabled) => {
      touch();
      app.principal.accountEnabled = isEnabled;
    },
    setMailbox: (isEnabled) => {
      touch();
      const [first] = built.mailboxes;
      if (first !== undefined) first.accountEnabled = isEnabled;
    },
    setFetching: (isFetching) => {
      touch();
      presentVendor().fetchesMail = isFetching;
    },
    setRenewing: (isRenewing, at) => {
      touch();
      presentVendor().renewsSubscriptions = isRenewing;
      if (!isRenewing) return;
      for (const user of built.mailboxes) {
        const hasOne = tenant.subscriptions.some(
          ({ resource, expiration }) => resource.includes(user.id) && expiration > at,
        );
        if (hasOne) continue;
        tenant.subscriptions.push({
          id: randomGuid(random),
          resource: `users/${user.id}/mailFolders('inbox')/messages`,
          applicationId: app.application.appId,
          creatorId: app.principal.id,
          changeType: 'created',
          notificationUrl: `https://api.mypurecloud.de/graph-notifications/${tenant.id}/messages`,
          lifecycleNotificationUrl: `https://api.mypurecloud.de/graph-notifications/${tenant.id}/lifecycle`,
          clientState: null,
          includeResourceData: false,
          expiration: at + SUBSCRIBED_FOR_MS,
        });
      }
    },
    tidyUp: (at) => {
      for (const { mailbox } of built.mailboxes) {
        if (mailbox === null) continue;
        const kept = mailbox.messages.filter(
          ({ isRead, receivedAt }) => !isRead || at - receivedAt < MAIL_KEPT_MS,
        );
        mailbox.messages.splice(0, mailbox.messages.length, ...kept);
      }
    },
  };
}
