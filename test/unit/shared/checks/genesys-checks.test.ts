import { describe, expect, it } from 'vitest';

import { remember, rememberFilterPolicy } from '../../../../shared/diagnosis/remember';
import type { ConnectionMemory } from '../../../../shared/domain/connection-memory';
import type { CredentialFacts } from '../../../../shared/domain/facts';
import type { Finding } from '../../../../shared/domain/finding';
import type {
  GenesysGraphLink,
  GenesysIntegrationFacts,
  GenesysIntegrationObservations,
  GenesysObservations,
} from '../../../../shared/domain/genesys';
import { DAY_MS, instantOf } from '../../../../shared/domain/instant';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { findingAt, findingsOf, words } from '../../../support/judge';
import {
  activity,
  BILLING,
  conversation,
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
  queue,
  QUEUE_ID,
  route,
  seen,
  TWO_MAILBOXES,
} from '../../../support/organisation-builder';
import {
  APPLICATION,
  assigned,
  daysFromNow,
  failed,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  NOW,
  refusedToken,
  secret,
  withCredentials,
} from '../../../support/snapshot-builder';

type Changes = Partial<GenesysObservations>;

function integration(facts: Partial<GenesysIntegrationFacts> | null): Finding {
  const facing = organised({ integrations: [graphIntegration(facts)] });
  return findingAt(`genesys-integration/${INTEGRATION_ID}`, findingsOf('genesys-integration', facing));
}

function domain(changes: Changes, memory: ConnectionMemory | null = null): Finding {
  const findings = findingsOf('genesys-integration', organised(changes), NOW, memory);
  return findingAt(`genesys-integration/${DOMAIN}`, findings);
}

