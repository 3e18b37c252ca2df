import { describe, expect, it } from 'vitest';

import { CHECKS } from '../../../../shared/diagnosis/evaluate';
import { CHECKS_OF_LINK } from '../../../../shared/diagnosis/links';
import { LINKS } from '../../../../shared/domain/link';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { judge, words } from '../../../support/judge';
import {
  activity,
  conversations,
  credentialFacts,
  DOMAIN,
  emailDomain,
  flow,
  FLOW_ID,
  graphIntegration,
  graphLink,
  INTEGRATION_ID,
  organised,
  seen,
} from '../../../support/organisation-builder';
import {
  APPLICATION,
  assigned,
  canary,
  CEO,
  CLIENT_ID,
  CONNECTION,
  consented,
  daysFromNow,
  failed,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  refusedToken,
  secret,
  SECRET_ID,
  snapshot,
  subscription,
  withCredentials,
} from '../../../support/snapshot-builder';

const BILLING = 'billing@contoso.example';
const NO_TOKEN = failed({ code: 'notAttempted', because: 'noToken' }, 'integrationCredential');
const REFUSED = known(
  { outcome: 'refused', graphCode: 'ErrorAccessDenied', byAccessPolicy: false } as const,
  'integrationCredential',
);
const BACKLOG = known(
  mailFlow({
    oldestUnread: minutesAgo(180),
    unreadCount: 1,
    recent: [{ receivedAt: minutesAgo(180), isRead: false }],
  }),
  'integrationCredential',
);

function verdict(changes: Partial<Snapshot>) {
  return judge(snapshot(changes)).verdict;
}

function chain(changes: Partial<Snapshot>) {
  return Object.fromEntries(verdict(changes).chain.map(({ link, state }) => [link, state]));
}

/** An expired secret, and everything that cannot be looked at because of it. */
const EXPIRED: Partial<Snapshot> = {
  application: withCredentials(secret({ end: daysFromNow(-2) })),
  token: refusedToken('secretExpired', 7_000_222),
  subscriptions: NO_TOKEN,
  mailboxes: [mailbox(HELP, { probe: NO_TOKEN, mailFlow: NO_TOKEN })],
  canaries: [canary(CEO, { probe: NO_TOKEN })],
};

describe('the chain', () => {
  it('gives each check one link at the most', () => {
    const linked = LINKS.flatMap((link) => CHECKS_OF_LINK[link]);
    expect(new Set(linked).size).toBe(linked.length);
    expect(Object.keys(CHECKS)).toEqual(expect.arrayContaining(linked));
  });

  it('has every link in order, with the far end not configured', () => {
    expect(chain({})).toEqual({
      token: 'ok',
      consent: 'ok',
      scope: 'ok',
      subscription: 'ok',
      delivery: 'ok',
      genesys: 'notConfigured',
    });
  });

  it('greys what follows a broken link, and keeps what is known to be well', () => {
    expect(chain(EXPIRED)).toEqual({
      token: 'critical',
      consent: 'ok',
      scope: 'notReached',
      subscription: 'notReached',
      delivery: 'notReached',
      genesys: 'notConfigured',
    });
  });

  it('still shows a fault further down that has a cause of its own', () => {
    const permissionGrants = known([consented(['User.Read'], 'user-1')]);
    expect(chain({ ...EXPIRED, permissionGrants })).toMatchObject({ token: 'critical', consent: 'warning' });
    const appRoleAssignments = known([assigned('Mail.Send')]);
    const refused = { mailboxes: [mailbox(HELP, { probe: REFUSED, user: known(null) })], appRoleAssignments };
    expect(chain(refused)).toMatchObject({ consent: 'critical', scope: 'critical' });
  });
});

