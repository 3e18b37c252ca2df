import { describe, expect, it } from 'vitest';

import { dryRun, placeholderContext } from '../../../../electron/runbooks/dry-run';
import { RUNBOOKS } from '../../../../electron/runbooks/runbooks';
import { RUNBOOK_IDS } from '../../../../shared/domain/runbook-id';
import { createRunBench } from '../../../support/run-bench';

describe('a dry run', () => {
  it.each(RUNBOOK_IDS)('of %s sends nothing that changes a tenant, and keeps nothing', async (id) => {
    const bench = createRunBench();
    const { secretText } = bench.integration.secret;
    const { steps } = await dryRun(
      RUNBOOKS[id],
      {
        runId: 'dry-run',
        connection: bench.connection,
        connections: [bench.connection],
        startedAt: bench.clock.now(),
      },
      { workbench: bench.workbench(), clock: bench.clock, signal: new AbortController().signal },
    );
    expect(steps.length).toBeGreaterThan(0);
    expect(bench.writes()).toEqual([]);
    expect(bench.store.runs()).toEqual([]);
    expect(JSON.stringify(steps)).not.toContain(secretText);
  });

  it('of a rotation shows both requests, and reads no further than it may', async () => {
    const bench = createRunBench();
    const { steps } = await dryRun(
      RUNBOOKS['rotate-secret'],
      {
        runId: 'dry-run',
        connection: bench.connection,
        connections: [bench.connection],
        startedAt: bench.clock.now(),
      },
      { workbench: bench.workbench(), clock: bench.clock, signal: new AbortController().signal },
    );
    const requests = steps.flatMap(({ step }) => step.change?.requests ?? []);
    expect(requests.map(({ method, url }) => `${method} ${url.split('/').at(-1) ?? ''}`)).toEqual([
      'POST addPassword',
      'POST removePassword',
    ]);
    expect(requests[1]?.body).toEqual({ keyId: bench.integration.secret.keyId });
    expect(steps.map(({ step, outcome }) => `${step.id} ${outcome}`).slice(0, 4)).toEqual([
      'survey reached',
      'choose open',
      'add open',
      'replicate assumed',
    ]);
  });
});

describe('the plan of', () => {
  it.each(RUNBOOK_IDS)('%s names each step once, before anything is known', (id) => {
    const runbook = RUNBOOKS[id];
    const { steps, wayBack, changes } = runbook.plan(runbook.initial, placeholderContext(0));
    const ids = steps.map((step) => step.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(wayBack.steps.map((step) => step.id)).size).toBe(wayBack.steps.length);
    expect(changes.length + steps.length).toBeGreaterThan(0);
    expect(runbook.id).toBe(id);
  });
});
