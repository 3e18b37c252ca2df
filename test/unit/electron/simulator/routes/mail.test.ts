import { describe, expect, it } from 'vitest';

import { arrivingMessage } from '../../../../../electron/simulator/customer-mail';
import { addUser, grantScopes } from '../../../../../electron/simulator/tenant-builder';
import type { SimUser } from '../../../../../electron/simulator/world';
import { MINUTE_MS } from '../../../../../shared/domain/instant';
import { conformanceProblems } from '../../../../support/graph-conformance';
import {
  appToken,
  createSimulatedCloud,
  graph,
  requestToken,
  type SimulatedCloud,
  userToken,
} from '../../../../support/simulated-cloud';

const HELP = 'help@contoso.example';
const INBOX = `/v1.0/users/${HELP}/mailFolders/inbox`;

/** Twenty-five messages, one every ten minutes, the newest a minute old; the three newest are unread. */
function fill(user: SimUser, now: number): void {
  for (let index = 0; index < 25; index += 1) {
    const message = arrivingMessage(user, now - MINUTE_MS - index * 10 * MINUTE_MS);
    message.isRead = index >= 3;
    user.mailbox?.messages.push(message);
  }
}

async function cloudWithMail(...permissions: readonly string[]) {
  const cloud = createSimulatedCloud();
  const help = addUser(cloud.tenant, HELP, { displayName: 'Help', random: cloud.random });
  fill(help, cloud.clock.now());
  cloud.grant(...permissions);
  return { cloud, help, token: await appToken(cloud) };
}

function iso(cloud: SimulatedCloud, minutesAgo: number): string {
  return new Date(cloud.clock.now() - minutesAgo * MINUTE_MS).toISOString();
}

const times = (answer: { body: { value: readonly Record<string, unknown>[] } }) =>
  answer.body.value.map((message) => String(message['receivedDateTime']));

describe('the inbox', () => {
  it('is counted, with every property of its type', async () => {
    const { cloud, token } = await cloudWithMail('Mail.ReadBasic.All');
    const { status, body } = await graph(cloud, token, 'GET', INBOX);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalItemCount: 25, unreadItemCount: 3 });
    expect(conformanceProblems(body, 'microsoft.graph.mailFolder')).toEqual([]);
  });

  it('is found by address in any case, by object id, by the id of the folder, and with a selection', async () => {
    const { cloud, help, token } = await cloudWithMail('Mail.Read');
    const first = await graph(cloud, token, 'GET', `/v1.0/users/HELP@Contoso.Example/mailFolders('inbox')`);
    const byId = await graph(
      cloud,
      token,
      'GET',
      `/v1.0/users/${help.id}/mailFolders/${JSON.stringify(first.body['id']).slice(1, -1)}?$select=unreadItemCount`,
    );
    expect(byId.status).toBe(200);
    expect(Object.keys(byId.body).filter((key) => !key.startsWith('@'))).toEqual(['id', 'unreadItemCount']);
  });

  it('holds only what has arrived', async () => {
    const { cloud, help, token } = await cloudWithMail('Mail.Read');
    help.mailbox?.messages.push(arrivingMessage(help, cloud.clock.now() + MINUTE_MS));
    expect((await graph(cloud, token, 'GET', INBOX)).body).toMatchObject({ totalItemCount: 25 });
    cloud.clock.jump(MINUTE_MS);
    expect((await graph(cloud, token, 'GET', INBOX)).body).toMatchObject({ totalItemCount: 26 });
  });
});

