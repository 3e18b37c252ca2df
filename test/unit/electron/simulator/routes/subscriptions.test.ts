import { describe, expect, it } from 'vitest';

import { addUser, grantScopes } from '../../../../../electron/simulator/tenant-builder';
import type { SimSubscription } from '../../../../../electron/simulator/world';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../../shared/domain/instant';
import { conformanceProblems } from '../../../../support/graph-conformance';
import {
  appToken,
  createSimulatedCloud,
  graph,
  type SimulatedCloud,
  userToken,
} from '../../../../support/simulated-cloud';

const HELP = 'help@contoso.example';
const OTHER_APP = '11111111-1111-4111-8111-111111111111';

async function cloudWithMail(...permissions: readonly string[]) {
  const cloud = createSimulatedCloud();
  const help = addUser(cloud.tenant, HELP, { displayName: 'Help', random: cloud.random });
  cloud.grant(...permissions);
  return { cloud, help, token: await appToken(cloud) };
}

function inMinutes(cloud: SimulatedCloud, minutes: number): string {
  return new Date(cloud.clock.now() + minutes * MINUTE_MS).toISOString();
}

function wanted(cloud: SimulatedCloud, changes: Readonly<Record<string, string>> = {}) {
  return {
    changeType: 'created',
    notificationUrl: 'https://vendor.example/messages',
    lifecycleNotificationUrl: 'https://vendor.example/lifecycle',
    resource: `users/${HELP}/mailFolders('inbox')/messages`,
    expirationDateTime: inMinutes(cloud, 3 * 24 * 60),
    clientState: 'only-we-know',
    ...changes,
  };
}

function add(cloud: SimulatedCloud, changes: Partial<SimSubscription> = {}): SimSubscription {
  const subscription: SimSubscription = {
    id: `aaaaaaaa-0000-4000-8000-${String(cloud.tenant.subscriptions.length).padStart(12, '0')}`,
    resource: `users/${HELP}/messages`,
    applicationId: cloud.app.application.appId,
    creatorId: cloud.app.principal.id,
    changeType: 'created',
    notificationUrl: 'https://vendor.example/messages',
    lifecycleNotificationUrl: null,
    clientState: 'secret',
    includeResourceData: false,
    expiration: cloud.clock.now() + DAY_MS,
    ...changes,
  };
  cloud.tenant.subscriptions.push(subscription);
  return subscription;
}

const ids = (answer: { body: { value: readonly Record<string, unknown>[] } }) =>
  answer.body.value.map((one) => one['id']);