describe('genesys-integration', () => {
  it.each<[Partial<GenesysIntegrationFacts> | null, Finding['severity'], Finding['impact'], string]>([
    [{}, 'ok', 'none', 'is active'],
    [{ reportedState: 'ERROR' }, 'critical', 'stopped', 'is in error'],
    [{ reportedState: 'INACTIVE' }, 'critical', 'stopped', 'is inactive, although it is enabled'],
    [{ intendedState: 'DISABLED', reportedState: 'INACTIVE' }, 'critical', 'stopped', 'is disabled'],
    [{ intendedState: 'DISABLED', reportedState: 'DEACTIVATING' }, 'warning', 'atRisk', 'is being disabled'],
    [{ intendedState: 'DELETED' }, 'critical', 'stopped', 'was deleted'],
    [null, 'critical', 'stopped', 'was deleted'],
    [{ intendedState: 'RESTORED' }, 'ok', 'none', 'is active'],
    [{ reportedState: 'other' }, 'unknown', 'none', 'a state that is not known here'],
    [{ intendedState: 'other' }, 'unknown', 'none', 'a state that is not known here'],
    [{ reportedState: 'ACTIVATING', reportedAt: minutesAgo(2) }, 'notice', 'none', 'is being activated'],
    [{ reportedState: 'INACTIVE', reportedAt: minutesAgo(2) }, 'notice', 'none', 'is being activated'],
    [{ reportedState: 'ACTIVATING', reportedAt: minutesAgo(30) }, 'warning', 'atRisk', 'does not get done'],
  ])('judges %o', (facts, severity, impact, title) => {
    const found = integration(facts);
    expect(found).toMatchObject({ severity, impact });
    expect(words(found.title)).toContain(title);
  });

  it('says since when, and what Genesys Cloud says of it', () => {
    const { detail, runbook, evidence } = integration({
      reportedState: 'ERROR',
      reportedAt: daysFromNow(-1),
      problem: 'Authentication failed',
    });
    expect(words(detail)).toContain('since Sun, 22 Nov 2026, 12:00');
    expect(words(detail)).toContain('“Authentication failed”');
    // A text is not interpreted.
    expect(runbook).toBe('refresh-integration');
    expect(evidence).toMatchObject({
      reportedState: 'ERROR',
      intendedState: 'ENABLED',
      requestId: 'request-1',
    });
  });

  describe('an error', () => {
    const WRONG = 'AADSTS7000215: Invalid client secret provided.';
    const REPORTED = { reportedState: 'ERROR', reportedAt: minutesAgo(60) } as const;

    function mended(
      facts: Partial<GenesysIntegrationFacts>,
      rest: Omit<Partial<GenesysIntegrationObservations>, 'id' | 'integration'> = {},
      changes: Partial<Snapshot> = {},
      link: Partial<GenesysGraphLink> = {},
    ) {
      const snapshot = organised(
        {
          integrations: [{ ...graphIntegration({ ...REPORTED, ...facts }), ...rest }],
          domains: [emailDomain({ graph: graphLink({ status: 'Error', ...link }) })],
        },
        changes,
      );
      const findings = findingsOf('genesys-integration', snapshot);
      const own = findingAt(`genesys-integration/${INTEGRATION_ID}`, findings);
      const domain = findingAt(`genesys-integration/${DOMAIN}`, findings);
      expect(domain.runbook).toBe(own.runbook);
      expect(words(own.detail, 'fr')).not.toMatch(/undefined|null/);
      return { cause: own.evidence['cause'], runbook: own.runbook, detail: words(own.detail) };
    }

    it('is mended where the secret is, when Microsoft refused that', () => {
      const found = mended({ problem: WRONG });
      expect(found).toMatchObject({ cause: 'secret', runbook: 'rotate-secret' });
      expect(found.detail).toContain('does not accept the secret');
      const byLink = mended({}, {}, {}, { error: { code: 'invalid_client', message: null } });
      expect(byLink).toMatchObject({ cause: 'secret', runbook: 'rotate-secret' });
    });

    it('wants no more than a new start where the credential was written since', () => {
      const credentials = seen([credentialFacts({ modifiedAt: minutesAgo(30) })]);
      expect(mended({ problem: WRONG }, { credentials })).toMatchObject({
        cause: 'mended',
        runbook: 'refresh-integration',
      });
    });

    it('is mended at the token endpoint where that is wrong, whatever it says', () => {
      const configuration = seen({
        version: 1,
        tokenEndpoints: ['https://login.microsoftonline.com/common/oauth2/v2.0/token'],
        credentials: [],
      });
      expect(mended({ problem: null }, { configuration })).toMatchObject({
        cause: 'endpoint',
        runbook: 'fix-token-endpoint',
      });
      const unseen = { configuration: seen({ version: 1, tokenEndpoints: [], credentials: [] }) };
      const refused = { problem: 'AADSTS900023: Specified tenant identifier is not valid.' };
      expect(mended(refused, unseen)).toMatchObject({ runbook: 'fix-token-endpoint' });
    });

    it('is mended at Microsoft where the cause is there', () => {
      const appRoleAssignments = known([assigned('Mail.ReadWrite')]);
      expect(mended({}, {}, { appRoleAssignments })).toMatchObject({
        cause: 'consent',
        runbook: 'grant-consent',
      });
      const denied = { error: { code: 'ErrorAccessDenied', message: null } };
      expect(mended({}, {}, {}, denied)).toMatchObject({ cause: 'mended' });
      const application = withCredentials(secret({ end: daysFromNow(-1) }));
      expect(mended({}, {}, { application })).toMatchObject({ cause: 'secret' });
      const token = refusedToken('appDisabled', 7_000_112);
      expect(mended({}, {}, { token })).toMatchObject({
        cause: 'registration',
        runbook: 'fix-app-registration',
      });
    });

    it('is not laid on a secret that ends soon', () => {
      const application = withCredentials(secret({ end: daysFromNow(3) }));
      expect(mended({}, {}, { application })).toMatchObject({
        cause: 'unknown',
        runbook: 'refresh-integration',
      });
    });
  });

  it.each([
    ['Active', 'ok'],
    ['Error', 'critical'],
    ['Inactive', 'critical'],
    ['IntegrationDeleted', 'critical'],
    ['Unknown', 'unknown'],
    ['other', 'unknown'],
  ] as const)('judges a domain whose link is %s', (status, severity) => {
    expect(domain({ domains: [emailDomain({ graph: graphLink({ status }) })] }).severity).toBe(severity);
  });

  it('does not alarm at a link that follows an integration on its way', () => {
    const changes = {
      domains: [emailDomain({ graph: graphLink({ status: 'Inactive' }) })],
      integrations: [graphIntegration({ reportedState: 'ACTIVATING', reportedAt: minutesAgo(1) })],
    };
    expect(domain(changes).severity).toBe('notice');
  });

  it('quotes the error of the link', () => {
    const error = { code: 'invalid_client', message: 'The secret has expired' };
    const found = domain({ domains: [emailDomain({ graph: graphLink({ status: 'Error', error }) })] });
    expect(words(found.detail)).toContain('“The secret has expired”');
    expect(found.evidence).toMatchObject({ errorCode: 'invalid_client' });
  });

  it('knows a domain that lost its link from one that was never seen with it', () => {
    const without = { domains: [emailDomain({ graph: null })], integrations: [] };
    expect(words(domain(without).title)).toBe(`${DOMAIN} is not linked to Microsoft Graph`);
    expect(domain(without)).toMatchObject({ severity: 'critical', impact: 'stopped' });
    const before = remember(null, organised()).memory;
    const now = organised({
      ...without,
      domains: [
        emailDomain({ domain: { ...seen({ id: DOMAIN, graph: null }), at: instantOf(NOW + DAY_MS) } }),
      ],
    });
    const { memory } = remember(before, now);
    const lost = findingAt(
      `genesys-integration/${DOMAIN}`,
      findingsOf('genesys-integration', now, NOW + DAY_MS, memory),
    );
    expect(words(lost.title)).toBe(`${DOMAIN} has lost its link to Microsoft Graph`);
    expect(words(lost.detail)).toContain(
      'between Mon, 23 Nov 2026, 12:00 and Tue, 24 Nov 2026, 12:00; it was “Contoso Graph mail”',
    );
  });

  it('does not ask for a link of a domain that no watched mailbox is of', () => {
    const other = emailDomain({ name: 'campaigns.example', graph: null });
    const facing = organised({ domains: [emailDomain(), other] });
    const found = findingAt(
      'genesys-integration/campaigns.example',
      findingsOf('genesys-integration', facing),
    );
    expect(found).toMatchObject({ severity: 'notice', impact: 'none', runbook: null });
    const renamed = organised({ domains: [other], integrations: [] });
    expect(
      findingAt('genesys-integration/campaigns.example', findingsOf('genesys-integration', renamed)).severity,
    ).toBe('critical');
  });

  it('doubts the name of a domain that is not there, and says how to correct it', () => {
    const found = domain({
      domains: [emailDomain({ domain: seen(null), routes: seen([]) })],
      integrations: [],
    });
    expect(found).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(words(found.detail)).toContain('settings of this connection');
  });

  it('has something to say where no domain is looked at', () => {
    const [found] = findingsOf('genesys-integration', organised({ domains: [], integrations: [] }));
    expect(found).toMatchObject({ key: 'genesys-integration/contoso', severity: 'notice' });
  });

  describe('the secret that it can hold', () => {
    function held(modified: number, secrets: readonly CredentialFacts[], state: Changes = {}): Finding {
      const credentials = seen([credentialFacts({ modifiedAt: daysFromNow(modified) })]);
      const facing = organised(
        { integrations: [graphIntegration({}, { credentials })], ...state },
        { application: withCredentials(...secrets) },
      );
      return findingAt(
        `genesys-integration/${INTEGRATION_ID}/credential`,
        findingsOf('genesys-integration', facing),
      );
    }
    const old = secret({ start: daysFromNow(-300), end: daysFromNow(20) });
    const fresh = secret({ keyId: 'fresh', name: 'genesys-2027', hint: 'xyz', start: daysFromNow(-1) });

    it('is the newest one where it was written after that was made', () => {
      expect(held(-0.5, [old, fresh]).severity).toBe('ok');
    });

    it('is not the newer one where it was written before; the end of the older one is the deadline', () => {
      const found = held(-100, [old, fresh]);
      expect(found).toMatchObject({
        severity: 'warning',
        impact: 'atRisk',
        deadline: daysFromNow(20),
        runbook: 'rotate-secret',
      });
      expect(words(found.title)).toContain('does not hold the newer secret “genesys-2027” yet');
      const early = held(-100, [secret({ start: daysFromNow(-300), end: daysFromNow(190) }), fresh]);
      expect(early.severity).toBe('notice');
    });

    it('is none where all that are valid were made since', () => {
      const found = held(-100, [secret({ start: daysFromNow(-300), end: daysFromNow(-1) }), fresh]);
      expect(found).toMatchObject({ severity: 'critical', impact: 'atRisk', runbook: 'rotate-secret' });
    });

    it('is what stopped an integration in error', () => {
      const credentials = seen([credentialFacts()]);
      const found = held(-150, [fresh], {
        integrations: [graphIntegration({ reportedState: 'ERROR' }, { credentials })],
      });
      expect(found).toMatchObject({ severity: 'critical', impact: 'stopped', runbook: 'rotate-secret' });
    });

    it('is no newer one that ends before it', () => {
      expect(
        held(-100, [
          secret({ start: daysFromNow(-300) }),
          secret({ keyId: 'short', start: daysFromNow(-2), end: daysFromNow(3) }),
        ]).severity,
      ).toBe('ok');
    });

    it('allows for clocks that differ', () => {
      const now = secret({ keyId: 'now', start: instantOf(NOW - DAY_MS + 60_000) });
      expect(held(-1, [old, now]).severity).toBe('ok');
    });

    it('cannot be told without dates, or where the registration is elsewhere', () => {
      const undated = seen([credentialFacts({ modifiedAt: null, createdAt: null })]);
      expect(
        held(-1, [old], { integrations: [graphIntegration({}, { credentials: undated })] }).severity,
      ).toBe('notice');
      const elsewhere = organised({}, { application: known(null) });
      expect(
        findingAt(
          `genesys-integration/${INTEGRATION_ID}/credential`,
          findingsOf('genesys-integration', elsewhere),
        ).severity,
      ).toBe('notice');
      const unread = organised({}, { application: failed({ code: 'throttled', retryAfterMs: null }) });
      expect(
        findingAt(
          `genesys-integration/${INTEGRATION_ID}/credential`,
          findingsOf('genesys-integration', unread),
        ).severity,
      ).toBe('unknown');
    });
  });

  it.each([
    ['https://login.microsoftonline.com/common/oauth2/v2.0/token', 'critical', 'stopped'],
    [`https://login.microsoftonline.com/${APPLICATION.appId}/oauth2/v2.0/token`, 'critical', 'stopped'],
  ])('compares the token endpoint %s with the tenant’s', (configured, severity, impact) => {
    const configuration = seen({ version: 1, tokenEndpoints: [configured], credentials: [] });
    const facing = organised({ integrations: [graphIntegration({}, { configuration })] });
    const found = findingAt(
      `genesys-integration/${INTEGRATION_ID}/endpoint`,
      findingsOf('genesys-integration', facing),
    );
    expect(found).toMatchObject({ severity, impact, runbook: 'fix-token-endpoint' });
    expect(words(found.detail)).toContain(configured);
  });
});

