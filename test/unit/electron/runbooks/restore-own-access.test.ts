import { describe, expect, it } from 'vitest';

import type { Integration, Scenario } from '../../../../electron/simulator/scenarios/integration';
import { addSecret, grantRole, withdrawRole } from '../../../../electron/simulator/tenant-builder';
import type { SimApplication, SimServicePrincipal } from '../../../../electron/simulator/world';
import { DAY_MS } from '../../../../shared/domain/instant';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { WILLING, wordsOf } from '../../../support/run-bench';
import { byHand, expectHonest, restarting, type Trial, tryRunbook } from '../../../support/run-trial';

const MONITOR_SECRET = 'CONTOSO_MONITOR_SECRET';

function monitorOf({ tenant }: Integration): {
  readonly application: SimApplication;
  readonly principal: SimServicePrincipal;
} {
  const application = tenant.applications.find(({ displayName }) => displayName === 'Graphkeeper monitor');
  const principal = tenant.servicePrincipals.find(({ appId }) => appId === application?.appId);
  if (application === undefined || principal === undefined) throw new Error('no monitor registration');
  return { application, principal };
}

/** Its secret ends so many days from now. */
function monitorEndsIn(days: number): Scenario {
  return {
    finish: (integration) => {
      const { application } = monitorOf(integration);
      const [secret] = application.passwords;
      if (secret !== undefined) {
        application.passwords.splice(0, 1, { ...secret, end: integration.now + days * DAY_MS });
      }
    },
  };
}

const LACKS_ROLES: Scenario = {
  finish: (integration) => {
    const { principal } = monitorOf(integration);
    for (const role of ['Directory.Read.All', 'Application.Read.All', 'User.Read.All']) {
      withdrawRole(integration.tenant, principal, role);
    }
  },
};

function statusOf(state: RunState): Readonly<Record<string, string>> {
  return Object.fromEntries(state.steps.map(({ id, status }) => [id, status]));
}

/** A new secret of the monitor registration, put where Graphkeeper takes it from. */
function renew({ bench }: Trial): void {
  const { application } = monitorOf(bench.integration);
  const { tenant, random } = bench.integration;
  const fresh = addSecret(tenant, application, {
    displayName: 'graphkeeper',
    start: bench.clock.now() - 1_000,
    end: bench.clock.now() + 300 * DAY_MS,
    random,
  });
  bench.env[MONITOR_SECRET] = fresh.secretText;
}

function grant({ bench }: Trial, roles: readonly string[]): void {
  const { principal } = monitorOf(bench.integration);
  const { tenant, random } = bench.integration;
  for (const role of roles) grantRole(tenant, principal, role, { at: bench.clock.now(), random });
}

const ROLES = ['Application.Read.All', 'Directory.Read.All'];

