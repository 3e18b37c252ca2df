import { describe, expect, it } from 'vitest';

import { createMortalPorts, type Death, type Deed, Killed } from '../../support/mortal-ports';
import {
  type Administrator,
  begin,
  createRunBench,
  drive,
  type RunBench,
  WILLING,
} from '../../support/run-bench';

/** How a rotation went that may have been killed once. */
interface Course {
  readonly bench: RunBench;
  readonly deeds: readonly Deed[];
  readonly status: string;
  /** What was wrong with the world at some moment. */
  readonly broken: readonly string[];
}

function passwordsOf(bench: RunBench) {
  return bench.integration.app.application.passwords;
}

/** An administrator who does each step, also the ones at Genesys Cloud, and believes that mail flows. */
function administratorOf(bench: RunBench, runId: string): Administrator {
  return async (state) => {
    const { current } = state;
    if (current?.id === 'handOver') {
      const value = await bench.keeper.handOver(runId);
      const held = passwordsOf(bench).find(({ secretText }) => secretText === value);
      if (held !== undefined) bench.integration.tenant.vendor.keyId = held.keyId;
    }
    if (current?.id === 'prove' && !current.isBusy) return { action: 'vouch' };
    return WILLING(state);
  };
}

async function rotate(death: Death | null): Promise<Course> {
  const broken: string[] = [];
  let bench: RunBench | null = null;
  let seenWrites = 0;
  const look = (deed: Deed): void => {
    if (bench === null) return;
    const { tenant } = bench.integration;
    const secret = passwordsOf(bench).find(({ keyId }) => keyId === tenant.vendor.keyId);
    if (secret === undefined || secret.effectiveAt > bench.clock.now()) {
      broken.push(`after ${deed.what} ${deed.name}: the vendor has no working secret`);
    }
    const writes = bench.writes();
    const confirmed = ports.store
      .runs()
      .flatMap(({ steps }) => Object.values(steps))
      .flatMap((step) => step.confirmed.flatMap(({ requests }) => requests))
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    for (const write of writes.slice(seenWrites)) {
      if (!confirmed.some((one) => write.startsWith(one))) broken.push(`not confirmed: ${write}`);
    }
    seenWrites = writes.length;
    const shown = JSON.stringify([ports.store.runs(), bench.keeper.states(), bench.noted]);
    for (const { secretText } of passwordsOf(bench)) {
      if (shown.includes(secretText)) broken.push(`after ${deed.what} ${deed.name}: a secret is shown`);
    }
  };
  const ports = createMortalPorts(death, look);
  bench = createRunBench({ network: ports.network, store: ports.store, secrets: ports.secrets });
  let runId: string;
  try {
    runId = begin(bench, 'rotate-secret');
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    ports.revive();
    bench.restart();
    runId = begin(bench, 'rotate-secret');
  }
  for (let life = 0; life < 3; life += 1) {
    try {
      const state = await drive(bench, runId, administratorOf(bench, runId), 300, ports.isDead);
      if (!ports.isDead()) {
        return { bench, deeds: ports.deeds, status: state.status, broken };
      }
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    ports.revive();
    bench.restart();
  }
  throw new Error('killed more than once');
}

/** Defects of the process; that it was killed is none. */
function defects({ bench }: Course): readonly unknown[] {
  return bench.unexpected.filter((error) => !(error instanceof Killed));
}

describe('a rotation that is killed', () => {
  it('goes through when it is not', async () => {
    const course = await rotate(null);
    expect(course.broken).toEqual([]);
    expect(defects(course)).toEqual([]);
    expect(course.status).toBe('told');
    expect(passwordsOf(course.bench)).toHaveLength(1);
  });

  it.each(['before', 'after'] as const)(
    'just %s any request or write ends with one secret, which is in use',
    async (when) => {
      const whole = await rotate(null);
      expect(whole.deeds.length).toBeGreaterThan(30);
      const failed: string[] = [];
      for (let at = 0; at < whole.deeds.length; at += 1) {
        const deed = whole.deeds[at];
        const where = `${when} ${String(at)} (${deed?.what ?? ''} ${deed?.name ?? ''})`;
        const course = await rotate({ at, when });
        const passwords = passwordsOf(course.bench);
        const inUse = course.bench.integration.tenant.vendor.keyId;
        for (const problem of course.broken) failed.push(`${where}: ${problem}`);
        for (const error of defects(course)) failed.push(`${where}: ${String(error)}`);
        if (course.status !== 'told') failed.push(`${where}: ended ${course.status}`);
        if (passwords.length !== 1 || passwords[0]?.keyId !== inUse) {
          failed.push(`${where}: ${String(passwords.length)} secrets left`);
        }
      }
      expect(failed).toEqual([]);
    },
    300_000,
  );
});