describe('genesys-routing', () => {
  function routing(changes: Changes, key = HELP): Finding {
    return findingAt(`genesys-routing/${key}`, findingsOf('genesys-routing', organised(changes)));
  }
  const routed = (changes: Parameters<typeof route>[0]) => ({
    domains: [emailDomain({ with: [route(changes)] })],
  });
  const flowing = (changes: Parameters<typeof flow>[0]) => ({
    flows: [{ id: FLOW_ID, flow: seen(flow(changes)) }],
  });
  const queued = routed({ flow: null, queue: { id: QUEUE_ID, name: 'Support' } });

  it.each<[string, Changes, Finding['severity'], string]>([
    ['a published flow', {}, 'ok', 'is routed'],
    ['a queue', queued, 'ok', 'is routed'],
    ['no route', { domains: [emailDomain({ with: [] })] }, 'critical', 'There is no route for'],
    ['another address', routed({ pattern: 'other' }), 'critical', 'There is no route for'],
    ['a route in error', routed({ status: 'Error' }), 'critical', 'is in error'],
    ['a route being removed', routed({ status: 'Removing' }), 'warning', 'is being removed'],
    ['a route being set up', routed({ status: 'Pending' }), 'notice', 'is being set up'],
    ['a route of an unknown state', routed({ status: 'other' }), 'unknown', 'is not known'],
    ['neither flow nor queue', routed({ flow: null }), 'critical', 'leads nowhere'],
    ['an unpublished flow', flowing({ isPublished: false }), 'critical', 'is not published'],
    ['a deleted flow', flowing({ isDeleted: true }), 'critical', 'was deleted'],
    ['a flow of another type', flowing({ type: 'INQUEUEEMAIL' }), 'critical', 'is not for inbound e-mail'],
    [
      'a flow that is not there',
      { flows: [{ id: FLOW_ID, flow: seen(null) }] },
      'critical',
      'does not exist',
    ],
    ['a flow that was not read', { flows: [] }, 'unknown', 'is not known'],
    [
      'a queue that is not there',
      { ...queued, queues: [{ id: QUEUE_ID, queue: seen(null) }] },
      'critical',
      'does not exist',
    ],
    [
      'a domain that is not there',
      { domains: [emailDomain({ domain: seen(null), routes: seen([]) })] },
      'warning',
      'is not in the Genesys Cloud organisation',
    ],
  ])('judges %s', (_name, changes, severity, title) => {
    const found = routing(changes);
    expect(found.severity).toBe(severity);
    expect(words(found.title)).toContain(title);
    if (severity === 'critical')
      expect(found).toMatchObject({ impact: 'stopped', runbook: 'read-but-missing' });
  });

  it('finds the route of the same local part where the organisation calls the domain otherwise', () => {
    expect(routing({ domains: [emailDomain({ name: 'support.contoso.example' })] }).severity).toBe('ok');
    expect(routing({ domains: [emailDomain({ name: 'support.contoso.example', with: [] })] }).severity).toBe(
      'critical',
    );
  });

  const agents = (activityChanges: Parameters<typeof activity>[0], changes: Changes = {}) =>
    routing({ ...queued, queueActivity: seen([activity(activityChanges)]), ...changes }, `${HELP}/agents`);
  const waiting = (minutes: number) => ({
    conversations: conversations([
      conversation({ startedAt: minutesAgo(minutes), endedAt: null, hasAgent: false }),
    ]),
  });

  it('is content while agents are on queue, or nothing waits', () => {
    expect(agents({}).severity).toBe('ok');
    expect(agents({ onQueueAgents: 0 })).toMatchObject({ severity: 'ok', impact: 'none' });
  });

  it('warns when mail waits with nobody on queue for longer than a break, and says how long', () => {
    const nobody = { onQueueAgents: 0, waiting: 3 };
    expect(agents(nobody, waiting(10)).severity).toBe('notice');
    const late = agents(nobody, waiting(180));
    expect(late).toMatchObject({ severity: 'warning', impact: 'atRisk', runbook: 'read-but-missing' });
    expect(words(late.title)).toBe('Nobody is on queue in “Support”, where 3 mails wait');
    expect(words(late.detail)).toContain('The oldest has waited for 3 hours');
    const unseen = agents(nobody, { conversations: conversations([]) });
    expect(unseen.severity).toBe('warning');
  });

  it('is stopped by a queue without members once mail waits', () => {
    const nobody = { queues: [{ id: QUEUE_ID, queue: seen(queue({ memberCount: 0 })) }] };
    expect(agents({ onQueueAgents: 0 }, nobody)).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(agents({ onQueueAgents: 0, waiting: 1 }, nobody)).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
    });
  });

  it('looks at the queues that the flow was seen to choose', () => {
    const nobody = { queueActivity: seen([activity({ onQueueAgents: 0, waiting: 2 })]) };
    expect(routing(nobody, `${HELP}/agents`).severity).toBe('warning');
    const unseen = findingsOf('genesys-routing', organised({ ...nobody, conversations: conversations([]) }));
    expect(unseen.map(({ key }) => key)).toEqual([`genesys-routing/${HELP}`]);
  });

  it('does not take a queue without numbers for a quiet one', () => {
    expect(routing({ ...queued, queueActivity: seen([]) }, `${HELP}/agents`).severity).toBe('unknown');
  });
});

