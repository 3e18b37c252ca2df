import { describe, expect, it } from 'vitest';

import { internetMessageId } from '../../../../../electron/simulator/mail-resource';
import type { Scenario } from '../../../../../electron/simulator/scenarios/integration';
import { addSecret, withdrawRole } from '../../../../../electron/simulator/tenant-builder';
import type { SimMessage } from '../../../../../electron/simulator/world';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../../../shared/domain/instant';
import type { JsonValue } from '../../../../../shared/domain/json';
import { type JoinedEnds, joinEnds, objectIn, textIn } from '../../../../support/simulated-organisation';

/** What integration and domain say of themselves. */
async function sightOf({ api, integration }: JoinedEnds) {
  const { body } = await api('GET', `/integrations/${integration.id}`);
  const domain = await api('GET', '/routing/email/domains/contoso.example');
  const link = objectIn(domain.body, 'graphApiSettings');
  return {
    state: objectIn(body, 'reportedState')['code'],
    link: link['status'],
    error: 'errorInfo' in link ? objectIn(link, 'errorInfo')['message'] : null,
  };
}

function mailOf({ built }: JoinedEnds): readonly SimMessage[] {
  return built.mailboxes.flatMap((user) => user.mailbox?.messages ?? []);
}

/** Minutes that the longest-waiting unread mail has waited. */
function backlog(ends: JoinedEnds): number {
  const waiting = mailOf(ends).filter(({ isRead }) => !isRead);
  return Math.max(0, ...waiting.map(({ receivedAt }) => (ends.clock.now() - receivedAt) / MINUTE_MS));
}

/** Lets time pass and the world be played. */
async function pass(ends: JoinedEnds, durationMs: number): Promise<void> {
  ends.clock.jump(durationMs);
  await ends.api('GET', '/tokens/me');
}

/** Puts another secret into the credential, as a client of the API does that has found out what its fields are. */
async function putSecret({ api, integration, organisation, built }: JoinedEnds, secret: string) {
  const config = await api('GET', `/integrations/${integration.id}/config/current`);
  const [reference] = Object.values(objectIn(config.body, 'credentials'));
  const id = textIn(reference, 'id');
  const { body } = await api('GET', `/integrations/credentials/${id}`);
  const fields = organisation.integrationTypes.find((type) => type.id === integration.typeId)!.graph!;
  return api('PUT', `/integrations/credentials/${id}`, {
    ...body,
    credentialFields: {
      ...objectIn(body, 'credentialFields'),
      [fields.clientId]: built.connection.clientId,
      [fields.secret]: secret,
    },
  });
}

async function setState({ api, integration }: JoinedEnds, intendedState: 'ENABLED' | 'DISABLED') {
  const answer = await api('PATCH', `/integrations/${integration.id}`, { intendedState });
  return objectIn(answer.body, 'reportedState')['code'];
}

