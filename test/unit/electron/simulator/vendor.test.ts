import { describe, expect, it } from 'vitest';

import { buildScenario, type ScenarioName } from '../../../../electron/simulator/scenarios';
import { advanceTenant } from '../../../../electron/simulator/vendor';
import type { SimMessage, Tenant } from '../../../../electron/simulator/world';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/instant';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function tenantOf(name: ScenarioName): Tenant {
  return buildScenario(name, { now: NOW }).world.tenants[0]!;
}

function mailOf(tenant: Tenant): readonly SimMessage[] {
  return tenant.users
    .filter((user) => tenant.vendor?.mailboxes.includes(user.userPrincipalName))
    .flatMap((user) => user.mailbox?.messages ?? []);
}

/** Minutes that the longest-waiting unread mail has waited; 0: nothing is unread. */
function backlog(tenant: Tenant, now: number): number {
  const waiting = mailOf(tenant).filter((message) => !message.isRead);
  return Math.max(0, ...waiting.map((message) => (now - message.receivedAt) / MINUTE_MS));
}

describe('advanceTenant', () => {
  it('keeps a healthy tenant healthy for weeks: mail comes, is fetched, subscriptions are renewed', () => {
    const tenant = tenantOf('healthy');
    const newest = Math.max(...mailOf(tenant).map((message) => message.receivedAt));
    for (const days of [0.1, 1, 7, 30]) {
      const now = NOW + days * DAY_MS;
      advanceTenant(tenant, now);
      expect(backlog(tenant, now)).toBeLessThan(3);
      expect(tenant.subscriptions).toHaveLength(3);
      for (const { expiration } of tenant.subscriptions) {
        expect(expiration - now).toBeGreaterThan(20 * HOUR_MS);
        expect(expiration - now).toBeLessThanOrEqual(3 * DAY_MS);
      }
    }
    expect(Math.max(...mailOf(tenant).map((message) => message.receivedAt))).toBeGreaterThan(
      newest + 29 * DAY_MS,
    );
  });

  it('comes to the same whether it is played at once or in steps', () => {
    const atOnce = tenantOf('healthy');
    const inSteps = tenantOf('healthy');
    advanceTenant(atOnce, NOW + 5 * HOUR_MS);
    for (let minutes = 1; minutes <= 300; minutes += 1) advanceTenant(inSteps, NOW + minutes * MINUTE_MS);
    const state = (tenant: Tenant) =>
      mailOf(tenant)
        .map(({ id, isRead }) => `${id} ${String(isRead)}`)
        .sort();
    expect(state(inSteps)).toEqual(state(atOnce));
  });

  it('does nothing when time stands still or runs backwards', () => {
    const tenant = tenantOf('healthy');
    const before = structuredClone(tenant);
    advanceTenant(tenant, NOW);
    advanceTenant(tenant, NOW - DAY_MS);
    expect(tenant).toEqual(before);
  });

  it('stops fetching and renewing when the secret ends', () => {
    const tenant = tenantOf('secret-expiring');
    const end = NOW + 6 * DAY_MS;
    advanceTenant(tenant, end);
    expect(backlog(tenant, end)).toBeLessThan(3);
    advanceTenant(tenant, end + DAY_MS);
    expect(backlog(tenant, end + DAY_MS)).toBeGreaterThan(23 * 60);
    expect(tenant.subscriptions).toHaveLength(3);
    advanceTenant(tenant, end + 4 * DAY_MS);
    expect(tenant.subscriptions).toEqual([]);
  });

  it('catches up when what was missing is there again', () => {
    const tenant = tenantOf('consent-missing');
    const healthy = tenantOf('healthy');
    advanceTenant(tenant, NOW + HOUR_MS);
    expect(backlog(tenant, NOW + HOUR_MS)).toBeGreaterThan(150);
    tenant.appRoleAssignments.push(
      ...healthy.appRoleAssignments.filter(
        (one) => !tenant.appRoleAssignments.some((other) => other.id === one.id),
      ),
    );
    advanceTenant(tenant, NOW + 2 * HOUR_MS);
    expect(backlog(tenant, NOW + 2 * HOUR_MS)).toBeLessThan(3);
  });

  it('does not make subscriptions again that are gone', () => {
    const tenant = tenantOf('subscription-missing');
    advanceTenant(tenant, NOW + DAY_MS);
    expect(tenant.subscriptions).toEqual([]);
    expect(backlog(tenant, NOW + DAY_MS)).toBeGreaterThan(24 * 60);
  });

  it('reports the use of the secret for as long as it works', () => {
    const tenant = tenantOf('secret-expired');
    const [activity] = tenant.credentialActivities;
    advanceTenant(tenant, NOW + DAY_MS);
    expect(activity!.lastSignIn).toBeLessThan(NOW);
    const healthy = tenantOf('healthy');
    advanceTenant(healthy, NOW + DAY_MS);
    expect(healthy.credentialActivities[0]!.lastSignIn).toBe(NOW + DAY_MS);
  });
});
