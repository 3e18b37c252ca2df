import { describe, expect, it } from 'vitest';

import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { appDisabled, secretExpired } from '../../../../electron/simulator/scenarios/token';
import { withdrawRole } from '../../../../electron/simulator/tenant-builder';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { WILLING, wordsOf } from '../../../support/run-bench';
import {
  byHand,
  done,
  expectHonest,
  type Mishap,
  refusal,
  restarting,
  type Trial,
  tryRunbook,
} from '../../../support/run-trial';

/** Everything that a request can mend, at once: the platform has other addresses, which must stay. */
const ALL_BROKEN: Scenario = {
  finish: ({ app }) => {
    app.application.isDisabled = true;
    app.application.signInAudience = 'AzureADMyOrg';
    app.application.web.splice(0, 1, 'https://intranet.contoso.example/callback');
    app.application.spa.push('https://spa.contoso.example');
    app.principal.accountEnabled = false;
    app.principal.isDisabled = true;
  },
};

const WITHOUT_PRINCIPAL: Scenario = {
  finish: ({ tenant, app }) => {
    for (const role of ['Mail.ReadWrite', 'Mail.Send']) withdrawRole(tenant, app.principal, role);
    tenant.permissionGrants.splice(0);
    tenant.subscriptions.splice(0);
    tenant.servicePrincipals.splice(tenant.servicePrincipals.indexOf(app.principal), 1);
  },
};

const GONE: Scenario = {
  finish: (integration) => {
    WITHOUT_PRINCIPAL.finish?.(integration);
    const { applications } = integration.tenant;
    applications.splice(applications.indexOf(integration.app.application), 1);
  },
};

function statusOf(state: RunState): Readonly<Record<string, string>> {
  return Object.fromEntries(state.steps.map(({ id, status }) => [id, status]));
}

function proofsOf(trial: Trial, state: RunState): readonly string[] {
  return (state.steps.find(({ id }) => id === 'verify')?.proofs ?? []).map(({ text }) =>
    wordsOf(text, trial.bench.clock),
  );
}

const APPLICATION = 'PATCH /applications/{id}';
const PRINCIPAL = 'PATCH /servicePrincipals/{id}';

describe('fix-app-registration, from broken to proved', () => {
  it('enables the enterprise application that was switched off', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: appDisabled });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([PRINCIPAL]);
    expect(trial.bench.integration.app.principal.accountEnabled).toBe(true);
    expect(statusOf(state)).toMatchObject({ activate: 'notNeeded', audience: 'notNeeded', enable: 'done' });
    expect(proofsOf(trial, state)).toEqual([
      'The app is there, switched on, and set up as it should be.',
      'Microsoft issued a token.',
    ]);
    expectHonest(trial);
  });

  it('mends everything that it finds, and keeps every address', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: ALL_BROKEN });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([APPLICATION, PRINCIPAL, APPLICATION, APPLICATION]);
    const { application, principal } = trial.bench.integration.app;
    expect(application).toMatchObject({
      isDisabled: false,
      signInAudience: 'AzureADMultipleOrgs',
      web: ['https://intranet.contoso.example/callback', 'http://localhost'],
      spa: ['https://spa.contoso.example'],
    });
    expect(principal).toMatchObject({ accountEnabled: true, isDisabled: false });
    expectHonest(trial);
  });

  it('adds the enterprise application where there is none', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: WITHOUT_PRINCIPAL });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual(['POST /servicePrincipals']);
    const { tenant, app } = trial.bench.integration;
    expect(tenant.servicePrincipals.filter(({ appId }) => appId === app.application.appId)).toHaveLength(1);
    expectHonest(trial);
  });

  it('leaves audience and address as they are where that is wanted', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: ALL_BROKEN });
    const state = await trial.go((one) =>
      one.current?.id === 'audience' || one.current?.id === 'redirect' ? { action: 'skip' } : WILLING(one),
    );
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([APPLICATION, PRINCIPAL]);
    expect(trial.bench.integration.app.application.signInAudience).toBe('AzureADMyOrg');
  });
});

describe('fix-app-registration, where nothing is to be sent', () => {
  it('sends nothing where all is well', async () => {
    const trial = tryRunbook('fix-app-registration');
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(statusOf(state)).toMatchObject({ enableApp: 'notNeeded', enable: 'notNeeded' });
  });

  it('finds what was mended in the portal meanwhile', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: appDisabled });
    const before = await trial.go((one) => (one.current?.id === 'enableApp' ? null : WILLING(one)));
    expect(before.current?.requests).toHaveLength(1);
    trial.bench.integration.app.principal.accountEnabled = true;
    trial.bench.restart();
    expect((await trial.go()).status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
  });

  it('watches the portal while it is done by hand', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: ALL_BROKEN, writes: 'none' });
    const { application, principal } = trial.bench.integration.app;
    const watched: unknown[] = [];
    const admin = byHand({
      activate: () => {
        application.isDisabled = false;
      },
      enableApp: () => {
        Object.assign(principal, { accountEnabled: true, isDisabled: false });
      },
      audience: () => {
        application.signInAudience = 'AzureADMultipleOrgs';
      },
      redirect: () => {
        application.web.push('http://localhost');
      },
    });
    const state = await trial.go((one) => {
      if (one.current?.byHand) {
        const { id, wait } = one.current;
        // As long as somebody takes for it; and not what is waited for after a request was sent.
        watched.push([id, wait === null ? null : [wait.reason.id, wait.expectedMs]]);
      }
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(trial.bench.writes()).toEqual([]);
    expect(watched).toEqual([
      ...['activate', 'enableApp', 'audience', 'redirect'].map((id) => [id, ['runbook.watching', null]]),
      ['disable', null],
      ['enable', null],
    ]);
  });
});

