import { describe, expect, it } from 'vitest';

import type { MailFlowFacts, SubscriptionFacts, UserFacts } from '../../../../shared/domain/facts';
import { HOUR_MS, instantOf, MINUTE_MS } from '../../../../shared/domain/instant';
import type { MailboxObservations, Snapshot } from '../../../../shared/domain/snapshot';
import { findingAt, findingsOf, severitiesOf, words } from '../../../support/judge';
import {
  canary,
  CEO,
  CONNECTION,
  failed,
  HELP,
  ISSUED,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  snapshot,
  subscription,
  user,
} from '../../../support/snapshot-builder';

const UNREAD = failed({ code: 'throttled', retryAfterMs: null });
const OPEN = known(
  { outcome: 'open', totalItemCount: 1, unreadItemCount: 0 } as const,
  'integrationCredential',
);
const REFUSED = known(
  { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false } as const,
  'integrationCredential',
);
const BLOCKED = known(
  { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: true } as const,
  'integrationCredential',
);
const NOT_FOUND = known(
  { outcome: 'notFound', graphCode: 'MailboxNotEnabledForRESTAPI' } as const,
  'integrationCredential',
);

function help(changes: Partial<MailboxObservations>): Pick<Snapshot, 'mailboxes'> {
  return { mailboxes: [mailbox(HELP, changes)] };
}

describe('mailbox-scope', () => {
  const scope = (changes: Partial<Snapshot>) => severitiesOf('mailbox-scope', snapshot(changes));

  it('is fine when listed mailboxes open and the canary is refused', () => {
    expect(scope({})).toEqual({ [HELP]: 'ok', [`${CEO}/canary`]: 'ok' });
  });

  it('is stopped where a listed mailbox is refused, and says by what', () => {
    const byPolicy = findingAt(
      `mailbox-scope/${HELP}`,
      findingsOf('mailbox-scope', snapshot(help({ probe: BLOCKED }))),
    );
    expect(byPolicy).toMatchObject({ severity: 'critical', impact: 'stopped', runbook: 'scope-mailboxes' });
    expect(words(byPolicy.detail)).toContain('application access policy');
    const byScope = findingAt(
      `mailbox-scope/${HELP}`,
      findingsOf('mailbox-scope', snapshot(help({ probe: REFUSED }))),
    );
    expect(words(byScope.detail)).toContain('RBAC for Applications');
  });

  it('says plainly that every mailbox can be read when it can', () => {
    const open = { canaries: [canary(CEO, { probe: OPEN })] };
    const finding = findingAt(`mailbox-scope/${CEO}/canary`, findingsOf('mailbox-scope', snapshot(open)));
    expect(finding).toMatchObject({ severity: 'warning', impact: 'none' });
    expect(words(finding.title)).toBe('This app can read every mailbox in the tenant');
    expect(words(finding.detail)).toContain('data-protection');
    const byExchange = { ...open, appRoleAssignments: known([]), token: known(ISSUED) };
    const limited = findingAt(
      `mailbox-scope/${CEO}/canary`,
      findingsOf('mailbox-scope', snapshot(byExchange)),
    );
    expect(words(limited.title)).toBe(`The integration can open ${CEO}, which it must not`);
  });

  it('does not take a refusal for a scope where nothing opens, nor a missing mailbox', () => {
    expect(scope(help({ probe: REFUSED }))[`${CEO}/canary`]).toBe('unknown');
    expect(scope({ canaries: [canary(CEO, { probe: NOT_FOUND })] })[`${CEO}/canary`]).toBe('unknown');
  });

  it('suggests a canary where there is none, and a mailbox likewise', () => {
    expect(scope({ canaries: [], mailboxes: [] })).toEqual({ contoso: 'notice', 'contoso/canary': 'notice' });
  });

  it('knows a mailbox whatever the case of its address', () => {
    expect(
      Object.keys(scope({ mailboxes: [mailbox(HELP), mailbox(HELP.toUpperCase())], canaries: [] })),
    ).toEqual([HELP, 'contoso/canary']);
  });

  it('is unknown where it could not be tried', () => {
    expect(scope({ ...help({ probe: UNREAD }), canaries: [canary(CEO, { probe: UNREAD })] })).toEqual({
      [HELP]: 'unknown',
      [`${CEO}/canary`]: 'unknown',
    });
  });
});