describe('the verdict', () => {
  it('leads with the next deadline while all is well', () => {
    expect(words(verdict({}).headline)).toBe(
      'Mail flows. Next deadline: “genesys-2026” expires in 200 days (Fri, 11 Jun 2027).',
    );
  });

  it('names the expired secret and explains all that follows from it', () => {
    const { link, severity, headline, explains, runbook } = verdict(EXPIRED);
    expect({ link, severity, runbook }).toEqual({
      link: 'token',
      severity: 'critical',
      runbook: 'rotate-secret',
    });
    expect(words(headline)).toBe(
      'New mail is not fetched: the client secret “genesys-2026” expired 2 days ago (Sat, 21 Nov 2026, 12:00).',
    );
    expect(words(headline, 'fr')).toContain(
      'Le nouveau courrier n’est pas récupéré\u00a0: la clé secrète client',
    );
    expect(explains).toEqual([
      `credential-expiry/${SECRET_ID}`,
      `credential-works/${CLIENT_ID}`,
      `mailbox-scope/${HELP}`,
      `mailbox-scope/${CEO}/canary`,
      `mailbox-ready/${HELP}`,
      `subscription-health/${HELP}`,
      `mail-flow/${HELP}`,
    ]);
  });

  it('prefers the first link that stopped mail to a worse-looking symptom', () => {
    const changes = { subscriptions: known([]), mailboxes: [mailbox(HELP, { mailFlow: BACKLOG })] };
    const { link, explains } = verdict(changes);
    expect(link).toBe('subscription');
    expect(explains).toEqual([`subscription-health/${HELP}`, `mail-flow/${HELP}`]);
  });

  it('prefers what stopped mail to an earlier link that is merely at risk', () => {
    const application = withCredentials(secret({ end: daysFromNow(3) }));
    const { link, runbook } = verdict({ application, mailboxes: [mailbox(HELP, { mailFlow: BACKLOG })] });
    expect({ link, runbook }).toEqual({ link: 'delivery', runbook: 'restore-subscriptions' });
  });

  it('takes the first of the worst while mail has not stopped', () => {
    const subscriptions = known(
      [subscription(HELP, { expiration: daysFromNow(0.1) })],
      'integrationCredential',
    );
    const application = known({ ...APPLICATION, signInAudience: 'AzureADMyOrg' });
    expect(verdict({ subscriptions, application })).toMatchObject({
      link: 'subscription',
      severity: 'warning',
    });
    const permissionGrants = known([]);
    expect(verdict({ subscriptions, permissionGrants })).toMatchObject({
      link: 'consent',
      severity: 'warning',
    });
  });

  it('leads with the nearer to the cause within a link', () => {
    const application = known({ ...APPLICATION, isDisabled: true });
    const { headline } = verdict({ application, token: refusedToken('appDisabled', 7_000_112) });
    expect(words(headline)).toBe('New mail is not fetched: the app registration is deactivated.');
  });

  it('says that replies are not sent when only sending is lost', () => {
    const { link, severity, headline } = verdict({ appRoleAssignments: known([assigned('Mail.ReadWrite')]) });
    expect({ link, severity }).toEqual({ link: 'consent', severity: 'critical' });
    expect(words(headline)).toBe('Replies are not sent: Mail.Send (Application) has no admin consent.');
  });

  it('says whose mail is concerned', () => {
    const mailboxes = [mailbox(HELP), mailbox(BILLING, { probe: REFUSED })];
    const subscriptions = known([subscription(), subscription(BILLING)], 'integrationCredential');
    expect(words(verdict({ mailboxes, subscriptions }).headline)).toBe(
      `New mail to ${BILLING} is not fetched: the integration cannot open ${BILLING}.`,
    );
    const both = [mailbox(HELP, { mailFlow: BACKLOG }), mailbox(BILLING, { mailFlow: BACKLOG })];
    expect(words(verdict({ mailboxes: both, subscriptions }).headline)).toContain(
      'New mail to 2 mailboxes is not fetched',
    );
  });

  it('does not blame one mailbox for another', () => {
    const mailboxes = [
      mailbox(HELP, { mailFlow: BACKLOG }),
      mailbox(BILLING, { probe: REFUSED, mailFlow: NO_TOKEN }),
    ];
    const subscriptions = known([subscription(), subscription(BILLING)], 'integrationCredential');
    const { explains, chain: states } = verdict({ mailboxes, subscriptions });
    expect(explains).toEqual([`mailbox-scope/${BILLING}`, `mail-flow/${BILLING}`]);
    expect(states.find(({ link }) => link === 'delivery')?.state).toBe('critical');
  });

  it('says what is not known, and why', () => {
    const application = failed({ code: 'throttled', retryAfterMs: 120_000 });
    const { link, severity, headline } = verdict({ application });
    expect({ link, severity }).toEqual({ link: 'token', severity: 'unknown' });
    expect(words(headline)).toBe(
      'Not everything is known: the app registration could not be read, because the service asked to wait 2 minutes.',
    );
  });

  it('has no link for trouble that mail does not depend on', () => {
    const appRoleAssignments = known([
      assigned('Mail.ReadWrite'),
      assigned('Mail.Send'),
      assigned('Application.ReadWrite.All'),
    ]);
    const { link, severity, headline, explains } = verdict({ appRoleAssignments });
    expect({ link, severity }).toEqual({ link: 'none', severity: 'warning' });
    expect(explains).toEqual(['excess-permissions/Application.ReadWrite.All/application']);
    expect(words(headline)).toBe('Application.ReadWrite.All (Application) is granted beyond what is needed.');
  });

  it('does not explain a notice by something worse beside it', () => {
    const application = withCredentials(
      secret({ end: daysFromNow(3) }),
      secret({ keyId: 'old', hint: 'old', end: daysFromNow(-90) }),
    );
    expect(verdict({ application }).explains).toEqual([`credential-expiry/${SECRET_ID}`]);
  });

  it('judges by the days of the connection', () => {
    const connection = { ...CONNECTION, credentialDays: { notice: 400, warning: 300, critical: 250 } };
    expect(verdict({ connection })).toMatchObject({ link: 'token', severity: 'critical' });
  });
});