describe('creating', () => {
  it('answers 201 with clientState, which nothing tells afterwards', async () => {
    const { cloud, token } = await cloudWithMail('Mail.ReadWrite');
    const created = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: wanted(cloud) });
    expect([created.status, created.body['clientState']]).toEqual([201, 'only-we-know']);
    expect(created.body).toMatchObject({
      applicationId: cloud.app.application.appId,
      creatorId: cloud.app.principal.id,
    });
    expect(conformanceProblems(created.body, 'microsoft.graph.subscription')).toEqual([]);

    const listed = await graph(cloud, token, 'GET', '/v1.0/subscriptions');
    expect(ids(listed)).toEqual([created.body['id']]);
    expect(listed.body.value[0]!['clientState']).toBeNull();
    expect(conformanceProblems(listed.body.value[0], 'microsoft.graph.subscription')).toEqual([]);
    const one = await graph(cloud, token, 'GET', `/v1.0/subscriptions/${cloud.tenant.subscriptions[0]!.id}`);
    expect(one.body['clientState']).toBeNull();
  });

  it.each([
    [10_070, 201, 10_070],
    [10_071, 400, null],
    [30, 201, 45],
    [-5, 201, 45],
  ])('%i minutes: %i, lasting %s', async (minutes, status, lasting) => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const body = wanted(cloud, { expirationDateTime: inMinutes(cloud, minutes) });
    const answer = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body });
    expect(answer.status).toBe(status);
    if (lasting === null) {
      expect(answer.body.error).toMatchObject({
        code: 'ExtensionError',
        message: 'Subscription expiration can only be 10070 minutes in the future.',
      });
      expect(cloud.tenant.subscriptions).toEqual([]);
    } else {
      expect(Date.parse(answer.body['expirationDateTime'] as string)).toBe(
        cloud.clock.now() + lasting * MINUTE_MS,
      );
    }
  });

  it('with resource data lasts a day at the most, and needs a certificate', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const body = { ...wanted(cloud), includeResourceData: true };
    const bare = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body });
    expect([bare.status, bare.body.error.code]).toEqual([400, 'InvalidRequest']);
    const certified = { ...body, encryptionCertificate: 'MIIB', encryptionCertificateId: 'one' };
    const long = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: certified });
    expect([long.status, long.body.error.code]).toEqual([400, 'ExtensionError']);
  });

  it.each([
    ['a host that does not answer', { notificationUrl: 'https://vendor.invalid/messages' }],
    ['a lifecycle host that does not answer', { lifecycleNotificationUrl: 'https://vendor.invalid/l' }],
    ['an address without TLS', { notificationUrl: 'http://vendor.example/messages' }],
    ['an unknown kind of change', { changeType: 'created,moved' }],
    ['a resource that is not mail', { resource: 'me/events' }],
    ['a date that is none', { expirationDateTime: 'tomorrow' }],
    ['an unknown property', { colour: 'blue' }],
  ])('refuses %s with 400', async (_, changes) => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const answer = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: wanted(cloud, changes) });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequest']);
    expect(cloud.tenant.subscriptions).toEqual([]);
  });

  it('needs the right to read the mailbox', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Send');
    const answer = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: wanted(cloud) });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
  });

  it('stops at a thousand for one mailbox, over all apps', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    for (let count = 0; count < 999; count += 1) add(cloud, { applicationId: OTHER_APP });
    const last = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: wanted(cloud) });
    const over = await graph(cloud, token, 'POST', '/v1.0/subscriptions', { body: wanted(cloud) });
    expect([last.status, over.status]).toEqual([201, 403]);
  });
});

describe('listing', () => {
  it('shows an app its own, and nothing that has expired', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const mine = add(cloud);
    const brief = add(cloud, { expiration: cloud.clock.now() + HOUR_MS });
    add(cloud, { applicationId: OTHER_APP });
    expect(ids(await graph(cloud, token, 'GET', '/v1.0/subscriptions'))).toEqual([mine.id, brief.id]);
    cloud.clock.jump(HOUR_MS);
    const fresh = await appToken(cloud);
    expect(ids(await graph(cloud, fresh, 'GET', '/v1.0/subscriptions'))).toEqual([mine.id]);
    const gone = await graph(cloud, fresh, 'GET', `/v1.0/subscriptions/${brief.id}`);
    expect([gone.status, gone.body.error.code]).toEqual([404, 'ResourceNotFound']);
  });

  it('needs some right to read mail, be it by RBAC', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Send');
    const denied = await graph(cloud, token, 'GET', '/v1.0/subscriptions');
    expect([denied.status, denied.body.error.code]).toEqual([403, 'Authorization_RequestDenied']);
    cloud.tenant.rbacAssignments.push({
      id: 'r',
      servicePrincipalId: cloud.app.principal.id,
      role: 'Application Mail.Read',
      members: [HELP],
      effectiveFrom: 0,
      effectiveUntil: null,
    });
    expect((await graph(cloud, token, 'GET', '/v1.0/subscriptions')).status).toBe(200);
  });

  it('takes no query options', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    expect((await graph(cloud, token, 'GET', '/v1.0/subscriptions?$top=5')).status).toBe(400);
  });

  it('shows a user its own; with Subscription.Read.All every app’s, and everything to an administrator', async () => {
    const { cloud, help } = await cloudWithMail();
    const consent = (scope: string) => {
      cloud.tenant.permissionGrants.splice(0);
      grantScopes(cloud.tenant, cloud.app.principal, [scope], { user: null, random: cloud.random });
    };
    const byApp = add(cloud, { applicationId: OTHER_APP });
    const own = add(cloud, { creatorId: help.id, resource: 'me/messages' });
    const elsewhere = add(cloud, { applicationId: OTHER_APP, resource: `users/${cloud.admin.id}/messages` });
    const list = async (user: typeof help, scope: string) => {
      consent(scope);
      return ids(await graph(cloud, await userToken(cloud, user, [scope]), 'GET', '/v1.0/subscriptions'));
    };

    expect(await list(help, 'Mail.Read')).toEqual([own.id]);
    expect(await list(help, 'Subscription.Read.All')).toEqual([byApp.id, own.id]);
    cloud.admin.roles.push('Global Administrator');
    expect(await list(cloud.admin, 'Subscription.Read.All')).toEqual([byApp.id, own.id, elsewhere.id]);
  });
});

