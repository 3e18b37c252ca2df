import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { systemClock } from '../../electron/clock';
import { openGraphSession } from '../../electron/graph/graph-session';
import { sweepCredentials } from '../../electron/graph/sweep-credentials';
import { createAppOnlyIdentity } from '../../electron/identity/app-only-identity';
import { originsOf } from '../../electron/identity/clouds';
import { createCollector } from '../../electron/monitor/collector';
import { createTally } from '../../electron/network/request-tally';
import { resolveFromEnvironment } from '../../electron/secrets/resolve-secret';
import { mulberry32 } from '../../electron/simulator/random';
import { buildScenario } from '../../electron/simulator/scenarios/index';
import { createSimulator } from '../../electron/simulator/simulator';
import { addApplications } from '../../electron/simulator/tenant-builder';
import { connectionOf } from '../../electron/storage/configuration-file';
import { evaluate } from '../../shared/diagnosis/evaluate';
import { configurationSchema } from '../../shared/domain/configuration';
import type { ApplicationFacts, CredentialFacts } from '../../shared/domain/facts';
import { DAY_MS, instantOf } from '../../shared/domain/instant';
import { read, valueOf } from '../../shared/domain/observation';
import { DEFAULT_POLICY } from '../../shared/domain/policy';
import { benchDesktop } from './desktop';
import { line, runProcess, summarize, time, withSpread } from './measure';
import { benchRenderer } from './renderer';
import { benchRestart } from './restart';

/**
 * `npm run bench`: what the product costs. It prints and judges nothing: a figure on a busy machine proves
 * nothing, and a timed test would only teach people to ignore red.
 */

const CLI = fileURLToPath(new URL('../../out/cli/graphkeeper.js', import.meta.url));
const now = Date.now();

/** The healthy scenario over a simulator of the given latency. */
function openHealthy(latencyMs: number, applications = 0) {
  const setup = buildScenario('healthy', { now });
  const [tenant] = setup.world.tenants;
  if (tenant !== undefined && applications > 0) addApplications(tenant, applications, now, mulberry32(1));
  const simulator = createSimulator({ world: setup.world, clock: systemClock, latencyMs });
  const [entry] = configurationSchema.parse(setup.configuration).connections;
  if (entry === undefined) throw new Error('the healthy scenario has no connection');
  const connection = connectionOf(entry, entry.name);
  const collector = createCollector({
    fetch: simulator.fetch,
    clock: systemClock,
    resolveSecret: resolveFromEnvironment(setup.env),
  });
  return { simulator, connection, collector, env: setup.env };
}

async function benchCheck(): Promise<void> {
  // The sample tenant holds a critical connection: any other exit code means that it was not judged.
  const CRITICAL = 2;
  const runs = [];
  for (let run = 0; run < 6; run += 1) runs.push(await runProcess(CLI, ['check', '--sample']));
  if (runs.some((run) => run.exitCode !== CRITICAL))
    throw new Error('check --sample did not judge the sample tenant');
  const counted = runs.slice(1);
  line(
    `${path.basename(CLI)} check --sample, as a process`,
    withSpread(summarize(counted.map((run) => run.wallMs)), 'ms'),
    '< 1000 ms',
  );
  line('  peak memory', withSpread(summarize(counted.map((run) => run.peakMb)), 'MB'), '< 150 MB');
}

async function benchEvaluation(): Promise<void> {
  const { connection, collector } = openHealthy(0);
  const snapshot = await collector.collect(connection, { depth: 'full', previous: null });
  const application = valueOf(snapshot.application);
  if (application === null) throw new Error('the healthy scenario has an application');
  const credentials = Array.from({ length: 25_000 }, (_, index): CredentialFacts => ({
    type: 'clientSecret',
    owner: 'application',
    keyId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `secret ${String(index)}`,
    hint: 'abc',
    start: instantOf(now - 100 * DAY_MS),
    end: instantOf(now + ((index % 400) - 20) * DAY_MS),
    customKeyIdentifier: null,
    usage: null,
  }));
  const large: ApplicationFacts = { ...application, credentials };
  const source = { at: snapshot.at, via: 'monitorRegistration', requestId: null } as const;
  const many = { ...snapshot, application: read(large, source) };
  const figures = await time(7, () => {
    evaluate(many, DEFAULT_POLICY, now);
    return undefined;
  });
  line('evaluation of 25,000 credentials', withSpread(figures, 'ms'), '< 50 ms');
}

async function benchPoll(latencyMs: number): Promise<void> {
  const { simulator, connection, collector } = openHealthy(latencyMs);
  let previous = await collector.collect(connection, { depth: 'full', previous: null });
  const before = simulator.requests.length;
  let polls = 0;
  const figures = await time(7, async () => {
    previous = await collector.collect(connection, { depth: 'frequent', previous });
    polls += 1;
  });
  const trips = (simulator.requests.length - before) / polls;
  line(
    `poll of one connection at ${String(latencyMs)} ms latency`,
    `${withSpread(figures, 'ms')}, ${trips.toFixed(1)} trip`,
    'one round trip',
  );
}

async function benchSweep(): Promise<void> {
  const { simulator, connection, env } = openHealthy(0, 10_000);
  const access = connection.access.find((one) => one.kind === 'monitorRegistration');
  if (access === undefined || !('secret' in access)) throw new Error('the healthy scenario has a monitor');
  const value = await resolveFromEnvironment(env)(access.secret);
  if (value === null) throw new Error('the monitor has a secret');
  const port = { fetch: simulator.fetch, clock: systemClock };
  const tally = createTally();
  const identity = createAppOnlyIdentity(port, {
    kind: 'monitorRegistration',
    tenantId: connection.tenantId,
    clientId: access.clientId,
    origins: originsOf(connection.cloud),
    credential: { method: 'secret', secret: value },
  });
  const token = await identity.getToken({ forceRefresh: false, tally });
  if (token.outcome !== 'issued') throw new Error('the monitor has a token');
  const session = await openGraphSession({
    port,
    origin: 'https://graph.microsoft.com',
    identity,
    token,
    tally,
  });
  const before = simulator.requests.length;
  const start = performance.now();
  let applications = 0;
  for await (const page of sweepCredentials(session)) {
    if (page.state === 'page') applications += page.value.length;
  }
  const requests = simulator.requests.length - before;
  line(
    `sweep of ${String(applications)} applications`,
    `${(performance.now() - start).toFixed(0)} ms, ${String(requests)} requests`,
    '11 requests',
  );
}

await benchCheck();
await benchEvaluation();
await benchPoll(0);
await benchPoll(80);
await benchSweep();
await benchRestart();
await benchDesktop();
await benchRenderer();