describe('mailbox-ready', () => {
  const named = (changes: Partial<UserFacts>) => known(user(HELP, changes));
  it.each([
    ['a licensed user', {}, 'ok'],
    ['a shared mailbox', { user: named({ licenceCount: 0, accountEnabled: false }) }, 'ok'],
    ['a licensed user who may not sign in', { user: named({ accountEnabled: false }) }, 'notice'],
    ['a mailbox that opens while the directory is closed', { user: UNREAD }, 'ok'],
    ['an alias that opens', { user: known(null) }, 'ok'],
    ['no user', { user: known(null), probe: NOT_FOUND }, 'critical'],
    ['no licence and no mailbox', { user: named({ licenceCount: 0 }), probe: NOT_FOUND }, 'critical'],
    ['a licence and no mailbox', { probe: NOT_FOUND }, 'critical'],
    ['no mailbox, directory closed', { user: UNREAD, probe: NOT_FOUND }, 'critical'],
    ['no licence, and refused', { user: named({ licenceCount: 0 }), probe: REFUSED }, 'unknown'],
    ['a licence, and refused: a matter of scope', { probe: REFUSED }, 'ok'],
    ['a licence, and not tried', { probe: UNREAD }, 'unknown'],
    ['nothing readable', { user: UNREAD, probe: UNREAD }, 'unknown'],
    ['refused, directory closed', { user: UNREAD, probe: REFUSED }, 'unknown'],
  ] as const)('judges %s', (_what, changes, severity) => {
    expect(severitiesOf('mailbox-ready', snapshot(help(changes)))).toEqual({ [HELP]: severity });
  });

  it('knows Exchange’s code for a missing mailbox in a failed read too', () => {
    const probe = failed({ code: 'refused', status: 404, graphCode: 'MailboxNotEnabledForRESTAPI' });
    expect(findingsOf('mailbox-ready', snapshot(help({ probe })))).toMatchObject([
      { severity: 'critical', impact: 'stopped' },
    ]);
  });
});

describe('subscription-health', () => {
  const listed = (...subscriptions: readonly SubscriptionFacts[]): Pick<Snapshot, 'subscriptions'> => ({
    subscriptions: known(subscriptions, 'integrationCredential'),
  });
  const health = (changes: Partial<Snapshot>) => severitiesOf('subscription-health', snapshot(changes));
  const minutesLeft = (minutes: number) =>
    subscription(HELP, { expiration: instantOf(NOW + minutes * MINUTE_MS) });

  it.each([
    [2 * 24 * 60, 'ok'],
    [360, 'ok'],
    [359, 'warning'],
    [45, 'warning'],
    [44, 'critical'],
  ] as const)('judges %d minutes left as %s', (minutes, severity) => {
    const [finding] = findingsOf('subscription-health', snapshot(listed(minutesLeft(minutes))));
    expect(finding?.severity).toBe(severity);
    expect(finding?.deadline).toBe(severity === 'ok' ? null : instantOf(NOW + minutes * MINUTE_MS));
  });

  it('is stopped without one when mail waits, or when nothing shows that it is fetched', () => {
    const waiting = mailFlow({
      oldestUnread: minutesAgo(120),
      unreadCount: 1,
      recent: [{ receivedAt: minutesAgo(120), isRead: false }],
    });
    for (const flow of [known(waiting), known(mailFlow({ recent: [] })), UNREAD]) {
      expect(
        findingsOf('subscription-health', snapshot({ ...listed(), ...help({ mailFlow: flow }) })),
      ).toMatchObject([{ severity: 'critical', impact: 'stopped', runbook: 'restore-subscriptions' }]);
    }
  });

  it('is a warning without one while mail is evidently fetched', () => {
    const [finding] = findingsOf('subscription-health', snapshot(listed()));
    expect(finding).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(words(finding!.title)).toContain('visible with this access');
  });

  it.each([
    ['another app’s', { applicationId: 'somebody-else' }],
    ['one that has ended', { expiration: minutesAgo(5) }],
    ['one to events', { resource: 'users/x/events' }],
    ['one to deletions', { changeTypes: ['deleted'] }],
    ['another mailbox’s', { user: 'user-other' }],
  ] as const)('does not count %s', (_what, changes) => {
    expect(health(listed(subscription(HELP, changes)))[HELP]).toBe('warning');
  });

  it('matches by id or by address, whatever the case', () => {
    for (const name of [user(HELP).id, HELP.toUpperCase()]) {
      expect(health(listed(subscription(HELP, { user: name })))).toEqual({ [HELP]: 'ok' });
    }
    expect(health({ ...listed(subscription(HELP, { user: HELP })), ...help({ user: UNREAD }) })).toEqual({
      [HELP]: 'ok',
    });
  });

  it('does not know whose subscription it is while the user could not be read', () => {
    expect(health({ ...listed(subscription()), ...help({ user: UNREAD }) })).toEqual({ [HELP]: 'unknown' });
    expect(health({ ...listed(), ...help({ user: UNREAD, mailFlow: UNREAD }) })).toEqual({
      [HELP]: 'critical',
    });
  });

  it('counts one without an owner only where the list is the app’s own', () => {
    const ownerless = [subscription(HELP, { applicationId: null })];
    expect(health({ subscriptions: known(ownerless, 'integrationCredential') })[HELP]).toBe('ok');
    expect(health({ subscriptions: known(ownerless, 'administrator') })[HELP]).toBe('warning');
  });

  it('takes the longest-lived of several, and notices that there are several', () => {
    const both = listed(minutesLeft(10), subscription(HELP, { id: 'second' }));
    expect(health(both)).toEqual({ [HELP]: 'ok', [`${HELP}/duplicate`]: 'notice' });
    // One that paging repeats is not a duplicate.
    expect(health(listed(subscription(), subscription()))).toEqual({ [HELP]: 'ok' });
  });

  it.each([
    ['https://api.mypurecloud.de/x', 'ok'],
    ['https://mypurecloud.com', 'ok'],
    ['https://euw2.pure.cloud/graph', 'ok'],
    ['https://evilmypurecloud.com/x', 'notice'],
    ['https://mypurecloud.de.evil.example/x', 'notice'],
    ['http://api.mypurecloud.de/x', 'notice'],
    ['nonsense', 'notice'],
  ])('judges notifications to %s as %s', (notificationUrl, severity) => {
    const one = subscription(HELP, { notificationUrl });
    expect(health(listed(one))[`${one.id}/host`] ?? 'ok').toBe(severity);
    const generic = { connection: { ...CONNECTION, profile: 'generic' } } as const;
    expect(health({ ...listed(one), ...generic })[`${one.id}/host`]).toBeUndefined();
  });

  it('notices a missing lifecycle address', () => {
    const one = subscription(HELP, { hasLifecycleUrl: false });
    expect(health(listed(one))[`${one.id}/lifecycle`]).toBe('notice');
  });

  it('judges as of when the list was read: renewal is the owner’s', () => {
    expect(severitiesOf('subscription-health', snapshot(), NOW + 1_000 * HOUR_MS)).toEqual({ [HELP]: 'ok' });
  });
});