describe('changing', () => {
  it('renews and moves one’s own', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const mine = add(cloud);
    const expirationDateTime = inMinutes(cloud, 5_000);
    const answer = await graph(cloud, token, 'PATCH', `/v1.0/subscriptions/${mine.id}`, {
      body: { expirationDateTime, notificationUrl: 'https://elsewhere.example/' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: mine.id,
      notificationUrl: 'https://elsewhere.example/',
      clientState: null,
    });
    expect(mine.expiration).toBe(Date.parse(expirationDateTime));
  });

  it('keeps the same limits, and everything as it was when it refuses', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const mine = add(cloud);
    const before = { ...mine };
    for (const body of [
      { expirationDateTime: inMinutes(cloud, 10_071) },
      { expirationDateTime: inMinutes(cloud, 100), notificationUrl: 'https://vendor.invalid/' },
      { lifecycleNotificationUrl: 'https://vendor.example/lifecycle' },
    ]) {
      expect((await graph(cloud, token, 'PATCH', `/v1.0/subscriptions/${mine.id}`, { body })).status).toBe(
        400,
      );
    }
    expect(mine).toEqual(before);
    const raised = { expirationDateTime: inMinutes(cloud, 10) };
    await graph(cloud, token, 'PATCH', `/v1.0/subscriptions/${mine.id}`, { body: raised });
    expect(mine.expiration).toBe(cloud.clock.now() + 45 * MINUTE_MS);
  });

  it.each(['PATCH', 'DELETE', 'POST'])(
    '%s does not reach another app’s, an expired or an unknown one',
    async (method) => {
      const { cloud, token } = await cloudWithMail('Mail.Read');
      const foreign = add(cloud, { applicationId: OTHER_APP });
      const expired = add(cloud, { expiration: cloud.clock.now() });
      for (const id of [foreign.id, expired.id, 'nothing']) {
        const path = `/v1.0/subscriptions/${id}${method === 'POST' ? '/reauthorize' : ''}`;
        const answer = await graph(cloud, token, method, path, method === 'PATCH' ? { body: {} } : {});
        expect([answer.status, answer.body.error.code]).toEqual([404, 'ResourceNotFound']);
      }
      expect(cloud.tenant.subscriptions).toEqual([foreign]);
    },
  );

  it('reauthorizes without extending, and deletes', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const mine = add(cloud);
    const { expiration } = mine;
    const path = `/v1.0/subscriptions/${mine.id}`;
    expect((await graph(cloud, token, 'POST', `${path}/reauthorize`)).status).toBe(204);
    expect(mine.expiration).toBe(expiration);
    expect((await graph(cloud, token, 'DELETE', path)).status).toBe(204);
    expect((await graph(cloud, token, 'GET', path)).status).toBe(404);
  });
});
