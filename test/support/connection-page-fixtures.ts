import { evaluate } from '../../shared/diagnosis/evaluate';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../shared/domain/instant';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import type { Snapshot } from '../../shared/domain/snapshot';
import type { ConnectionState } from '../../shared/domain/state';
import { isElsewhere } from '../../shared/profiles';
import { credentialInUse } from '../../shared/runbooks/rotation';
import { changesBetween } from '../../shared/views/changes';
import { detailsOf } from '../../shared/views/connection-details';
import { fixtureInstant } from './app-state-fixtures';
import {
  activity,
  conversation,
  conversations,
  emailDomain,
  flow,
  FLOW_ID,
  organised,
  queue,
  QUEUE_ID,
  route,
  seen,
} from './organisation-builder';
import {
  APPLICATION,
  assigned,
  canary,
  certificate,
  consented,
  daysFromNow,
  failed,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  requested,
  secret,
  snapshot,
  subscription,
  user,
} from './snapshot-builder';

/** Connections as the main process makes them of snapshots: nothing on their pages is made up by hand. */

const RETURNS = { id: 'returns-queue', name: 'Returns' };

/** A connection that was read just now, judged, and listed. */
export function watchedConnection(
  name: string,
  facts: Snapshot,
  patch: Partial<ConnectionState> = {},
): ConnectionState {
  const evaluation = evaluate(facts, DEFAULT_POLICY, NOW);
  return {
    id: name,
    name,
    tenantId: facts.connection.tenantId,
    clientId: facts.connection.clientId,
    mailboxes: facts.mailboxes.map(({ address }) => address),
    health: {
      observedAt: fixtureInstant(-2 * MINUTE_MS),
      staleAt: fixtureInstant(13 * MINUTE_MS),
      severity: evaluation.severity,
      verdict: evaluation.verdict,
      findings: evaluation.findings,
      since: Object.fromEntries(evaluation.findings.map(({ key }) => [key, fixtureInstant(-3 * HOUR_MS)])),
      requests: facts.requests,
    },
    isElsewhere: isElsewhere(facts.connection),
    signsInWith: credentialInUse(facts),
    checking: 'none',
    nextPollAt: fixtureInstant(3 * MINUTE_MS),
    details: detailsOf(facts, evaluation, DEFAULT_POLICY, NOW),
    lastRecheck: null,
    ...patch,
  };
}

/** That many days and an hour, so that a test that takes its time still counts the same days. */
function inDays(days: number): Instant {
  return daysFromNow(days + Math.sign(days) / 24);
}

/** Four mailboxes in four states, and one that must stay closed. */
const MAILBOXES = [
  mailbox('help@contoso.example'),
  mailbox('billing@contoso.example', {
    mailFlow: known(mailFlow({ oldestUnread: minutesAgo(4), unreadCount: 2 }), 'integrationCredential'),
  }),
  mailbox('returns@contoso.example', {
    user: known(user('returns@contoso.example', { licenceCount: 0, accountEnabled: false })),
  }),
  mailbox('orders@contoso.example', {
    mailFlow: known(
      mailFlow({ oldestUnread: minutesAgo(95), unreadCount: 7, recent: [] }),
      'integrationCredential',
    ),
  }),
];

/** A secret that ends in six days with its successor beside it, excess permissions, mail that waits. */
const BUSY_SNAPSHOT: Snapshot = snapshot({
  application: known({
    ...APPLICATION,
    credentials: [
      secret({ end: inDays(6), start: daysFromNow(-174) }),
      secret({
        keyId: '0b9a44de-5f3b-4e0f-9d86-6a2b7e30c1aa',
        name: 'genesys-2027',
        hint: 'q7Z',
        start: daysFromNow(-3),
        end: inDays(177),
      }),
      certificate({ name: 'CN=proxy', start: daysFromNow(-30), end: inDays(335) }),
      secret({
        keyId: '7c11e2f0-90ab-4d1f-8c55-112233445566',
        name: null,
        hint: 'K.x',
        start: daysFromNow(-380),
        end: inDays(-15),
      }),
    ],
    requested: [...APPLICATION.requested, requested('Mail.Read', 'Role')],
  }),
  appRoleAssignments: known([
    assigned('Mail.ReadWrite'),
    assigned('Mail.Send'),
    assigned('Directory.Read.All'),
    {
      ...assigned('Mail.Send'),
      id: 'exchange',
      appRoleId: 'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
      resourceId: 'exchange',
      resourceName: 'Office 365 Exchange Online',
    },
  ]),
  permissionGrants: known([consented(['User.Read', 'openid'], 'somebody')]),
  mailboxes: MAILBOXES,
  canaries: [canary()],
  subscriptions: known(
    [
      ...MAILBOXES.slice(0, 3).map(({ address }, index) =>
        subscription(address, { expiration: daysFromNow(0.15 + index) }),
      ),
      subscription('ceo@contoso.example', { id: 'foreign-1', applicationId: 'another', user: 'user-x' }),
    ],
    'administrator',
  ),
});

