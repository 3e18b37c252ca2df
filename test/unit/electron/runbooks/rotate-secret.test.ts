import { describe, expect, it } from 'vitest';

import type { Scenario } from '../../../../electron/simulator/scenarios/integration';
import { secretWrong } from '../../../../electron/simulator/scenarios/token';
import { addSecret } from '../../../../electron/simulator/tenant-builder';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/instant';
import type { RunState } from '../../../../shared/domain/runbook-run';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  quiet,
  type RunBench,
  subscribeAnew,
  WILLING,
  wordsOf,
} from '../../../support/run-bench';

function passwordsOf(bench: RunBench) {
  return bench.integration.app.application.passwords;
}

/** Gives the vendor what is handed over, as an administrator does at Genesys Cloud. */
function dutiful(bench: RunBench, runId: string): Administrator {
  return async (state) => {
    if (state.current?.id === 'handOver') {
      const value = await bench.keeper.handOver(runId);
      const held = passwordsOf(bench).find(({ secretText }) => secretText === value);
      bench.integration.tenant.vendor.keyId = held?.keyId ?? null;
    }
    return WILLING(state);
  };
}

/** Goes on until a step is the current one. */
function until(stepId: string, administrator: Administrator): Administrator {
  return (state) => (state.current?.id === stepId ? null : administrator(state));
}

function problemOf(state: RunState, bench: RunBench): string {
  const problem = state.current?.problem ?? null;
  return problem === null
    ? ''
    : `${wordsOf(problem.text, bench.clock)} ${wordsOf(problem.advice, bench.clock)}`;
}

