import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { integrationStatus } from '../../electron/simulator/genesys/integration-state';
import { consentMissing } from '../../electron/simulator/scenarios/consent';
import { flowUnpublished, multipleDestinationsOff } from '../../electron/simulator/scenarios/genesys';
import type { Scenario } from '../../electron/simulator/scenarios/integration';
import { mailboxUnlicensed } from '../../electron/simulator/scenarios/scope';
import { appDisabled, secretExpired } from '../../electron/simulator/scenarios/token';
import { grantRole } from '../../electron/simulator/tenant-builder';
import type { JsonObject } from '../../shared/domain/json';
import { valueOf } from '../../shared/domain/observation';
import { findingsOf, openFaq, worstOf } from '../support/faq-case';
import { lookAnew, type RunBench } from '../support/run-bench';
import { serveTrials, type TrialServer } from '../support/served-trials';

let server: TrialServer;

beforeAll(async () => {
  server = await serveTrials();
});
afterAll(() => server.close());

function farEndOf({ integration: { farEnd } }: RunBench) {
  if (farEnd === null) throw new Error('no organisation');
  return farEnd;
}

/** The states that Genesys Cloud's integration was asked to be in, in order. */
function switched(bench: RunBench): readonly string[] {
  return bench.store
    .runs()
    .flatMap(({ steps }) => Object.values(steps))
    .flatMap(({ sent }) => sent)
    .flatMap(({ body }) => {
      const isSwitch = typeof body === 'object' && body !== null && !Array.isArray(body);
      const state = isSwitch ? (body as JsonObject)['intendedState'] : undefined;
      return typeof state === 'string' ? [state] : [];
    });
}

describe('Q8 Mails are marked read but never arrive', () => {
  it('walks route, flow, queue and agents live, and sees a mail arrive after the flow was published', async () => {
    const { bench, judge, mend } = openFaq(server, { scenario: flowUnpublished });
    const before = await judge();
    expect(before.verdict).toMatchObject({ link: 'genesys', runbook: 'read-but-missing' });
    const state = await mend('read-but-missing', {
      deeds: {
        mend: () => {
          for (const flow of farEndOf(bench).organisation.flows) flow.publishedVersion ??= 5;
        },
      },
    });
    expect(state.status).toBe('proved');
    const found = state.steps.find(({ id }) => id === 'live-flow')?.proofs[0];
    expect(found).toMatchObject({ from: 'read', text: { params: { step: 'flow', fault: 'unpublished' } } });
    expect(state.steps.find(({ id }) => id === 'arrives')?.status).toBe('done');
    expect(worstOf(await judge(), 'genesys-routing').severity).toBe('ok');
  });
});

describe('Q9 A mail to several of our addresses reaches one route only', () => {
  it('shows what else changes, switches it on, and lets such a mail reach each route', async () => {
    const { bench, judge, mend } = openFaq(server, { scenario: multipleDestinationsOff });
    expect(worstOf(await judge(), 'multiple-destinations')).toMatchObject({
      severity: 'warning',
      runbook: 'enable-multiple-destinations',
    });
    const state = await mend('enable-multiple-destinations');
    expect(state.steps[0]?.id).toBe('effects');
    expect(farEndOf(bench).organisation.multipleDestinations).toBe(true);
    expect(worstOf(await judge(), 'multiple-destinations').severity).toBe('ok');
  });
});

