import { describe, expect, it } from 'vitest';

import { mulberry32 } from '../../../../electron/simulator/random';
import {
  addApplications,
  addSecret,
  createTenant,
  grantRole,
  registerApp,
  requestPermission,
  withdrawRole,
} from '../../../../electron/simulator/tenant-builder';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function oneApp() {
  const random = mulberry32(7);
  const tenant = createTenant('Contoso', 'contoso.example', random);
  const app = registerApp(tenant, {
    displayName: 'App',
    signInAudience: 'AzureADMyOrg',
    web: [],
    createdAt: NOW,
    random,
  });
  return { tenant, app, random };
}

describe('addApplications', () => {
  it('gives ten thousand registrations twenty-five thousand credentials', () => {
    const { tenant, random } = oneApp();
    addApplications(tenant, 10_000, NOW, random);
    const added = tenant.applications.slice(1);
    const credentials = added.flatMap((one) => [...one.passwords, ...one.keys]);
    expect([added.length, credentials.length]).toEqual([10_000, 25_000]);
    expect(new Set(added.map((one) => one.appId)).size).toBe(10_000);
    expect(new Set(credentials.map((one) => one.keyId)).size).toBe(25_000);
    expect(credentials.some((one) => one.end < NOW) && credentials.some((one) => one.end > NOW)).toBe(true);
  });
});

describe('a secret', () => {
  it('starts with its hint, which no other secret of the tenant has', () => {
    const { tenant, app, random } = oneApp();
    const secrets = Array.from({ length: 500 }, () =>
      addSecret(tenant, app.application, { displayName: 's', start: NOW, end: NOW + 1, random }),
    );
    expect(new Set(secrets.map((secret) => secret.hint)).size).toBe(500);
    expect(
      secrets.filter((secret) => !secret.secretText.startsWith(secret.hint) || secret.hint.length !== 3),
    ).toEqual([]);
    expect(secrets.filter(({ secretText }) => !/^[\w.~-]{40}$/.test(secretText))).toEqual([]);
  });
});

describe('permissions', () => {
  it('are granted and withdrawn one by one', () => {
    const { tenant, app, random } = oneApp();
    grantRole(tenant, app.principal, 'Mail.Send', { at: NOW, random });
    grantRole(tenant, app.principal, 'Mail.ReadWrite', { at: NOW, random });
    withdrawRole(tenant, app.principal, 'Mail.Send');
    expect(tenant.appRoleAssignments.map((one) => one.appRoleId)).toEqual([
      'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
    ]);
  });

  it('that do not exist are a mistake', () => {
    const { tenant, app, random } = oneApp();
    expect(() => {
      requestPermission(app.application, 'User.Read', 'Role');
    }).toThrow('User.Read');
    expect(() => {
      grantRole(tenant, app.principal, 'No.Such', { at: NOW, random });
    }).toThrow('No.Such');
  });
});
