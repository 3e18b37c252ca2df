import { describe, expect, it } from 'vitest';

import { scopeMailboxes } from '../../../../electron/runbooks/scope-mailboxes';
import { removeAccessPolicies } from '../../../../electron/simulator/exchange-scope';
import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { rbacScoped, scopeBlocked, scopeOpen } from '../../../../electron/simulator/scenarios/scope';
import { withdrawRole } from '../../../../electron/simulator/tenant-builder';
import { MINUTE_MS } from '../../../../shared/domain/instant';
import type { RunState } from '../../../../shared/domain/runbook-run';
import { buildScope, scopeTestOutput } from '../../../support/exchange-deeds';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  quiet,
  type RunBench,
  type RunBenchOptions,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

/** Does in Exchange and Genesys Cloud what the steps say, and presses what is offered. */
function diligent(bench: RunBench, answers: Readonly<Record<string, string>> = {}): Administrator {
  const { tenant, app } = bench.integration;
  return (state) => {
    const { current } = state;
    if (current === null || current.isBusy) return null;
    const willing = WILLING(state);
    if (current.id === 'build') buildScope(bench, bench.connection.mailboxes);
    if (current.id === 'removePolicy') removeAccessPolicies(tenant, app.application.appId, bench.clock.now());
    if (current.questions.length === 0) return willing;
    const given = Object.fromEntries(current.questions.map(({ id, value }) => [id, value]));
    return {
      action: 'answer',
      answers: {
        ...given,
        ...(current.id === 'test' ? { output: scopeTestOutput(bench) } : {}),
        ...answers,
      },
    };
  };
}

/** Goes on until the run is at a step, and leaves it there. */
async function reach(bench: RunBench, id: string, step: string): Promise<RunState> {
  for (let round = 0; round < 100; round += 1) {
    await quiet(bench);
    const state = bench.run(id);
    if (state.current === null || state.current.id === step) return state;
    await drive(bench, id, diligent(bench), 1);
  }
  throw new Error(`never came to ${step}`);
}

function stepOf(state: RunState, id: string): string | undefined {
  return state.steps.find((one) => one.id === id)?.status;
}

function consents({ integration }: RunBench): number {
  const { tenant, app } = integration;
  return tenant.appRoleAssignments.filter(({ principalId }) => principalId === app.principal.id).length;
}

/** Takes the consents away in the portal. */
function withdrawAll({ integration: { tenant, app } }: RunBench): void {
  for (const permission of ['Mail.ReadWrite', 'Mail.Send']) withdrawRole(tenant, app.principal, permission);
}

function bench(scenario: Scenario, options: RunBenchOptions = {}): RunBench {
  return createRunBench({ scenario, ...options });
}

