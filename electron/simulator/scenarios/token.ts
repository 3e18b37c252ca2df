import { DAY_MS, HOUR_MS } from '../../../shared/domain/instant';
import { replaceTokenEndpoint, restart } from '../genesys/integration-state';
import { addSecret } from '../tenant-builder';
import type { SimPassword } from '../world';
import type { Integration, Scenario } from './integration';

// Scenarios of the first link: whether the vendor gets a token, and for how long.

/** The secret in use ends in `days` days. */
export function secretEndingIn(days: number): Scenario {
  return {
    prepare: (integration) => {
      moveEnd(integration, integration.secret, days);
    },
  };
}

/** Six days are left: under the seven at which it becomes critical. */
export const secretExpiring = secretEndingIn(6);

/** The secret ended yesterday: nothing has been fetched or renewed since. */
export const secretExpired: Scenario = {
  prepare: (integration) => {
    moveEnd(integration, integration.secret, -25 / 24);
  },
  finish: ({ tenant }) => {
    tenant.subscriptions.splice(0);
  },
};

/** A new secret has been in use for two weeks; the one before it is still there and ends in five days. */
export const secretSuperseded: Scenario = {
  prepare: ({ tenant, app, now, random }) => {
    const old = addSecret(tenant, app.application, {
      displayName: 'genesys-cloud (before)',
      start: now - 360 * DAY_MS,
      end: now + 5 * DAY_MS,
      random,
    });
    tenant.credentialActivities.push({
      appId: app.application.appId,
      keyId: old.keyId,
      lastSignIn: now - 14 * DAY_MS,
    });
  },
};

/** Somebody changed the secret and passed on its id instead of its value. */
export const secretWrong: Scenario = {
  incident: {
    hoursAgo: 20,
    happen: ({ tenant, app, secret, env, secretName, now, random }) => {
      const start = now - 20 * HOUR_MS;
      app.application.passwords.splice(app.application.passwords.indexOf(secret), 1);
      const fresh = addSecret(tenant, app.application, {
        displayName: 'genesys-cloud (new)',
        start,
        end: start + 365 * DAY_MS,
        random,
      });
      tenant.vendor.keyId = null;
      env[secretName] = fresh.keyId;
    },
  },
};

/** An administrator switched the enterprise application off this morning. */
export const appDisabled: Scenario = {
  incident: {
    hoursAgo: 4,
    happen: ({ app }) => {
      app.principal.accountEnabled = false;
    },
  },
};

/** The vendor was given the v1 token endpoint, where its requests fail: nothing was ever subscribed or fetched. */
export const tokenEndpointV1: Scenario = {
  prepare: ({ tenant, connection, farEnd, now }) => {
    connection.tokenEndpoint = `https://login.microsoftonline.com/${tenant.id}/oauth2/token`;
    tenant.vendor.keyId = null;
    if (farEnd !== null) {
      replaceTokenEndpoint(farEnd.organisation, farEnd.integration, connection.tokenEndpoint);
      restart(farEnd.organisation, farEnd.integration, now - 140 * DAY_MS);
    }
    tenant.subscriptions.splice(0);
  },
};

/** A secret's dates cannot be changed, so it gives way to one that is the same but for its end. */
function moveEnd({ app, now }: Integration, secret: SimPassword, days: number): void {
  const index = app.application.passwords.indexOf(secret);
  const end = now + Math.round(days * DAY_MS);
  app.application.passwords.splice(index, 1, {
    ...secret,
    start: end - 365 * DAY_MS,
    effectiveAt: end - 365 * DAY_MS,
    end,
  });
}