describe('rotate-secret', () => {
  it('goes from the old secret to the new one, and proves it', async () => {
    const bench = createRunBench();
    const old = bench.integration.secret.keyId;
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, dutiful(bench, id));
    expect(state.status).toBe('proved');
    expect(bench.writes().map((write) => write.split('/').at(-1))).toEqual([
      'addPassword 200',
      'removePassword 204',
    ]);
    expect(passwordsOf(bench).map(({ keyId }) => keyId)).toEqual([bench.integration.tenant.vendor.keyId]);
    expect(passwordsOf(bench)[0]?.keyId).not.toBe(old);
    // What was handed over is nowhere any more, and Graphkeeper looks with it.
    expect(bench.env[bench.integration.secretName]).toBe(passwordsOf(bench)[0]?.secretText);
    expect(JSON.stringify([bench.store.runs(), bench.noted])).not.toContain(
      passwordsOf(bench)[0]?.secretText,
    );
    expect(state.steps.find((step) => step.id === 'prove')?.proofs).toMatchObject([{ from: 'read' }]);
  });

  it('proposes an end that the organisation’s policy accepts, and takes no later one', async () => {
    const bench = createRunBench({
      scenario: {
        prepare: ({ tenant }) => {
          tenant.appManagementPolicy = { isEnabled: true, maxSecretLifetime: 'P90D', secretsBlocked: false };
        },
      },
    });
    const id = begin(bench, 'rotate-secret');
    const asked = await drive(bench, id, until('choose', WILLING));
    const [question] = asked.current?.questions ?? [];
    if (question?.kind !== 'day') throw new Error('no day is asked for');
    bench.keeper.act(id, 'choose', 'answer', { end: '2027-11-01' });
    await quiet(bench);
    expect(bench.run(id).current?.questions[0]?.problem).not.toBeNull();
    bench.keeper.act(id, 'choose', 'answer', { end: question.max });
    const added = await drive(bench, id, until('handOver', WILLING));
    expect(added.current?.id).toBe('handOver');
    const end = passwordsOf(bench).at(-1)?.end ?? 0;
    expect(end).toBeLessThanOrEqual(bench.clock.now() + 90 * DAY_MS);
    expect(end).toBeGreaterThan(bench.clock.now() + 85 * DAY_MS);
  });

  it('asks for another end where a policy that could not be read refuses it', async () => {
    const bench = createRunBench({
      writes: ['Application.ReadWrite.All'],
      scenario: {
        prepare: ({ tenant }) => {
          tenant.appManagementPolicy = { isEnabled: true, maxSecretLifetime: 'P90D', secretsBlocked: false };
        },
      },
    });
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('add', WILLING));
    bench.keeper.act(id, 'add', 'confirm', {});
    await quiet(bench);
    const refused = bench.run(id);
    expect(refused.current?.id).toBe('choose');
    expect(problemOf(refused, bench)).toContain('refuses a secret that is valid for so long');
    expect(passwordsOf(bench)).toHaveLength(1);
    bench.keeper.act(id, 'choose', 'answer', { end: '2027-01-15' });
    const added = await drive(bench, id, until('handOver', WILLING));
    expect(added.current?.id).toBe('handOver');
  });

  it('says so at the start where the policy forbids new secrets', async () => {
    const bench = createRunBench({
      scenario: {
        prepare: ({ tenant }) => {
          tenant.appManagementPolicy = { isEnabled: true, maxSecretLifetime: null, secretsBlocked: true };
        },
      },
    });
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, () => null);
    expect(state.current?.id).toBe('survey');
    expect(problemOf(state, bench)).toContain('forbids new client secrets');
    expect(bench.writes()).toEqual([]);
  });

  it('is done by hand where nobody here may write, and is proved all the same', async () => {
    const bench = createRunBench({ writes: 'none' });
    const { tenant, app, random } = bench.integration;
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, (one) => {
      const step = one.current?.id;
      if (step === 'add' && passwordsOf(bench).length === 1) {
        expect(one.current?.requests).toEqual([]);
        expect(one.current?.byHand?.instructions.length).toBeGreaterThan(0);
        addSecret(tenant, app.application, {
          displayName: 'genesys by hand',
          start: bench.clock.now(),
          end: bench.clock.now() + 300 * DAY_MS,
          random,
        });
      }
      if (step === 'value') {
        const added = passwordsOf(bench).at(-1);
        // The ID is not the value: what is pasted most often by mistake.
        const isFirst = one.current?.questions[0]?.problem === null;
        return { action: 'answer', answers: { value: (isFirst ? added?.keyId : added?.secretText) ?? '' } };
      }
      if (step === 'removeOld' && passwordsOf(bench).length === 2) passwordsOf(bench).shift();
      return dutiful(bench, id)(one);
    });
    expect(state.status).toBe('proved');
    expect(bench.writes()).toEqual([]);
    expect(JSON.stringify([bench.store.runs(), bench.noted, state])).not.toContain(
      passwordsOf(bench)[0]?.secretText,
    );
  });

  it('names the role where Microsoft refuses, with a message for whoever has it', async () => {
    const bench = createRunBench({ writes: ['Application.ReadWrite.OwnedBy'] });
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('add', WILLING));
    bench.keeper.act(id, 'add', 'confirm', {});
    await quiet(bench);
    const refused = bench.run(id);
    expect(refused.current?.id).toBe('add');
    expect(problemOf(refused, bench)).toContain('Application Administrator');
    const request = refused.current?.problem?.request ?? null;
    expect(request === null ? '' : wordsOf(request, bench.clock)).toContain('addPassword');
    expect(refused.current?.others.map(({ action }) => action)).toContain('byHand');
  });

  it('does not remove the old secret while Microsoft’s report shows it in use', async () => {
    const bench = createRunBench();
    const { tenant, secret } = bench.integration;
    const id = begin(bench, 'rotate-secret');
    // The vendor never takes the new one.
    await drive(bench, id, until('removeOld', WILLING));
    const activity = tenant.credentialActivities.find(({ keyId }) => keyId === secret.keyId);
    if (activity !== undefined) activity.lastSignIn = bench.clock.now() + HOUR_MS;
    await bench.clock.advance(2 * HOUR_MS);
    bench.restart();
    await quiet(bench);
    const state = bench.run(id);
    expect(state.current?.id).toBe('removeOld');
    expect(problemOf(state, bench)).toContain('still in use');
    expect(() => {
      bench.keeper.act(id, 'removeOld', 'confirm', {});
    }).toThrow();
    expect(passwordsOf(bench)).toHaveLength(2);
    bench.keeper.act(id, 'removeOld', 'skip', {});
    expect((await drive(bench, id, WILLING)).status).toBe('proved');
    expect(passwordsOf(bench)).toHaveLength(2);
  });

  it('takes the new secret away when it is cancelled before it was handed over', async () => {
    const bench = createRunBench();
    const old = bench.integration.secret.keyId;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('handOver', WILLING));
    expect(passwordsOf(bench)).toHaveLength(2);
    bench.keeper.cancel(id);
    const state = await drive(bench, id, WILLING);
    expect(state.status).toBe('cancelled');
    expect(passwordsOf(bench).map(({ keyId }) => keyId)).toEqual([old]);
  });

  it('leaves both when it is cancelled afterwards', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('disable', dutiful(bench, id)));
    bench.keeper.cancel(id);
    const state = await drive(bench, id, WILLING);
    expect(state.status).toBe('cancelled');
    expect(passwordsOf(bench)).toHaveLength(2);
  });

  it('stops where the registration has vanished', async () => {
    const bench = createRunBench();
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('add', WILLING));
    const { tenant, app } = bench.integration;
    tenant.applications.splice(tenant.applications.indexOf(app.application), 1);
    bench.keeper.act(id, 'add', 'confirm', {});
    await quiet(bench);
    expect(bench.run(id).status).toBe('active');
    expect(problemOf(bench.run(id), bench)).not.toBe('');
  });
});

/** Somebody added a secret two days ago, and did not get on. */
const HALF_DONE: Scenario = {
  prepare: ({ tenant, app, now, random }) => {
    addSecret(tenant, app.application, {
      displayName: 'genesys-2027',
      start: now - 2 * DAY_MS,
      end: now + 300 * DAY_MS,
      random,
    });
  },
};