describe('mail-flow to the far end', () => {
  function arrival(
    received: readonly number[],
    begun: readonly (readonly [start: number, end: number | null])[],
    changes: Parameters<typeof conversations>[1] = {},
  ): Finding | undefined {
    const recent = received.map((minutes) => ({ receivedAt: minutesAgo(minutes), isRead: true }));
    const list = begun.map(([start, end], index) =>
      conversation({
        id: `conversation-${String(index)}`,
        startedAt: minutesAgo(start),
        endedAt: end === null ? null : minutesAgo(end),
      }),
    );
    const facing = organised(
      { conversations: conversations(list, changes) },
      { mailboxes: [mailbox(HELP, { mailFlow: known(mailFlow({ recent }), 'integrationCredential') })] },
    );
    return findingsOf('mail-flow', facing).find(({ key }) => key === `mail-flow/${HELP}/arrival`);
  }

  it('is well when each mail began a conversation', () => {
    expect(arrival([60, 90, 120], [[59, 40], [89, 70], [119, 100]])).toMatchObject({ severity: 'ok' }); // prettier-ignore
  });

  it('misses several mails without any conversation', () => {
    const found = arrival([60, 90, 120], []);
    expect(found).toMatchObject({ severity: 'critical', impact: 'stopped', runbook: 'read-but-missing' });
    expect(found?.evidence).toMatchObject({ fetched: 3, missing: 3, since: minutesAgo(120) });
    expect(found === undefined ? '' : words(found.title)).toBe(
      `None of the 3 mails fetched from ${HELP} arrived in Genesys Cloud`,
    );
  });

  it('warns when they cease to arrive', () => {
    const found = arrival([60, 90, 120, 300], [[299, 250]]);
    expect(found).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(found?.evidence).toMatchObject({ missing: 3, since: minutesAgo(120) });
  });

  it('is stopped once many in a row did not arrive', () => {
    const found = arrival([60, 70, 80, 90, 100, 110, 300], [[299, 250]]);
    expect(found).toMatchObject({ severity: 'critical', impact: 'stopped' });
  });

  it('takes few for replies, and mail during an open conversation for part of it', () => {
    expect(arrival([60, 90], [])?.severity).toBe('ok');
    expect(arrival([60, 90, 120], [[400, null]])?.severity).toBe('ok');
    expect(arrival([60, 90, 120], [[400, 50]])?.severity).toBe('ok');
    expect(arrival([60, 90, 120], [[400, 200]])?.severity).toBe('warning');
  });

  it('does not count what came a moment ago, before the span, or before what was cut off', () => {
    expect(arrival([5, 10, 15], [])).toBeUndefined();
    expect(arrival([60, 90, 120], [], { from: minutesAgo(30) })).toBeUndefined();
    expect(arrival([60, 90, 120], [[50, 40]], { isCut: true })).toBeUndefined();
  });

  it('does not count conversations of another address', () => {
    const recent = [60, 90, 120].map((minutes) => ({ receivedAt: minutesAgo(minutes), isRead: true }));
    const facing = organised(
      {
        conversations: conversations([
          conversation({ to: BILLING, startedAt: minutesAgo(60), endedAt: null }),
        ]),
      },
      { mailboxes: [mailbox(HELP, { mailFlow: known(mailFlow({ recent }), 'integrationCredential') })] },
    );
    expect(findingAt(`mail-flow/${HELP}/arrival`, findingsOf('mail-flow', facing)).severity).toBe('critical');
  });
});