describe('refusals', () => {
  it.each([
    ['nobody@contoso.example', 404, 'ErrorInvalidUser'],
    ['00000000-0000-4000-8000-000000000000', 404, 'ResourceNotFound'],
  ])('an unknown user %s is %i %s', async (user, status, code) => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const answer = await graph(cloud, token, 'GET', `/v1.0/users/${user}/mailFolders/inbox`);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('a user without a mailbox is 404 MailboxNotEnabledForRESTAPI', async () => {
    const { cloud, help, token } = await cloudWithMail('Mail.Read');
    help.mailbox = null;
    const answer = await graph(cloud, token, 'GET', INBOX);
    expect([answer.status, answer.body.error.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
  });

  it('an unknown folder or message is 404 ErrorItemNotFound', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    for (const path of ['mailFolders/nothing', 'messages/nothing']) {
      const answer = await graph(cloud, token, 'GET', `/v1.0/users/${HELP}/${path}`);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'ErrorItemNotFound']);
    }
  });

  it('tells missing consent from an access policy by the text alone', async () => {
    const without = await cloudWithMail('Mail.Send');
    const missing = await graph(without.cloud, without.token, 'GET', INBOX);
    expect([missing.status, missing.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
    expect(missing.body.error.message).not.toContain('[RAOP]');

    const { cloud, token } = await cloudWithMail('Mail.Read');
    cloud.tenant.accessPolicies.push({
      appId: cloud.app.application.appId,
      right: 'RestrictAccess',
      members: [],
      effectiveFrom: 0,
      effectiveUntil: null,
    });
    const blocked = await graph(cloud, token, 'GET', INBOX);
    expect([blocked.status, blocked.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
    expect(blocked.body.error.message).toContain('[RAOP]');
  });

  it('lets RBAC in without any role in the token', async () => {
    const { cloud, token } = await cloudWithMail();
    cloud.tenant.rbacAssignments.push({
      id: 'r',
      servicePrincipalId: cloud.app.principal.id,
      role: 'Application Mail.ReadWrite',
      members: [HELP],
      effectiveFrom: 0,
      effectiveUntil: null,
    });
    expect((await graph(cloud, token, 'GET', INBOX)).status).toBe(200);
    expect(
      (await graph(cloud, token, 'GET', `/v1.0/users/${cloud.admin.mail ?? ''}/mailFolders/inbox`)).status,
    ).toBe(403);
  });

  it('keeps a signed-in user to its own mailbox', async () => {
    const { cloud, help } = await cloudWithMail();
    const scopes = ['Mail.Read', 'Mail.Read.Shared'];
    grantScopes(cloud.tenant, cloud.app.principal, scopes, { user: null, random: cloud.random });
    const token = await userToken(cloud, help, scopes);
    expect((await graph(cloud, token, 'GET', INBOX)).status).toBe(200);
    const other = await graph(cloud, token, 'GET', `/v1.0/users/${cloud.admin.id}/mailFolders/inbox`);
    expect([other.status, other.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
  });
});

describe('messages', () => {
  it('are complete, typed and newest first', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const answer = await graph(cloud, token, 'GET', `${INBOX}/messages`);
    expect(answer.body.value).toHaveLength(10);
    expect(times(answer)).toEqual(times(answer).toSorted().reverse());
    for (const message of answer.body.value) {
      expect(conformanceProblems(message, 'microsoft.graph.message')).toEqual([]);
    }
    const first = answer.body.value[0]!;
    expect(first['uniqueBody']).toBeNull();
    expect(first['body']).toMatchObject({ contentType: 'html' });
  });

  it('page on by nextLink, each once, counted on the first page', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const seen: string[] = [];
    const counts: unknown[] = [];
    let next: unknown = `${INBOX}/messages?$top=10&$count=true&$select=isRead`;
    while (typeof next === 'string') {
      const { body }: Awaited<ReturnType<typeof graph>> = await graph(cloud, token, 'GET', next);
      seen.push(...body.value.map((message) => JSON.stringify(message['id'])));
      counts.push(body['@odata.count']);
      next = body['@odata.nextLink'];
    }
    expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
    expect(counts).toEqual([25, undefined, undefined]);
  });

  it('answers the question for the longest-waiting unread mail', async () => {
    const { cloud, token } = await cloudWithMail('Mail.ReadBasic.All');
    const query = new URLSearchParams({
      $filter: `receivedDateTime lt ${iso(cloud, 5)} and isRead eq false`,
      $orderby: 'receivedDateTime asc',
      $select: 'id,receivedDateTime,isRead',
      $top: '1',
      $count: 'true',
    });
    const { status, body } = await graph(cloud, token, 'GET', `${INBOX}/messages?${query.toString()}`);
    expect(status).toBe(200);
    expect(body['@odata.count']).toBe(2);
    expect(body.value).toEqual([
      {
        '@odata.etag': expect.any(String) as string,
        id: expect.any(String) as string,
        receivedDateTime: iso(cloud, 21).replace('.000Z', 'Z'),
        isRead: false,
      },
    ]);
  });

  it('are counted as plain text', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const answer = await graph(cloud, token, 'GET', `${INBOX}/messages/$count?$filter=isRead eq false`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.body['text']).toBe('3');
  });

  it.each([
    ['$filter=isRead eq false&$orderby=receivedDateTime asc', 'InefficientFilter'],
    [
      '$filter=isRead eq false and receivedDateTime lt 2026-11-23T10:00:00Z&$orderby=receivedDateTime',
      'InefficientFilter',
    ],
    [
      '$filter=receivedDateTime lt 2026-11-23T10:00:00Z&$orderby=receivedDateTime,isRead',
      'InefficientFilter',
    ],
    ['$filter=nonsense eq 1', 'RequestBroker--ParseUri'],
    ['$select=nonsense', 'RequestBroker--ParseUri'],
    ["$filter=receivedDateTime lt '2026-11-23T10:00:00Z'", 'BadRequest'],
    ['$filter=isRead', 'BadRequest'],
    ['$filter=isRead eq yes', 'BadRequest'],
    ['$top=0', 'BadRequest'],
    ['$top=1001', 'BadRequest'],
  ])('refuses %s with 400 %s', async (query, code) => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const answer = await graph(cloud, token, 'GET', `${INBOX}/messages?${query}`);
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
  });

  it('sort freely without a filter, and by what is filtered first with one', async () => {
    const { cloud, token } = await cloudWithMail('Mail.Read');
    const free = await graph(cloud, token, 'GET', `${INBOX}/messages?$orderby=receivedDateTime asc&$top=3`);
    expect(times(free)).toEqual(times(free).toSorted());
    const both =
      '$filter=isRead eq true and receivedDateTime gt 2026-01-01T00:00:00Z&$orderby=isRead,receivedDateTime desc';
    const ordered = await graph(cloud, token, 'GET', `${INBOX}/messages?${both}`);
    expect([ordered.status, ordered.body.value.length]).toEqual([200, 10]);
    expect(times(ordered)).toEqual(times(ordered).toSorted().reverse());
  });

  it('show no bodies to Mail.ReadBasic', async () => {
    const { cloud, token } = await cloudWithMail('Mail.ReadBasic.All');
    const { body } = await graph(cloud, token, 'GET', `${INBOX}/messages?$top=1`);
    expect([body.value[0]!['body'], body.value[0]!['bodyPreview']]).toEqual([null, null]);
    expect((await graph(cloud, token, 'GET', `${INBOX}/messages?$select=body`)).status).toBe(403);
  });
});

describe('one message', () => {
  it('is marked read with Mail.ReadWrite only', async () => {
    const { cloud, help, token } = await cloudWithMail('Mail.Read');
    const message = help.mailbox!.messages[0]!;
    const path = `/v1.0/users/${HELP}/messages/${message.id}`;
    const denied = await graph(cloud, token, 'PATCH', path, { body: { isRead: true } });
    expect([denied.status, message.isRead]).toEqual([403, false]);

    cloud.grant('Mail.ReadWrite');
    const reply = (await (await requestToken(cloud)).json()) as { access_token: string };
    cloud.clock.jump(1_000);
    const before = await graph(cloud, reply.access_token, 'GET', path);
    const done = await graph(cloud, reply.access_token, 'PATCH', path, { body: { isRead: true } });
    expect([done.status, done.body['isRead'], message.isRead]).toEqual([200, true, true]);
    expect(message.lastModifiedAt).toBe(cloud.clock.now());
    expect(done.body['changeKey']).not.toBe(before.body['changeKey']);
    expect(conformanceProblems(done.body, 'microsoft.graph.message')).toEqual([]);
  });

  it('refuses any other change', async () => {
    const { cloud, help, token } = await cloudWithMail('Mail.ReadWrite');
    const path = `/v1.0/users/${HELP}/messages/${help.mailbox!.messages[0]!.id}`;
    for (const body of [{ subject: 'other' }, { isRead: 'yes' }, {}]) {
      expect((await graph(cloud, token, 'PATCH', path, { body })).status).toBe(400);
    }
  });
});