describe('fix-app-registration, when it cannot be', () => {
  it('explains that Microsoft disabled the app, with a message to its support, and sends nothing', async () => {
    const trial = tryRunbook('fix-app-registration', {
      scenario: {
        finish: ({ app }) => {
          app.application.disabledByMicrosoftStatus = 'DisabledDueToViolationOfServicesAgreement';
          app.principal.accountEnabled = false;
        },
      },
    });
    const state = await trial.go(() => null);
    const problem = state.current?.problem;
    expect(problem?.text.params).toEqual({ problem: 'byMicrosoft' });
    expect(problem?.request && wordsOf(problem.request, trial.bench.clock)).toContain(
      'DisabledDueToViolationOfServicesAgreement',
    );
    expect(trial.bench.writes()).toEqual([]);
  });

  it('says where a deleted registration is restored', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: GONE });
    const state = await trial.go(() => null);
    expect(state.current?.problem?.text.params).toEqual({ problem: 'gone' });
    expect(state.current?.byHand?.instructions).toHaveLength(2);
    expect(state.current?.primary?.action).toBe('check');
  });

  it.each([
    [403, 'Authorization_RequestDenied', 'runbook.problem.role', {}],
    [400, 'Request_BadRequest', 'registration.problem', { problem: 'refused' }],
    [404, 'Request_ResourceNotFound', 'registration.problem', { problem: 'vanished' }],
  ])('explains %i %s', async (status, code, id, params) => {
    const trial = tryRunbook('fix-app-registration', {
      scenario: appDisabled,
      answer: () => refusal(status, code, 'No.'),
    });
    let pressed = 0;
    const state = await trial.go((one) => {
      if (one.current?.id !== 'enableApp') return WILLING(one);
      pressed += 1;
      return pressed === 1 ? WILLING(one) : null;
    });
    expect(state.current?.problem?.text.id).toBe(id);
    expect(state.current?.problem?.text.params).toMatchObject(params);
    expect(trial.bench.integration.app.principal.accountEnabled).toBe(false);
    expectHonest(trial);
  });

  it('says that a token is refused for another reason', async () => {
    const trial = tryRunbook('fix-app-registration', {
      scenario: {
        ...secretExpired,
        finish: (integration) => {
          secretExpired.finish?.(integration);
          integration.app.application.signInAudience = 'AzureADMyOrg';
        },
      },
    });
    const state = await trial.go(undefined, 12);
    expect(done(trial)).toEqual([APPLICATION]);
    expect(state.current?.id).toBe('verify');
    expect(state.current?.problem?.text.params).toEqual({ problem: 'tokenRefused' });
  });

  it('takes the administrator’s word where it holds no credential to try', async () => {
    const trial = tryRunbook('fix-app-registration', {
      scenario: appDisabled,
      access: (access) => access.filter(({ kind }) => kind === 'monitorRegistration'),
    });
    const state = await trial.go((one) => {
      const { current } = one;
      // Nothing that would show how mail fares can be read either.
      if (current?.id === 'pause' && current.problem !== null) return { action: 'skip' };
      return current?.id === 'prove' || (current?.id === 'verify' && current.problem !== null)
        ? { action: 'vouch' }
        : WILLING(one);
    });
    expect(state.status).toBe('told');
  });
});

describe('fix-app-registration, when something breaks on the way', () => {
  it.each<Mishap>(['answerLost', 'requestLost', 'killedAfter', 'killedBefore'])(
    'does each change once when each write meets with: %s',
    async (mishap) => {
      const trial = tryRunbook('fix-app-registration', { scenario: ALL_BROKEN, mishap });
      const state = await trial.go();
      expect(state.status).toBe('proved');
      expect(done(trial)).toEqual([APPLICATION, PRINCIPAL, APPLICATION, APPLICATION]);
      expectHonest(trial);
    },
  );

  it.each<Mishap>(['answerLost', 'killedAfter'])(
    'adds one enterprise application only: %s',
    async (mishap) => {
      const trial = tryRunbook('fix-app-registration', { scenario: WITHOUT_PRINCIPAL, mishap });
      expect((await trial.go()).status).toBe('proved');
      expect(done(trial)).toEqual(['POST /servicePrincipals']);
      expectHonest(trial);
    },
  );

  it('goes on after a restart before each thing that is done', async () => {
    const trial = tryRunbook('fix-app-registration', { scenario: ALL_BROKEN });
    const state = await trial.go(restarting(trial));
    expect(state.status).toBe('proved');
    expect(done(trial)).toEqual([APPLICATION, PRINCIPAL, APPLICATION, APPLICATION]);
    expectHonest(trial);
  });
});