describe('rotate-secret, where somebody else began', () => {
  /** Decides about what was found, and pastes values in turn. */
  function deciding(
    bench: RunBench,
    runId: string,
    what: 'use' | 'another' | 'remove',
    values: readonly string[] = [],
  ): Administrator {
    const left = [...values];
    return (state) => {
      if (state.current?.id === 'found') return { action: 'answer', answers: { what } };
      if (state.current?.id === 'value') {
        return { action: 'answer', answers: { value: left.shift() ?? '' } };
      }
      return dutiful(bench, runId)(state);
    };
  }

  it('goes on with it once its value was given and tried, and adds none', async () => {
    const bench = createRunBench({ scenario: HALF_DONE });
    const ready = passwordsOf(bench).find(({ displayName }) => displayName === 'genesys-2027')!;
    const { secretText, keyId } = ready;
    const id = begin(bench, 'rotate-secret');
    const asked = await drive(bench, id, () => null);
    expect(asked.current?.id).toBe('found');
    expect(wordsOf(asked.current!.explanation[0]!, bench.clock)).toContain('“genesys-2027”, valid until');
    const problems: string[] = [];
    const half = `${secretText.slice(0, 8)}${'x'.repeat(30)}`;
    const admin = deciding(bench, id, 'use', [keyId, 'abcdef', half, secretText]);
    const state = await drive(bench, id, (one) => {
      const problem = one.current?.id === 'value' ? (one.current.questions[0]?.problem ?? null) : null;
      if (problem !== null) problems.push(wordsOf(problem, bench.clock));
      return admin(one);
    });
    expect(problems).toEqual([
      expect.stringContaining('looks like the secret ID'),
      expect.stringContaining('begins with other characters'),
      expect.stringContaining('Microsoft refuses this value'),
    ]);
    expect(state.status).toBe('proved');
    expect(bench.writes().map((write) => write.split('/').at(-1))).toEqual(['removePassword 204']);
    expect(passwordsOf(bench).map((one) => one.keyId)).toEqual([keyId]);
    expect(bench.integration.tenant.vendor.keyId).toBe(keyId);
    expect(JSON.stringify([bench.store.runs(), bench.noted, state])).not.toContain(secretText);
  });

  it('removes it where nobody has its value, and adds another one', async () => {
    const bench = createRunBench({ scenario: HALF_DONE });
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, deciding(bench, id, 'remove'));
    expect(state.status).toBe('proved');
    expect(bench.writes().map((write) => write.split('/').at(-1))).toEqual([
      'removePassword 204',
      'addPassword 200',
      'removePassword 204',
    ]);
    expect(passwordsOf(bench).map(({ keyId }) => keyId)).toEqual([bench.integration.tenant.vendor.keyId]);
  });

  it('does not remove what somebody signs in with', async () => {
    const bench = createRunBench({ scenario: HALF_DONE });
    const { tenant, app } = bench.integration;
    const keyId = passwordsOf(bench).at(-1)!.keyId;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('removeOrphan', deciding(bench, id, 'remove')));
    tenant.credentialActivities.push({
      appId: app.application.appId,
      keyId,
      lastSignIn: bench.clock.now() - HOUR_MS,
    });
    bench.restart();
    await quiet(bench);
    expect(problemOf(bench.run(id), bench)).toContain('in use already');
    expect(bench.run(id).current?.primary?.action).not.toBe('confirm');
    expect(bench.writes()).toEqual([]);
  });

  it('leaves it where that is wanted', async () => {
    const bench = createRunBench({ scenario: HALF_DONE });
    const id = begin(bench, 'rotate-secret');
    const state = await drive(bench, id, deciding(bench, id, 'another'));
    expect(state.status).toBe('proved');
    expect(passwordsOf(bench).map(({ displayName }) => displayName)).toEqual([
      'genesys-2027',
      expect.stringContaining('genesys 2026'),
    ]);
  });

  it('takes nothing away that it did not add when it is cancelled', async () => {
    const bench = createRunBench({ scenario: HALF_DONE });
    const { secretText } = passwordsOf(bench).at(-1)!;
    const id = begin(bench, 'rotate-secret');
    await drive(bench, id, until('handOver', deciding(bench, id, 'use', [secretText])));
    expect(bench.run(id).current?.id).toBe('handOver');
    bench.keeper.cancel(id);
    expect((await drive(bench, id, WILLING)).status).toBe('cancelled');
    expect(bench.writes()).toEqual([]);
    expect(passwordsOf(bench)).toHaveLength(2);
  });

  it('mends a secret of which the id was passed on in place of its value, without another one', async () => {
    const bench = createRunBench({ scenario: secretWrong });
    const [fresh] = passwordsOf(bench);
    const id = begin(bench, 'rotate-secret');
    const asked = await drive(bench, id, () => null);
    expect(asked.current?.id).toBe('found');
    const [question] = asked.current?.questions ?? [];
    expect(question?.kind === 'choice' && question.options.map(({ value }) => value)).toEqual([
      'use',
      'another',
    ]);
    const admin = deciding(bench, id, 'use', [fresh!.secretText]);
    const state = await drive(bench, id, (one) => {
      if (one.current?.id === 'refresh') subscribeAnew(bench);
      return admin(one);
    });
    expect(state.status).toBe('proved');
    expect(bench.writes()).toEqual([]);
    expect(passwordsOf(bench)).toEqual([fresh]);
  });
});