/** The look before `BUSY_SNAPSHOT`: some consents were given and a secret added since. */
const EARLIER_SNAPSHOT: Snapshot = {
  ...BUSY_SNAPSHOT,
  appRoleAssignments: known([assigned('Mail.ReadWrite')]),
  application: known({
    ...APPLICATION,
    credentials: [secret({ end: inDays(6), start: daysFromNow(-174) })],
    requested: [...APPLICATION.requested, requested('Mail.Read', 'Role')],
  }),
};

/** What a re-check found after consent was given in the portal. */
export const RECHECK_CHANGES = changesBetween(EARLIER_SNAPSHOT, BUSY_SNAPSHOT);

/** A connection on whose page there is much to see. */
export function busyConnection(name = 'Contoso help', patch: Partial<ConnectionState> = {}): ConnectionState {
  return watchedConnection(name, BUSY_SNAPSHOT, patch);
}

/** A connection with both ends: one mailbox waits for agents, one has a flow that was never published. */
export function organisedConnection(
  name = 'Contoso help',
  patch: Partial<ConnectionState> = {},
): ConnectionState {
  const mailboxes = ['help', 'billing', 'returns'].map((local) => mailbox(`${local}@contoso.example`));
  const draft = { id: 'draft-flow', name: 'Billing mail' };
  const waiting = (minutes: number, id: string) =>
    conversation({ id, startedAt: minutesAgo(minutes), endedAt: null, hasAgent: false });
  const facts = organised(
    {
      domains: [
        emailDomain({
          with: [
            route(),
            route({ id: 'route-billing', pattern: 'billing', flow: draft }),
            route({ id: 'route-returns', pattern: 'returns', flow: null, queue: RETURNS }),
          ],
        }),
      ],
      flows: [
        { id: FLOW_ID, flow: seen(flow()) },
        { id: draft.id, flow: seen(flow({ ...draft, isPublished: false, publishedAt: null })) },
      ],
      queues: [
        { id: QUEUE_ID, queue: seen(queue()) },
        { id: RETURNS.id, queue: seen(queue({ ...RETURNS, memberCount: 2 })) },
      ],
      queueActivity: seen([
        activity({ onQueueAgents: 0, waiting: 3 }),
        activity({ queueId: RETURNS.id, onQueueAgents: 1 }),
      ]),
      conversations: conversations([waiting(85, 'c1'), waiting(130, 'c2'), conversation({ id: 'c3' })]),
    },
    {
      mailboxes,
      subscriptions: known(
        mailboxes.map(({ address }) => subscription(address)),
        'integrationCredential',
      ),
    },
  );
  return watchedConnection(name, facts, patch);
}

/** A connection with as many healthy mailboxes as given. */
export function largeConnection(name: string, mailboxes: number): ConnectionState {
  const addresses = Array.from({ length: mailboxes }, (_, index) => `team${index + 1}@contoso.example`);
  return watchedConnection(
    name,
    snapshot({
      mailboxes: addresses.map((address) => mailbox(address)),
      subscriptions: known(
        addresses.map((address) => subscription(address)),
        'integrationCredential',
      ),
    }),
  );
}

/** A connection of which the directory may not be read. */
export function blindConnection(name: string): ConnectionState {
  const missing = failed({ code: 'noAccess', permission: 'Application.Read.All' });
  return watchedConnection(
    name,
    snapshot({
      application: missing,
      servicePrincipal: missing,
      appRoleAssignments: missing,
      permissionGrants: missing,
      credentialActivity: missing,
      token: failed({ code: 'secretMissing', reference: 'LITWARE_SECRET' }),
      subscriptions: failed({ code: 'notAttempted', because: 'noToken' }),
      held: null,
      mailboxes: [
        mailbox('service@litware.example', {
          user: missing,
          probe: failed({ code: 'notAttempted', because: 'noToken' }),
          mailFlow: failed({ code: 'notAttempted', because: 'noToken' }),
        }),
      ],
      canaries: [],
    }),
  );
}
