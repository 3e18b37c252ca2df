import { describe, expect, it } from 'vitest';

import type { ServiceIssueFacts } from '../../../../shared/domain/facts';
import type { Snapshot } from '../../../../shared/domain/snapshot';
import { findingAt, findingsOf, judge, words } from '../../../support/judge';
import {
  failed,
  HELP,
  known,
  mailbox,
  mailFlow,
  minutesAgo,
  refusedToken,
  snapshot,
} from '../../../support/snapshot-builder';

const EXCHANGE = 'service-health/contoso/exchange';
const ENTRA = 'service-health/contoso/entra';

function issue(changes: Partial<ServiceIssueFacts> = {}): ServiceIssueFacts {
  return {
    id: 'EX401337',
    service: 'exchange',
    title: 'Mail may be late',
    kind: 'incident',
    startedAt: minutesAgo(200),
    ...changes,
  };
}

function withIssues(issues: readonly ServiceIssueFacts[], changes: Partial<Snapshot> = {}): Snapshot {
  return snapshot({ serviceIssues: known(issues), ...changes });
}

/** Nothing has been fetched for three hours. */
const BACKLOG: Partial<Snapshot> = {
  mailboxes: [
    mailbox(HELP, {
      mailFlow: known(
        mailFlow({
          oldestUnread: minutesAgo(180),
          unreadCount: 1,
          recent: [{ receivedAt: minutesAgo(180), isRead: false }],
        }),
        'integrationCredential',
      ),
    }),
  ],
};

describe('service-health', () => {
  it.each([
    { code: 'noAccess', permission: 'ServiceHealth.Read.All' },
    { code: 'forbidden', status: 403, graphCode: 'Forbidden', permission: 'ServiceHealth.Read.All' },
    { code: 'notAttempted', because: 'noToken' },
  ] as const)('says nothing without its optional permission ($code)', (failure) => {
    expect(findingsOf('service-health', snapshot({ serviceIssues: failed(failure) }))).toEqual([]);
  });

  it('is unknown where it was to be read and could not be', () => {
    const lost = snapshot({ serviceIssues: failed({ code: 'throttled', retryAfterMs: 60_000 }) });
    expect(findingsOf('service-health', lost).map(({ severity }) => severity)).toEqual(['unknown']);
  });

  it('is well for each service where Microsoft reports nothing', () => {
    const found = findingsOf('service-health', withIssues([]));
    expect(found.map(({ key, severity }) => [key, severity])).toEqual([
      [EXCHANGE, 'ok'],
      [ENTRA, 'ok'],
    ]);
  });

  it('warns of an incident with its ids, since when, and where to read on', () => {
    const earlier = issue({ id: 'EX400000', title: 'Sign-in fails', startedAt: minutesAgo(400) });
    const found = findingsOf('service-health', withIssues([issue(), earlier, issue({ kind: 'advisory' })]));
    const exchange = findingAt(EXCHANGE, found);
    expect(exchange).toMatchObject({ severity: 'warning', impact: 'atRisk', runbook: null });
    expect(words(exchange.title)).toBe(
      'Microsoft reports an incident in Exchange Online (EX401337 and EX400000)',
    );
    expect(words(exchange.detail)).toContain('EX401337: Mail may be late. EX400000: Sign-in fails.');
    expect(words(exchange.detail)).toContain('Since Mon, 23 Nov 2026, 05:20');
    expect(words(exchange.detail)).toContain('https://admin.microsoft.com/#/servicehealth/:/alerts/EX401337');
    expect(words(exchange.detail, 'fr')).toContain('EX401337\u00a0: Mail may be late.');
    expect(findingAt(ENTRA, found).severity).toBe('ok');
  });

  it('only notes an advisory', () => {
    const found = findingsOf('service-health', withIssues([issue({ kind: 'advisory', service: 'entra' })]));
    expect(findingAt(ENTRA, found)).toMatchObject({ severity: 'notice', impact: 'none' });
  });
});

describe('an incident of Microsoft’s', () => {
  it('may be why mail is not fetched, and then nothing here is to be begun', () => {
    const plain = judge(withIssues([], BACKLOG)).verdict;
    expect(plain).toMatchObject({ link: 'delivery', severity: 'critical' });
    expect(plain.runbook).not.toBeNull();
    const { verdict } = judge(withIssues([issue()], BACKLOG));
    expect(verdict).toMatchObject({ link: 'delivery', severity: 'critical', runbook: null });
    expect(verdict.explains).toEqual([...plain.explains, EXCHANGE]);
    expect(words(verdict.headline)).toMatch(
      /^Microsoft reports an incident in Exchange Online \(EX401337\), which may be why new mail is not fetched: /,
    );
    expect(words(verdict.headline, 'fr')).toMatch(/^Microsoft signale un incident dans Exchange Online/);
  });

  it('of Exchange Online does not explain a secret that is refused', () => {
    const token = refusedToken('secretWrong', 7_000_215);
    const { verdict } = judge(withIssues([issue(), issue({ service: 'entra', id: 'MO1' })], { token }));
    expect(verdict).toMatchObject({ link: 'token', runbook: 'rotate-secret' });
    expect(words(verdict.headline)).not.toContain('Microsoft reports an incident');
  });

  it('of Entra comes before a sign-in that could not be looked at', () => {
    const token = failed({ code: 'unavailable', status: 503, retryAfterMs: null }, 'integrationCredential');
    const { verdict } = judge(withIssues([issue({ service: 'entra', id: 'MO1' })], { token }));
    expect(words(verdict.headline)).toBe(
      'Mail is at risk: Microsoft reports an incident in Microsoft Entra (MO1).',
    );
  });

  it('by itself puts mail at risk', () => {
    const { verdict } = judge(withIssues([issue()]));
    expect(verdict).toMatchObject({ link: 'none', severity: 'warning', explains: [EXCHANGE] });
    expect(words(verdict.headline)).toBe(
      'Mail is at risk: Microsoft reports an incident in Exchange Online (EX401337).',
    );
  });
});