describe('a vendor that belongs to an organisation', () => {
  it('pulls mail, makes conversations of it and renews its subscriptions, for weeks', async () => {
    const ends = joinEnds();
    expect(await sightOf(ends)).toEqual({ state: 'ACTIVE', link: 'Active', error: null });
    for (const days of [1, 7, 14]) {
      await pass(ends, days * DAY_MS);
      expect(backlog(ends)).toBeLessThan(3);
      expect(ends.built.tenant.subscriptions).toHaveLength(3);
      expect(ends.organisation.conversations.length).toBeGreaterThan(0);
    }
    const since = ends.clock.now() - 5 * HOUR_MS;
    const read = mailOf(ends).filter(({ isRead, receivedAt }) => isRead && receivedAt > since);
    const opened = ends.organisation.conversations.map(({ messageId }) => messageId);
    expect(read.length).toBeGreaterThan(40);
    expect(read.map(internetMessageId).filter((id) => !opened.includes(id))).toEqual([]);
    expect(new Set(opened).size).toBe(opened.length);
    expect(ends.integration.pulls.failed).toBe(0);
  });

  it('uses a new secret from its next activation on', async () => {
    const ends = joinEnds();
    const { tenant, app, random, secret } = ends.built;
    const fresh = addSecret(tenant, app.application, {
      displayName: 'fresh',
      start: ends.clock.now(),
      end: ends.clock.now() + 300 * DAY_MS,
      random,
    });
    expect((await putSecret(ends, fresh.secretText)).status).toBe(200);
    expect(ends.integration.session?.settings.secret).toBe(secret.secretText);
    expect(await setState(ends, 'DISABLED')).toBe('DEACTIVATING');
    ends.clock.jump(11 * SECOND_MS);
    expect(await sightOf(ends)).toEqual({ state: 'INACTIVE', link: 'Inactive', error: null });
    expect(await setState(ends, 'ENABLED')).toBe('ACTIVATING');
    ends.clock.jump(21 * SECOND_MS);
    expect(await sightOf(ends)).toEqual({ state: 'ACTIVE', link: 'Active', error: null });
    app.application.passwords.splice(app.application.passwords.indexOf(secret), 1);
    await pass(ends, HOUR_MS);
    expect(backlog(ends)).toBeLessThan(3);
    expect((await sightOf(ends)).state).toBe('ACTIVE');
    const used = tenant.credentialActivities.find(({ keyId }) => keyId === fresh.keyId);
    expect(used?.lastSignIn).toBeGreaterThanOrEqual(fresh.start);
  });

  it('goes on with the old secret when it is enabled before it has stopped', async () => {
    const ends = joinEnds();
    await putSecret(ends, 'wrong');
    await setState(ends, 'DISABLED');
    await setState(ends, 'ENABLED');
    ends.clock.jump(21 * SECOND_MS);
    expect((await sightOf(ends)).state).toBe('ACTIVE');
  });

  it('does nothing while it is disabled, and catches up when it is enabled again', async () => {
    const ends = joinEnds();
    await setState(ends, 'DISABLED');
    await pass(ends, 5 * HOUR_MS);
    expect(backlog(ends)).toBeGreaterThan(270);
    ends.built.tenant.subscriptions.splice(0);
    await setState(ends, 'ENABLED');
    await pass(ends, MINUTE_MS);
    expect(ends.built.tenant.subscriptions).toHaveLength(3);
    expect(backlog(ends)).toBeLessThan(3);
    expect(ends.integration.pulls.failed).toBe(0);
  });

  it('has no mailbox without a route, and none of a domain that lost its link', async () => {
    const ends = joinEnds();
    const domain = ends.organisation.emailDomains.find(({ id }) => id === 'contoso.example')!;
    domain.routes.splice(0, 1);
    await pass(ends, 2 * HOUR_MS);
    const unread = ends.built.mailboxes.map(
      (user) => (user.mailbox?.messages ?? []).filter(({ isRead }) => !isRead).length,
    );
    expect(unread[0]).toBeGreaterThan(5);
    expect(unread[1]).toBeLessThan(2);
    domain.graphIntegrationId = null;
    await pass(ends, 2 * HOUR_MS);
    expect(backlog(ends)).toBeGreaterThan(200);
    const { body } = await ends.api('GET', '/routing/email/domains/contoso.example');
    expect(body).not.toHaveProperty('graphApiSettings');
  });
});

describe('the integration goes to ERROR', () => {
  const wrongSecret: Scenario['finish'] = ({ app }) => {
    app.application.passwords.splice(0);
  };
  it.each<[string, NonNullable<Scenario['finish']>, RegExp]>([
    ['when its secret is none of the app’s', wrongSecret, /AADSTS7000215/],
    [
      'when consent is withdrawn',
      ({ tenant, app }) => {
        withdrawRole(tenant, app.principal, 'Mail.ReadWrite');
      },
      /Access is denied/,
    ],
    [
      'when the app is disabled',
      ({ app }) => {
        app.principal.accountEnabled = false;
      },
      /AADSTS7000112/,
    ],
    [
      'when it was activated with the v1 endpoint',
      ({ farEnd, tenant }) => {
        farEnd!.integration.session = {
          hasSubscribed: true,
          settings: {
            ...farEnd!.integration.session!.settings,
            tokenEndpoint: `https://login.microsoftonline.com/${tenant.id}/oauth2/token`,
          },
        };
      },
      /AADSTS900144/,
    ],
    [
      'when it was activated with another tenant’s endpoint',
      ({ farEnd }) => {
        farEnd!.integration.session = {
          hasSubscribed: true,
          settings: {
            ...farEnd!.integration.session!.settings,
            tokenEndpoint: 'https://login.microsoftonline.com/fabrikam.example/oauth2/v2.0/token',
          },
        };
      },
      /AADSTS900023/,
    ],
  ])('%s', async (_, finish, error) => {
    const ends = joinEnds({ scenario: { finish } });
    expect(await sightOf(ends)).toEqual({
      state: 'ERROR',
      link: 'Error',
      error: expect.stringMatching(error) as string,
    });
    await pass(ends, HOUR_MS);
    expect(backlog(ends)).toBeGreaterThan(50);
    expect(ends.integration.pulls.failed).toBeGreaterThan(0);
  });

  it('at the moment when its secret expires, and not because one mailbox is closed', async () => {
    const ends = joinEnds();
    const { app, secret, tenant } = ends.built;
    tenant.accessPolicies.push({
      appId: app.application.appId,
      right: 'DenyAccess',
      members: ['help@contoso.example'],
      effectiveFrom: 0,
      effectiveUntil: null,
    });
    const end = ends.clock.now() + HOUR_MS;
    app.application.passwords.splice(0, 1, { ...secret, end });
    ends.clock.jump(HOUR_MS - 1);
    expect((await sightOf(ends)).state).toBe('ACTIVE');
    ends.clock.jump(DAY_MS);
    const { body } = await ends.api('GET', `/integrations/${ends.integration.id}`);
    expect(objectIn(body, 'reportedState')).toMatchObject({
      code: 'ERROR',
      lastUpdated: new Date(end).toISOString(),
    });
  });
});