describe('the far end', () => {
  const off = graphIntegration({ intendedState: 'DISABLED', reportedState: 'INACTIVE' });
  const error = graphIntegration({ reportedState: 'ERROR', problem: 'invalid_client' });
  const withOrganisation = (genesys: Parameters<typeof organised>[0], changes: Partial<Snapshot> = {}) =>
    judge(organised(genesys, changes)).verdict;
  const states = ({ chain: links }: ReturnType<typeof withOrganisation>) =>
    Object.fromEntries(links.map(({ link, state }) => [link, state]));
  const LAPSED: Partial<Snapshot> = {
    subscriptions: known([], 'integrationCredential'),
    mailboxes: [mailbox(HELP, { mailFlow: BACKLOG })],
  };

  it('is a link like the others once an organisation is connected', () => {
    expect(states(withOrganisation({}))['genesys']).toBe('notice');
    expect(chain({})['genesys']).toBe('notConfigured');
  });

  it('is where a disabled integration is named, which explains lapsed subscriptions and waiting mail', () => {
    const found = withOrganisation({ integrations: [off] }, LAPSED);
    expect(found).toMatchObject({ link: 'genesys', severity: 'critical', runbook: 'refresh-integration' });
    expect(found.explains).toEqual([
      `genesys-integration/${INTEGRATION_ID}`,
      `subscription-health/${HELP}`,
      `mail-flow/${HELP}`,
    ]);
    expect(states(found)).toMatchObject({
      token: 'ok',
      subscription: 'notReached',
      delivery: 'notReached',
      genesys: 'critical',
    });
    expect(words(found.headline)).toBe(
      'New mail is not fetched: the integration “Contoso Graph mail” is disabled.',
    );
    expect(words(found.headline, 'fr')).toBe(
      'Le nouveau courrier n’est pas récupéré\u00a0: l’intégration «\u00a0Contoso Graph mail\u00a0» est désactivée.',
    );
  });

  it('is not blamed for a secret that Microsoft refuses: the integration’s error follows from it', () => {
    const domains = [emailDomain({ graph: graphLink({ status: 'Error' }) })];
    const found = withOrganisation({ integrations: [error], domains }, EXPIRED);
    expect(found).toMatchObject({ link: 'token', runbook: 'rotate-secret' });
    expect(found.explains).toEqual(
      expect.arrayContaining([
        `credential-expiry/${SECRET_ID}`,
        `genesys-integration/${INTEGRATION_ID}`,
        `genesys-integration/${DOMAIN}`,
      ]),
    );
    expect(states(found)).toMatchObject({ token: 'critical', genesys: 'notReached' });
  });

  it('still shows an integration that somebody disabled beside a broken secret', () => {
    expect(states(withOrganisation({ integrations: [off] }, EXPIRED))).toMatchObject({
      token: 'critical',
      genesys: 'critical',
    });
  });

  it('names the secret that the integration cannot hold, before the error that comes of it', () => {
    const credentials = seen([credentialFacts({ modifiedAt: daysFromNow(-300) })]);
    const found = withOrganisation({
      integrations: [graphIntegration({ reportedState: 'ERROR' }, { credentials })],
    });
    expect(found).toMatchObject({ link: 'genesys', runbook: 'rotate-secret' });
    expect(found.explains[0]).toBe(`genesys-integration/${INTEGRATION_ID}/credential`);
  });

  it('does not blame one domain for mail of another', () => {
    const domains = [
      emailDomain({ graph: graphLink({ status: 'Error' }) }),
      emailDomain({ name: 'x.example' }),
    ];
    const elsewhere = 'help@x.example';
    const mailboxes = [HELP, elsewhere].map((address) => mailbox(address, { mailFlow: BACKLOG }));
    const subscriptions = known([subscription(), subscription(elsewhere)], 'integrationCredential');
    const found = withOrganisation({ domains }, { mailboxes, subscriptions });
    expect(found.explains).toEqual([`genesys-integration/${DOMAIN}`, `mail-flow/${HELP}`]);
    expect(states(found)['delivery']).toBe('critical');
  });

  it('says that mail flows before what is merely worth knowing', () => {
    const found = withOrganisation({});
    expect(found).toMatchObject({ link: 'genesys', severity: 'notice', runbook: 'allow-ip-ranges' });
    expect(words(found.headline)).toBe(
      'Mail flows. Whether Exchange Online lets Genesys Cloud’s addresses in was never looked at.',
    );
    expect(words(found.headline, 'fr')).toMatch(/^Le courrier circule\. \p{Lu}/u);
  });

  it('leaves a missing subscription its own cause while the integration is active', () => {
    expect(withOrganisation({}, LAPSED)).toMatchObject({ link: 'subscription' });
  });

  it('says that fetched mail reaches no agent', () => {
    const found = withOrganisation({
      flows: [{ id: FLOW_ID, flow: seen(flow({ isPublished: false })) }],
      conversations: conversations([]),
    });
    expect(found).toMatchObject({ link: 'genesys', severity: 'critical', runbook: 'read-but-missing' });
    expect(words(found.headline)).toBe(
      `New mail to ${HELP} reaches no agent: the flow that ${HELP} is routed to is not published.`,
    );
    expect(states(found)).toMatchObject({ subscription: 'ok', delivery: 'ok', genesys: 'critical' });
  });

  it('has mail that was read and is missing at the far end, whose delivery was well', () => {
    const recent = [60, 90, 120].map((minutes) => ({ receivedAt: minutesAgo(minutes), isRead: true }));
    const found = withOrganisation(
      { conversations: conversations([]) },
      { mailboxes: [mailbox(HELP, { mailFlow: known(mailFlow({ recent }), 'integrationCredential') })] },
    );
    expect(found).toMatchObject({ link: 'genesys', severity: 'critical', runbook: 'read-but-missing' });
    expect(found.explains[0]).toBe(`mail-flow/${HELP}/arrival`);
    expect(states(found)).toMatchObject({ delivery: 'ok', genesys: 'critical' });
    expect(words(found.headline, 'fr')).toContain('n’atteint aucun agent\u00a0: aucun des 3 messages');
  });

  it('warns of mail that nobody takes', () => {
    const queueActivity = seen([activity({ onQueueAgents: 0, waiting: 3 })]);
    const found = withOrganisation({ queueActivity });
    expect(found).toMatchObject({ link: 'genesys', severity: 'warning' });
    expect(words(found.headline)).toBe(
      `Mail to ${HELP} is at risk: nobody is on queue in “Support”, where 3 mails wait.`,
    );
  });

  it('is unknown, and says why, where the organisation shuts this computer out', () => {
    const shut = failed({ code: 'addressNotAllowed' }, 'genesysClient');
    const found = withOrganisation({
      domains: [emailDomain({ domain: shut, routes: shut })],
      integrations: [],
      flows: [],
      queues: [],
      queueActivity: shut,
      conversations: shut,
      emailSettings: shut,
      outboundDomains: shut,
      ipRanges: shut,
    });
    expect(found).toMatchObject({ link: 'genesys', severity: 'unknown' });
    expect(words(found.headline)).toContain('“Allowed IP addresses”');
    expect(states(found)).toMatchObject({ delivery: 'ok', genesys: 'unknown' });
  });
});