describe('Q11 Must Genesys Cloud’s IPs be in the connection filter policy?', () => {
  it('reads the ranges, finds what the pasted policy lacks, and adds exactly that', async () => {
    const { judge, mend, words } = openFaq(server);
    const unseen = worstOf(await judge(), 'connection-filter');
    expect(unseen).toMatchObject({ severity: 'notice', runbook: 'allow-ip-ranges' });
    expect(words(unseen)).toMatch(/recommended/);
    let isAdded = false;
    let scripts: readonly string[] = [];
    const policy = () => ({
      Name: 'Default',
      IPAllowList: isAdded ? ['203.0.113.0/27'] : ['203.0.113.0/28'],
      IPBlockList: [],
    });
    await mend('allow-ip-ranges', {
      deeds: {
        add: ({ current }) => {
          scripts = (current?.byHand?.copies ?? []).map(({ text }) => text);
          isAdded = true;
        },
      },
      answers: () => ({ policy: JSON.stringify(policy()) }),
    });
    // What is lacking, added to what is there: a plain list would replace it.
    expect(scripts.join('\n')).toMatch(/@\{ ?Add ?= ?.*203\.0\.113\.16\/28/s);
    expect(scripts.join('\n')).not.toContain('203.0.113.0/28');
    expect(worstOf(await judge(), 'connection-filter').severity).toBe('ok');
  });
});

describe('Q12 Does an expired client secret break authentication?', () => {
  it('says so, and rotates it at both ends: proved by a token, by Genesys Cloud and by mail', async () => {
    const { bench, judge, mend } = openFaq(server, { scenario: secretExpired });
    const before = await judge();
    expect(before.verdict).toMatchObject({ link: 'token', severity: 'critical', runbook: 'rotate-secret' });
    const state = await mend('rotate-secret');
    expect(state.status).toBe('proved');
    const { organisation, integration } = farEndOf(bench);
    expect(integrationStatus(organisation, integration, bench.clock.now()).code).toBe('ACTIVE');
    const after = await judge();
    for (const check of ['credential-expiry', 'credential-works', 'genesys-integration'] as const) {
      expect([check, worstOf(after, check).severity]).toEqual([check, 'ok']);
    }
    expect(after.verdict.severity).not.toBe('critical');
  });
});

describe('Q14 The integration is active and its test succeeds, yet no mail', () => {
  it('names the mailbox without a licence as the first broken link', async () => {
    const { bench, judge, words } = openFaq(server, { scenario: mailboxUnlicensed });
    const { organisation, integration } = farEndOf(bench);
    expect(integrationStatus(organisation, integration, bench.clock.now()).code).toBe('ACTIVE');
    const evaluation = await judge();
    const ready = worstOf(evaluation, 'mailbox-ready');
    expect(ready.severity).toBe('critical');
    expect(words(ready)).toMatch(/licen[cs]e/i);
    expect(evaluation.verdict.link).toBe('scope');
    expect(evaluation.verdict.explains).toContain(ready.key);
  });
});

describe('Q15 Which permissions are the minimum?', () => {
  it('names what is granted beyond Mail.ReadWrite, Mail.Send and User.Read', async () => {
    const more: Scenario = {
      finish: ({ tenant, app, now, random }) => {
        grantRole(tenant, app.principal, 'Application.Read.All', { at: now, random });
      },
    };
    const { judge } = openFaq(server, { scenario: more });
    const evaluation = await judge();
    const excess = findingsOf(evaluation, 'excess-permissions').filter(({ severity }) => severity !== 'ok');
    expect(excess.map(({ subject }) => subject.name)).toEqual(['Application.Read.All']);
    const needed = findingsOf(evaluation, 'permissions').map(({ subject }) => subject.id);
    expect(needed.toSorted()).toEqual(['Mail.ReadWrite', 'Mail.Send', 'User.Read']);
  });
});

describe('Q16 What must follow every change in Azure?', () => {
  it('ends each such change with disabling and enabling the integration, by its API', async () => {
    for (const [runbook, scenario] of [
      ['grant-consent', consentMissing],
      ['fix-app-registration', appDisabled],
    ] as const) {
      const { bench, mend, judge } = openFaq(server, { scenario });
      await mend(runbook);
      expect([runbook, switched(bench)]).toEqual([runbook, ['DISABLED', 'ENABLED']]);
      const proofs = bench.keeper.states().flatMap(({ steps }) => steps.flatMap((step) => step.proofs));
      expect(proofs.map(({ text }) => JSON.stringify(text)).join()).toMatch(/"inactive".*"active"/s);
      expect(worstOf(await judge(), 'genesys-integration').severity).toBe('ok');
    }
  });
});

describe('Q17 How is the app registered?', () => {
  it('misses what the set-up page asks for, and sets it', async () => {
    const unlike: Scenario = {
      prepare: ({ app }) => {
        app.application.signInAudience = 'AzureADMyOrg';
        app.application.web.splice(0);
      },
    };
    const { bench, judge, mend } = openFaq(server, { scenario: unlike });
    const wrong = findingsOf(await judge(), 'app-registration').filter(({ severity }) => severity !== 'ok');
    expect(wrong.length).toBeGreaterThan(0);
    expect(new Set(wrong.map(({ runbook }) => runbook))).toEqual(new Set(['fix-app-registration']));
    await mend('fix-app-registration');
    const { application } = bench.integration.app;
    expect(application).toMatchObject({ signInAudience: 'AzureADMultipleOrgs', web: ['http://localhost'] });
    const after = findingsOf(await judge(), 'app-registration');
    expect(after.every(({ severity }) => severity === 'ok')).toBe(true);
    expect(valueOf((await lookAnew(bench)).application)?.redirectUris).toContain('http://localhost');
  });
});