describe('multiple-destinations', () => {
  const off = { emailSettings: seen({ multipleRouteDestinations: false }) };
  function destinations(changes: Changes, facts: Partial<Snapshot> = {}): Finding {
    return findingAt(
      'multiple-destinations/contoso',
      findingsOf('multiple-destinations', organised(changes, facts)),
    );
  }
  const sharing = (...shared: readonly (readonly string[] | undefined)[]): Partial<Snapshot> => ({
    ...TWO_MAILBOXES,
    mailboxes: [HELP, BILLING].map((address) =>
      mailbox(address, {
        mailFlow: known(
          mailFlow({
            recent: shared.map((sharedWith, index) => ({
              receivedAt: minutesAgo(60 + index),
              isRead: true,
              ...(sharedWith === undefined ? {} : { sharedWith }),
            })),
          }),
          'integrationCredential',
        ),
      }),
    ),
  });

  it('is fine when the setting is on, but for queues without a script', () => {
    expect(destinations({}).severity).toBe('ok');
    const found = destinations({ queues: [{ id: QUEUE_ID, queue: seen(queue({ hasEmailScript: false })) }] });
    expect(found).toMatchObject({ severity: 'warning', impact: 'atRisk' });
    expect(words(found.detail)).toContain('“Support”');
  });

  it('is fine without the setting where there is one mailbox, or no mail had several', () => {
    expect(destinations(off).severity).toBe('ok');
    expect(destinations(off, sharing([], [])).severity).toBe('ok');
  });

  it('warns when mail lately had several, and counts each once', () => {
    const found = destinations(off, sharing([BILLING], [], [BILLING]));
    expect(found).toMatchObject({
      severity: 'warning',
      impact: 'atRisk',
      runbook: 'enable-multiple-destinations',
    });
    expect(found.evidence).toMatchObject({ sharedMails: 2, newestShared: minutesAgo(60) });
  });

  it('says that recipients were not looked at', () => {
    expect(destinations(off, sharing(undefined)).severity).toBe('notice');
  });
});