describe('what becomes of a mail', () => {
  /** The conversations of one mail to two mailboxes, fetched from both. */
  async function conversationsOf(scenario: Scenario) {
    const ends = joinEnds({ scenario });
    const recipients = ends.built.mailboxes.slice(0, 2).map(({ userPrincipalName }) => userPrincipalName);
    const at = ends.clock.now();
    ends.built.mailboxes.slice(0, 2).forEach((user, index) => {
      user.mailbox!.messages.push({
        id: `AAMkAGcopy${String(index)}`,
        internetMessageId: '<two@customer.example>',
        recipients,
        receivedAt: at,
        subject: 'To both',
        from: 'ada@customer.example',
        isRead: false,
        lastModifiedAt: at,
      });
    });
    await pass(ends, 5 * MINUTE_MS);
    expect(mailOf(ends).filter(({ subject, isRead }) => subject === 'To both' && isRead)).toHaveLength(2);
    return ends.organisation.conversations
      .filter(({ messageId }) => messageId === '<two@customer.example>')
      .map(({ addressTo }) => addressTo)
      .sort();
  }

  it('is one conversation for each routed recipient where mail goes to multiple destinations', async () => {
    expect(await conversationsOf({})).toEqual(['billing@contoso.example', 'help@contoso.example']);
  });

  it('is one conversation where it does not', async () => {
    const off: Scenario = {
      prepare: ({ farEnd }) => {
        farEnd!.organisation.multipleDestinations = false;
      },
    };
    expect(await conversationsOf(off)).toHaveLength(1);
  });

  it.each<[string, (ends: JoinedEnds) => void]>([
    ['is not published', ({ organisation }) => (organisation.flows[0]!.publishedVersion = null)],
    ['is deleted', ({ organisation }) => (organisation.flows[0]!.isDeleted = true)],
    ['fails', ({ organisation }) => (organisation.flows[0]!.failsAtRun = true)],
  ])('is nothing where the flow %s: it is read all the same', async (_, breaks) => {
    const ends = joinEnds();
    const before = ends.clock.now();
    breaks(ends);
    await pass(ends, 3 * HOUR_MS);
    expect(backlog(ends)).toBeLessThan(3);
    const addresses = ends.organisation.conversations
      .filter(({ startedAt }) => startedAt > before)
      .map(({ addressTo }) => addressTo);
    // The last mailbox's route leads straight to a queue.
    expect(new Set(addresses)).toEqual(new Set(['returns@contoso.example']));
  });

  it('waits until an agent is there', async () => {
    const ends = joinEnds();
    const [queue] = ends.organisation.queues;
    type Row = {
      readonly data: readonly { readonly metric: string; readonly stats: { readonly count: number } }[];
    };
    const observed = async (metric: string): Promise<readonly number[]> => {
      const { body } = await ends.api('POST', '/analytics/queues/observations/query', {
        filter: { type: 'or', predicates: [{ dimension: 'queueId', value: queue!.id }] },
        metrics: [metric],
      });
      return (body['results'] as readonly JsonValue[] as readonly Row[]).flatMap(({ data }) =>
        data.map(({ stats }) => stats.count),
      );
    };
    for (const member of queue!.members) member.routingStatus = 'OFF_QUEUE';
    await pass(ends, 2 * HOUR_MS);
    expect(await observed('oWaiting')).toEqual([13]);
    // Nobody is there: there is no row, not one that says 0.
    expect(await observed('oOnQueueUsers')).toEqual([]);
    queue!.members[0]!.routingStatus = 'IDLE';
    await pass(ends, MINUTE_MS);
    expect(await observed('oOnQueueUsers')).toEqual([1]);
    expect((await observed('oInteracting'))[0]).toBeGreaterThan(10);
    await pass(ends, 15 * MINUTE_MS);
    expect((await observed('oWaiting'))[0]).toBeLessThan(3);
  });
});