describe('mail-flow', () => {
  const flow = (facts: Partial<MailFlowFacts>) =>
    findingsOf('mail-flow', snapshot(help({ mailFlow: known(mailFlow(facts)) })))[0]!;
  const unread = (...minutes: readonly number[]): Partial<MailFlowFacts> => ({
    oldestUnread: minutesAgo(Math.max(...minutes)),
    unreadCount: minutes.length,
    recent: [
      ...minutes.map((age) => ({ receivedAt: minutesAgo(age), isRead: false })),
      { receivedAt: minutesAgo(500), isRead: true },
    ],
  });

  it.each([
    [14, 'ok', 'none'],
    [15, 'warning', 'atRisk'],
    [59, 'warning', 'atRisk'],
    [60, 'critical', 'stopped'],
  ] as const)('judges mail that waits for %d minutes as %s', (minutes, severity, impact) => {
    expect(flow(unread(minutes))).toMatchObject({ severity, impact });
  });

  it('is fine when all is read, and when there is no mail at all', () => {
    expect(flow({})).toMatchObject({ severity: 'ok' });
    expect(words(flow({ recent: [] }).title)).toBe(`No mail to ${HELP} is waiting`);
  });

  it('tells mail that was passed over from a backlog', () => {
    const passedOver = {
      ...unread(90),
      recent: [
        { receivedAt: minutesAgo(5), isRead: true },
        { receivedAt: minutesAgo(90), isRead: false },
      ],
    };
    expect(flow(passedOver)).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    const ancient = {
      oldestUnread: minutesAgo(30 * 24 * 60),
      unreadCount: 1,
      recent: [{ receivedAt: minutesAgo(5), isRead: true }],
    };
    expect(flow(ancient)).toMatchObject({ severity: 'notice', impact: 'none' });
  });

  it('sees a backlog behind unread mail from before the integration', () => {
    const recent = [
      { receivedAt: minutesAgo(70), isRead: false },
      { receivedAt: minutesAgo(80), isRead: true },
    ];
    expect(flow({ oldestUnread: minutesAgo(90 * 24 * 60), unreadCount: 2, recent })).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
    });
  });

  it('is not sure of a count without a message', () => {
    expect(flow({ unreadCount: 3 })).toMatchObject({ severity: 'unknown' });
  });

  it('counts up to when the inbox was read', () => {
    const facts = snapshot(help({ mailFlow: known(mailFlow(unread(14))) }));
    expect(severitiesOf('mail-flow', facts, NOW + 1_000 * HOUR_MS)).toEqual({ [HELP]: 'ok' });
  });

  it('does not mind a mail from the future', () => {
    expect(flow(unread(-5))).toMatchObject({ severity: 'ok' });
  });

  it('writes numbers in the reader’s language', () => {
    expect(words(flow(unread(61, 62)).title, 'fr')).toBe(
      `Le courrier de ${HELP} attend depuis 1\u00a0heure (2 messages non lus)`,
    );
  });
});