describe('domain-reuse', () => {
  const outboundDomains = seen([{ id: DOMAIN.toUpperCase(), senderType: 'Campaign' }]);

  it('is fine with the Graph link, and says why (Q6)', () => {
    const found = findingAt(
      `domain-reuse/${DOMAIN}`,
      findingsOf('domain-reuse', organised({ outboundDomains })),
    );
    expect(found.severity).toBe('ok');
    expect(words(found.detail)).toContain(
      'supports that for a domain that the Microsoft Graph integration serves',
    );
  });

  it('is a warning without', () => {
    const facing = organised({ outboundDomains, domains: [emailDomain({ graph: null })], integrations: [] });
    expect(findingAt(`domain-reuse/${DOMAIN}`, findingsOf('domain-reuse', facing)).severity).toBe('warning');
  });

  it('is fine where no name is used twice', () => {
    expect(findingsOf('domain-reuse', organised()).map(({ severity }) => severity)).toEqual(['ok']);
  });
});

describe('connection-filter', () => {
  function filter(allowed: readonly string[] | null, blocked: readonly string[] = [], changes: Changes = {}) {
    const facing = organised(changes);
    const { memory } = remember(null, facing);
    const policy = { pastedAt: daysFromNow(-3), name: 'Default', allowed: allowed ?? [], blocked };
    return findingAt(
      'connection-filter/contoso',
      findingsOf(
        'connection-filter',
        facing,
        NOW,
        allowed === null ? memory : rememberFilterPolicy(memory, policy),
      ),
    );
  }

  it('says how to show it a policy that it never saw', () => {
    expect(filter(null)).toMatchObject({ severity: 'notice', runbook: 'allow-ip-ranges' });
  });

  it('compares the ranges that mail comes from, and no others', () => {
    expect(filter(['203.0.113.0/28', '203.0.113.64/30']).severity).toBe('ok');
    const lacking = filter(['203.0.113.0/28']);
    expect(lacking).toMatchObject({ severity: 'warning', runbook: 'allow-ip-ranges' });
    expect(lacking.evidence).toMatchObject({ lacking: ['203.0.113.64/30'], expectedCount: 2 });
    expect(words(lacking.detail)).toContain('pasted on Fri, 20 Nov 2026');
  });

  it('is critical where one of them is blocked', () => {
    const blocked = filter(['203.0.113.0/24'], ['203.0.113.66']);
    expect(blocked).toMatchObject({ severity: 'critical', impact: 'atRisk' });
    expect(blocked.evidence).toMatchObject({ blocked: ['203.0.113.66'] });
  });

  it('says so where Genesys Cloud names none, and takes no address of IPv6 for one', () => {
    const ipRanges = seen([
      { cidr: '2001:db8::/48', service: 'smtp', region: null, direction: 'outbound' as const },
      { cidr: '203.0.113.0/28', service: 'graphapi', region: null, direction: 'inbound' as const },
    ]);
    expect(filter(['203.0.113.0/24'], [], { ipRanges }).severity).toBe('notice');
  });
});