describe('scope-mailboxes', () => {
  it.each([
    ['a tenant without any scope', scopeOpen, 'notNeeded'],
    ['a legacy policy that leaves a mailbox out', scopeBlocked, 'done'],
  ])('goes from %s to RBAC, without a gap', async (_case, scenario, policyStep) => {
    const one = bench(scenario);
    const id = begin(one, 'scope-mailboxes');
    const started = one.clock.now();
    let removedAt = 0;
    const state = await drive(one, id, (now) => {
      if (now.current?.id === 'removeConsent') removedAt = one.clock.now();
      return diligent(one)(now);
    });
    expect(state.status).toBe('proved');
    expect(one.writes()).toEqual([
      expect.stringMatching(/^DELETE .*\/appRoleAssignedTo\/\S+ 204$/),
      expect.stringMatching(/^DELETE .*\/appRoleAssignedTo\/\S+ 204$/),
    ]);
    expect(consents(one)).toBe(0);
    // The consent stays for as long as Exchange may take.
    expect(removedAt - started).toBeGreaterThanOrEqual(120 * MINUTE_MS);
    expect(stepOf(state, 'removePolicy')).toBe(policyStep);
    const proofs = state.steps.flatMap((step) => step.proofs.map(({ text }) => wordsOf(text, one.clock)));
    expect(proofs).toContain('The integration is refused at ceo@contoso.example.');
    const confirmed = Object.values(one.store.runs()[0]!.steps).flatMap((step) => step.confirmed);
    expect(confirmed.flatMap(({ requests }) => requests)).toHaveLength(one.writes().length);
    expect(one.unexpected).toEqual([]);
  });

  it('sends nothing and asks nothing where it is so already', async () => {
    const one = bench(rbacScoped);
    const state = await drive(one, begin(one, 'scope-mailboxes'));
    expect(state.status).toBe('proved');
    expect(one.writes()).toEqual([]);
    expect(state.steps.filter(({ status }) => status === 'done').map(({ id }) => id)).toEqual(['survey']);
  });

  it('shows each request beforehand', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'choose');
    const context = {
      runId: id,
      connection: one.connection,
      connections: [one.connection],
      startedAt: one.clock.now(),
    };
    let values = one.store.runs()[0]!.values;
    const seen = new Set(['survey']);
    const shown: string[] = [];
    for (;;) {
      const step = scopeMailboxes
        .plan(values, context)
        .steps.find((each) => each.isNeeded !== false && !seen.has(each.id));
      if (step === undefined) break;
      seen.add(step.id);
      shown.push(...(step.change?.requests ?? []).map(({ method }) => `${method} at ${step.id}`));
      values = { ...values, ...(step.assumed ?? step.done) };
    }
    expect(shown).toEqual(['DELETE at removeConsent', 'DELETE at removeConsent']);
    expect(seen).toContain('enable');
    expect(one.writes()).toEqual([]);
  });

  it('does not go on with a test that does not show it, and names what is wrong', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'test');
    const paste = async (output: string): Promise<string> => {
      one.keeper.act(id, 'test', 'answer', { output });
      await quiet(one);
      const { current } = one.run(id);
      expect(current?.id).toBe('test');
      return wordsOf(current!.questions[0]!.problem!, one.clock);
    };
    expect(await paste('RoleName  InScope\n--------  -------')).toContain('Line 1 is not understood');
    expect(await paste(scopeTestOutput(one).replace('"True"', '"False"'))).toContain(
      'Exchange does not grant Mail.ReadWrite for help@contoso.example',
    );
    expect(await paste(scopeTestOutput(one).replaceAll('"False"', '"True"'))).toContain(
      'ceo@contoso.example',
    );
    expect(one.writes()).toEqual([]);
  });

  it('grants the consent again where the mailboxes turn out to be refused, and begins with the test', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    const { tenant } = one.integration;
    await reach(one, id, 'removeConsent');
    // Somebody narrows the scope meanwhile.
    tenant.rbacAssignments.splice(0);
    await reach(one, id, 'probe');
    const { current } = one.run(id);
    expect(wordsOf(current!.problem!.text, one.clock)).toContain('help@contoso.example');
    expect(consents(one)).toBe(0);
    one.keeper.act(id, 'probe', 'skip', {});
    const back = await reach(one, id, 'test');
    expect(back.current?.id).toBe('test');
    expect(consents(one)).toBe(2);
    expect(one.writes().filter((line) => line.startsWith('POST'))).toHaveLength(2);
    buildScope(one, one.connection.mailboxes);
    const state = await drive(one, id, diligent(one));
    expect(state.status).toBe('proved');
    expect(consents(one)).toBe(0);
  });

  it('grants the consent again when it is cancelled before the proof', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'removeConsent');
    one.integration.tenant.rbacAssignments.splice(0);
    await reach(one, id, 'probe');
    one.keeper.cancel(id);
    const state = await drive(one, id, WILLING);
    expect(state.status).toBe('cancelled');
    expect(consents(one)).toBe(2);
  });

  it('leaves everything as it is when it is cancelled before anything was taken away', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'removeConsent');
    one.keeper.cancel(id);
    const state = await drive(one, id, WILLING);
    expect(state.status).toBe('cancelled');
    expect(one.writes()).toEqual([]);
  });

  it('goes on after a start at every step', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    const seen = new Set<string>();
    let state = one.run(id);
    while (state.current !== null) {
      const { current } = state;
      await drive(one, id, (now) => (now.current?.id === current.id ? diligent(one)(now) : null), 60);
      one.restart();
      await quiet(one);
      state = one.run(id);
      if (state.current !== null) seen.add(state.current.id);
      if (seen.size > 20) break;
    }
    expect(state.status).toBe('proved');
    expect(one.writes()).toHaveLength(2);
  });

  it('finds the consent gone after a start, and sends nothing', async () => {
    const one = bench(scopeOpen);
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'removeConsent');
    withdrawAll(one);
    one.restart();
    await quiet(one);
    expect(stepOf(one.run(id), 'removeConsent')).toBe('done');
    const state = await drive(one, id, diligent(one));
    expect(state.status).toBe('proved');
    expect(one.writes()).toEqual([]);
  });

  it('says which role is missing when Microsoft refuses, and goes on when it was done elsewhere', async () => {
    const one = bench(scopeOpen, {
      network: (fetch) => (input, init) =>
        init?.method === 'DELETE'
          ? Promise.resolve(
              Response.json(
                { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } },
                { status: 403 },
              ),
            )
          : fetch(input, init),
    });
    const id = begin(one, 'scope-mailboxes');
    await reach(one, id, 'removeConsent');
    one.keeper.act(id, 'removeConsent', 'confirm', {});
    await quiet(one);
    const refused = one.run(id).current!;
    expect(wordsOf(refused.problem!.text, one.clock)).toContain('Privileged Role Administrator');
    expect(wordsOf(refused.problem!.request!, one.clock)).toContain('DELETE https://');
    withdrawAll(one);
    one.keeper.act(id, 'removeConsent', 'check', {});
    const state = await drive(one, id, diligent(one));
    expect(state.status).toBe('proved');
  });

  it('is done by hand where nobody here may send it', async () => {
    const one = bench(scopeOpen, { writes: 'none' });
    const id = begin(one, 'scope-mailboxes');
    const { current } = await reach(one, id, 'removeConsent');
    expect(current!.byHand!.copies[0]!.text).toMatch(/^Remove-MgServicePrincipalAppRoleAssignment .* # Mail/);
    one.keeper.act(id, 'removeConsent', 'done', {});
    await quiet(one);
    expect(one.run(id).current?.id).toBe('removeConsent');
    withdrawAll(one);
    one.keeper.act(id, 'removeConsent', 'done', {});
    const state = await drive(one, id, diligent(one));
    expect(state.status).toBe('proved');
    expect(one.writes()).toEqual([]);
  });

  it('asks for a mailbox that has to stay closed, and goes on without one only when told to', async () => {
    const one = bench({ ...scopeOpen, finish: ({ connection }) => connection.canaryMailboxes?.splice(0) });
    const id = begin(one, 'scope-mailboxes');
    const stuck = await drive(one, id, () => null);
    expect(stuck.current?.id).toBe('canary');
    expect(stuck.current?.others.map(({ action }) => action)).toEqual(['skip']);
    one.keeper.act(id, 'canary', 'skip', {});
    const state = await drive(one, id, diligent(one));
    expect(state.status).toBe('proved');
  });
});
