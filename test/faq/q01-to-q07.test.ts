import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { replaceTokenEndpoint } from '../../electron/simulator/genesys/integration-state';
import { consentMissing, consentUserOnly } from '../../electron/simulator/scenarios/consent';
import { domainReused } from '../../electron/simulator/scenarios/genesys';
import { scopeOpen } from '../../electron/simulator/scenarios/scope';
import { subscriptionMissing } from '../../electron/simulator/scenarios/subscription';
import { tokenEndpointV1 } from '../../electron/simulator/scenarios/token';
import { HOUR_MS } from '../../shared/domain/instant';
import { valueOf } from '../../shared/domain/observation';
import { buildScope, scopeTestOutput } from '../support/exchange-deeds';
import { findingsOf, openFaq, worstOf } from '../support/faq-case';
import { lookAnew } from '../support/run-bench';
import { serveTrials, type TrialServer } from '../support/served-trials';

let server: TrialServer;

beforeAll(async () => {
  server = await serveTrials();
});
afterAll(() => server.close());

describe('Q1 How do I limit the app’s permissions to specific mailboxes?', () => {
  it('says that the app can read every mailbox, scopes it, and proves both ways', async () => {
    const { bench, judge, mend, words } = openFaq(server, { scenario: scopeOpen });
    const open = worstOf(await judge(), 'mailbox-scope');
    expect(open.severity).toBe('warning');
    expect(words(open)).toMatch(/every mailbox/);
    expect(open.runbook).toBe('scope-mailboxes');
    const state = await mend('scope-mailboxes', {
      deeds: {
        build: () => {
          buildScope(bench, bench.connection.mailboxes);
        },
      },
      answers: () => ({ output: scopeTestOutput(bench) }),
    });
    expect(state.status).toBe('proved');
    const after = await lookAnew(bench);
    expect(after.canaries.map(({ probe }) => valueOf(probe)?.outcome)).toEqual(['refused']);
    expect(new Set(after.mailboxes.map(({ probe }) => valueOf(probe)?.outcome))).toEqual(new Set(['open']));
    expect(findingsOf(await judge(), 'mailbox-scope').every(({ severity }) => severity === 'ok')).toBe(true);
  });
});

describe('Q2 Where do I get the OAuth 2.0 token endpoint (v2)?', () => {
  it('says what the right one is, and sees it work at both ends', async () => {
    const { bench, judge, mend, words } = openFaq(server, { scenario: tokenEndpointV1 });
    const wrong = worstOf(await judge(), 'token-endpoint');
    expect(wrong.severity).toBe('critical');
    expect(words(wrong)).toMatch(/v1|v2/);
    const right = `${new URL(bench.connection.tokenEndpoint ?? '').origin}/${bench.connection.tenantId}/oauth2/v2.0/token`;
    const { farEnd } = bench.integration;
    await mend('fix-token-endpoint', {
      deeds: {
        correct: () => {
          if (farEnd !== null) replaceTokenEndpoint(farEnd.organisation, farEnd.integration, right);
        },
      },
      answers: () => ({ endpoint: right }),
    });
    expect(worstOf(await judge(), 'token-endpoint').severity).toBe('ok');
  });
});

describe('Q3 Is User.Read required?', () => {
  it('shows that a user’s own consent is no green tick, and grants it for the organisation', async () => {
    const { bench, judge, mend, words } = openFaq(server, { scenario: consentUserOnly });
    const lacking = findingsOf(await judge(), 'permissions').find(
      ({ subject }) => subject.id === 'User.Read',
    );
    expect(lacking).toMatchObject({ severity: 'warning', runbook: 'grant-consent' });
    if (lacking !== undefined) expect(words(lacking)).toMatch(/delegated|consent/i);
    await mend('grant-consent');
    const grants = bench.integration.tenant.permissionGrants;
    expect(
      grants.some(({ consentType, scope }) => consentType === 'AllPrincipals' && scope.includes('User.Read')),
    ).toBe(true);
    expect(worstOf(await judge(), 'permissions').severity).toBe('ok');
  });
});

describe('Q5 How do mails become read once transferred?', () => {
  it('requires Mail.ReadWrite, and takes what is read for what was downloaded', async () => {
    const { bench, judge, wait, words } = openFaq(server);
    await wait(HOUR_MS);
    const flowing = await judge();
    expect(worstOf(flowing, 'mail-flow').severity).toBe('ok');
    const newest = valueOf((await lookAnew(bench)).mailboxes[0]!.mailFlow)?.recent.filter(
      (one) => one.isRead,
    );
    expect(newest?.length).toBeGreaterThan(0);
    const stopped = openFaq(server, { scenario: consentMissing });
    const found = findingsOf(await stopped.judge(), 'permissions').filter(
      ({ severity }) => severity === 'critical',
    );
    expect(found.map(({ subject }) => subject.id)).toContain('Mail.ReadWrite');
    expect(found.map((one) => words(one)).join(' ')).toMatch(/read/i);
  });
});

describe('Q6 Can a campaign or agentless domain reuse the inbound domain’s name?', () => {
  it('warns without the link to Microsoft Graph, and says why it is fine with it', async () => {
    const { bench, judge, words } = openFaq(server, { scenario: domainReused });
    const reused = worstOf(await judge(), 'domain-reuse');
    expect(reused.severity).toBe('warning');
    const { farEnd } = bench.integration;
    for (const domain of farEnd?.organisation.emailDomains ?? []) {
      domain.graphIntegrationId = farEnd?.integration.id ?? null;
    }
    const fine = findingsOf(await judge(), 'domain-reuse');
    expect(fine.every(({ severity }) => severity === 'ok')).toBe(true);
    expect(fine.map((one) => words(one)).join(' ')).toMatch(/Graph/);
  });
});

describe('Q7 How often are mails fetched?', () => {
  it('says that no subscription means no mail, and has the integration subscribe anew', async () => {
    const { bench, judge, mend } = openFaq(server, { scenario: subscriptionMissing });
    const before = await judge();
    const missing = worstOf(before, 'subscription-health');
    expect(missing).toMatchObject({
      severity: 'critical',
      impact: 'stopped',
      runbook: 'restore-subscriptions',
    });
    expect(before.verdict.link).toBe('subscription');
    const state = await mend('restore-subscriptions');
    expect(state.status).toBe('proved');
    const { tenant, mailboxes } = bench.integration;
    for (const { id } of mailboxes) {
      expect(tenant.subscriptions.some(({ resource }) => resource.includes(id))).toBe(true);
    }
    expect(worstOf(await judge(), 'subscription-health').severity).toBe('ok');
  });
});