describe('own-access to an organisation', () => {
  const KEY = 'own-access/genesysClient/55555555-5555-4555-8555-555555555555';
  const own = (changes: Changes) => findingAt(KEY, findingsOf('own-access', organised(changes)));

  it('names the permission that the OAuth client lacks', () => {
    const refusal = { code: 'forbidden', status: 403, graphCode: 'missing.any.permissions', permission: 'architect:flow:view' } as const; // prettier-ignore
    const found = own({ flows: [{ id: FLOW_ID, flow: failed(refusal, 'genesysClient') }] });
    expect(found.severity).toBe('notice');
    expect(words(found.detail)).toContain('a role with architect:flow:view');
  });

  it('says that it was refused, and what of this to check', () => {
    const found = own({
      token: failed({ code: 'genesysAuthentication', error: 'invalid_client' }, 'genesysClient'),
    });
    expect(found.severity).toBe('warning');
    expect(words(found.detail)).toContain('invalid_client');
  });

  it('explains an organisation that lets this computer in nowhere', () => {
    const found = own({ token: failed({ code: 'addressNotAllowed' }, 'genesysClient') });
    expect(found).toMatchObject({ severity: 'unknown', runbook: null });
    expect(words(found.detail)).toContain('Allowed IP addresses');
  });
});