describe('restore-own-access', () => {
  it('finds nothing missing where nothing is', async () => {
    const trial = tryRunbook('restore-own-access', { writes: 'none' });
    const state = await trial.go();
    expect(state.status).toBe('proved');
    expect(statusOf(state)).toMatchObject({
      signIn: 'notNeeded',
      credential: 'notNeeded',
      grant: 'notNeeded',
    });
    expect(trial.bench.writes()).toEqual([]);
  });

  it('says what to grant, to whom to write, and sees when it was granted', async () => {
    const trial = tryRunbook('restore-own-access', { scenario: LACKS_ROLES, writes: 'none' });
    const shown: string[] = [];
    const scripts: string[] = [];
    let waited = 0;
    const state = await trial.go((one) => {
      const { current } = one;
      if (current?.id !== 'grant') return WILLING(one);
      waited += 1;
      if (current.problem?.request) shown.push(wordsOf(current.problem.request, trial.bench.clock));
      scripts.push(...(current.byHand?.copies ?? []).map(({ text }) => text));
      if (waited === 3) grant(trial, ROLES);
      return null;
    });
    expect(state.status).toBe('proved');
    expect(waited).toBe(3);
    expect(shown[0]).toContain('Application.Read.All (Application)');
    expect(shown[0]).toContain('Privileged Role Administrator');
    expect(scripts.join('\n')).toContain('New-MgServicePrincipalAppRoleAssignment');
    expect(trial.bench.writes()).toEqual([]);
    expectHonest(trial);
  });

  it.each([
    ['has ended', monitorEndsIn(-1), 'rejected'],
    ['ends soon', monitorEndsIn(10), 'ending'],
  ])('has its secret renewed when that %s', async (_when, scenario, expected) => {
    const trial = tryRunbook('restore-own-access', { scenario, writes: 'none' });
    const problems: unknown[] = [];
    const admin = byHand({
      credential: () => {
        renew(trial);
      },
    });
    const state = await trial.go((one) => {
      if (one.current?.problem) problems.push(one.current.problem.text.params);
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(problems[0]).toMatchObject({ problem: expected, access: 'monitorRegistration' });
    expect(state.steps.at(-1)?.proofs).toHaveLength(1);
    expectHonest(trial);
  });

  it('names where a secret is missing', async () => {
    const trial = tryRunbook('restore-own-access', { writes: 'none' });
    const secret = trial.bench.env[MONITOR_SECRET] ?? '';
    trial.bench.env[MONITOR_SECRET] = '';
    const texts: string[] = [];
    const admin = byHand({
      credential: () => {
        trial.bench.env[MONITOR_SECRET] = secret;
      },
    });
    const state = await trial.go((one) => {
      texts.push(...(one.current?.byHand?.copies ?? []).map(({ text }) => text));
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(texts).toContain(`env:${MONITOR_SECRET}`);
    expect(texts.join(' ')).not.toContain(secret);
  });

  it('explains a refusal that no secret mends', async () => {
    const trial = tryRunbook('restore-own-access', {
      writes: 'none',
      scenario: {
        finish: (integration) => {
          monitorOf(integration).principal.accountEnabled = false;
        },
      },
    });
    const words: string[] = [];
    const admin = byHand({
      refused: () => {
        monitorOf(trial.bench.integration).principal.accountEnabled = true;
      },
    });
    const state = await trial.go((one) => {
      if (one.current?.problem) words.push(wordsOf(one.current.problem.text, trial.bench.clock));
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(words[0]).toBe(
      'Microsoft refuses Graphkeeper’s registration a token: the app is disabled (AADSTS7000112).',
    );
  });

  it('asks for an access of its own where there is only the integration’s', async () => {
    const trial = tryRunbook('restore-own-access', {
      writes: 'none',
      access: (access) => access.filter(({ kind }) => kind === 'integrationCredential'),
    });
    const state = await trial.go(() => null, 4);
    expect(state.current?.id).toBe('registration');
    expect(state.current?.wait).not.toBeNull();
  });

  it('asks for a sign-in where nobody is signed in', async () => {
    const trial = tryRunbook('restore-own-access', {
      writes: 'none',
      access: (access) => [
        ...access.filter(({ kind }) => kind === 'integrationCredential'),
        { kind: 'administrator', clientId: '11111111-1111-4111-8111-111111111111' },
      ],
    });
    const state = await trial.go(() => null, 4);
    expect(state.current?.id).toBe('signIn');
    expect(state.current?.problem?.text.params).toMatchObject({ problem: 'signIn' });
  });

  it('says that it cannot tell while the network fails, and never that all is well', async () => {
    const trial = tryRunbook('restore-own-access', {
      writes: 'none',
      network: () => () => Promise.reject(new TypeError('fetch failed')),
    });
    const state = await trial.go(() => null, 4);
    expect(state.current?.id).toBe('survey');
    expect(state.current?.problem?.text.id).toBe('runbook.problem.unread');
  });

  it('does not end as proved while something was put off', async () => {
    const trial = tryRunbook('restore-own-access', { scenario: LACKS_ROLES, writes: 'none' });
    const state = await trial.go(
      (one) =>
        one.current?.id === 'grant' ? { action: 'skip' } : one.current?.id === 'verify' ? null : WILLING(one),
      8,
    );
    expect(state.status).toBe('active');
    expect(state.current?.id).toBe('verify');
    expect(state.current?.problem?.text.params).toMatchObject({ problem: 'grant' });
  });

  it('goes on after a restart before each thing that is done', async () => {
    const trial = tryRunbook('restore-own-access', { scenario: LACKS_ROLES, writes: 'none' });
    const admin = byHand({
      grant: () => {
        grant(trial, ROLES);
      },
    });
    const state = await trial.go(restarting(trial, admin));
    expect(state.status).toBe('proved');
    expectHonest(trial);
  });
});
